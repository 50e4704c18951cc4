//! *Make it mine*: the curve, its joints, and what its texts become.

use egui::accesskit::{Action, ActionData, Role};
use egui::{Vec2, vec2};

use super::make::{OWN, beats, making, own, save, saved, tab_to, write_number};
use super::nodes::Seen;
use super::stage::{NARROW, Stage, WIDE};

const IN: &str = "In, seconds";
const OUT: &str = "Out, seconds";

/// The seconds as the screen says them: by the joint, and by the number below it.
#[track_caller]
fn expect_secs(stage: &Stage, [air_in, air_out]: [&str; 2]) {
    let said = [IN, "In, step 1, seconds", OUT, "Out, step 2, seconds"].map(|name| stage.value(name));
    assert_eq!(said, [air_in, air_in, air_out, air_out].map(|secs| format!("{secs} s")));
}

fn joint(stage: &Stage, name: &str) -> Seen {
    let joint = stage.find(name);
    assert_eq!(joint.role, Role::Slider);
    assert!(joint.rect.width() >= 44.0 && joint.rect.height() >= 44.0, "{:?}", joint.rect);
    joint
}

/// Takes a joint and moves it in three strokes, and lets go.
fn drag(stage: &mut Stage, name: &str, by: Vec2) {
    let from = joint(stage, name).rect.center();
    stage.harness.hover_at(from);
    stage.harness.drag_at(from);
    stage.step();
    for share in [0.2, 0.6, 1.0] {
        stage.harness.hover_at(from + by * share);
        stage.step();
    }
    stage.harness.drop_at(from + by);
    stage.settle();
    stage.harness.remove_cursor();
    stage.settle();
}

#[test]
fn keys_move_the_joint_that_has_the_keyboard() {
    for size in [WIDE, NARROW] {
        let mut stage = making(size, "Slow and even");
        expect_secs(&stage, ["4", "6"]);
        tab_to(&mut stage, IN);
        stage.press("ArrowRight ArrowUp");
        expect_secs(&stage, ["4.2", "6"]);
        stage.press("ArrowLeft ArrowDown ArrowDown Shift+ArrowRight PageUp");
        expect_secs(&stage, ["5.9", "6"]);
        stage.press("PageDown Shift+ArrowLeft");
        expect_secs(&stage, ["3.9", "6"]);
        assert_eq!(stage.focused().unwrap().name, IN, "arrows lead nowhere else");
        stage.press("Tab");
        assert_eq!(stage.focused().unwrap().name, OUT);
        stage.press("ArrowLeft Ctrl+Z");
        expect_secs(&stage, ["3.9", "6"]);
        stage.press("Ctrl+Z");
        expect_secs(&stage, ["4", "6"]);
        stage.press("Ctrl+Y");
        expect_secs(&stage, ["3.9", "6"]);
    }
}

#[test]
fn a_joint_is_dragged_along_its_scale_and_a_drag_is_one_step() {
    for size in [WIDE, NARROW] {
        let mut stage = making(size, "Slow and even");
        // Four seconds are as far from the edge as six are from there.
        let (inner, outer) = (joint(&stage, IN).rect.center().x, joint(&stage, OUT).rect.center().x);
        let second = (outer - inner) / 6.0;
        drag(&mut stage, IN, vec2(1.5 * second, -30.0));
        expect_secs(&stage, ["5.5", "6"]);
        // The round has come to the same width again.
        let now = joint(&stage, OUT).rect.center().x;
        assert!((now - outer).abs() < 1.0, "{now} {outer}");
        let second = (now - joint(&stage, IN).rect.center().x) / 6.0;
        drag(&mut stage, OUT, vec2(-2.0 * second, 0.0));
        expect_secs(&stage, ["5.5", "4"]);
        stage.click("Undo");
        expect_secs(&stage, ["5.5", "6"]);
        stage.click("Undo");
        expect_secs(&stage, ["4", "6"]);
        assert!(stage.find("Redo").is_focused, "what has come to its end leaves the keyboard to the other");
    }
}

#[test]
fn while_it_is_dragged_it_stays_below_the_pointer() {
    let mut stage = making(WIDE, "Slow and even");
    let from = joint(&stage, OUT).rect.center();
    stage.harness.hover_at(from);
    stage.harness.drag_at(from);
    stage.step();
    for by in [20.0, -80.0, 33.0] {
        stage.harness.hover_at(from + vec2(by, 0.0));
        // One frame hears it, the next shows it.
        stage.step();
        stage.step();
        // Half a tenth of a second is as near as it can come.
        let off = joint(&stage, OUT).rect.center().x - from.x - by;
        assert!(off.abs() < 3.0, "{by}: {off}");
    }
    stage.harness.drop_at(from);
    stage.settle();
}

#[test]
fn it_is_held_where_a_breath_would_be_too_fast_and_says_so() {
    let mut stage = making(WIDE, "Slow and even");
    drag(&mut stage, OUT, vec2(-2_000.0, 0.0));
    expect_secs(&stage, ["4", "0.2"]);
    tab_to(&mut stage, IN);
    stage.press("PageDown PageDown PageDown");
    expect_secs(&stage, ["2.8", "0.2"]);
    let said = "A whole breath needs at least 3 seconds.";
    stage.expect(said);
    stage.press("ArrowRight");
    stage.expect_not(said);
}

