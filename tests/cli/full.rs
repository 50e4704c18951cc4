//! The real program on whole terminals: in tmux, at six sizes and three depths, to its end in each way there is.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::support::require;
use super::{PROGRAM, folder, journal, text};

/// More than anything takes on a loaded machine.
const LONG: Duration = Duration::from_mins(1);
const SIZES: [(u16, u16); 6] = [(20, 6), (40, 12), (60, 16), (80, 24), (120, 40), (300, 100)];

/// A terminal in tmux, on a server of its own.
struct Tmux<'a> {
    folder: &'a Path,
}

impl<'a> Tmux<'a> {
    /// Opens one of this size, in which a shell runs this line. `None` where there is no tmux.
    fn open(folder: &'a Path, (columns, rows): (u16, u16), line: &str) -> Option<Self> {
        require("tmux", Command::new("tmux").arg("-V").output())?;
        let tmux = Self { folder };
        let config = folder.join("tmux.conf");
        let settings = "set -g default-terminal tmux-256color\nset -g status off\nset -sg escape-time 5\nset -g history-limit 500\n";
        std::fs::write(&config, settings).unwrap();
        let (columns, rows) = (columns.to_string(), rows.to_string());
        let mut server = tmux.command(&["new-session", "-d", "-x", &columns, "-y", &rows]);
        // A prompt that is the same wherever the tests run.
        let shell = format!(
            "PS1='ready> ' exec bash --norc --noprofile -i -c {}",
            quoted(&format!("{line}; exec bash --norc --noprofile -i"))
        );
        let opened =
            server.arg(shell).env_remove("TMUX").env_remove("NO_COLOR").env("COLORTERM", "truecolor");
        assert!(opened.status().unwrap().success());
        Some(tmux)
    }

    /// The same with the program in it.
    fn practise(folder: &'a Path, size: (u16, u16), environment: &str, arguments: &str) -> Option<Self> {
        let folder_name = folder.display();
        Self::open(
            folder,
            size,
            &format!(
                "env LC_ALL=C.UTF-8 {environment} '{PROGRAM}' --data-dir '{folder_name}' {arguments}; echo left $?"
            ),
        )
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(self.folder.join("tmux")).arg("-f").arg(self.folder.join("tmux.conf"));
        command.args(arguments).stdin(Stdio::null()).env("LC_ALL", "C.UTF-8");
        command
    }

    fn tell(&self, arguments: &[&str]) -> String {
        text(&self.command(arguments).output().unwrap().stdout)
    }

    fn press(&self, keys: &[&str]) {
        self.tell(&[&["send-keys"], keys].concat());
    }

    fn shown(&self) -> String {
        self.tell(&["capture-pane", "-p"])
    }

