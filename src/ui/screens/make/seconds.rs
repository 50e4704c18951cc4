//! The seconds of a round, below the beats of its curve: − and +, and between them the number. A practice's page has
//! the same as *Make it mine*.

use egui::emath::GuiRounding as _;
use egui::{Rect, Ui, UiBuilder, Vec2, pos2, vec2};
use softlanding_core::draft::{BeatSpot, Change};
use softlanding_core::exercise::bounds::{BEAT_LEAST_MS, BEAT_MOST_MS, fitting_beat_ms};
use softlanding_core::exercise::{Beat, Pace};

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::layout::{Column, narrowed};
use crate::ui::state::making::{Making, MakingSpot};
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Amount, Say, Step, Stepper, Turned};

use super::words as sentences;

/// What stands between − and +.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// The number, to be read.
    Said,
    /// The number, to be typed, dragged and turned.
    Typed,
}

impl Between {
    /// The middle of a place, no wider than it needs.
    fn within(self, ui: &Ui, place: Rect) -> Rect {
        narrowed(place, place_size(&Theme::of(ui.ctx()), self).x).round_ui()
    }

    fn width(self, theme: &Theme) -> f32 {
        match self {
            Self::Said => 12.0 + theme.metrics.text(28.0),
            Self::Typed => 38.0 + theme.metrics.text(34.0),
        }
    }
}

/// The places of `count` beats, side by side in rows. They stay where they are when a beat becomes longer: nothing moves
/// under the hand.
#[must_use]
pub fn places(column: &mut Column, theme: &Theme, count: usize, between: Between) -> Vec<Rect> {
    let size = place_size(theme, between);
    let rows = count.div_ceil(column.fitting(size.x, space::SMALL)).max(1);
    column.grid(count, count.div_ceil(rows), size, space::SMALL)
}

/// How much room one beat needs: its word, and its seconds below.
fn place_size(theme: &Theme, between: Between) -> Vec2 {
    let stepper = Stepper::size(theme, between.width(theme));
    stepper + vec2(0.0, theme.metrics.text(Text::Small.line_points()))
}

/// The beats of a part in these places. Returns why what was asked for is not what there is, if it is not.
pub fn show(
    ui: &mut Ui,
    words: &Words,
    making: &mut Making,
    part: usize,
    places: &[Rect],
    between: Between,
) -> Option<String> {
    let beats = making.beats(part).to_vec();
    let mut unfit = None;
    for (index, (beat, place)) in beats.iter().zip(places).enumerate() {
        let at = BeatSpot { part, beat: index, pace: Pace::Usual };
        let place = place.round_ui();
        let mut inner = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("seconds", index)));
        let said = match between {
            Between::Said => said(&mut inner, words, making, at, *beat, place),
            Between::Typed => typed(&mut inner, words, making, at, &beats, place),
        };
        ui.expand_to_include_rect(place);
        unfit = unfit.or(said);
    }
    unfit.or_else(|| making.held.as_ref().map(|held| sentences::unfit(words, "", Some(held))))
}

fn said(
    ui: &mut Ui,
    words: &Words,
    making: &mut Making,
    at: BeatSpot,
    beat: Beat,
    place: Rect,
) -> Option<String> {
    let secs = names::secs(words, beat.ms);
    stepper(ui, words, making, (at, beat), Between::Said.within(ui, place), |ui, _, rect| {
        Say::new(secs).face(Text::Body.semibold()).centered().at(ui, rect);
    });
    None
}

fn typed(
    ui: &mut Ui,
    words: &Words,
    making: &mut Making,
    at: BeatSpot,
    beats: &[Beat],
    place: Rect,
) -> Option<String> {
    let beat = beats.get(at.beat).copied()?;
    let mut unfit = None;
    stepper(ui, words, making, (at, beat), Between::Typed.within(ui, place), |ui, making, rect| {
        let name = fl!(words, "make-step-seconds", step = step_name(words, beat, at.beat));
        let turned = amount(ui, words, name, rect, at, beats);
        if making.arrives(MakingSpot::Seconds(at)) {
            turned.response.request_focus();
        }
        unfit = turn(words, making, at, beats, &turned);
    });
    unfit
}

