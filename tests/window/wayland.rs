//! Copying and pasting under Wayland, in a compositor without a screen. It needs packages that few machines have
//! (`scripts/soak` installs them), so it is no part of `scripts/test`.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program::Home;
use crate::tools::{Running, run, wait_for};

/// Nobody in particular: sway refuses to be anybody's who may do everything.
const NOBODY: &str = "65534";

/// A compositor with a clipboard and a keyboard, and the folder of its socket.
struct Compositor {
    folder: tempfile::TempDir,
    display: String,
    _server: Running,
}

impl Compositor {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let configuration = folder.path().join("sway.conf");
        fs::write(&configuration, "output HEADLESS-1 resolution 1000x720\nxwayland disable\n").unwrap();
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
        let display = wait_for("a Wayland display", || socket_in(folder.path()));
        Self { folder, display, _server: server }
    }

    fn on_it(&self, command: &mut Command) {
        command.env("XDG_RUNTIME_DIR", self.folder.path()).env("WAYLAND_DISPLAY", &self.display);
        command.env_remove("DISPLAY");
    }

    /// Presses keys. The first wait lets the program see that there is a keyboard.
    fn keys(&self, keys: &[&str]) {
        run("wtype", |command| {
            self.on_it(command.args(["-s", "1000"]).args(keys).args(["-s", "500"]));
        });
    }

    fn clipboard(&self) -> Option<String> {
        run("wl-paste", |command| self.on_it(command.arg("--no-newline")))
    }

    fn copy_elsewhere(&self, text: &str) {
        run("wl-copy", |command| self.on_it(command.arg(text).stdout(Stdio::null()).stderr(Stdio::null())));
    }
}

fn socket_in(folder: &Path) -> Option<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names
        .filter_map(|name| name.into_string().ok())
        .find(|name| name.starts_with("wayland-") && Path::new(name).extension().is_none())
}

fn open(home: &Home, compositor: &Compositor) -> Running {
    let recording: PathBuf = home.recording();
    Running::start(env!("CARGO_BIN_EXE_softlanding"), |command| {
        command.arg("--data-dir").arg(&home.data).arg("--capture-sound").arg(recording);
        command.env("LIBGL_ALWAYS_SOFTWARE", "1").stderr(Stdio::null());
        compositor.on_it(command);
    })
}

#[test]
#[ignore = "needs sway, wtype and wl-clipboard"]
fn under_wayland_as_well_words_are_copied_pasted_and_cleared_by_hide() {
    let (home, compositor) = (Home::new(), Compositor::start());
    home.own_exercise("writing.ron");
    home.settings("[first_minute]\nexercise = \"own:writing\"\n");
    let _program = open(&home, &compositor);
    wait_for("a copy from the field", || {
        // Begin, into the field, write, copy: again until the window is there.
        compositor.keys(&["-k", "space", "-s", "1500", "-k", "Tab", "-s", "300", "please come"]);
        compositor.keys(&["-M", "ctrl", "-k", "a", "-k", "c", "-m", "ctrl"]);
        compositor.clipboard().filter(|text| text.contains("please come"))
    });
    compositor.copy_elsewhere("from elsewhere");
    compositor.keys(&["-M", "ctrl", "-k", "a", "-k", "v", "-m", "ctrl"]);
    // On to the button, which copies what was pasted.
    compositor.copy_elsewhere("something else");
    compositor.keys(&["-k", "Tab", "-s", "300", "-k", "Return"]);
    wait_for("a copy by the button", || compositor.clipboard().filter(|text| text == "from elsewhere"));
    compositor.keys(&["-k", "Escape", "-k", "Escape"]);
    wait_for("an empty clipboard", || compositor.clipboard().is_none().then_some(()));
}
