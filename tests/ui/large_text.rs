//! Large text: words are as large as was asked for, and nothing that is told covers them.

use egui::{Rect, Shape, epaint::ClippedShape};
use softlanding::ui::action::Route;
use softlanding_core::sitting::Stage as Sitting;
use softlanding_core::testing::shipped;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

/// The sizes of type at 100 %, in points.
const SIZES: [f32; 7] = [13.0, 15.0, 17.0, 19.0, 22.0, 28.0, 44.0];

/// Words that are seen, where they are, and the size of their letters in points.
pub struct Written {
    pub words: String,
    /// As much of it as is seen.
    rect: Rect,
    /// All of it.
    whole: Rect,
    is_elided: bool,
    points: f32,
}

pub fn written(shapes: &[ClippedShape]) -> Vec<Written> {
    fn gather(shape: &Shape, clip: Rect, found: &mut Vec<Written>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, clip, found)),
            Shape::Text(text) => {
                let whole = text.visual_bounding_rect();
                let rect = whole.intersect(clip);
                let sizes = text.galley.job.sections.iter().map(|section| section.format.font_id.size);
                // In debug builds egui writes where something does not stand on whole pixels.
                let is_ours = text.galley.text() != "Unaligned" && !text.galley.text().is_empty();
                if let Some(points) = sizes.reduce(f32::min)
                    && rect.is_positive()
                    && is_ours
                {
                    let (words, is_elided) = (text.galley.text().to_owned(), text.galley.elided);
                    found.push(Written { words, rect, whole, is_elided, points });
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in shapes {
        gather(&clipped.shape, clipped.clip_rect, &mut found);
    }
    found
}

/// What is smaller than was asked for.
pub fn shrunk(stage: &Stage) -> Vec<String> {
    let scale = f32::from(stage.settings().text_percent) / 100.0;
    let is_whole = |points: f32| SIZES.iter().any(|size| (size * scale - points).abs() < 0.2);
    let small = written(&stage.harness.output().shapes).into_iter().filter(|one| !is_whole(one.points));
    small.map(|one| format!("“{}” at {} points", one.words, one.points)).collect()
}

/// Words of which a part at the side is not seen. What is above or below is scrolled to.
pub fn cut_off(stage: &Stage) -> Vec<String> {
    let all = written(&stage.harness.output().shapes).into_iter();
    // A path in a field is longer than any.
    let all = all.filter(|one| !one.words.starts_with('/'));
    let cut = all.filter(|one| one.is_elided || one.whole.width() > one.rect.width() + 2.0);
    cut.map(|one| format!("cut off: “{}” {:?} of {:?}", one.words, one.rect, one.whole)).collect()
}

/// Words that stand on other words.
pub fn over_each_other(stage: &Stage) -> Vec<String> {
    let all = written(&stage.harness.output().shapes);
    let mut found = Vec::new();
    for (index, one) in all.iter().enumerate() {
        for two in &all[index + 1..] {
            let shared = one.rect.intersect(two.rect);
            if shared.width() > 2.0 && shared.height() > 2.0 {
                found.push(format!("“{}” {:?} and “{}” {:?}", one.words, one.rect, two.words, two.rect));
            }
        }
    }
    found
}

const LARGE: [(egui::Vec2, u16); 6] =
    [(WIDE, 100), (NARROW, 100), (SMALLEST, 200), (WIDE, 200), (SMALLEST, 300), (WIDE, 300)];

/// Practices that have all kinds of parts between them.
const ALL_KINDS: [&str; 13] = [
    "five-four-three-two-one",
    "slow-and-even",
    "begin-where-you-are",
    "wall-push",
    "a-note-to-myself",
    "panic-wave",
    "wait-a-little",
    "slow-letters",
    "turning-shapes",
    "one-small-thing",
    "name-it",
    "kinds-of-things",
    "a-small-good-moment",
];

#[test]
fn paused_is_said_in_every_practice_and_over_no_other_words() {
    let mut wrong = Vec::new();
    for (size, percent) in LARGE {
        for id in ALL_KINDS {
            let mut stage = Stage::with_settings(size, &format!("text_percent = {percent}"));
            stage.open(Route::About(shipped(id)));
            assert!(stage.control("Begin").is_some(), "{id} begins");
            stage.click("Begin");
            for _ in 0..3 {
                stage.pass(4.0);
                let at = format!("{id}, {size} at {percent} %");
                wrong.extend(over_each_other(&stage).into_iter().map(|words| format!("{at}: {words}")));
                stage.click("Pause");
                assert_eq!(stage.sitting(), Some(Sitting::Paused));
                if !written(&stage.harness.output().shapes).iter().any(|one| one.words.starts_with("Paused"))
                {
                    wrong.push(format!("{at}: not said"));
                }
                wrong.extend(
                    over_each_other(&stage).into_iter().map(|words| format!("{at}, paused: {words}")),
                );
                stage.click("Go on");
                stage.press("Space");
                if stage.sitting() != Some(Sitting::Running) {
                    stage.press("Space");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} problems:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a notice stands on.
const BELOW_A_NOTICE: [Route; 5] =
    [Route::Now, Route::Practices, Route::LookBack, Route::Settings, Route::Help];

#[test]
fn no_notice_stands_over_words() {
    let mut wrong = Vec::new();
    for (size, percent) in LARGE {
        for route in BELOW_A_NOTICE {
            let settings = format!("text_percent = {percent}\npacer = \"no picture\"\n");
            let mut stage = Stage::with_settings(size, &settings);
            let notice = stage.names().into_iter().find(|name| name.starts_with("Close this note: "));
            assert!(notice.is_some(), "there is a notice: {:?}", stage.names());
            assert_eq!(stage.settings().text_percent, percent);
            stage.open(route.clone());
            let at = format!("{route:?}, {size} at {percent} %");
            wrong.extend(over_each_other(&stage).into_iter().map(|words| format!("{at}: {words}")));
        }
        let settings = format!("text_percent = {percent}\npacer = \"no picture\"\n");
        let mut stage = Stage::with_settings(size, &settings);
        stage.open(Route::About(shipped("slow-and-even")));
        stage.click("Begin");
        let at = format!("a practice, {size} at {percent} %");
        wrong.extend(over_each_other(&stage).into_iter().map(|words| format!("{at}: {words}")));
    }
    assert!(wrong.is_empty(), "{} problems:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn ways_on_and_controls_are_as_large_as_was_asked_for() {
    const WORDS: [&str; 10] =
        ["Hide", "Now", "Practices", "Together", "Look back", "Back", "Stop", "Pause", "Gentler", "Silent"];
    let mut wrong = Vec::new();
    for (size, percent) in [(WIDE, 200), (NARROW, 200), (SMALLEST, 200), (WIDE, 300)] {
        let settings = format!("text_percent = {percent}");
        let mut stage = Stage::with_settings(size, &settings);
        let mut look = |stage: &Stage, where_to: &str| {
            let small = shrunk(stage)
                .into_iter()
                .filter(|said| WORDS.iter().any(|word| said.contains(&format!("“{word}”"))));
            wrong.extend(small.map(|said| format!("{where_to}, {size} at {percent} %: {said}")));
        };
        for route in [Route::Now, Route::Practices, Route::People, Route::Together] {
            stage.open(route);
            look(&stage, "a page");
        }
        stage.open(Route::About(shipped("slow-and-even")));
        stage.click("Begin");
        stage.pass(4.0);
        look(&stage, "a practice");
    }
    assert!(wrong.is_empty(), "{} problems:\n{}", wrong.len(), wrong.join("\n"));
}
