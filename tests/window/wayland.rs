//! Copying and pasting under Wayland, in a compositor without a screen. The main job in compositors is in `main_job.rs`.

use std::path::PathBuf;
use std::process::Stdio;

use crate::desktop::{Desktop, Sway};
use crate::program::Home;
use crate::support::require;
use crate::tools::{Running, is_here, wait_for};

fn open(home: &Home, compositor: &Sway) -> Running {
    let recording: PathBuf = home.recording();
    Running::start(env!("CARGO_BIN_EXE_softlanding"), |command| {
        command.arg("--data-dir").arg(&home.data).arg("--capture-sound").arg(recording);
        command.env("LIBGL_ALWAYS_SOFTWARE", "1").stderr(Stdio::null());
        compositor.on_it(command);
    })
}

#[test]
fn under_wayland_as_well_words_are_copied_pasted_and_cleared_by_hide() {
    let copies = if is_here("wl-paste") { Ok(()) } else { Err("it is not installed") };
    if !(Desktop::Sway { scale: "1" }).is_here() || require("wl-clipboard", copies).is_none() {
        return;
    }
    let (home, compositor) = (Home::new(), Sway::start("1"));
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
