//! The smallest window with the largest text.

use crate::program::{Home, Program};

#[test]
fn at_360_by_600_with_text_of_200_per_cent_a_practice_begins_and_stops() {
    let home = Home::new();
    home.settings("text_percent = 200\nkeep = \"no\"\n");
    let program = Program::open(&home);
    program.resize(360, 600);
    program.see("How is it right now?");
    program.key("space");
    program.see("Stop");
    for control in ["Stop", "Pause", "Gentler", "Silent", "Hide"] {
        program.wait(&format!("“{control}” whole in the window"), || program.can_click(control));
    }
    program.key("Escape");
    program.see("And now?");
    program.press("Done");

    program.see("How is it right now?");
    program.wait("Begin whole in the window", || program.can_click("Begin Look around, then an easy breath"));
    program.press("Begin Look around, then an easy breath");
    program.wait("“Stop” whole in the window", || program.can_click("Stop"));
    program.press("Stop");
    program.see("And now?");
    assert!(program.close().status.success());
}