#[test]
fn a_screen_reader_moves_it_and_sets_it() {
    let mut stage = making(WIDE, "Slow and even");
    let id = joint(&stage, IN).id;
    stage.act_on(id, Action::Increment);
    expect_secs(&stage, ["4.1", "6"]);
    stage.act_on(id, Action::Decrement);
    stage.act_on(id, Action::Decrement);
    expect_secs(&stage, ["3.9", "6"]);
    stage.act_with(id, Action::SetValue, Some(ActionData::NumericValue(7.25)));
    expect_secs(&stage, ["7.3", "6"]);
    stage.act_with(id, Action::SetValue, Some(ActionData::Value("5,5".into())));
    expect_secs(&stage, ["5.5", "6"]);
    stage.act_with(id, Action::SetValue, Some(ActionData::NumericValue(f64::NAN)));
    expect_secs(&stage, ["5.5", "6"]);
}

#[test]
fn less_and_more_go_by_halves_and_each_is_a_step() {
    let mut stage = making(WIDE, "Slow and even");
    write_number(&mut stage, "In, step 1, seconds", "4.4");
    stage.press("Tab");
    let place = stage.find("In, step 1, longer").rect;
    for (name, expected) in [("longer", "4.5"), ("longer", "5"), ("shorter", "4.5"), ("shorter", "4")] {
        stage.click(&format!("In, step 1, {name}"));
        expect_secs(&stage, [expected, "6"]);
        assert_eq!(stage.find("In, step 1, longer").rect, place, "nothing moves under the hand");
    }
    stage.click("Undo");
    expect_secs(&stage, ["4.5", "6"]);
}

#[test]
fn what_was_dragged_is_what_is_saved() {
    let mut stage = own(WIDE);
    tab_to(&mut stage, OUT);
    stage.press("PageUp ArrowUp");
    save(&mut stage);
    let file = saved(&stage, "own.ron");
    let secs: Vec<u32> = beats(&file).into_iter().map(|(_, ms)| ms).collect();
    assert_eq!(secs, [4_000, 7_100]);
}

#[test]
fn the_curve_shows_one_of_several_paced_parts() {
    let mut stage = making(WIDE, "A few soft sighs");
    let has_sip = |stage: &Stage| stage.names().iter().any(|name| name.starts_with("A little more"));
    assert!(has_sip(&stage));
    stage.click("Part 3");
    assert!(!has_sip(&stage));
    tab_to(&mut stage, OUT);
    stage.press("PageUp");
    expect_secs(&stage, ["3.5", "5"]);
    // Unfolding a part brings it to the curve, too.
    stage.click("2 · Paced");
    assert!(has_sip(&stage));
}

#[test]
fn gestures_that_come_twice_are_told_apart() {
    let stage = making(WIDE, "One nostril at a time");
    let joints: Vec<Seen> = stage.nodes().into_iter().filter(|node| node.role == Role::Slider).collect();
    let said: Vec<&str> = joints.iter().map(|joint| joint.name.as_str()).collect();
    assert_eq!(joints.len(), 4, "{said:?}");
    let mut different = said.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), 4, "{said:?}");
}

#[test]
fn what_has_no_pace_has_no_curve_and_all_else() {
    let mut stage = Stage::new(WIDE);
    stage.open_practice("Five, four, three, two, one");
    stage.click("Make it mine");
    stage.expect("Nothing in this one has a pace, so there is no curve. You can change its parts.");
    save(&mut stage);
}

#[test]
fn a_text_that_names_the_seconds_is_offered_anew() {
    let mut stage = making(WIDE, "Slow and even");
    let offer = "Say “Five in, six out. Soft, not deep.”?";
    stage.expect_not(offer);
    tab_to(&mut stage, IN);
    stage.press("PageUp");
    assert_eq!(
        stage.value("One line that invites"),
        "Four in, six out. Soft, not deep.",
        "nothing by itself"
    );
    tab_to(&mut stage, offer);
    stage.press("Enter");
    assert_eq!(stage.value("One line that invites"), "Five in, six out. Soft, not deep.");
    stage.expect_not(offer);
    assert_eq!(stage.focused().unwrap().name, "Undo");
    stage.press("Enter");
    assert_eq!(stage.value("One line that invites"), "Four in, six out. Soft, not deep.");
    stage.expect(offer);
    // What a person writes stays as it is written.
    stage.click("One line that invites");
    stage.press("Ctrl+A");
    stage.type_text("Mine.");
    stage.expect_not(offer);
    save(&mut stage);
    assert_eq!(saved(&stage, "my-slow-and-even.ron").invitation, "Mine.");
}

#[test]
fn a_title_that_names_the_seconds_is_offered_anew() {
    let own_title = OWN.replace("\"Sunday\"", "\"Four in, six out\"");
    let mut stage = Stage::with_exercise(WIDE, "", &own_title);
    stage.open_practice("Four in, six out");
    stage.click("Change your own");
    stage.click("Out, step 2, longer");
    stage.click("Call it “Four in, six and a half out”?");
    assert_eq!(stage.value("Name"), "Four in, six and a half out");
    save(&mut stage);
    assert_eq!(saved(&stage, "own.ron").title, "Four in, six and a half out");
}

#[test]
fn saving_what_has_no_name_leads_to_the_name() {
    let mut stage = making(WIDE, "Slow and even");
    stage.click("Name");
    stage.press("Ctrl+A Backspace");
    stage.click("Save");
    stage.expect("It needs a name.");
    assert_eq!(stage.focused().unwrap().name, "Name");
}
