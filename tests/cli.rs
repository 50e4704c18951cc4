//! The real program in a real terminal and in pipes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

#[cfg(unix)]
#[path = "cli/doctor.rs"]
mod doctor;
#[cfg(unix)]
#[path = "cli/documented.rs"]
mod documented;
#[path = "cli/full.rs"]
mod full;
#[cfg(unix)]
#[path = "cli/generated.rs"]
mod generated;
#[path = "cli/lines.rs"]
mod lines;
#[path = "cli/look.rs"]
mod look;
#[path = "cli/narrow.rs"]
mod narrow;
#[path = "support/mod.rs"]
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
fn check_names_the_place_of_each_bad_file_and_is_no_success() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/core/tests/bad_exercises");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let output = Command::new(PROGRAM).arg("check").args(&files).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stdout);
    assert!(!told.contains("{$") && !told.contains("No localization") && !told.contains('\x07'));
    for file in &files {
        // Its first line says what is wrong: "// 13:23 unknown-word | Inn -> In".
        let source = fs::read(file).unwrap();
        let expected = String::from_utf8_lossy(&source).lines().next().unwrap().to_owned();
        let place = expected.split(' ').nth(1).filter(|place| place.contains(':'));
        let name = file.display();
        let beginning = place.map_or_else(|| format!("{name}: "), |place| format!("{name}:{place}: "));
        assert!(told.lines().any(|line| line.starts_with(&beginning)), "{beginning}");
    }
    let misspelt = "13:23: Unknown beat “Inn”. Did you mean “In”?
  13 |         Cycle(beats: [Inn(4), Out(6)]),
     |                       ^^^
";
    assert!(told.contains(misspelt), "{told}");
    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/exercises/box.ron");
    let output = Command::new(PROGRAM).args(["check", good]).output().unwrap();
    assert!(output.status.success() && text(&output.stdout) == format!("{good}: good\n"));
}

#[test]
fn check_never_sends_hidden_signs_to_the_terminal_and_marks_the_right_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.ron");
    for source in
        ["Exercise(\u{1b}[31m: 1)", "\tExercise(\tfoo: 1)", &format!("{}Exercise(foo: 1)", " ".repeat(300))]
    {
        fs::write(&file, source).unwrap();
        let output = Command::new(PROGRAM).arg("check").arg(&file).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let told = text(&output.stdout);
        assert!(!told.contains('\x1b'), "{told:?}");
        let lines: Vec<&str> = told.lines().collect();
        if source.starts_with('\t') {
            assert_eq!(lines[1..3], ["  1 | \tExercise(\tfoo: 1)", "    | \t         \t^^^"]);
        }
    }
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
fn every_shipped_exercise_is_checked_without_a_hint() {
    let folder = folder();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises");
    let output = run(folder.path(), &["check", "--strict", shipped.to_str().unwrap()]);
    assert!(output.status.success(), "{}", text(&output.stdout));
}

#[test]
fn letters_that_no_font_here_has_are_a_hint() {
    let (folder, empty) = (folder(), folder());
    let file = folder.path().join("named.ron");
    // What stands in a remark is shown nowhere.
    fs::write(&file, format!("// 語\n{}", BRIEF.replace("Soft, not deep.", "Мягко 日本."))).unwrap();
    let output = command(folder.path(), &["check", file.to_str().unwrap()])
        .envs(["HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS"].map(|name| (name, empty.path())))
        .output()
        .unwrap();
    assert!(output.status.success());
    let said = text(&output.stdout);
    assert!(said.contains("No font on this computer has 日 本. Such letters are boxes here."), "{said}");
    assert!(said.contains("named.ron:5:"), "{said}");
    fs::write(&file, BRIEF.replace("Soft, not deep.", "Мягко, ελαφρά.")).unwrap();
    let output = run(folder.path(), &["check", file.to_str().unwrap()]);
    assert!(!text(&output.stdout).contains("No font"), "{}", text(&output.stdout));
}

