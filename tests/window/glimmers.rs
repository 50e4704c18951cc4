//! Small good moments, in the real window: two keys, on the disk, in the jar, and gone again.

use crate::program::{Home, Program};
use crate::support::Disk;

const SENTENCE: &str = "the goat came to the fence";

fn write_one(program: &Program) {
    program.key("g");
    program.see("One small good moment");
    program.write(SENTENCE);
    program.key("Return");
}

#[test]
fn one_is_written_kept_opened_deleted_and_gone_from_every_file() {
    let home = Home::new();
    let program = Program::open(&home);
    program.see("How are things right now?");
    write_one(&program);
    program.see("It is in your jar");
    program.key("Return");
    program.see("How are things right now?");
    assert_eq!(home.journal("SELECT kind, text FROM jottings"), [format!("glimmer|{SENTENCE}")]);
    assert_eq!(home.journal("SELECT * FROM sittings"), [""; 0], "and nothing else");

    program.press("Look back");
    program.press("Your jar");
    program.see("Small good moments");
    assert!(!program.says(SENTENCE), "it is shown by itself");
    program.key("Return");
    program.see(SENTENCE);
    program.key("Escape");
    program.see_no(SENTENCE);
    program.press("As a list");
    program.see(SENTENCE);
    program.key("Escape");
    program.press("Back");
    program.press("Words");
    program.see(SENTENCE);
    assert!(program.close().status.success());
    let holding = home.files_with(SENTENCE);
    assert!(holding.iter().all(|path| path.to_string_lossy().contains("journal.sqlite3")), "{holding:?}");

    let program = Program::open(&home);
    program.see("How are things right now?");
    program.press("Look back");
    program.press("Delete everything");
    program.see("all your words");
    program.press("Delete everything");
    program.wait("it is gone", || home.journal("SELECT * FROM jottings").is_empty());
    assert!(program.close().status.success());
    assert_eq!(home.files_with(SENTENCE), [""; 0].map(std::path::PathBuf::from));
}

#[test]
fn in_a_read_only_folder_a_sentence_waits_and_is_kept_once_it_can_be() {
    let Some(disk) = Disk::of_kib(1_024) else { return };
    let home = Home::with_data(disk.path());
    disk.make_read_only();
    let program = Program::open(&home);
    program.see("nothing new can be written");
    write_one(&program);
    program.see("It can’t be written yet.");
    assert!(!program.says("It is in your jar"));
    disk.make_writable();
    program.see("You can open it any time.");
    assert_eq!(home.journal("SELECT text FROM jottings"), [SENTENCE]);
    assert!(program.close().status.success());
}
