//! The real program in a real terminal and in pipes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

mod checking;
#[cfg(unix)]
mod doctor;
#[cfg(unix)]
mod documented;
mod full;
#[cfg(unix)]
mod generated;
mod glimmers;
mod lines;
mod look;
mod moving;
mod narrow;
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_softlanding");
/// As short as a practice can be.
const BRIEF: &str = r#"Exercise(
    format: 1, id: "brief", lang: "en", title: "A brief one", invitation: "In and out, twice.",
    family: Breathing, suits: [], needs: [], minutes: (usual: 0.1, choices: [0.1, 1]),
    parts: [Cycle(text: "Soft, not deep.", beats: [In(1.5), Out(1.5)], rounds: 2)],
    cautions: [DizzyStop], evidence: (grade: Practice, says: "None.", sources: []),
)"#;

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("exercises")).unwrap();
    fs::write(folder.path().join("exercises/brief.ron"), BRIEF).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("--data-dir").arg(folder).args(arguments).stdin(Stdio::null());
    // Wherever the tests run.
    command.env("LC_ALL", "C.UTF-8").env_remove("LANGUAGE");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn journal(folder: &Path) -> Vec<serde_json::Value> {
    let output = run(folder, &["journal", "--json"]);
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A person at a pseudo-terminal, which `script` of util-linux opens. It does not say how large it is, so that it is
/// written to line by line.
struct Person {
    script: Child,
    heard: String,
}

impl Person {
    fn at(folder: &Path, arguments: &str, environment: &[(&str, &str)]) -> Self {
        let line = format!("'{PROGRAM}' --data-dir '{}' {arguments}", folder.display());
        // Whoever runs the tests in the background has Ctrl+C ignored; a person has not.
        let mut script = Command::new("env");
        script
            .args(["--default-signal=INT", "script", "-qec", &line, "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        script.env("TERM", "xterm").env("LC_ALL", "C.UTF-8").envs(environment.iter().copied());
        Self { script: script.spawn().unwrap(), heard: String::new() }
    }

    /// Waits for these words and types a line.
    fn answers(&mut self, question: &str, answer: &str) {
        let mut heard = Vec::new();
        while !String::from_utf8_lossy(&heard).contains(question) {
            let mut byte = [0];
            let count = self.script.stdout.as_mut().unwrap().read(&mut byte).unwrap();
            assert!(count > 0, "“{question}” never came: {}{}", self.heard, String::from_utf8_lossy(&heard));
            heard.extend(byte);
        }
        self.heard.push_str(&String::from_utf8_lossy(&heard));
        writeln!(self.script.stdin.as_mut().unwrap(), "{answer}").unwrap();
    }

    /// Everything that was on the terminal, and the exit code.
    fn leaves(mut self) -> (String, Option<i32>) {
        let mut rest = Vec::new();
        self.script.stdout.take().unwrap().read_to_end(&mut rest).unwrap();
        self.heard.push_str(&String::from_utf8_lossy(&rest));
        (self.heard, self.script.wait().unwrap().code())
    }
}

#[test]
fn a_person_practises_in_a_terminal_from_the_question_to_the_kept_row() {
    let folder = folder();
    let mut person = Person::at(folder.path(), "practice brief --minutes 0.1", &[]);
    person.answers("Enter skips it > ", "2");
    person.answers("How hard is this moment?", "8");
    person.answers("And now?", "1");
    person.answers("How hard is this moment?", "3");
    person.answers("y or n > ", "y");
    let (heard, code) = person.leaves();
    assert_eq!(code, Some(0), "{heard}");
    assert!(heard.contains("A brief one.") && heard.contains("\x1b[?7l\r  In   1.5   "), "{heard}");
    assert!(
        heard.contains('█') && heard.contains("Easier than before, by 5.") && heard.contains("Kept here.")
    );
    assert!(!heard.contains("\x1b[3") && !heard.contains("\x1b[1"), "no colours: {heard}");
    let rows = journal(folder.path());
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["exercise"]["id"], "brief");
    assert_eq!(rows[0]["ending"], "Whole");
    assert_eq!((&rows[0]["before"]["hardness"], &rows[0]["after"]["hardness"]), (&8.into(), &3.into()));
    assert_eq!(rows[0]["practised_ms"], rows[0]["planned_ms"]);
}

#[test]
fn a_terminal_of_few_letters_is_told_and_not_drawn_on() {
    let folder = folder();
    let mut person = Person::at(folder.path(), "practice brief", &[("TERM", "dumb"), ("LC_ALL", "C")]);
    person.answers("Enter skips it > ", "");
    person.answers("How hard is this moment?", "");
    person.answers("  In   1.5", "q");
    person.answers("And now?", "");
    person.answers("How hard is this moment?", "");
    person.answers("Was it ...", "");
    person.answers("y or n > ", "");
    let (heard, code) = person.leaves();
    assert_eq!(code, Some(0), "{heard}");
    assert!(heard.is_ascii() && !heard.contains('\x1b'), "{heard:?}");
}

#[test]
fn ctrl_c_leaves_the_row_as_interrupted() {
    let folder = folder();
    let mut person = Person::at(folder.path(), "practice slow-and-even --keep --plain", &[]);
    person.answers("Enter skips it > ", "2");
    person.answers("How hard is this moment?", "8");
    person.answers("  In   4", "");
    // The row may still be on its way to the disk.
    while journal(folder.path()).is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    person.script.stdin.as_mut().unwrap().write_all(b"\x03").unwrap();
    let (_, code) = person.leaves();
    assert_ne!(code, Some(0));
    let rows = journal(folder.path());
    assert_eq!((rows.len(), &rows[0]["ending"]), (1, &"Interrupted".into()));
    assert_eq!(rows[0]["before"]["hardness"], 8);
}

#[test]
fn without_a_terminal_it_asks_nothing_and_ends_well() {
    let folder = folder();
    let output = run(folder.path(), &["practice", "brief"]);
    assert!(output.status.success());
    let told = text(&output.stdout);
    assert!(told.starts_with("A brief one. ") && told.contains("  In   1.5\n  Out  1.5\n"), "{told}");
    assert!(!told.contains('?') && !told.contains('\x1b'));
    assert_eq!(text(&output.stderr), "", "no notice, and nothing of sound");
    assert!(journal(folder.path()).is_empty());
}

#[test]
fn what_cannot_be_kept_is_said_and_is_no_success() {
    let folder = folder();
    fs::create_dir(folder.path().join("journal.sqlite3")).unwrap();
    let output = run(folder.path(), &["practice", "brief", "--keep"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert_eq!(said.matches("something that is not a file is at").count(), 1, "once: {said}");
    assert!(said.contains("What you said could not be kept."), "{said}");
    assert!(!text(&output.stdout).contains("Kept here"));
}

#[test]
fn where_only_a_choice_cannot_be_remembered_that_alone_is_said() {
    let folder = folder();
    fs::create_dir(folder.path().join("settings.toml")).unwrap();
    let output = run(folder.path(), &["practice", "brief", "--keep"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("What you chose could not be remembered."), "{said}");
    assert!(!said.contains("What you said could not be kept."), "{said}");
    assert!(text(&output.stdout).contains("Kept here."));
    assert_eq!(journal(folder.path()).len(), 1);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for arguments in [&["list"][..], &["practice", "brief"]] {
        let folder = folder();
        let mut child =
            command(folder.path(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 4];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        // By the convention for a closed pipe, unless all was written before it closed.
        let code = output.status.code();
        assert!(code == Some(0) || code == Some(141), "{arguments:?}: {code:?} {:?}", text(&output.stderr));
        assert_eq!(text(&output.stderr), "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_on_a_full_disk_is_one_sentence() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let folder = folder();
    for arguments in [&["list"][..], &["look"], &["doctor"], &["generate", "completions", "zsh"], &["--help"]]
    {
        let output = command(folder.path(), arguments).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.starts_with("The output could not be written (") && said.lines().count() == 1, "{said}");
        let unheard = command(folder.path(), arguments).stdout(full()).stderr(full()).output().unwrap();
        assert_eq!(unheard.status.code(), Some(1), "{arguments:?}: nobody hears of it");
    }
    for arguments in [&[][..], &["now"], &["company"], &["practice", "nope"]] {
        let mut program = command(folder.path(), arguments);
        program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        let unheard = program.stderr(full()).output().unwrap();
        assert_eq!(unheard.status.code(), Some(1), "{arguments:?}: what can't be said is no panic");
    }
}

#[test]
fn list_shows_every_practice_by_family_and_names_broken_files_aside() {
    let folder = folder();
    fs::write(folder.path().join("exercises/bad.ron"), "Exercise(foo: 1)").unwrap();
    let output = run(folder.path(), &["list"]);
    assert!(output.status.success());
    let told = text(&output.stdout);
    let shipped = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/exercises")).unwrap().count() - 1;
    let entries = told.lines().filter(|line| line.starts_with("  ")).count();
    assert_eq!(entries, shipped + 1, "{told}");
    assert!(told.starts_with("Breathing\n") && told.contains("  brief "));
    assert!(text(&output.stderr).starts_with("bad.ron, line 1: Unknown field “foo”."));
}

#[test]
fn an_own_folder_that_is_a_file_is_said_and_hides_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("exercises"), "").unwrap();
    let output = run(folder.path(), &["list"]);
    assert!(output.status.success() && text(&output.stdout).contains("slow-and-even"));
    assert!(text(&output.stderr).contains("can’t be read. Please check"));
}

#[test]
fn no_journal_is_an_empty_list_and_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["journal", "--json"]);
    assert!(output.status.success());
    assert_eq!(text(&output.stdout), "[]\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let output = run(folder.path(), &["journal"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()));
    assert_eq!(text(&output.stderr), "Please add --json to see what is kept.\n");
}

#[test]
fn what_makes_no_sense_is_answered_kindly_and_begins_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        (&["practice", "--minutes", "NaN"][..], 2, "Minutes go from 0.1 to 90. “NaN” is not between them.\n"),
        (&["practice", "--minutes", "inf"], 2, "Minutes go from 0.1 to 90. “inf” is not between them.\n"),
        (&["practice", "--minutes", "-3"], 2, "Minutes go from 0.1 to 90. “-3” is not between them.\n"),
        (
            &["practice", "slow-and-evn"],
            1,
            "There is no practice called “slow-and-evn”. Did you mean “slow-and-even”?\n",
        ),
        (
            &["practice", "listening-turns"],
            1,
            "This one is for two people at one screen. It begins in the window, under Together.\n",
        ),
        (&["practice", "qqqq"], 1, "There is no practice called “qqqq”. “softlanding list” shows all.\n"),
    ];
    for (arguments, code, said) in cases {
        let output = run(folder.path(), arguments);
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(code), said));
        assert_eq!(text(&output.stdout), "");
    }
}