/// The word of a beat, and its seconds between − and +.
fn stepper(
    ui: &mut Ui,
    words: &Words,
    making: &mut Making,
    (at, beat): (BeatSpot, Beat),
    place: Rect,
    between: impl FnOnce(&mut Ui, &mut Making, Rect),
) {
    let theme = Theme::of(ui.ctx());
    let line = theme.metrics.text(Text::Small.line_points());
    let (above, below) = place.split_top_bottom_at_y(place.top() + line);
    // Which way the air goes has no room here.
    let word = names::beat(words, beat.gesture, None);
    Say::new(word).face(Text::Small).color(theme.tokens.muted).centered().at(ui, above);
    let step = step_name(words, beat, at.beat);
    let less = fl!(words, "make-step-shorter", step = step.as_str());
    let more = fl!(words, "make-step-longer", step = step.as_str());
    let pressed =
        Stepper::new(less, more, value(words, beat.ms)).at(ui, below, |ui, rect| between(ui, making, rect));
    if let Some(pressed) = pressed {
        making.step_beat(at, pressed == Step::More);
    }
}

/// What a beat is called where it stands: "In, step 1".
#[must_use]
pub fn step_name(words: &Words, beat: Beat, index: usize) -> String {
    let number = (index + 1).to_string();
    fl!(words, "make-step", beat = names::beat(words, beat.gesture, beat.way), number = number)
}

/// A number with its unit: "4 s".
#[must_use]
pub fn value(words: &Words, ms: u32) -> String {
    format!("{} {}", names::secs(words, ms), fl!(words, "make-unit-seconds"))
}

/// The seconds of a beat, to be written.
pub fn amount(ui: &mut Ui, words: &Words, name: String, rect: Rect, at: BeatSpot, beats: &[Beat]) -> Turned {
    let ms = beats.get(at.beat).map_or(0, |beat| beat.ms);
    let range = f64::from(BEAT_LEAST_MS) / 1_000.0..=f64::from(BEAT_MOST_MS) / 1_000.0;
    let amount = Amount::new(f64::from(ms) / 1_000.0, name, fl!(words, "make-unit-seconds"), range);
    let height = Amount::size(&Theme::of(ui.ctx())).y.min(rect.height());
    let rect = Rect::from_center_size(rect.center(), vec2(rect.width(), height));
    amount.tenths().salt(("seconds", at.pace)).at(ui, rect)
}

/// Takes in what was written. Returns why it is not the value, if it is not.
pub fn turn(
    words: &Words,
    making: &mut Making,
    at: BeatSpot,
    beats: &[Beat],
    turned: &Turned,
) -> Option<String> {
    if let Some(wanted) = turned.wanted {
        making.change(Change::BeatMs { at, ms: milliseconds(wanted) });
    }
    if turned.is_done {
        making.draft.rest();
    }
    let unfit = turned.unfit.as_ref()?;
    let held = unfit.number.and_then(|number| fitting_beat_ms(beats, at.beat, milliseconds(number)).1);
    // Hundredths are rounded, which needs no words.
    (held.is_some() || unfit.number.is_none()).then(|| sentences::unfit(words, &unfit.text, held.as_ref()))
}

/// Seconds as a person asks for them; whatever it is, a number of milliseconds.
fn milliseconds(secs: f64) -> u32 {
    (secs * 1_000.0).round().clamp(0.0, f64::from(u32::MAX)) as u32
}

/// A place for the number alone, at the right of a row.
#[must_use]
pub fn at_right(row: Rect, theme: &Theme) -> Rect {
    let size = Amount::size(theme);
    Rect::from_min_size(pos2(row.right() - size.x, row.top()), size)
}
