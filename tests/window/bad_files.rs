//! Settings and exercises that cannot be read, and journals that cannot be used.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program::{Home, Program};
use crate::tools::{Running, run};

const KEEP: &str = "keep = \"yes\"\n";

/// Begins and stops: whatever else is wrong, that works.
fn practise(program: &Program) {
    program.see("How are things right now?");
    program.key("space");
    program.see("Stop");
    program.key("Escape");
    program.see("And now?");
}

/// A home whose journal holds this many practices.
fn home_with_practices(count: usize) -> Home {
    let home = Home::new();
    home.settings(KEEP);
    let program = Program::open(&home);
    practise(&program);
    program.wait("a kept practice", || home.journal("SELECT count(*) FROM sittings") == ["1"]);
    assert!(program.close().status.success());
    let columns =
        "origin, exercise, title, parts_hash, started_utc_ms, zone, planned_ms, practised_ms, ending";
    sql(
        &home,
        &format!(
            "WITH RECURSIVE counted(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM counted WHERE n < {count})
             INSERT INTO sittings (id, {columns})
             SELECT printf('01890000-0000-7000-8000-%012d', n), {columns} FROM counted, sittings;
             PRAGMA wal_checkpoint(TRUNCATE);"
        ),
    );
    home
}

fn sql(home: &Home, statements: &str) {
    let journal = home.data.join("journal.sqlite3");
    let done = run("sqlite3", |command| {
        command.arg(&journal).arg(statements);
    });
    assert!(done.is_some(), "sqlite3 could not do {statements}");
}

#[test]
fn a_truncated_journal_is_mended_and_goes_on() {
    let home = home_with_practices(400);
    let path = home.data.join("journal.sqlite3");
    let length = fs::metadata(&path).unwrap().len();
    fs::File::options().write(true).open(&path).unwrap().set_len(length * 6 / 10).unwrap();
    let program = Program::open(&home);
    program.see("Your journal was damaged.");
    let saved: u32 = home.journal("SELECT count(*) FROM sittings")[0].parse().unwrap();
    assert!(saved > 0, "nothing was saved");
    practise(&program);
    let question = "SELECT count(*) FROM sittings";
    program.wait("a kept practice", || home.journal(question) == [(saved + 1).to_string()]);
    assert!(program.close().status.success());
}

#[test]
fn a_newer_journal_is_read_and_never_written() {
    let home = home_with_practices(3);
    sql(&home, "PRAGMA user_version = 99");
    let program = Program::open(&home);
    program.see("A newer Soft Landing wrote your journal.");
    practise(&program);
    program.press("Done");
    program.see("How are things right now?");
    program.press("Look back");
    program.see("Look around, then an easy breath");
    assert!(program.close().status.success());
    assert_eq!(home.journal("SELECT count(*) FROM sittings"), ["3"]);
    assert_eq!(home.journal("PRAGMA user_version"), ["99"]);
}

#[test]
fn a_locked_journal_gets_what_was_said_when_the_lock_is_gone() {
    let home = home_with_practices(2);
    let mut locking = Running::start("sqlite3", |command| {
        command.arg(home.data.join("journal.sqlite3")).stdin(Stdio::piped()).stdout(Stdio::piped());
    });
    let mut stdin = locking.0.stdin.take().unwrap();
    writeln!(stdin, "BEGIN EXCLUSIVE; SELECT 'locked';").unwrap();
    let mut answer = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(locking.0.stdout.take().unwrap()), &mut answer)
        .unwrap();
    assert_eq!(answer.trim(), "locked");

    let program = Program::open(&home);
    practise(&program);
    program.see("Another program is using your journal.");
    program.key("1");
    program.key("3");
    drop(stdin);
    drop(locking);
    let said = "SELECT after_state, after_hardness FROM sittings ORDER BY id DESC LIMIT 1";
    program.wait("what was said in the journal", || home.journal(said) == ["settled|3"]);
    program.see_no("Another program is using your journal.");
    assert!(program.close().status.success());
    assert_eq!(home.journal("SELECT count(*) FROM sittings"), ["3"]);
}

#[test]
fn broken_settings_are_set_aside_and_said() {
    let home = Home::new();
    let broken = "theme = [\nkeep = yes";
    home.settings(broken);
    let program = Program::open(&home);
    program.see("Your settings");
    practise(&program);
    program.skip_to_keeping();
    program.press("Keep it");
    program.see("Kept here");
    assert!(program.close().status.success());
    let found = home.files_with(broken);
    let name = found[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("settings-broken"), "{found:?}");
    assert!(fs::read_to_string(home.data.join("settings.toml")).unwrap().contains("keep = \"yes\""));
}

#[test]
fn settings_from_the_future_keep_what_this_version_does_not_know() {
    let home = Home::new();
    home.settings("format = 9\npacer = \"aurora\"\nkeep = \"yes\" # said in May\n[[bells]]\nhz = 220\n");
    let program = Program::open(&home);
    program.see("One setting could not be used: pacer");
    practise(&program);
    program.press("Done");
    program.see("How are things right now?");
    program.press("Something else");
    program.press("With sound");
    let file = home.data.join("settings.toml");
    program.wait("the changed settings", || fs::read_to_string(&file).unwrap().contains("chosen = true"));
    assert!(program.close().status.success());
    let text = fs::read_to_string(&file).unwrap();
    for kept in ["format = 9", "pacer = \"aurora\"", "[[bells]]", "hz = 220", "# said in May"] {
        assert!(text.contains(kept), "{kept} is gone from\n{text}");
    }
}

#[test]
fn broken_exercises_of_every_kind_hide_none_of_the_others() {
    let home = Home::new();
    let folder = home.data.join("exercises");
    home.own_exercise("ten-seconds.ron");
    for path in fs::read_dir(bad_exercises()).unwrap().map(|entry| entry.unwrap().path()) {
        fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    fs::write(folder.join("empty.ron"), "").unwrap();
    fs::write(folder.join("binary.ron"), [0_u8, 255, 254, 7].repeat(999)).unwrap();
    fs::write(folder.join("huge.ron"), vec![b'('; 10 << 20]).unwrap();
    fs::write(folder.join("deep.ron"), "(".repeat(100_000)).unwrap();
    fs::copy(folder.join("ten-seconds.ron"), folder.join("ten-seconds-again.ron")).unwrap();
    fs::create_dir(folder.join("folder.ron")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.join("link.ron")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("pipe.ron")).status().unwrap().success());

    let program = Program::open(&home);
    // One note for all of them.
    program.see("can’t be used yet");
    program.press("Close this note*");
    program.see_no("can’t be used yet");
    practise(&program);
    program.press("Done");
    program.see("How are things right now?");
    program.press("Practices");
    for title in ["Ten quick seconds", "Slow and even"] {
        program.see("Search practices");
        program.key("slash");
        program.write(title);
        // Only what was found stands below.
        program.see("Clear the search");
        program.see(title);
        program.key("Escape");
    }
    assert!(program.close().status.success());
}

#[test]
fn one_broken_exercise_is_said_with_its_line_and_what_was_meant() {
    let home = Home::new();
    home.own_exercise("ten-seconds.ron");
    let name = "misspelt_beat.ron";
    fs::copy(bad_exercises().join(name), home.data.join("exercises").join(name)).unwrap();
    let program = Program::open(&home);
    program.see("misspelt_beat.ron, line");
    program.see("Did you mean");
    practise(&program);
}

fn bad_exercises() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("core/tests/bad_exercises")
}