    /// Waits until this is shown.
    fn awaits(&self, wanted: &str) -> String {
        let started = Instant::now();
        loop {
            let shown = self.shown();
            if shown.contains(wanted) {
                return shown;
            }
            assert!(started.elapsed() < LONG, "“{wanted}” never came:\n{shown}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What tmux knows of the terminal: whether a program fills it, and whether the cursor is seen.
    fn is_as_before(&self) {
        assert_eq!(self.tell(&["display", "-p", "#{alternate_on} #{cursor_flag}"]).trim(), "0 1");
        self.press(&[
            "stty -a | tr ' ;' '\\n\\n' | grep -xE -- '-?(icanon|echo|isig)' | tr '\\n' '+'",
            "Enter",
        ]);
        self.awaits("isig+icanon+echo+");
    }

    /// The program in it.
    fn process(&self) -> String {
        let pattern = format!("^{PROGRAM} --data-dir {} ", self.folder.display());
        let started = Instant::now();
        loop {
            let found = Command::new("pgrep").args(["-f", &pattern]).output().unwrap();
            if let Some(id) = text(&found.stdout).lines().next() {
                return id.to_owned();
            }
            assert!(started.elapsed() < LONG, "it does not run");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Tmux<'_> {
    fn drop(&mut self) {
        self.tell(&["kill-server"]);
    }
}

fn quoted(line: &str) -> String {
    format!("'{}'", line.replace('\'', "'\\''"))
}

fn signal(name: &str, process: &str) {
    assert!(Command::new("kill").args([name, process]).status().unwrap().success());
}

/// Waits until a row is on the disk.
fn awaits_row(folder: &Path) {
    let started = Instant::now();
    while journal(folder).is_empty() {
        assert!(started.elapsed() < LONG, "nothing was kept");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_person_practises_on_a_whole_terminal_from_the_question_to_the_kept_row() {
    let folder = folder();
    let Some(tmux) = Tmux::practise(folder.path(), (80, 24), "", "practice") else { return };
    tmux.awaits("How are things right now?");
    tmux.press(&["2", "8"]);
    tmux.awaits("[8]");
    tmux.press(&["Enter"]);
    tmux.awaits("Esc Stop");
    tmux.press(&["Escape"]);
    tmux.awaits("And now?");
    tmux.press(&["1", "3"]);
    tmux.awaits("Was it …");
    tmux.press(&["1"]);
    tmux.awaits("Keep this on this computer?");
    tmux.press(&["y"]);
    tmux.awaits("Easier than before, by 5.");
    tmux.press(&["Enter"]);
    tmux.awaits("left 0");
    assert!(tmux.shown().contains("Kept here."));
    tmux.is_as_before();
    let rows = journal(folder.path());
    assert_eq!((rows.len(), &rows[0]["ending"]), (1, &"Enough".into()));
    assert_eq!((&rows[0]["before"]["hardness"], &rows[0]["after"]["hardness"]), (&8.into(), &3.into()));
}

#[test]
fn at_six_sizes_and_three_depths_the_beat_and_the_way_out_are_seen() {
    for (environment, is_coloured, sign) in
        [("COLORTERM=truecolor", true, "38;2;"), ("COLORTERM=", true, "38;5;"), ("NO_COLOR=1", false, "⠁")]
    {
        for size in SIZES {
            let folder = folder();
            let Some(tmux) = Tmux::practise(folder.path(), size, environment, "practice brief") else {
                return;
            };
            let shown = tmux.awaits("Esc Stop");
            assert!(
                shown.contains("In") || shown.contains("Out") || shown.contains("Take your time"),
                "{size:?}:\n{shown}"
            );
            let cells = tmux.tell(&["capture-pane", "-p", "-e"]);
            let has_colour = cells.contains("[38;") || cells.contains(";38;") || cells.contains("48;");
            assert_eq!(has_colour, is_coloured, "{environment} {size:?}");
            // In the smallest one there is a bar.
            assert!(cells.contains(sign) || size.1 < 12, "{environment} {size:?}:\n{cells}");
        }
    }
}

#[test]
fn it_is_resized_at_any_time() {
    let folder = folder();
    let Some(tmux) = Tmux::practise(folder.path(), (80, 24), "", "practice slow-and-even") else { return };
    tmux.awaits("Esc Stop");
    for (columns, rows) in [(20, 6), (1, 1), (3, 2), (200, 60), (19, 50), (300, 100), (80, 24)] {
        tmux.tell(&["resize-window", "-x", &columns.to_string(), "-y", &rows.to_string()]);
        thread::sleep(Duration::from_millis(30));
    }
    tmux.awaits("Space Pause");
}

#[test]
fn however_it_ends_the_terminal_is_as_before_and_what_was_said_is_kept() {
    for (end, code) in [("C-c", 130), ("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let folder = folder();
        let Some(tmux) = Tmux::practise(folder.path(), (80, 24), "", "practice slow-and-even --keep") else {
            return;
        };
        tmux.awaits("Esc Stop");
        awaits_row(folder.path());
        if end == "C-c" {
            tmux.press(&[end]);
        } else {
            signal(end, &tmux.process());
        }
        tmux.awaits(&format!("left {code}"));
        tmux.is_as_before();
        let rows = journal(folder.path());
        assert_eq!((rows.len(), &rows[0]["ending"]), (1, &"Interrupted".into()), "{end}");
    }
}

#[test]
fn when_the_other_end_of_the_terminal_is_gone_it_ends_and_keeps_what_was_said() {
    // With a session of its own nobody sends it a signal.
    for before in ["", "setsid -w"] {
        let folder = folder();
        let Some(tmux) = Tmux::practise(folder.path(), (80, 24), before, "practice slow-and-even --keep")
        else {
            return;
        };
        tmux.awaits("Esc Stop");
        awaits_row(folder.path());
        let process = tmux.process();
        tmux.tell(&["kill-server"]);
        let started = Instant::now();
        while Command::new("kill").args(["-0", &process]).stderr(Stdio::null()).status().unwrap().success() {
            assert!(started.elapsed() < LONG, "it goes on for nobody");
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(journal(folder.path())[0]["ending"], "Interrupted");
    }
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_comes_back_paused() {
    let folder = folder();
    let Some(tmux) = Tmux::open(folder.path(), (80, 24), "true") else { return };
    let line =
        format!("LC_ALL=C.UTF-8 '{PROGRAM}' --data-dir '{}' practice slow-and-even", folder.path().display());
    tmux.press(&[&line, "Enter"]);
    tmux.awaits("Esc Stop");
    tmux.press(&["C-z"]);
    tmux.awaits("Stopped");
    tmux.is_as_before();
    tmux.press(&["fg", "Enter"]);
    tmux.awaits("Paused");
    tmux.press(&["Space"]);
    tmux.awaits("Space Pause");
    tmux.press(&["C-c"]);
    tmux.awaits("ready>");
}

#[test]
fn hide_leaves_nothing_on_the_terminal_and_nothing_to_scroll_back_to() {
    let folder = folder();
    let line = format!(
        "for i in $(seq 60); do echo before $i; done; LC_ALL=C.UTF-8 '{PROGRAM}' --data-dir '{}' practice slow-and-even --keep",
        folder.path().display()
    );
    let Some(tmux) = Tmux::open(folder.path(), (80, 24), &line) else { return };
    tmux.awaits("Esc Stop");
    assert_ne!(tmux.tell(&["display", "-p", "#{history_size}"]).trim(), "0");
    tmux.press(&["h"]);
    let shown = tmux.awaits("milk");
    assert!(!shown.contains("Esc") && !shown.contains("Soft"), "{shown}");
    tmux.press(&["Enter", "x"]);
    tmux.awaits("x");
    assert!(!tmux.tell(&["capture-pane", "-p", "-S", "-"]).contains("before"));
    tmux.press(&["C-c"]);
    // What was there before is gone, and nothing is said.
    tmux.awaits("ready>");
    let all = tmux.tell(&["capture-pane", "-p", "-S", "-"]);
    assert!(!all.contains("before") && !all.contains("Kept") && !all.contains("softlanding"), "{all}");
}