#[test]
fn a_hint_is_no_mistake_unless_one_is_strict_and_editors_read_it_as_json() {
    let folder = folder();
    let file = folder.path().join("loud.ron");
    let source = BRIEF.replace("In and out, twice.", "Simply breathe in and out!");
    fs::write(&file, source.replace("In(1.5), Out(1.5)", "In(3), Out(4)")).unwrap();
    let file = file.to_str().unwrap();
    let output = run(folder.path(), &["check", file]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    assert!(said.contains("Simply") && said.contains('^'), "{said}");
    assert!(!said.contains('\u{1b}'), "no colours in a pipe: {said:?}");
    assert_eq!(run(folder.path(), &["check", "--strict", file]).status.code(), Some(1));

    let output = run(folder.path(), &["check", "--json", file]);
    let lines = text(&output.stdout);
    let found: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let hurry = found.iter().find(|finding| finding["code"] == "hurry").unwrap();
    assert_eq!((&hurry["severity"], &hurry["file"]), (&"warning".into(), &file.into()));
    assert_eq!(hurry["line"], 2);
    let columns = (hurry["column"].as_u64().unwrap(), hurry["endColumn"].as_u64().unwrap());
    assert_eq!(columns.1 - columns.0, 6, "{hurry}");
    let coloured = text(&run(folder.path(), &["check", "--color", "always", file]).stdout);
    assert!(coloured.contains("\u{1b}["), "{coloured:?}");
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
fn render_writes_the_whole_sitting_and_never_over_another_file_unasked() {
    let folder = folder();
    let wav = folder.path().join("even.wav");
    let wanted = ["render", "slow-and-even", "--minutes", "1", "--wav", wav.to_str().unwrap()];
    let output = run(folder.path(), &wanted);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mut reader = hound::WavReader::open(&wav).unwrap();
    let secs = f64::from(reader.duration()) / f64::from(reader.spec().sample_rate);
    assert!((45.0..75.0).contains(&secs), "{secs} seconds");
    let loudest = reader.samples::<i16>().map(|sample| sample.unwrap().unsigned_abs()).max().unwrap();
    assert!((300..8_232).contains(&loudest), "heard, and below −12 dBFS: {loudest}");

    let before = fs::read(&wav).unwrap();
    let output = run(folder.path(), &wanted);
    assert!(!output.status.success() && text(&output.stderr).contains("even.wav"));
    assert_eq!(fs::read(&wav).unwrap(), before);
    assert!(run(folder.path(), &[&wanted[..], &["--force"]].concat()).status.success());
    let output = run(folder.path(), &["render", "box", "--wav", "/dev/full/x.wav"]);
    assert!(!output.status.success() && !text(&output.stderr).is_empty());
}

#[test]
fn a_page_to_hand_over_is_one_file_and_says_what_is_in_the_way() {
    let folder = folder();
    let pdf = folder.path().join("box.pdf");
    let wanted = ["page", "box", "--paper", "letter", "--out", pdf.to_str().unwrap()];
    let output = run(folder.path(), &wanted);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    let output = run(folder.path(), &wanted);
    assert!(!output.status.success() && text(&output.stderr).contains("box.pdf"));
    let output = run(folder.path(), &["page", "no-such-one", "--out", "x.pdf"]);
    assert!(!output.status.success() && text(&output.stderr).contains("no-such-one"));
}

#[test]
fn a_pack_that_is_imported_is_in_the_list_and_what_is_none_is_refused_in_a_sentence() {
    let folder = folder();
    let pack = folder.path().join("evenings");
    fs::create_dir(&pack).unwrap();
    let refused = run(folder.path(), &["import", pack.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("pack.ron"), "{}", text(&refused.stderr));
    fs::write(pack.join("pack.ron"), r#"Pack(format: 1, name: "evenings", lang: "en")"#).unwrap();
    fs::write(pack.join("one.ron"), BRIEF.replace("A brief one", "From a pack")).unwrap();
    for _ in 0..2 {
        let imported = run(folder.path(), &["import", pack.to_str().unwrap()]);
        assert!(imported.status.success(), "{}", text(&imported.stderr));
    }
    let listed = text(&run(folder.path(), &["list"]).stdout);
    assert_eq!(listed.matches("From a pack").count(), 1, "{listed}");
    assert!(listed.contains("A brief one"), "its own namesake stays");
}

#[test]
fn what_is_exported_is_imported_elsewhere_and_a_second_time_changes_nothing() {
    let (here, there) = (folder(), folder());
    assert!(run(here.path(), &["practice", "brief", "--keep"]).status.success());
    for format in ["csv", "json", "ron"] {
        let file = here.path().join(format!("kept.{format}"));
        let file = file.to_str().unwrap();
        let wanted = ["export", "--format", format, "--out", file];
        let output = run(here.path(), &wanted);
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
        assert_eq!(text(&output.stdout), format!("{file}: one practice.\n"));
        let again = run(here.path(), &wanted);
        assert_eq!(again.status.code(), Some(1));
        assert!(text(&again.stderr).starts_with("There is a file "), "{}", text(&again.stderr));
        assert!(run(here.path(), &[&wanted[..], &["--force"]].concat()).status.success());
        let piped = run(here.path(), &["export", "--format", format]);
        assert_eq!(piped.stdout, fs::read(file).unwrap(), "the same on standard output");

        let output = run(there.path(), &["import", file]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let told = if format == "csv" {
            "One practice is new here."
        } else {
            "No practice is new here. One was here already."
        };
        assert_eq!(text(&output.stdout), format!("kept.{format}: {told}\n"));
    }
    assert_eq!(journal(here.path()), journal(there.path()));
}

#[test]
fn nothing_kept_is_exported_as_a_valid_file_and_makes_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path();
    let output = run(there, &["export", "--format", "json"]);
    assert!(output.status.success());
    let file: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&file["format"], &file["sittings"]), (&"softlanding-journal".into(), &serde_json::json!([])));
    assert_eq!(text(&output.stderr), "Nothing is kept yet, so no practice is in it.\n");
    assert_eq!(fs::read_dir(there).unwrap().count(), 0);
    let output = run(there, &["export"]);
    assert_eq!(output.status.code(), Some(2), "it needs to know how");
}

#[test]
fn what_of_a_journal_does_not_come_in_is_said_with_its_line_and_is_no_success() {
    let folder = folder();
    let file = folder.path().join("kept.csv");
    let id = "01990000-0000-7000-8000-00000000000";
    let row = |number: u32, hardness: &str| {
        format!("{id}{number};2026-01-02T03:04:05Z;own:brief;6000;whole;{hardness}\r\n")
    };
    let heading = "id;started_utc;exercise;practised_ms;ending;before_hardness\r\n";
    let rows = [row(1, "8"), row(2, "11"), row(3, "\u{1b}[31m")].concat();
    fs::write(&file, format!("{heading}{rows}")).unwrap();
    let output = run(folder.path(), &["import", file.to_str().unwrap()]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()));
    assert_eq!(
        text(&output.stderr),
        "kept.csv: One practice is new here. 2 did not come in. Line 3: “before_hardness” is 11. It goes \
         from 0 to 10. Line 4: “before_hardness” can’t be “\u{fffd}[31m”.\n"
    );
    assert_eq!(journal(folder.path()).len(), 1);

    let other = folder.path().join("mood.csv");
    fs::write(&other, "date,mood\n2026-01-01,4\n").unwrap();
    let output = run(folder.path(), &["import", other.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "mood.csv: These columns are missing: id, started_utc, exercise, practised_ms, ending. Nothing was \
         added.\n"
    );
}

#[test]
fn importing_says_yes_for_what_is_imported_and_for_nothing_else() {
    let (here, there) = (folder(), folder());
    assert!(run(here.path(), &["practice", "brief", "--keep"]).status.success());
    let file = here.path().join("kept.json");
    let file = file.to_str().unwrap();
    assert!(run(here.path(), &["export", "--format", "json", "--out", file]).status.success());
    assert!(run(there.path(), &["import", file]).status.success());
    assert!(run(there.path(), &["practice", "brief"]).status.success());
    assert_eq!(journal(there.path()).len(), 1, "the practice afterwards was not kept");
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
fn people_are_told_by_country_and_no_number_without_one() {
    let folder = folder();
    let output = run(folder.path(), &["people", "uk"]);
    assert!(output.status.success());
    let told = text(&output.stdout);
    for wanted in [
        "please let someone be with you now",
        "116 123",
        "999",
        "Seen in print 2026-10-07",
        "findahelpline.com",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    assert_eq!(text(&run(folder.path(), &["people", "united kingdom"]).stdout), told);
    let output = run(folder.path(), &["people"]);
    let told = text(&output.stdout);
    assert!(
        output.status.success() && told.contains("Kenya (KE)") && told.contains("befrienders.org"),
        "{told}"
    );
    assert!(!told.contains(|letter: char| letter.is_ascii_digit()), "{told}");
    fs::write(folder.path().join("settings.toml"), "country = \"KE\"\n").unwrap();
    assert!(
        text(&run(folder.path(), &["people"]).stdout).contains("1195"),
        "the one that was chosen in the window"
    );
    let output = run(folder.path(), &["people", "atlantis"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("“atlantis”"));
}

#[test]
fn an_edited_list_is_checked_like_an_exercise_and_used_once_it_is_good() {
    let folder = folder();
    let file = folder.path().join("support.ron");
    let line = r#"(kinds: [Emergency], name: "Ours", calls: [(number: "55 55")], seen: "2026", sources: [P("here.org")])"#;
    let good = format!("Support(format: 1, countries: {{\n\"GB\": (name: \"Here\", lines: [\n{line}\n])}})");
    let check = || run(folder.path(), &["check", file.to_str().unwrap()]);
    fs::write(&file, good.replace("55 55", "five five")).unwrap();
    let output = check();
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.contains("support.ron:3:") && said.contains("not a number to dial"), "{said}");
    let output = run(folder.path(), &["people", "gb"]);
    assert!(text(&output.stderr).contains("support.ron, line 3"), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("116 123"), "the shipped one holds");
    fs::write(&file, &good).unwrap();
    assert!(check().status.success());
    assert!(text(&run(folder.path(), &["people", "gb"]).stdout).contains("55 55"));
}

/// What comes of this at standard input.
fn glimmer(folder: &Path, typed: &[u8]) -> Output {
    let mut command = command(folder, &["glimmer"]);
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = pipes.spawn().unwrap();
    // It may be gone before all is said.
    let _ = program.stdin.take().unwrap().write_all(typed);
    program.wait_with_output().unwrap()
}

#[test]
fn a_glimmer_is_read_from_standard_input_and_never_from_the_arguments() {
    let folder = folder();
    let exported = |folder: &Path| text(&run(folder, &["export", "--format", "csv"]).stdout);
    assert!(glimmer(folder.path(), "  the robin 🐦\n came back  ".as_bytes()).status.success());
    assert!(exported(folder.path()).contains("the robin 🐦 came back"));
    assert!(glimmer(folder.path(), b"\n \n").status.success());
    assert!(glimmer(folder.path(), b"\xff\xfe odd").status.success());
    let long = glimmer(folder.path(), &b"word ".repeat(200_000));
    assert_eq!(long.status.code(), Some(2));
    let argument = run(folder.path(), &["glimmer", "a very particular thing"]);
    assert_eq!(argument.status.code(), Some(2));
    let exported = exported(folder.path());
    assert_eq!(exported.matches(",glimmer,").count(), 2, "{exported}");
    assert!(!exported.contains("word word") && !exported.contains("particular"));
}

#[test]
fn a_glimmer_that_can_not_be_kept_is_said_back() {
    let folder = folder();
    fs::create_dir(folder.path().join("journal.sqlite3")).unwrap();
    let output = glimmer(folder.path(), b"the robin came back");
    assert!(!output.status.success());
    assert_eq!(text(&output.stdout), "the robin came back\n");
    assert_eq!(text(&output.stderr).lines().count(), 1, "one sentence says why");
}

#[test]
fn who_is_at_a_terminal_is_asked_for_one_sentence() {
    let folder = folder();
    let mut person = Person::at(folder.path(), "glimmer", &[]);
    person.answers("An empty line keeps nothing", "the robin came back");
    let (heard, code) = person.leaves();
    assert!(heard.contains("It is kept"), "{heard}");
    assert_eq!(code, Some(0));
    assert!(text(&run(folder.path(), &["export", "--format", "ron"]).stdout).contains("the robin came back"));
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
