//! Where the program is opened: on X11, or in a Wayland compositor.
//!
//! weston shows its screen in a window on X11, so the same keys and pointer reach what is in it. sway has no screen at
//! all and hears a keyboard of Wayland's own (wtype); a pointer it has none, so buttons are pressed as a screen reader does.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::display::Display;
use crate::support::require;
use crate::tools::{Running, is_here, run, wait_for};

/// Nobody in particular: sway refuses to be anybody's who may do everything.
const NOBODY: &str = "65534";
/// The size of a screen that is scaled by one.
pub const SCREEN: (u32, u32) = (1_280, 800);
/// What weston shows, in points.
const WESTON_SIZE: (u32, u32) = (1_000, 720);

/// What a window may stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Desktop {
    #[default]
    X11,
    /// With this many pixels a point, as winit reads them.
    X11Scaled(&'static str),
    /// In whole numbers, which is all that it can.
    Weston {
        scale: u32,
    },
    Sway {
        scale: &'static str,
    },
}

impl Desktop {
    /// Whether all is here that it takes; where not, the test is to end.
    pub fn is_here(self) -> bool {
        let needs: &[&str] = match self {
            Self::X11 | Self::X11Scaled(_) => &[],
            Self::Weston { .. } => &["weston"],
            Self::Sway { .. } => &["sway", "swaymsg", "wtype"],
        };
        needs.iter().all(|program| {
            let found = if is_here(program) { Ok(()) } else { Err("it is not installed") };
            require(program, found).is_some()
        })
    }

    /// The screen of X11 that it needs, in pixels.
    pub fn screen(self) -> (u32, u32) {
        match self {
            Self::X11 | Self::Sway { .. } => SCREEN,
            Self::X11Scaled(_) | Self::Weston { .. } => (2 * SCREEN.0, 2 * SCREEN.1),
        }
    }

    /// Starts what stands between the window and X11, if anything does.
    pub fn start(self, display: &Display, folder: &Path) -> Compositor {
        match self {
            Self::X11 => Compositor::None,
            Self::X11Scaled(scale) => Compositor::Scale(scale),
            Self::Weston { scale } => Compositor::Weston(Weston::start(display, folder, scale)),
            Self::Sway { scale } => Compositor::Sway(Sway::start(scale)),
        }
    }
}

/// What stands between the window and X11.
pub enum Compositor {
    None,
    Scale(&'static str),
    Weston(Weston),
    Sway(Sway),
}

impl Compositor {
    /// Has a program open its window there.
    pub fn prepare(&self, command: &mut Command) {
        match self {
            Self::None => {}
            Self::Scale(scale) => {
                command.env("WINIT_X11_SCALE_FACTOR", scale);
            }
            Self::Weston(weston) => {
                command.env("WAYLAND_DISPLAY", &weston.socket).env_remove("DISPLAY");
            }
            Self::Sway(sway) => sway.on_it(command),
        }
    }

    /// The window of X11 in which all is seen, where the program has none of its own.
    pub fn window(&self) -> Option<&str> {
        match self {
            Self::Weston(weston) => Some(&weston.window),
            _ => None,
        }
    }

    pub fn as_sway(&self) -> Option<&Sway> {
        if let Self::Sway(sway) = self { Some(sway) } else { None }
    }
}

/// weston with one program, which fills its screen.
pub struct Weston {
    socket: String,
    window: String,
    _server: Running,
}

impl Weston {
    fn start(display: &Display, folder: &Path, scale: u32) -> Self {
        let (log, socket) = (folder.join("weston.log"), "wayland-weston".to_owned());
        let (width, height) = WESTON_SIZE;
        let server = Running::start("weston", |command| {
            command.args([
                "--backend=x11-backend.so",
                "--shell=kiosk-shell.so",
                "--use-pixman",
                "--no-config",
            ]);
            command.args(["--idle-time=0", &format!("--socket={socket}"), &format!("--scale={scale}")]);
            command.args([format!("--width={width}"), format!("--height={height}")]);
            command.arg(format!("--log={}", log.display()));
            command.env("XDG_RUNTIME_DIR", folder).env("DISPLAY", &display.name).stderr(Stdio::null());
        });
        let window = wait_for("the window of weston", || {
            let said = fs::read_to_string(&log).ok()?;
            let digits = said.split_once("window id ")?.1.split_once('\n')?.0.to_owned();
            folder.join(&socket).exists().then_some(digits)
        });
        Self { socket, window, _server: server }
    }
}

/// sway without a screen, with a clipboard and a keyboard, and the folder of its socket.
pub struct Sway {
    folder: tempfile::TempDir,
    display: String,
    _server: Running,
}

impl Sway {
    pub fn start(scale: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let configuration = folder.path().join("sway.conf");
        let output = format!("output HEADLESS-1 resolution 1280x960 scale {scale}\nxwayland disable\n");
        fs::write(&configuration, output).unwrap();
        let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
        if is_root {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
            run("chown", |command| {
                command.args(["-R", NOBODY]).arg(folder.path());
            });
        }
        let server = Running::start(if is_root { "setpriv" } else { "sway" }, |command| {
            if is_root {
                command.args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "sway"]);
            }
            command.arg("--config").arg(&configuration).env("XDG_RUNTIME_DIR", folder.path());
            command.env("WLR_BACKENDS", "headless").env("WLR_RENDERER", "pixman");
            command.env("WLR_LIBINPUT_NO_DEVICES", "1").env_remove("DISPLAY").stderr(Stdio::null());
        });
        let socket = |prefix: &str| socket_in(folder.path(), prefix);
        let display = wait_for("a Wayland display", || socket("sway-ipc.").and(socket("wayland-")));
        Self { folder, display, _server: server }
    }

    pub fn on_it(&self, command: &mut Command) {
        command.env("XDG_RUNTIME_DIR", self.folder.path()).env("WAYLAND_DISPLAY", &self.display);
        command.env_remove("DISPLAY");
    }

    /// Presses keys, as wtype takes them. The first wait lets the program see that there is a keyboard.
    pub fn keys(&self, keys: &[&str]) {
        run("wtype", |command| {
            self.on_it(command.args(["-s", "1000"]).args(keys).args(["-s", "500"]));
        });
    }

    /// Asks the window to close, as its frame does.
    pub fn close(&self) {
        let socket = socket_in(self.folder.path(), "sway-ipc.").unwrap();
        let socket: PathBuf = self.folder.path().join(socket);
        let asked = run("swaymsg", |command| {
            command.arg("--socket").arg(socket).args(["[app_id=\".*\"]", "kill"]);
        });
        assert!(asked.is_some(), "sway did not close the window");
    }

    pub fn clipboard(&self) -> Option<String> {
        run("wl-paste", |command| self.on_it(command.arg("--no-newline")))
    }

    pub fn copy_elsewhere(&self, text: &str) {
        run("wl-copy", |command| self.on_it(command.arg(text).stdout(Stdio::null()).stderr(Stdio::null())));
    }
}

fn socket_in(folder: &Path, prefix: &str) -> Option<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names
        .filter_map(|name| name.into_string().ok())
        .find(|name| name.starts_with(prefix) && Path::new(name).extension().is_none_or(|ext| ext != "lock"))
}
