//! Paints every screen into a picture, to be looked at: `scripts/pictures`.

use std::path::PathBuf;

use egui::{Vec2, ViewportId, vec2};
use softlanding::instance::Request;
use softlanding::ui::action::{NightWay, Route};
use softlanding_core::exercise::ExerciseId;
use softlanding_core::testing::shipped;

use super::shore::{a_year, stage_with};
use super::stage::Stage;

/// A screen, and how one comes there from *Now*.
pub(super) type Portrait = (&'static str, fn(&mut Stage));

/// How far a practice has come in its picture, in seconds.
const PRACTISED_SECS: f64 = 9.0;

pub(super) const PORTRAITS: &[Portrait] = &[
    ("now", |_| ()),
    ("now-stirred-up", |stage| stage.press("2 7")),
    ("now-far-away", |stage| stage.press("3")),
    ("something-else", |stage| stage.open(Route::SomethingElse)),
    ("practice", |stage| practise(stage, "slow-and-even")),
    ("practice-paused", |stage| {
        practise(stage, "slow-and-even");
        stage.press("Space");
    }),
    ("practice-senses", |stage| {
        practise(stage, "five-four-three-two-one");
        stage.press("Space Space");
        stage.pass(3.0);
    }),
    ("practice-push", |stage| practise(stage, "wall-push")),
    ("practice-company", |stage| practise(stage, "just-company")),
    ("practice-write", |stage| practise(stage, "a-note-to-myself")),
    ("after", stop),
    ("after-easier", |stage| {
        stage.press("2 7");
        stop(stage);
        stage.press("1 4");
    }),
    ("after-harder", |stage| {
        stage.press("2 4");
        stop(stage);
        stage.press("2 8");
    }),
    ("practices", |stage| stage.open(Route::Practices)),
    ("practices-found", |stage| {
        stage.open(Route::Practices);
        stage.focus("Search practices");
        stage.type_text("panic");
    }),
    ("page-of-a-breath", |stage| stage.open(Route::About(shipped("slow-and-even")))),
    ("page-of-the-senses", |stage| stage.open(Route::About(shipped("five-four-three-two-one")))),
    ("page-of-writing", |stage| stage.open(Route::About(shipped("a-letter-not-sent")))),
    ("make", |stage| stage.open(Route::Make(shipped("slow-and-even")))),
    ("print", |stage| stage.open(Route::Print(shipped("slow-and-even")))),
    ("look-back", |stage| stage.open(Route::LookBack)),
    ("look-back-from-here", |stage| {
        stage.open(Route::LookBack);
        stage.click("From here");
    }),
    ("look-back-between", |stage| {
        stage.open(Route::LookBack);
        stage.click("Between states");
    }),
    ("take-along", |stage| stage.open(Route::TakeAlong)),
    ("people", |stage| stage.open(Route::People)),
    ("plan", |stage| stage.open(Route::Plan)),
    ("together", |stage| stage.open(Route::Together)),
    ("for-two", |stage| stage.open(Route::ForTwo)),
    ("in-step", |stage| stage.open(Route::InStep(None))),
    ("with-others", |stage| stage.open(Route::WithOthers)),
    ("night", |stage| stage.open(Route::Night)),
    ("night-way", |stage| stage.open(Route::NightWay(NightWay::Dream))),
    ("night-light", |stage| stage.open(Route::NightLight)),
    ("map", |stage| stage.open(Route::Map)),
    ("glimmers", |stage| stage.open(Route::Glimmers)),
    ("glimmer", |stage| stage.open(Route::Glimmer)),
    ("time-out", |stage| stage.open(Route::TimeOut)),
    ("settings-look", |stage| stage.open(Route::Settings)),
    ("settings-sound", |stage| stage.open_settings("Sound")),
    ("settings-practice", |stage| stage.open_settings("Practice")),
    ("settings-reminders", |stage| {
        stage.open_settings("Reminders");
        stage.click("Remind me of a minute for myself");
    }),
    ("settings-private", |stage| stage.open_settings("Private")),
    ("settings-more", |stage| stage.open_settings("More")),
    ("help", |stage| stage.open(Route::Help)),
    ("hidden", |stage| stage.press("Escape")),
    ("palette", |stage| stage.press("Ctrl+K")),
    ("palette-typed", |stage| {
        stage.press("Ctrl+K");
        stage.type_text("panic");
    }),
    ("small", |stage| {
        stage.open_as(Request::Now(ExerciseId::new("slow-and-even")));
        stage.pass(PRACTISED_SECS);
    }),
    ("small-steps", |stage| {
        stage.open_as(Request::Now(ExerciseId::new("five-four-three-two-one")));
        stage.press("Space Space");
    }),
    ("small-paused", |stage| {
        stage.open_as(Request::Now(None));
        stage.pass(PRACTISED_SECS);
        stage.press("Space");
    }),
    ("small-after", |stage| {
        stage.open_as(Request::Now(None));
        stage.pass(PRACTISED_SECS);
        stage.press("Escape");
    }),
    ("company", |stage| {
        stage.open_as(Request::Company);
        stage.pass(3.0);
    }),
];

fn practise(stage: &mut Stage, id: &str) {
    stage.open(Route::About(shipped(id)));
    stage.click("Begin");
    stage.pass(PRACTISED_SECS);
}

fn stop(stage: &mut Stage) {
    stage.press("Enter");
    stage.pass(PRACTISED_SECS);
    stage.press("Escape");
}

/// A choice of whoever looks at the pictures.
fn chosen(name: &str, usual: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| usual.to_owned())
}

fn size() -> Vec2 {
    let size = chosen("SIZE", "1280x800");
    let (width, height) = size.split_once('x').unwrap();
    vec2(width.parse().unwrap(), height.parse().unwrap())
}

#[test]
#[ignore = "paints pictures for somebody to look at; `scripts/pictures` runs it"]
fn every_screen() {
    let folder = PathBuf::from(chosen("PICTURES", "target/pictures"));
    std::fs::create_dir_all(&folder).unwrap();
    let (theme, text, only) = (chosen("THEME", "dusk"), chosen("TEXT", "100"), chosen("ONLY", ""));
    let zoom: f32 = chosen("ZOOM", "1").parse().unwrap();
    let settings = format!("theme = \"{theme}\"\ntext_percent = {text}\nkeep = \"yes\"\n");
    let year = a_year();
    for (name, lead) in PORTRAITS.iter().filter(|(name, _)| only.is_empty() || name.starts_with(&only)) {
        let records = if name.starts_with("look-back") { year.as_slice() } else { &[] };
        let mut stage = stage_with(size(), &settings, records);
        stage.open(Route::Now);
        let viewport = stage.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
        viewport.native_pixels_per_point = Some(zoom);
        stage.settle();
        lead(&mut stage);
        for words in super::large_text::shrunk(&stage) {
            println!("{name}: smaller than was asked for: {words}");
        }
        let picture = stage.harness.render().unwrap();
        picture.save(folder.join(format!("{name}.png"))).unwrap();
    }
}
