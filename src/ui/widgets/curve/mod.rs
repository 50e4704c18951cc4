//! One round of a cycle, drawn: beats along it in proportion, the breath's fullness upwards, and below each
//! beat its seconds and its word.

mod joints;

use std::f32::consts::PI;

use egui::accesskit::Role;
use egui::{Color32, Galley, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};
use egui::{Rangef, WidgetInfo};
use softlanding_core::exercise::Gesture;
use softlanding_core::score::{Score, ScoredBeat};

use super::{Label, strip};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, curve, mix};

use joints::Axis;
pub use joints::{Joint, Moved};

const LABELS_GAP: f32 = 6.0;
/// Air between the words of two beats, in points.
const WORD_GAP: f32 = 8.0;
const POINTS_A_STEP: f32 = 2.5;
/// How thick the curve is.
const LINE: f32 = 2.5;

/// What stands below a beat.
#[derive(Clone, Debug)]
pub struct CurveBeat<'a> {
    /// "In".
    pub word: Label<'a>,
    /// "4".
    pub secs: Label<'a>,
}

/// The drawing of one round.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct CurveChart<'a> {
    score: &'a Score,
    /// The beats of the round, as they lie in the score.
    round: &'a [ScoredBeat],
    labels: Vec<CurveBeat<'a>>,
    name: Label<'a>,
    now: Option<usize>,
    light: Option<(usize, f32)>,
    height: f32,
    /// Above and below the curve, for what stands out of it.
    air: f32,
    /// What its width stands for where its joints can be moved.
    axis: Option<Axis>,
}

impl<'a> CurveChart<'a> {
    /// `labels` belong to the beats of `round`, in order. `name` says the same in one sentence: for screen
    /// readers, and below the curve where the words have no room.
    pub fn new(
        score: &'a Score,
        round: &'a [ScoredBeat],
        labels: Vec<CurveBeat<'a>>,
        name: impl Into<Label<'a>>,
    ) -> Self {
        let (name, height) = (name.into(), curve::HEIGHT);
        Self { score, round, labels, name, now: None, light: None, height, air: 0.0, axis: None }
    }

    /// With the beat that is due, counted in the round, brighter than the others.
    pub fn now(self, beat: Option<usize>) -> Self {
        Self { now: beat, ..self }
    }

    /// With a light on it where one is: in this beat of the round, and how far in it, 0–1.
    pub fn light(self, light: Option<(usize, f32)>) -> Self {
        Self { light, ..self }
    }

    /// Without words below it, as something else stands there.
    pub fn bare(self) -> Self {
        Self { labels: Vec::new(), ..self }
    }

