//! Typing through an input method: letters are put together before they are written, here by ibus on X11.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::display::Display;
use crate::program::{Home, Program};
use crate::support::require;
use crate::tools::{Running, run, wait_for};

/// Puts Korean syllables together from their letters.
const ENGINE: &str = "hangul";

/// ibus on one display, with one engine.
pub struct InputMethod {
    environment: Vec<(&'static str, String)>,
    _daemon: Running,
}

impl InputMethod {
    pub fn start(display: &Display, home: &Path, bus: &str) -> Self {
        let memory = memory_of_choices().unwrap();
        let environment = vec![
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("DISPLAY", display.name.clone()),
            ("HOME", home.display().to_string()),
            ("XDG_CONFIG_HOME", format!("{}/.config", home.display())),
            ("XDG_CACHE_HOME", format!("{}/.cache", home.display())),
            ("XDG_RUNTIME_DIR", home.display().to_string()),
            ("DBUS_SESSION_BUS_ADDRESS", bus.to_owned()),
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("LC_ALL", "C.UTF-8".to_owned()),
        ];
        let daemon = Running::start("ibus-daemon", |command| {
            command.args(["--xim", "--panel=disable", "--emoji-extension=disable"]);
            command.arg(format!("--config={}", memory.display()));
            command.env_clear().envs(environment.iter().cloned());
            command.stdout(Stdio::null()).stderr(Stdio::null());
        });
        let method = Self { environment, _daemon: daemon };
        wait_for("the engine of ibus", || {
            method.ibus(&["engine", ENGINE]);
            method.ibus(&["engine"]).filter(|engine| engine == ENGINE)
        });
        method
    }

    fn ibus(&self, arguments: &[&str]) -> Option<String> {
        run("ibus", |command| {
            command.args(arguments).env_clear().envs(self.environment.iter().cloned());
        })
    }

    /// Has a program type through it.
    pub fn prepare(command: &mut Command) {
        command.env("XMODIFIERS", "@im=ibus");
    }
}

/// What remembers the engine's choices without a file.
fn memory_of_choices() -> Option<PathBuf> {
    let folders = ["/usr/libexec", "/usr/lib/ibus", "/usr/lib"];
    folders.into_iter().map(|folder| Path::new(folder).join("ibus-memconf")).find(|path| path.is_file())
}

fn is_here() -> bool {
    let engine = Path::new("/usr/share/ibus/component").join(format!("{ENGINE}.xml"));
    let found =
        if memory_of_choices().is_some() && engine.is_file() { Ok(()) } else { Err("it is not installed") };
    require("ibus with its engine for Korean", found).is_some()
}

#[test]
fn syllables_are_put_together_in_the_field_and_written_when_they_are_whole() {
    if !is_here() {
        return;
    }
    let home = Home::new().with_input_method();
    home.own_exercise("writing.ron");
    home.settings("[first_minute]\nexercise = \"own:writing\"\n");
    let program = Program::open(&home);
    program.see("A letter, for tests");
    program.key("space");
    program.see("Nothing you type here is kept.");
    program.press("Your words");
    // What is put together last is sometimes given only with the next key (ibus 1.5.27, winit 0.30.13), so one is
    // pressed that writes nothing.
    let has = |text: &str| {
        program.display().xdotool(&["key", "Shift_L"]);
        program.texts().iter().any(|found| found == text)
    };
    // From Latin letters to Korean ones.
    program.key("Hangul");
    let empty = program.picture();
    for (key, syllable) in [("g", "ㅎ"), ("k", "하"), ("s", "한")] {
        program.key(key);
        program.wait("a syllable that is not written yet, in the field", || has(syllable));
    }
    program.wait("and in the picture", || program.picture() != empty);
    program.key("BackSpace");
    program.wait("one letter less of it", || has("하"));
    // One key after the other: of several at once ibus sometimes hands one back too late.
    for (key, written) in [("s", "한"), ("r", "한ㄱ"), ("m", "한그"), ("f", "한글"), ("space", "한글 ")]
    {
        program.key(key);
        program.wait("what was before written, and the next", || has(written));
    }
    program.key("e");
    program.wait("all written, and the next begun", || has("한글 ㄷ"));
    // Back to Latin letters: what was begun is written as it is.
    program.key("Hangul");
    program.write("ok");
    program.wait("Latin letters behind", || has("한글 ㄷok"));
    assert_eq!(
        home.journal("SELECT * FROM sittings WHERE ending = 'whole'"),
        [""; 0],
        "no key was taken for another"
    );
    assert!(program.close().status.success());
}
