//! Data folders that cannot be written, are full, missing or no folders at all.

use std::fs;

use crate::program::{Home, Program};
use crate::support::Disk;

fn practise(program: &Program) {
    program.see("How are things right now?");
    program.key("space");
    program.see("Stop");
    program.key("Escape");
    program.see("And now?");
}

#[test]
fn a_read_only_folder_is_said_and_practice_works() {
    let Some(disk) = Disk::of_kib(1_024) else { return };
    let home = Home::with_data(disk.path());
    home.settings("keep = \"yes\"\n");
    disk.make_read_only();
    let program = Program::open(&home);
    program.see("nothing new can be written");
    practise(&program);
    program.key("1");
    program.key("3");
    program.see("Not kept yet: waiting for the disk");
    assert!(!program.says("Kept here"));
    disk.make_writable();
    program.see("Kept here");
    let said = || home.journal("SELECT after_state, after_hardness FROM sittings") == ["settled|3"];
    program.wait("what was said, once it can be written", said);
    assert!(program.close().status.success());
}

#[test]
fn on_a_full_disk_what_was_said_waits_until_there_is_room() {
    let Some(disk) = Disk::of_kib(1_024) else { return };
    let home = Home::with_data(disk.path());
    home.settings("keep = \"yes\"\n");
    disk.fill();
    let program = Program::open(&home);
    practise(&program);
    program.key("1");
    program.key("3");
    program.see("The disk is full.");
    program.see("Waiting for room on the disk");
    assert!(!program.says("Kept here"));
    disk.make_room();
    program.see("Kept here");
    let said = || home.journal("SELECT after_state, after_hardness FROM sittings") == ["settled|3"];
    program.wait("what was said, once there is room", said);
    program.see_no("The disk is full.");
    assert!(program.close().status.success());
}

#[test]
fn a_missing_folder_is_made() {
    let parent = tempfile::tempdir().unwrap();
    let home = Home::with_data(&parent.path().join("not/here/yet"));
    let program = Program::open(&home);
    practise(&program);
    program.skip_to_keeping();
    program.press("Keep it");
    program.wait("a kept practice", || home.journal("SELECT ending FROM sittings") == ["interrupted"]);
    assert!(program.close().status.success());
}

#[test]
fn a_folder_that_is_a_file_is_said_and_left_alone() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("data");
    fs::write(&file, "a letter").unwrap();
    let home = Home::with_data(&file);
    let program = Program::open(&home);
    program.see("and a folder is needed there");
    practise(&program);
    program.skip_to_keeping();
    program.press("Keep it");
    program.see("Not kept yet: waiting for the disk");
    assert!(!program.says("Kept here"));
    assert!(program.close().status.success());
    assert_eq!(fs::read_to_string(&file).unwrap(), "a letter");
}
