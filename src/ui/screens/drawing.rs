//! How an exercise goes, drawn: its picture, and each cycle as a curve or each step with what it counts.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, WidgetInfo, vec2};
use softlanding_core::record::ExerciseKey;

use crate::text::describe::BriefStep;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::pacer::{self, Pacer, PacerFrame, PacerStage, frame_at, paint_resting};
use crate::ui::screens::ScreenContext;
use crate::ui::state::drawn::DrawnRound;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Card, CardPicture, CurveBeat, CurveChart, Say, describe_image};

/// The radius of a light that counts one thing, and from each to the next, in points.
const COUNTED_RADIUS: f32 = 5.5;
const COUNTED_STEP: f32 = 24.0;

/// The picture that this exercise is followed by, small and in motion as long as it is in sight.
pub fn show_picture(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    rect: Rect,
    key: &ExerciseKey,
    round: &DrawnRound,
    moving_for: Duration,
) {
    ui.expand_to_include_rect(rect);
    describe_image(ui, rect, &fl!(screen.words(), "about-picture"));
    if !ui.is_rect_visible(rect) {
        return;
    }
    Card::paper(ui, rect);
    let theme = screen.theme;
    let at_ms = round.at_ms(moving_for);
    let word_height = theme.metrics.text(Text::Note.line_points());
    let (picture, below) = rect.shrink(6.0).split_top_bottom_at_y(rect.bottom() - word_height - 8.0);
    let frame = frame_at(&round.score, at_ms, PacerStage::miniature(picture), theme);
    // One round of many: nothing begins, ends or runs out.
    let frame = PacerFrame { rise: 1.0, landing: 0.0, elapsed_share: None, ..frame };
    let pacer = screen.settings().pacer_of(key).suiting(&round.score).pacer_of(round.picture, round.beats());
    pacer.paint(&ui.painter().with_clip_rect(picture.intersect(ui.clip_rect())), &frame);
    let due = round.due(at_ms);
    if let Some(beat) = due.and_then(|(index, _)| round.beats().get(index)) {
        let word = names::beat(screen.words(), beat.gesture, beat.way);
        let room = Rect::from_center_size(below.center(), vec2(below.width(), word_height));
        show_beat(ui, pacer, &frame, &word, Text::Note, word_place(pacer, &frame, room));
    }
    pacer::repaint_when_moved(ui, pacer, &frame);
    if let Some((_, left)) = due {
        ui.ctx().request_repaint_after(left);
    }
}

/// The picture on the card of an exercise in which nothing goes round, large and still.
pub fn show_still_picture(ui: &mut Ui, words: &Words, rect: Rect, picture: &CardPicture) {
    ui.expand_to_include_rect(rect);
    describe_image(ui, rect, &fl!(words, "about-still-picture"));
    if ui.is_rect_visible(rect) {
        Card::paper(ui, rect);
        let height = rect.height().min(rect.width() * 0.6);
        let place =
            Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * space::MEDIUM, height * 0.7));
        picture.paint(
            &ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())),
            place,
            &Theme::of(ui.ctx()),
        );
    }
}

/// Where the word of a beat stands: where the picture leaves room for it, or else in this place.
#[must_use]
pub fn word_place(pacer: &dyn Pacer, frame: &PacerFrame, place: Rect) -> Rect {
    let center = pacer.word_center(frame).unwrap_or(place.center());
    Rect::from_center_size(center, place.size())
}

/// The word of a beat: in its place, or where the picture has painted it.
pub fn show_beat(ui: &mut Ui, pacer: &dyn Pacer, frame: &PacerFrame, word: &str, face: Text, place: Rect) {
    let Some(painted) = pacer.paint_word(ui.painter(), frame, word) else {
        return show_word(ui, word, face, place);
    };
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(painted, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
}

/// A word, in the middle of its place.
pub fn show_word(ui: &mut Ui, word: &str, face: Text, place: Rect) {
    Say::new(word).face(face).centered().at(ui, place);
}

/// That nothing goes on while the practice is paused.
pub fn show_paused(ui: &mut Ui, words: &Words, place: Rect) {
    show_word(ui, &fl!(words, "practice-paused"), Text::Display, place);
}

/// One cycle: its words, one round of it as a curve, and what else there is to say.
pub fn show_round(ui: &mut Ui, words: &Words, column: &mut Column, round: &DrawnRound, due: Option<usize>) {
    show_round_title(ui, words, column, round);
    let curve = curve(words, round).now(due);
    let height = curve.height(ui, column.width());
    curve.at(ui, column.take(height));
    show_round_facts(ui, words, column, round);
}

/// What stays while it goes round.
pub fn show_round_title(ui: &mut Ui, words: &Words, column: &mut Column, round: &DrawnRound) {
    let theme = Theme::of(ui.ctx());
    let title = round.text.clone().unwrap_or_else(|| fl!(words, "about-one-round"));
    column.text(ui, Text::Body.semibold(), theme.tokens.text, &title);
    column.skip(space::SMALL);
}

/// What a curve does not show of it.
pub fn show_round_facts(ui: &mut Ui, words: &Words, column: &mut Column, round: &DrawnRound) {
    let theme = Theme::of(ui.ctx());
    let more = [
        round.times.map(|count| fl!(words, "about-times", count = count)),
        round.glides.then(|| fl!(words, "about-glides")),
        round.begins_as_tapped.then(|| fl!(words, "about-begins-as-tapped")),
    ];
    let more = more.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !more.is_empty() {
        column.skip(4.0);
        column.text(ui, Text::Note, theme.tokens.muted, &more);
    }
}

/// What happens where nothing goes round, step by step, with a light for each thing to notice.
pub fn show_steps(ui: &mut Ui, words: &Words, column: &mut Column, steps: &[BriefStep]) {
    let ink = Theme::of(ui.ctx()).tokens.text;
    if !steps.is_empty() {
        column.text(ui, Text::Lead.semibold(), ink, &fl!(words, "about-what-happens"));
        column.skip(space::SMALL);
    }
    for step in steps {
        if step.count > 0 {
            show_counted(ui, words, column, step.count);
        }
        column.text(ui, Text::Body, ink, &step.text);
        column.skip(space::SMALL);
    }
    column.skip(space::MEDIUM);
}

/// As many small lights.
fn show_counted(ui: &mut Ui, words: &Words, column: &mut Column, count: u32) {
    let in_row = (column.width() / COUNTED_STEP).floor().max(1.0);
    let rows = (count as f32 / in_row).ceil();
    let rect = column.take(rows * COUNTED_STEP);
    describe_image(ui, rect, &fl!(words, "about-step-times", count = count));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let theme = Theme::of(ui.ctx());
    for light in 0..count {
        let (across, down) = (light as f32 % in_row, (light as f32 / in_row).floor());
        let foot = rect.min + vec2(COUNTED_RADIUS, COUNTED_STEP / 2.0 + COUNTED_RADIUS);
        let foot = foot + vec2(across, down) * COUNTED_STEP;
        paint_resting(ui.painter(), foot, COUNTED_RADIUS, &theme);
    }
}

/// One round as a curve.
pub fn curve<'a>(words: &Words, round: &'a DrawnRound) -> CurveChart<'a> {
    let beats = round.beats();
    let label = |beat: &softlanding_core::score::ScoredBeat| CurveBeat {
        word: names::beat(words, beat.gesture, beat.way).into(),
        secs: names::secs(words, beat.length_ms).into(),
    };
    let labels = beats.iter().map(label).collect();
    CurveChart::new(&round.score, beats, labels, names::round(words, beats))
}
