//! Whatever is pressed by key, something visible has the focus after: the control itself, what stands in its place, or the
//! heading of the screen that came.

use std::time::Duration;

use egui::accesskit::{Action, Role};
use softlanding::ui::action::Route;

use super::nodes::{Seen, painted_rings};
use super::portraits::{PORTRAITS, Portrait};
use super::stage::{CHROME, NARROW, Stage, WIDE};

/// Screens whose window closes with any press.
const CLOSES: [&str; 1] = ["small-after"];

/// Pictures of a screen that has the same controls as another.
const SAME: [&str; 6] = [
    "now-far-away",
    "practice-push",
    "practice-company",
    "look-back-from-here",
    "look-back-between",
    "hidden",
];
/// So many controls of one kind are pressed on a screen; a list has many.
const OF_A_KIND_MAX: usize = 6;

/// How long an answer of a thread is waited for.
const ANSWER_FRAMES: usize = 4;
const ANSWER_FRAME: Duration = Duration::from_millis(10);

/// Where one is.
type Place = (Route, Option<softlanding_core::sitting::Stage>, bool, bool);

fn place(stage: &Stage) -> Place {
    let (hidden, palette) = stage.view(|view| (view.hidden.is_some(), view.palette.is_some()));
    (stage.view(|view| view.route.clone()), stage.sitting(), hidden, palette)
}

fn kind(seen: &Seen) -> (Role, String) {
    let start = seen.name.split([':', ' ', ',']).next().unwrap_or_default();
    (seen.role, start.to_owned())
}

/// The controls of a screen that are pressed: each of what stands once, some of what there is a list of.
fn pressed_on(stage: &Stage, with_chrome: bool) -> Vec<Seen> {
    let mut pressed: Vec<Seen> = Vec::new();
    for seen in stage.nodes().into_iter().filter(|seen| seen.is_stop && seen.is_control()) {
        let is_chrome = CHROME.contains(&seen.name.as_str());
        let count = pressed.iter().filter(|other| kind(other) == kind(&seen)).count();
        if (with_chrome || !is_chrome) && count < OF_A_KIND_MAX && !seen.is_field() {
            pressed.push(seen);
        }
    }
    pressed
}

/// What is wrong with where the focus is; `None` if all is well.
fn trouble(stage: &Stage, has_moved: bool) -> Option<String> {
    let Some(seen) = stage.nodes().into_iter().find(|seen| seen.is_focused) else {
        return Some("nothing has the focus".to_owned());
    };
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, stage.size());
    let is_in_sight = seen.rect.is_positive() && window.intersects(seen.rect);
    let is_ringed = painted_rings(&stage.harness, &stage.harness.ctx) > 0 || seen.is_field();
    match seen.role {
        _ if !is_in_sight => Some(format!("{} is out of sight", seen.name)),
        Role::Heading if has_moved => None,
        _ if seen.is_control() && is_ringed => None,
        role => Some(format!("{role:?} {} has it, ring: {is_ringed}", seen.name)),
    }
}

/// What a press asked a thread for has come by then, and is not taken for the effect of a later one.
fn await_answer(stage: &mut Stage) {
    for _ in 0..ANSWER_FRAMES {
        std::thread::sleep(ANSWER_FRAME);
        stage.step();
    }
    stage.settle();
}

fn check(size: egui::Vec2, screens: &[Portrait]) {
    const SETTINGS: &str = "keep = \"yes\"\ncountry = \"GB\"";
    let mut troubles = Vec::new();
    for (name, lead) in screens {
        let mut stage = Stage::with_settings(size, SETTINGS);
        lead(&mut stage);
        let start = place(&stage);
        let mut count = pressed_on(&stage, *name == "now").len();
        let mut index = 0;
        while index < count {
            let controls = pressed_on(&stage, *name == "now");
            count = count.min(controls.len());
            let Some(control) = controls.into_iter().nth(index) else { break };
            index += 1;
            stage.act_on(control.id, Action::Focus);
            stage.press("Enter");
            await_answer(&mut stage);
            let here = place(&stage);
            if here.2 {
                stage = Stage::with_settings(size, SETTINGS);
                lead(&mut stage);
                continue;
            }
            if let Some(trouble) = trouble(&stage, here != start) {
                troubles.push(format!("{name}, {:?} {}: {trouble}", control.role, control.name));
            }
            if here != start {
                stage.open(Route::Now);
                stage.press("Tab");
                lead(&mut stage);
                if place(&stage) != start {
                    stage = Stage::with_settings(size, SETTINGS);
                    lead(&mut stage);
                }
            }
        }
    }
    assert!(troubles.is_empty(), "{size:?}:\n{}", troubles.join("\n"));
}

/// Every fourth screen, beginning with this one.
fn check_quarter(size: egui::Vec2, first: usize) {
    let screens: Vec<Portrait> = PORTRAITS
        .iter()
        .filter(|(name, _)| !SAME.contains(name) && !CLOSES.contains(name))
        .skip(first)
        .step_by(4)
        .copied()
        .collect();
    check(size, &screens);
}

#[test]
fn after_every_press_something_visible_has_the_focus_1() {
    check_quarter(WIDE, 0);
}

#[test]
fn after_every_press_something_visible_has_the_focus_2() {
    check_quarter(WIDE, 1);
}

#[test]
fn after_every_press_something_visible_has_the_focus_3() {
    check_quarter(WIDE, 2);
}

#[test]
fn after_every_press_something_visible_has_the_focus_4() {
    check_quarter(WIDE, 3);
}

#[test]
fn after_every_press_in_a_narrow_window_too() {
    let few = ["now-stirred-up", "practice-senses", "after-easier", "people", "settings-more"];
    let screens: Vec<Portrait> = PORTRAITS.iter().filter(|(name, _)| few.contains(name)).copied().collect();
    check(NARROW, &screens);
}