    /// The height it needs.
    #[must_use]
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        if self.labels.is_empty() {
            return self.height;
        }
        let theme = Theme::of(ui.ctx());
        let secs = theme.metrics.text(Text::Note.line_points());
        let below = match self.words_below(ui.painter(), &theme, width) {
            Some(_) => theme.metrics.text(Text::Small.line_points()),
            None => self.sentence(ui.painter(), &theme, width).size().y,
        };
        self.height + LABELS_GAP + secs + below
    }

    /// Shows it exactly there.
    pub fn at(&self, ui: &mut Ui, rect: Rect) -> Response {
        let response = ui.allocate_rect(rect, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &self.name));
        if ui.is_rect_visible(rect) {
            let theme = Theme::of(ui.ctx());
            let painter = ui.painter();
            let body = self.body(rect);
            // While a joint is dragged the round may be longer than there is room for.
            let clip = rect.expand2(vec2(LINE, 0.0)).intersect(ui.clip_rect());
            self.paint_curve(&painter.with_clip_rect(clip), &theme, body);
            if !self.labels.is_empty() {
                self.paint_labels(painter, &theme, rect.with_min_y(body.bottom() + LABELS_GAP));
            }
        }
        response
    }

    /// Where the curve itself lies.
    fn body(&self, rect: Rect) -> Rect {
        rect.with_max_y(rect.top() + self.height).shrink2(vec2(0.0, self.air))
    }

    fn paint_curve(&self, painter: &Painter, theme: &Theme, body: Rect) {
        let tokens = &theme.tokens;
        let faint = Stroke::new(1.0, mix(tokens.surface, tokens.outline, 0.35));
        for beat in self.round {
            painter.vline(self.x(body, f64::from(beat.start_ms)), body.y_range(), faint);
        }
        painter.vline(self.x(body, self.span_ms().1), body.y_range(), faint);
        let steps = (self.width(body) / POINTS_A_STEP).clamp(2.0, 600.0) as u16;
        let curve = |from: f64, to: f64| -> Vec<Pos2> {
            let share = |step: u16| from + (to - from) * f64::from(step) / f64::from(steps);
            (0..=steps).map(|step| self.point(body, share(step))).collect()
        };
        let points = curve(0.0, 1.0);
        painter.add(under(&points, body.bottom(), tokens.accent.gamma_multiply(0.14)));
        if let Some(beat) = self.now.and_then(|now| self.round.get(now)) {
            let share = |at_ms: u32| self.share(f64::from(at_ms));
            let points = curve(share(beat.start_ms), share(beat.end_ms()));
            painter.add(under(&points, body.bottom(), tokens.accent.gamma_multiply(0.22)));
        }
        painter.hline(body.x_range(), body.bottom(), Stroke::new(1.0, tokens.outline));
        painter.add(Shape::line(points, Stroke::new(LINE, tokens.accent)));
        if let Some((beat, progress)) = self.light
            && let Some(beat) = self.round.get(beat)
        {
            let at_ms = f64::from(beat.start_ms) + f64::from(beat.length_ms) * f64::from(progress);
            let at = self.point(body, self.share(at_ms.min(self.span_ms().1 - 1.0)));
            painter.circle_filled(at, curve::LIGHT + 5.0, tokens.halo.gamma_multiply(0.35));
            let rim = Stroke::new(1.5, tokens.lantern_rim);
            painter.circle(at, curve::LIGHT, tokens.lantern_core, rim);
        }
    }

    fn paint_labels(&self, painter: &Painter, theme: &Theme, room: Rect) {
        let tokens = &theme.tokens;
        let words = self.words_below(painter, theme, room.width());
        let face = Text::Note.semibold();
        let mut below = room.top() + theme.metrics.text(Text::Note.line_points());
        for (label, segment) in self.labels.iter().zip(self.segments(room)) {
            let secs = face.lay_out(painter, &label.secs, tokens.text, f32::INFINITY);
            if secs.size().x <= segment.span() {
                painter.galley(pos2(segment.center() - secs.size().x / 2.0, room.top()), secs, tokens.text);
            }
        }
        let Some(words) = words else {
            below = below.max(room.top());
            painter.galley(
                pos2(room.left(), below),
                self.sentence(painter, theme, room.width()),
                tokens.muted,
            );
            return;
        };
        for (word, segment) in words.into_iter().zip(self.segments(room)) {
            painter.galley(pos2(segment.center() - word.size().x / 2.0, below), word, tokens.muted);
        }
    }

    /// The word of each beat, if all of them have room below theirs.
    fn words_below(
        &self,
        painter: &Painter,
        theme: &Theme,
        width: f32,
    ) -> Option<Vec<std::sync::Arc<Galley>>> {
        let room = Rect::from_min_size(Pos2::ZERO, vec2(width, 1.0));
        let words = self.labels.iter().zip(self.segments(room));
        words
            .map(|(label, segment)| {
                let face = Face::from(Text::Small);
                let word = face.lay_out(painter, &label.word, theme.tokens.muted, f32::INFINITY);
                (word.size().x + WORD_GAP <= segment.span()).then_some(word)
            })
            .collect()
    }

    fn sentence(&self, painter: &Painter, theme: &Theme, width: f32) -> std::sync::Arc<Galley> {
        Text::Small.lay_out(painter, &self.name, theme.tokens.muted, width)
    }

    /// Where each beat lies from left to right.
    fn segments(&self, room: Rect) -> impl Iterator<Item = Rangef> + '_ {
        self.round.iter().map(move |beat| {
            Rangef::new(self.x(room, f64::from(beat.start_ms)), self.x(room, f64::from(beat.end_ms())))
        })
    }

    fn span_ms(&self) -> (f64, f64) {
        let start_ms = self.round.first().map_or(0, |beat| beat.start_ms);
        let end_ms = self.round.last().map_or(1, ScoredBeat::end_ms).max(start_ms + 1);
        (f64::from(start_ms), f64::from(end_ms))
    }

    /// How much of the round has gone at a place of the score.
    fn share(&self, at_ms: f64) -> f64 {
        let (start_ms, end_ms) = self.span_ms();
        (at_ms - start_ms) / (end_ms - start_ms)
    }

    /// The width that the round takes.
    fn width(&self, room: Rect) -> f32 {
        let (start_ms, end_ms) = self.span_ms();
        let share = self.axis.map_or(1.0, |axis| (end_ms - start_ms) / axis.length_ms.max(1.0));
        room.width() * share as f32
    }

    fn x(&self, room: Rect, at_ms: f64) -> f32 {
        room.left() + self.width(room) * self.share(at_ms) as f32
    }

    /// The curve's point at a share of the round.
    fn point(&self, body: Rect, share: f64) -> Pos2 {
        let (start_ms, end_ms) = self.span_ms();
        let at_ms = start_ms + (end_ms - start_ms) * share;
        let height = (self.score.fullness_at(at_ms) + self.swell(at_ms)).clamp(0.0, 1.0);
        let room = Rangef::new(body.bottom() - 2.0, body.top() + 6.0);
        pos2(body.left() + self.width(body) * share as f32, room.min + (room.max - room.min) * height)
    }

    /// What moves no breath still comes and goes: a small wave for each look, sound or tap.
    fn swell(&self, at_ms: f64) -> f32 {
        let beat = self.round.iter().rev().find(|beat| f64::from(beat.start_ms) <= at_ms);
        let Some(beat) = beat else { return 0.0 };
        let most = match beat.gesture {
            Gesture::Look | Gesture::Listen => 0.35,
            Gesture::TapLeft | Gesture::TapRight => 0.55,
            _ => return 0.0,
        };
        let progress = (at_ms - f64::from(beat.start_ms)) / f64::from(beat.length_ms.max(1));
        most * (PI * (progress as f32).clamp(0.0, 1.0)).sin().powi(2)
    }
}

/// The room between a line and the ground.
fn under(points: &[Pos2], ground: f32, color: Color32) -> Shape {
    strip(points.iter().map(|point| [*point, pos2(point.x, ground)]), color)
}