#[test]
fn show_draws_the_curve_with_its_seconds_and_takes_a_file_too() {
    let folder = folder();
    let shown = text(&run(folder.path(), &["show", "slow-and-even"]).stdout);
    for part in ["Slow and even", "Four in, six out.", "4", "6", "doi:10.1016/j.neubiorev.2022.104711"] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    let file = folder.path().join("exercises/brief.ron");
    let shown = text(&run(folder.path(), &["show", file.to_str().unwrap()]).stdout);
    assert!(shown.contains("A brief one"), "{shown}");
    let output = run(folder.path(), &["show", "slow-and-evn"]);
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains("slow-and-even"), "{}", text(&output.stderr));
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_one_sentence_says_what_works_instead() {
    let folder = folder();
    let displays = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"];
    for display in [None, Some(":4099")] {
        let mut program = command(folder.path(), &[]);
        for name in displays {
            program.env_remove(name);
        }
        let output = program.envs(display.map(|display| ("DISPLAY", display))).output().unwrap();
        let said = text(&output.stderr);
        assert!(!output.status.success());
        let sentence = "No window could be opened (there is no screen here). “softlanding practice” works in the \
                        terminal.\n";
        assert_eq!(said, sentence);
    }
}

#[test]
fn the_terminal_speaks_the_chosen_language_and_writes_numbers_as_the_region_does() {
    let folder = tempfile::tempdir().unwrap();
    let shown = |locale: &str, more: &[&str]| {
        let arguments = [&["show", "slow-evening-breath"], more].concat();
        let output = command(folder.path(), &arguments).env("LC_ALL", locale).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let english = shown("C.UTF-8", &[]);
    assert!(english.contains("4.5") && !english.contains("4,5"), "{english}");
    let in_germany = shown("de_DE.UTF-8", &[]);
    assert!(in_germany.contains("4,5") && in_germany.contains("Breathing"), "{in_germany}");
    assert!(shown("C.UTF-8", &["--language", "qps"]).contains("[Břéé"), "for one run");
    fs::write(folder.path().join("settings.toml"), "language = \"qps\"\n").unwrap();
    assert!(shown("C.UTF-8", &[]).contains("[Břéé"), "as it was chosen");
    assert!(shown("C.UTF-8", &["--language", "en"]).contains("Breathing"));
}
