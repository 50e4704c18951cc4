//! Hide: everything is covered at once, and nothing of ours is left for eyes or screen readers.

use egui::ViewportCommand;
use egui::accesskit::Role;

use super::stage::{NARROW, Stage, WIDE};

/// The title that the last frame asked for.
fn title(stage: &Stage) -> Option<String> {
    let outputs = stage.harness.output().viewport_output.values();
    outputs.flat_map(|output| &output.commands).find_map(|command| match command {
        ViewportCommand::Title(title) => Some(title.clone()),
        _ => None,
    })
}

/// Everything that a screen reader could say.
fn sayable(stage: &Stage) -> Vec<(Role, String)> {
    let nodes = stage.nodes();
    let hidden: Vec<_> = nodes.iter().filter(|node| node.is_hidden).map(|node| node.rect).collect();
    let open = nodes.into_iter().filter(|node| !node.is_hidden);
    // Text runs belong to the field around them; where that is hidden, so are they.
    let open = open.filter(|node| {
        node.role != Role::TextRun || !hidden.iter().any(|rect| rect.contains_rect(node.rect))
    });
    open.filter(|node| !(node.name.is_empty() && node.value.is_empty() && node.description.is_empty()))
        .map(|node| (node.role, format!("{} {} {}", node.name, node.value, node.description)))
        .collect()
}

/// Frames until nothing of ours is on the screen, counted from the press.
fn frames_until_covered(stage: &mut Stage, press: impl Fn(&Stage)) -> usize {
    press(stage);
    // One frame for each event: the pointer coming, pressing, letting go; the last one acts.
    for frame in 1..=10 {
        let queued = stage.view(|view| view.hidden.is_some());
        if queued {
            stage.harness.step();
            assert_eq!(sayable(stage), []);
            return frame;
        }
        stage.harness.run_steps(1);
    }
    panic!("never covered");
}

#[test]
fn the_frame_after_hide_shows_only_the_notepad() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        let button = stage.control("Hide").unwrap().rect.center();
        frames_until_covered(&mut stage, |stage| {
            stage.harness.hover_at(button);
            stage.harness.drag_at(button);
            stage.harness.drop_at(button);
        });
        assert!(stage.view(|view| view.hidden.is_some()));
        stage.settle();
        assert_eq!(sayable(&stage), [], "also later");
        assert_eq!(stage.names().len(), 1, "the notepad alone: {:#?}", stage.nodes());
    }
}

#[test]
fn the_title_says_notes_from_the_same_frame_on_and_comes_back() {
    let mut stage = Stage::new(WIDE);
    stage.harness.key_down(egui::Key::Escape);
    stage.harness.step();
    assert!(stage.view(|view| view.hidden.is_some()));
    assert_eq!(title(&stage).as_deref(), Some("Notes"));
    stage.harness.key_up(egui::Key::Escape);
    stage.settle();
    stage.harness.key_down_modifiers(egui::Modifiers::CTRL | egui::Modifiers::COMMAND, egui::Key::Enter);
    let mut titles = Vec::new();
    for _ in 0..4 {
        stage.harness.step();
        titles.extend(title(&stage));
    }
    assert_eq!(titles, ["Soft Landing"]);
}

#[test]
fn it_hides_from_every_place_with_esc_and_with_the_button() {
    for place in ["Now", "Practices", "Together", "Look back", "Settings", "Help"] {
        for by_key in [true, false] {
            let mut stage = Stage::new(WIDE);
            stage.click(place);
            if by_key { stage.press("Esc") } else { stage.click("Hide") }
            assert!(stage.view(|view| view.hidden.is_some()), "{place}");
            stage.press("Ctrl+Enter");
            assert!(stage.view(|view| view.hidden.is_none()), "{place}");
            assert!(stage.control("Hide").is_some(), "and everything is where it was");
        }
    }
}

#[test]
fn hide_in_the_middle_of_a_practice_pauses_it() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.pass(7.0);
    stage.click("Hide");
    assert_eq!(sayable(&stage), []);
    assert_eq!(stage.sitting(), Some(softlanding_core::sitting::Stage::Paused));
    stage.pass(500.0);
    stage.press("Ctrl+Enter");
    stage.expect("Go on");
    assert_eq!(stage.sitting(), Some(softlanding_core::sitting::Stage::Paused));
}

#[test]
fn a_notepad_is_for_typing_and_forgets() {
    let mut stage = Stage::new(WIDE);
    stage.press("Esc");
    stage.type_text("milk, eggs e m 2 7");
    assert_eq!(stage.view(|view| view.hidden.as_ref().unwrap().text.clone()), "milk, eggs e m 2 7");
    assert_eq!(sayable(&stage), [], "what is typed is not read out either");
    stage.press("Ctrl+Enter");
    assert!(!stage.is_on("Stirred up"), "nothing reached the screen below");
    stage.press("Esc");
    assert_eq!(stage.view(|view| view.hidden.as_ref().unwrap().text.clone()), "");
    stage.type_text("plums");
    let folder = stage.close();
    for word in ["milk", "plums"] {
        assert!(!super::practice::is_on_disk(folder.path(), word), "{word}");
    }
}

#[test]
fn ctrl_and_enter_come_back() {
    let mut stage = Stage::with_settings(WIDE, "return_gesture = \"ctrl-enter\"");
    stage.press("Esc");
    stage.press("Esc Esc Enter");
    stage.type_text("back");
    assert!(stage.view(|view| view.hidden.is_some()), "no other gesture does");
    stage.press("Ctrl+Enter");
    assert!(stage.view(|view| view.hidden.is_none()));
}

#[test]
fn esc_twice_comes_back() {
    let mut stage = Stage::with_settings(WIDE, "return_gesture = \"esc-twice\"");
    stage.press("Esc");
    stage.press("Ctrl+Enter");
    stage.press("Esc");
    assert!(stage.view(|view| view.hidden.is_some()), "not once");
    // More than its time later the first press is forgotten.
    stage.harness.run_steps(30);
    stage.press("Esc");
    assert!(stage.view(|view| view.hidden.is_some()), "not slowly");
    stage.press("Esc");
    assert!(stage.view(|view| view.hidden.is_none()));
}

#[test]
fn the_word_back_comes_back_on_a_line_of_its_own() {
    let mut stage = Stage::with_settings(WIDE, "return_gesture = \"type-back\"");
    stage.press("Esc");
    stage.type_text("i will be back");
    assert!(stage.view(|view| view.hidden.is_some()));
    stage.press("Enter");
    stage.type_text("back");
    assert!(stage.view(|view| view.hidden.is_none()));
}
