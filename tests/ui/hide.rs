//! Hide: everything is covered at once, and nothing of ours is left for eyes or screen readers.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, ViewportCommand};

use super::stage::{CHROME, NARROW, SMALLEST, Stage, WIDE};

/// The title that a frame asked for.
fn title(output: &egui::FullOutput) -> Option<String> {
    let commands = output.viewport_output.values().flat_map(|viewport| &viewport.commands);
    commands.into_iter().find_map(|command| match command {
        ViewportCommand::Title(title) => Some(title.clone()),
        _ => None,
    })
}

fn key(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}

/// Everything that a screen reader could say.
fn sayable(stage: &Stage) -> Vec<(Role, String)> {
    // Also what is hidden: a field that has the keyboard is read out all the same.
    let nodes = stage.nodes().into_iter();
    nodes
        .filter(|node| !(node.name.is_empty() && node.value.is_empty() && node.description.is_empty()))
        .map(|node| (node.role, format!("{} {} {}", node.name, node.value, node.description)))
        .collect()
}

/// All that is said is where the cursor stands, as any editor says it.
fn assert_plain(stage: &Stage, when: &str) {
    for (role, words) in sayable(stage) {
        let place = words.trim().strip_prefix("Line ").and_then(|place| place.split_once(", column "));
        let is_place = place.is_some_and(|(line, column)| {
            [line, column].iter().all(|number| number.chars().all(|digit| digit.is_ascii_digit()))
        });
        assert!(is_place && role == Role::Button, "{when}: {role:?} {words:?}");
    }
}

#[test]
fn the_frame_after_hide_shows_only_the_notepad() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        let output = stage.tap("Hide");
        assert_eq!(title(&output).as_deref(), Some("Notes"), "neutral in the very frame");
        assert!(output.viewport_output.values().all(|viewport| viewport.repaint_delay.is_zero()));
        stage.step();
        assert_plain(&stage, "at once");
        stage.settle();
        assert_plain(&stage, "also later");
    }
}

#[test]
fn the_title_comes_back_with_the_window() {
    let mut stage = Stage::new(WIDE);
    let output = stage.frame(key(Key::Escape, Modifiers::NONE, true));
    assert_eq!(title(&output).as_deref(), Some("Notes"));
    stage.frame(key(Key::Escape, Modifiers::NONE, false));
    let output = stage.frame(key(Key::Enter, Modifiers::CTRL | Modifiers::COMMAND, true));
    assert_eq!(title(&output).as_deref(), Some("Soft Landing"));
}

