//! Copying and pasting, with another program on the same display.

use crate::program::{Home, Program};

const LETTER: &str = "please come by tonight";

/// In the middle of a practice that is written in, with the letter in its field.
fn writing(home: &Home) -> Program {
    home.own_exercise("writing.ron");
    home.settings("[first_minute]\nexercise = \"own:writing\"\n");
    let program = Program::open(home);
    program.see("A letter, for tests");
    program.key("space");
    program.see("Nothing you type here is kept.");
    program.press("Your words");
    program
}

#[test]
fn what_is_copied_is_there_for_another_program_and_hide_takes_it_away() {
    let home = Home::new();
    let program = writing(&home);
    program.write(LETTER);
    program.press("Copy");
    program.see("It can be pasted elsewhere. Hide clears it.");
    assert_eq!(program.display().clipboard().as_deref(), Some(LETTER));

    program.press("Hide");
    program
        .wait("a clipboard without the letter", || program.display().clipboard().as_deref() != Some(LETTER));
    program.key("ctrl+Return");
    program.see("Copy");
    program.see_no("It can be pasted elsewhere.");
    assert!(program.close().status.success());
}

#[test]
fn what_another_program_copied_is_pasted_and_hide_leaves_it() {
    let home = Home::new();
    let program = writing(&home);
    let _owner = program.display().copy_elsewhere("from elsewhere");
    program.wait("the other program’s clipboard", || {
        program.display().clipboard().as_deref() == Some("from elsewhere")
    });
    program.key("ctrl+v");
    program.wait("what was pasted", || program.texts().iter().any(|text| text.contains("from elsewhere")));
    program.press("Hide");
    program.key("ctrl+Return");
    program.see("Go on");
    assert_eq!(program.display().clipboard().as_deref(), Some("from elsewhere"));
}

#[test]
fn what_a_field_copies_by_key_is_cleared_by_hide_as_well() {
    let home = Home::new();
    let program = writing(&home);
    program.write(LETTER);
    program.key("ctrl+a ctrl+c");
    program.wait("the letter", || program.display().clipboard().as_deref() == Some(LETTER));
    program.press("Hide");
    program
        .wait("a clipboard without the letter", || program.display().clipboard().as_deref() != Some(LETTER));
}
