//! Help: keys as pictures, each line read out once.

use super::stage::{NARROW, Stage, WIDE};

#[test]
fn each_key_is_said_with_what_it_does_and_once() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        stage.click("Help");
        let names: Vec<String> = stage.nodes().into_iter().map(|node| node.name).collect();
        for line in [
            "F1: People to turn to",
            "Esc: Hide this window",
            "1 to 4: How things are",
            "0 to 9: The number",
            "Enter: Begin",
            "Esc: Stop. Once more hides this window",
            "W: It feels worse",
            "Up: Louder",
            "Down: Quieter",
            "End: Ten",
            "+: Closer: less time, larger",
        ] {
            assert_eq!(names.iter().filter(|name| *name == line).count(), 1, "{line}: {names:#?}");
        }
        for lonely in ["F1", "Esc", "Tab", "1", "E", "How things are"] {
            assert!(!names.contains(&lonely.to_owned()), "{lonely} is a part of a line");
        }
    }
}

#[test]
fn keys_stand_in_the_order_in_which_they_are_read() {
    let mut stage = Stage::new(WIDE);
    stage.click("Help");
    let said =
        |node: &super::nodes::Seen| node.name.contains(": ") && node.role == egui::accesskit::Role::Label;
    let tops: Vec<f32> = stage.nodes().into_iter().filter(said).map(|node| node.rect.top()).collect();
    assert!(tops.len() >= 15 && tops.is_sorted(), "{tops:?}");
}
