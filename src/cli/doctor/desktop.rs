//! Where the window would be shown and how it would be drawn, without opening one.

#[cfg(unix)]
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use crate::platform::disk;
use crate::platform::program;

#[cfg(target_os = "linux")]
use crate::platform::desktop_bus::{self, Desktop};

/// What OpenGL is reached through under Linux, and the package that brings it on Debian.
pub(super) const LIBRARIES: [&str; 2] = ["libEGL.so.1", "libGL.so.1"];
/// What changes how things are drawn. None of them names a path.
const VARIABLES: [&str; 8] = [
    "LIBGL_ALWAYS_SOFTWARE",
    "MESA_LOADER_DRIVER_OVERRIDE",
    "GALLIUM_DRIVER",
    "MESA_GL_VERSION_OVERRIDE",
    "__GLX_VENDOR_LIBRARY_NAME",
    "DRI_PRIME",
    "WGPU_BACKEND",
    "WINIT_UNIX_BACKEND",
];
const GSETTINGS: [&str; 3] = ["get", "org.gnome.desktop.notifications", "show-banners"];
const GSETTINGS_WITHIN: Duration = Duration::from_secs(2);

/// How the window would be drawn.
#[derive(Debug, Default)]
pub(super) struct FoundGraphics {
    /// The drivers of the cards that the system knows.
    pub(super) drivers: Vec<String>,
    pub(super) card: Card,
    /// Libraries that are nowhere to be found.
    pub(super) lacking: Vec<&'static str>,
    /// Variables that are set, with what they are set to.
    pub(super) variables: Vec<(&'static str, String)>,
}

/// Whether a card may be drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Card {
    Usable,
    /// There is one, and this user may not use it.
    Refused,
    #[default]
    None,
}

/// Where a window would be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoundDisplay {
    pub(super) is_wayland: bool,
    /// Whether somebody is there; `None` where that is on another computer, which is not asked.
    pub(super) is_reached: Option<bool>,
}

/// What the desktop is and tells.
#[derive(Debug, Default)]
pub(super) struct FoundDesktop {
    #[cfg(target_os = "linux")]
    pub(super) bus: Option<Desktop>,
    /// Whether there is a window to be shown at all.
    pub(super) has_display: bool,
}

pub(super) fn graphics() -> FoundGraphics {
    if !cfg!(target_os = "linux") {
        return FoundGraphics { card: Card::Usable, ..FoundGraphics::default() };
    }
    let folders = library_folders();
    let is_lacking = |library: &&str| !folders.iter().any(|folder| folder.join(library).exists());
    FoundGraphics {
        drivers: drivers(Path::new("/sys/class/drm")),
        card: card(Path::new("/dev/dri")),
        lacking: LIBRARIES.into_iter().filter(is_lacking).collect(),
        variables: VARIABLES.into_iter().filter_map(|name| Some((name, env::var(name).ok()?))).collect(),
    }
}

/// `card0` and `card1` are cards; what they have at their sockets is named after them.
fn drivers(cards: &Path) -> Vec<String> {
    let names = fs::read_dir(cards).into_iter().flatten().flatten();
    let names = names.filter(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.strip_prefix("card").is_some_and(|rest| rest.chars().all(|letter| letter.is_ascii_digit()))
    });
    let driver = |entry: fs::DirEntry| {
        let driver = fs::read_link(entry.path().join("device/driver")).ok()?;
        Some(driver.file_name()?.to_string_lossy().into_owned())
    };
    let mut drivers: Vec<String> = names.filter_map(driver).collect();
    drivers.sort();
    drivers
}

fn card(devices: &Path) -> Card {
    let entries = fs::read_dir(devices).into_iter().flatten().flatten();
    let mut nodes =
        entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("renderD")).peekable();
    match (nodes.peek().is_some(), nodes.any(|node| disk::may_be_written(&node.path()))) {
        (_, true) => Card::Usable,
        (true, false) => Card::Refused,
        (false, false) => Card::None,
    }
}

/// Where the loader looks, as far as that is known.
fn library_folders() -> Vec<PathBuf> {
    let asked_for = env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let usual =
        ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/app/lib", "/run/opengl-driver/lib"];
    let mut folders: Vec<PathBuf> = env::split_paths(&asked_for).chain(usual.map(PathBuf::from)).collect();
    for folder in ["/usr/lib", "/lib"] {
        let within = fs::read_dir(folder).into_iter().flatten().flatten();
        let of_machine = within.filter(|entry| entry.file_name().to_string_lossy().contains("-linux-"));
        folders.extend(of_machine.map(|entry| entry.path()));
    }
    folders
}

