//! What stands between the program and the system: files that only the person may read, files that appear whole, the
//! clipboard, the typeface, wall time. Knows nothing of exercises.

pub mod atomic_file;
pub mod autostart;
pub(crate) mod awake;
pub mod clipboard;
pub mod clock_sync;
#[cfg(target_os = "linux")]
pub(crate) mod desktop_bus;
pub(crate) mod disk;
pub(crate) mod fonts;
pub(crate) mod hex;
pub mod locale;
pub mod log;
pub mod notification;
pub mod presence;
pub(crate) mod program;
pub mod tray;
mod wall_time;
pub(crate) mod worker;

pub use wall_time::WallTime;

pub use disk::DiskError;