#[test]
fn it_hides_from_every_place_with_esc_and_with_the_button() {
    for place in ["Now", "Practices", "Together", "Look back", "Settings", "Help"] {
        for by_key in [true, false] {
            let mut stage = Stage::new(WIDE);
            stage.click(place);
            if by_key {
                stage.press("Esc");
            } else {
                stage.click("Hide");
            }
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
    assert_plain(&stage, "covered");
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
    let list = text(&stage);
    assert!(list.starts_with("Shopping\n\nbread\n") && list.ends_with("stamps\n"), "{list:?}");
    stage.type_text("oats, plums e m 2 7");
    assert_eq!(text(&stage), format!("{list}oats, plums e m 2 7"), "below what stands there");
    assert_plain(&stage, "what is typed is not read out either");
    stage.press("Ctrl+Enter");
    assert!(!stage.is_on("Stirred up"), "nothing reached the screen below");
    stage.press("Esc");
    assert_eq!(text(&stage), list, "what was typed is forgotten");
    stage.press("Ctrl+Z Ctrl+Z");
    assert_eq!(text(&stage), list, "and does not come back");
    stage.type_text("walnuts");
    let folder = stage.close();
    for word in ["plums", "walnuts"] {
        assert!(!super::practice::is_on_disk(folder.path(), word), "{word}");
    }
}

/// What stands in the notepad.
fn text(stage: &Stage) -> String {
    stage.view(|view| view.hidden.as_ref().unwrap().text.clone())
}

#[test]
fn what_stands_in_the_notepad_is_chosen_in_the_settings() {
    for (name, begins) in [("Notes of a meeting", "Meeting, Tuesday\n"), ("Nothing", "")] {
        let mut stage = Stage::new(WIDE);
        stage.open_settings("Private");
        stage.click(name);
        let mut stage = stage.restart();
        stage.press("Esc");
        assert!(text(&stage).starts_with(begins) && text(&stage).is_empty() == begins.is_empty(), "{name}");
        assert_plain(&stage, "covered");
    }
}

#[test]
fn own_lines_are_written_in_the_settings_and_stay() {
    let mut stage = Stage::new(NARROW);
    stage.open_settings("Private");
    stage.click("My own lines");
    stage.focus("Your lines");
    stage.type_text("ring Ada");
    stage.press("Enter");
    stage.type_text("back");
    stage.click("Type the word back");
    let mut stage = stage.restart();
    stage.press("Esc");
    assert_eq!(text(&stage), "ring Ada\nback\n");
    assert!(stage.view(|view| view.hidden.is_some()), "a word that stood there brings nothing back");
    stage.type_text("back");
    assert!(stage.view(|view| view.hidden.is_none()));
    stage.open_settings("Private");
    stage.focus("Your lines");
    assert_eq!(stage.value("Your lines"), "ring Ada\nback");
}

#[test]
fn a_guest_has_a_notepad_of_their_own() {
    let own = "notepad = \"own\"\nnotepad_lines = \"Dear Ada\"\n";
    let mut stage = Stage::with_settings(WIDE, own);
    stage.open_settings("Private");
    stage.click("Guest, until the window closes");
    stage.press("Esc");
    assert!(text(&stage).starts_with("Shopping"));
    stage.press("Ctrl+Enter");
    stage.click("My own lines");
    assert_eq!(stage.value("Your lines"), "");
    stage.focus("Your lines");
    stage.type_text("visitor");
    stage.click("Guest, until the window closes");
    assert_eq!(stage.settings().notepad_lines.as_deref(), Some("Dear Ada"));
    assert_eq!(stage.value("Your lines"), "Dear Ada");
    let folder = stage.close();
    assert!(!super::practice::is_on_disk(folder.path(), "visitor"));
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
    leave_alone(&mut stage);
    stage.press("Esc");
    assert!(stage.view(|view| view.hidden.is_some()), "the first press was too long ago");
    stage.press("Esc");
    assert!(stage.view(|view| view.hidden.is_none()));
}

const ANY_GESTURE: [&str; 3] = ["ctrl-enter", "esc-twice", "type-back"];

fn hidden_with(size: egui::Vec2, gesture: &str) -> Stage {
    let mut stage = Stage::with_settings(size, &format!("return_gesture = \"{gesture}\""));
    stage.press("Esc");
    stage
}

fn is_hidden(stage: &Stage) -> bool {
    stage.view(|view| view.hidden.is_some())
}

#[test]
fn tab_and_then_enter_come_back_whatever_was_chosen_and_however_slowly() {
    for gesture in ANY_GESTURE {
        for keys in ["Tab", "Tab Tab Tab", "Shift+Tab Tab"] {
            let mut stage = hidden_with(WIDE, gesture);
            stage.type_text("oats");
            stage.press("Enter");
            assert!(is_hidden(&stage), "Enter alone is a new line");
            stage.press(keys);
            stage.pass(600.0);
            assert_plain(&stage, keys);
            stage.press("Enter");
            assert!(!is_hidden(&stage), "{gesture}: {keys}");
        }
    }
}

#[test]
fn what_is_typed_after_tab_goes_to_the_page_again() {
    let mut stage = hidden_with(WIDE, "ctrl-enter");
    let list = text(&stage);
    for (keys, typed) in [("Tab", "a"), ("Tab Shift+Tab", "b"), ("Tab Esc", "c")] {
        stage.press(keys);
        stage.type_text(typed);
        stage.press("Enter");
        assert!(is_hidden(&stage), "{keys}");
    }
    assert_eq!(text(&stage), format!("{list}a\nb\nc\n"));
}

/// Presses and lets go of the pointer, without a key.
fn point(stage: &mut Stage, pos: egui::Pos2) {
    stage.frame(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        stage.frame(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    stage.settle();
}

#[test]
fn two_presses_at_the_foot_come_back_however_slowly_and_one_does_not() {
    for (gesture, size) in ANY_GESTURE.into_iter().zip([WIDE, NARROW, SMALLEST]) {
        let mut stage = hidden_with(size, gesture);
        let foot = stage.nodes().into_iter().find(|node| node.role == Role::Button).unwrap().rect;
        assert!(foot.height() >= 44.0 && foot.width() >= size.x - 1.0, "{foot}: the whole foot");
        point(&mut stage, foot.right_bottom() - egui::vec2(8.0, 4.0));
        assert!(is_hidden(&stage), "once shows nothing");
        stage.pass(600.0);
        point(&mut stage, foot.left_top() + egui::vec2(8.0, 4.0));
        assert!(!is_hidden(&stage), "{gesture}");
    }
}

#[test]
fn a_press_in_between_takes_the_first_one_back() {
    let mut stage = hidden_with(WIDE, "ctrl-enter");
    let foot = stage.nodes().into_iter().find(|node| node.role == Role::Button).unwrap().rect;
    for _ in 0..3 {
        point(&mut stage, foot.center());
        point(&mut stage, egui::pos2(300.0, 200.0));
        assert!(is_hidden(&stage));
    }
}

#[test]
fn a_screen_reader_finds_one_plain_button_and_one_press_of_it_comes_back() {
    for gesture in ANY_GESTURE {
        let mut stage = hidden_with(WIDE, gesture);
        let buttons: Vec<_> = stage.nodes().into_iter().filter(|node| node.presses).collect();
        let [foot] = buttons.as_slice() else { panic!("{buttons:?}") };
        stage.act_on(foot.id, egui::accesskit::Action::Click);
        assert!(!is_hidden(&stage), "{gesture}");
    }
}

#[test]
fn two_presses_of_esc_within_two_seconds_count_and_later_ones_do_not() {
    for (apart_secs, comes_back) in [(0.3, true), (1.9, true), (2.2, false)] {
        let mut stage = hidden_with(WIDE, "esc-twice");
        leave_alone(&mut stage);
        for _ in 0..2 {
            stage.frame(key(Key::Escape, Modifiers::NONE, true));
            stage.frame(key(Key::Escape, Modifiers::NONE, false));
            let until = stage.harness.ctx.input(|input| input.time) + apart_secs;
            while stage.harness.ctx.input(|input| input.time) < until - 0.05 {
                stage.step();
            }
        }
        assert_eq!(is_hidden(&stage), !comes_back, "{apart_secs}");
    }
}

/// More than two seconds without Esc.
fn leave_alone(stage: &mut Stage) {
    let now = stage.harness.ctx.input(|input| input.time);
    while stage.harness.ctx.input(|input| input.time) < now + 2.1 {
        stage.harness.step();
    }
}

#[test]
fn whoever_hammers_esc_stays_hidden() {
    let mut stage = Stage::with_settings(WIDE, "return_gesture = \"esc-twice\"");
    for _ in 0..12 {
        stage.press("Esc");
        stage.step();
        assert!(stage.view(|view| view.hidden.is_some()));
    }
    stage.press("Esc Esc Esc");
    assert!(stage.view(|view| view.hidden.is_some()), "all within a moment");
    leave_alone(&mut stage);
    stage.press("Esc");
    stage.press("Esc");
    assert!(stage.view(|view| view.hidden.is_none()));
}

#[test]
fn the_notepad_is_dark_where_the_theme_is() {
    for (theme, is_dark) in [("dusk", true), ("dawn", false), ("ember", true), ("contrast", true)] {
        let mut stage = Stage::with_settings(NARROW, &format!("theme = \"{theme}\""));
        stage.press("Esc");
        let fill = egui::Visuals::dark().panel_fill;
        let has_dark = stage.harness.output().shapes.iter().any(|shape| match &shape.shape {
            egui::Shape::Rect(rect) => rect.fill == fill && rect.rect.width() > 300.0,
            _ => false,
        });
        assert_eq!(has_dark, is_dark, "{theme}");
    }
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

const LESSON: &str =
    "Hide, or Esc, covers this window. Ctrl and Enter bring it back. Or press Tab, then Enter.";

#[test]
fn the_way_back_is_taught_on_the_first_screen_and_esc_covers_at_once_all_the_same() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = Stage::new(size);
        stage.expect(LESSON);
        stage.frame(key(Key::Escape, Modifiers::NONE, true));
        stage.step();
        assert_plain(&stage, "the first time too");
        stage.press("Ctrl+Enter");
        stage.expect_not(LESSON);
        assert!(stage.settings().hide_taught, "whoever came back knows the way");
    }
}

#[test]
fn the_way_back_is_tried_or_put_aside_once() {
    for name in ["Try Hide now", "Put this aside"] {
        let mut stage = Stage::new(NARROW);
        stage.open_else(name);
        if name == "Try Hide now" {
            assert_plain(&stage, "the notepad never tells it");
            stage.press("Ctrl+Enter");
        }
        stage.expect_not(LESSON);
        stage.click("Practices");
        stage.click("Now");
        stage.expect_not(LESSON);
    }
}

#[test]
fn what_is_taught_covers_nothing_and_leaves_begin_in_sight() {
    for size in [WIDE, NARROW, SMALLEST] {
        let stage = Stage::new(size);
        let nodes = stage.nodes();
        let lesson = nodes.iter().find(|node| node.name == LESSON).unwrap().rect;
        for node in nodes.iter().filter(|node| node.is_control() && !CHROME.contains(&node.name.as_str())) {
            assert!(!node.rect.shrink(1.0).intersects(lesson), "{size}: {}", node.name);
        }
        let begin = stage.control("Begin Look around, then an easy breath").unwrap().rect;
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        assert!(window.contains_rect(begin), "{size}");
    }
}

#[test]
fn the_way_back_that_was_chosen_is_the_one_that_is_taught() {
    for (gesture, says) in [
        ("ctrl-enter", "Ctrl and Enter bring it back."),
        ("esc-twice", "After two seconds, Esc twice brings it back."),
        ("type-back", "The word “back”, on a line of its own, brings it back."),
    ] {
        let mut stage = Stage::with_settings(WIDE, &format!("return_gesture = \"{gesture}\""));
        stage.expect(&format!("Hide, or Esc, covers this window. {says} Or press Tab, then Enter."));
        stage.click("Help");
        let help =
            stage.nodes().into_iter().find(|node| node.name.starts_with("Hide covers the window with"));
        assert!(help.is_some_and(|node| node.name.contains(says)), "{gesture}");
        stage.open_settings("Private");
        stage.expect(says);
        stage.click("Try Hide now");
        assert!(stage.view(|view| view.hidden.is_some()));
    }
}

#[test]
fn esc_twice_in_a_hurry_hides_from_a_search_too() {
    let mut stage = Stage::new(WIDE);
    stage.click("Practices");
    stage.click("Search practices");
    stage.type_text("hits me");
    for pressed in [true, false, true, false] {
        stage.harness.input_mut().events.push(key(Key::Escape, Modifiers::NONE, pressed));
    }
    stage.step();
    stage.step();
    assert_plain(&stage, "both presses came within one frame");
}