pub(super) fn displays() -> Vec<FoundDisplay> {
    let wayland = named("WAYLAND_DISPLAY").map(|name| FoundDisplay {
        is_wayland: true,
        is_reached: Some(is_wayland_reached(&name, env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from))),
    });
    let x11 =
        named("DISPLAY").map(|name| FoundDisplay { is_wayland: false, is_reached: is_x11_reached(&name) });
    wayland.into_iter().chain(x11).collect()
}

fn named(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|name| !name.is_empty())
}

#[cfg(unix)]
fn is_wayland_reached(name: &str, runtime: Option<PathBuf>) -> bool {
    // An absolute path stands for itself.
    let socket = runtime.unwrap_or_default().join(name);
    socket.is_absolute() && UnixStream::connect(socket).is_ok()
}

#[cfg(not(unix))]
fn is_wayland_reached(_: &str, _: Option<PathBuf>) -> bool {
    false
}

/// ":0" or "unix:0.0"; "host:10.0" is through a network, where nothing is ever asked.
fn is_x11_reached(name: &str) -> Option<bool> {
    let Some((host, rest)) = name.rsplit_once(':') else { return Some(false) };
    let Ok(number) = rest.split('.').next().unwrap_or_default().parse::<u16>() else { return Some(false) };
    (host.is_empty() || host == "unix").then(|| is_socket_reached(number))
}

#[cfg(target_os = "linux")]
fn is_socket_reached(number: u16) -> bool {
    use std::os::linux::net::SocketAddrExt as _;
    use std::os::unix::net::SocketAddr;
    let path = format!("/tmp/.X11-unix/X{number}");
    let is_abstract = || {
        let address = SocketAddr::from_abstract_name(&path);
        address.is_ok_and(|address| UnixStream::connect_addr(&address).is_ok())
    };
    UnixStream::connect(&path).is_ok() || is_abstract()
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_socket_reached(number: u16) -> bool {
    UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).is_ok()
}

#[cfg(not(unix))]
fn is_socket_reached(_: u16) -> bool {
    false
}

pub(super) fn desktop() -> FoundDesktop {
    let has_display = named("WAYLAND_DISPLAY").or_else(|| named("DISPLAY")).is_some();
    #[cfg(target_os = "linux")]
    {
        let mut bus = desktop_bus::ask();
        if let Some(desktop) = bus.as_mut().filter(|desktop| desktop.do_not_disturb.is_none()) {
            desktop.do_not_disturb = shows_no_banners();
        }
        FoundDesktop { bus, has_display }
    }
    #[cfg(not(target_os = "linux"))]
    FoundDesktop { has_display }
}

/// GNOME's do-not-disturb; `None` on other desktops.
fn shows_no_banners() -> Option<bool> {
    let is_gnome =
        named("XDG_CURRENT_DESKTOP").is_some_and(|name| name.to_ascii_uppercase().contains("GNOME"));
    let answer = is_gnome.then(|| program::answer("gsettings", &GSETTINGS, GSETTINGS_WITHIN)).flatten()?;
    match answer.trim() {
        "false" => Some(true),
        "true" => Some(false),
        _ => None,
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn a_display_is_reached_where_somebody_listens() {
        let folder = tempfile::tempdir().unwrap();
        let runtime = Some(folder.path().to_owned());
        assert!(!is_wayland_reached("wayland-7", runtime.clone()));
        let _listener = UnixListener::bind(folder.path().join("wayland-7")).unwrap();
        assert!(is_wayland_reached("wayland-7", runtime));
        assert!(is_wayland_reached(folder.path().join("wayland-7").to_str().unwrap(), None));
        assert!(!is_wayland_reached("wayland-7", None));
        for name in [":64999", "", "7", ":x", "unix:"] {
            assert_eq!(is_x11_reached(name), Some(false), "{name}");
        }
        assert_eq!(is_x11_reached("localhost:10.0"), None);
    }

    #[test]
    fn cards_are_known_by_their_drivers_and_used_by_whom_they_are_open_to() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(card(folder.path()), Card::None);
        assert_eq!(card(&folder.path().join("nowhere")), Card::None);
        fs::write(folder.path().join("renderD128"), "").unwrap();
        assert_eq!(card(folder.path()), Card::Usable);
        for name in ["card1", "card0", "card0-HDMI-A-1", "version"] {
            let device = folder.path().join("drm").join(name).join("device");
            fs::create_dir_all(&device).unwrap();
            std::os::unix::fs::symlink(format!("../drivers/of-{name}"), device.join("driver")).unwrap();
        }
        assert_eq!(drivers(&folder.path().join("drm")), ["of-card0", "of-card1"]);
    }
}
