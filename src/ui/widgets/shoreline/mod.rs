//! The shoreline: sittings in time as lights on a horizon, each with a thread to where it began.
//!
//! The diamond of a thread is where a sitting began, the glowing end where it ended; the harder, the higher.
//! *Far away* has a band of its own above, in which presence is the height: the less present, the higher. Which time
//! is shown is the caller's; the drawing says what was asked for.

mod mesh;
mod sprites;
mod zoom;

use egui::accesskit::{Action, Role};
use egui::{
    Align, Color32, EventFilter, Id, Key, Modifiers, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use softlanding_core::strokes::{Band, Mark, SittingStroke};

use super::{Label, Touch, amount, corner};
use crate::ui::theme::icons::state_color;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, Theme};

use mesh::Scale;
pub use sprites::Sprite;
pub use zoom::Zoom;

/// Room for lights at the edges, in points.
const MARGIN: f32 = 14.0;
/// What is nearest to the pointer is pointed at when it is no further away, in points.
const REACH: f32 = 40.0;
/// The share of the height that the band of *Far away* takes.
const PRESENCE_SHARE: f32 = 0.19;
/// How much closer one press of a key comes.
const KEY_ZOOM: f32 = 1.6;
/// How many points of the wheel come closer by a factor of e.
const WHEEL_POINTS: f32 = 260.0;
/// How far a key moves on, as a share of what is seen.
const KEY_PAN: f32 = 0.25;
/// Between a light and what is told of it.
const TOLD_GAP: f32 = 16.0;

/// Where things stand: the height of hardness above the horizon, and that of presence above it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shores {
    /// All of it; the horizon is its lower edge.
    pub rect: Rect,
    hardness: Rect,
    presence: Option<Rect>,
    line: f32,
}

impl Shores {
    /// `has_presence` where anything began or ended far away.
    #[must_use]
    pub fn new(rect: Rect, has_presence: bool, theme: &Theme) -> Self {
        let line = theme.metrics.text(Text::Small.line_points());
        let lights = rect.shrink2(vec2(MARGIN, 0.0));
        let bottom = rect.bottom() - 9.0;
        let presence = has_presence.then(|| {
            let height = ((rect.height() - 2.0 * line) * PRESENCE_SHARE).max(30.0);
            lights.with_min_y(rect.top() + line + 8.0).with_max_y(rect.top() + line + 8.0 + height)
        });
        let top = presence.map_or(rect.top(), |band| band.bottom() + 14.0) + line + 8.0;
        let hardness = lights.with_min_y(top.min(bottom - 1.0)).with_max_y(bottom);
        Self { rect, hardness, presence, line }
    }

    fn zone(&self, band: Band) -> Rect {
        match band {
            Band::Presence => self.presence.unwrap_or(self.hardness),
            Band::Hardness => self.hardness,
        }
    }

    /// Where an end of a stroke is.
    #[must_use]
    pub fn place(&self, share: f32, mark: Mark) -> Pos2 {
        let zone = self.zone(mark.band);
        pos2(self.x(share), zone.bottom() - zone.height() * mark.height)
    }

    /// Where a share of the width is, the same for both bands.
    fn x(&self, share: f32) -> f32 {
        self.hardness.left() + self.hardness.width() * share
    }

    fn share_at(&self, x: f32) -> f32 {
        ((x - self.hardness.left()) / self.hardness.width().max(1.0)).clamp(0.0, 1.0)
    }

    /// The stroke nearest to the pointer, if one is near.
    fn nearest(&self, strokes: &[SittingStroke], pointer: Pos2) -> Option<usize> {
        let distance = |stroke: &SittingStroke| {
            let ends = [stroke.before, stroke.after].into_iter().flatten();
            let heights = ends.map(|mark| self.place(stroke.share, mark).y);
            let (low, high) = heights.fold((f32::MAX, f32::MIN), |(low, high), y| (low.min(y), high.max(y)));
            let up = (low - pointer.y).max(pointer.y - high).max(0.0);
            (self.x(stroke.share) - pointer.x).abs() + up * 0.5
        };
        let distances = strokes.iter().map(distance).enumerate();
        let (index, distance) = distances.min_by(|left, right| left.1.total_cmp(&right.1))?;
        (distance < REACH).then_some(index)
    }
}

/// Where the keyboard or a screen reader goes, from sitting to sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Earlier,
    Later,
    First,
    Last,
    /// To this one, from 0.
    To(usize),
}

/// What was asked of the shoreline in a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Asked {
    /// The stroke under the pointer.
    pub pointed: Option<usize>,
    /// This stroke was pressed.
    pub pressed: Option<usize>,
    pub step: Option<Step>,
    /// The sitting that the keyboard is at is to be opened.
    pub opens: bool,
    /// Closer by a factor, around a share of the width.
    pub zoom: Option<(f32, f32)>,
    /// On by a share of what is seen.
    pub pan: Option<f32>,
    /// All of it.
    pub fits: bool,
    pub has_focus: bool,
}

/// What is said of it.
#[derive(Debug)]
pub struct ShoreWords<'a> {
    /// What it shows, in a sentence or two; for screen readers.
    pub name: Label<'a>,
    /// The sitting that the keyboard is at.
    pub value: Label<'a>,
    /// Above the heights of hardness, and above those of presence.
    pub heights: [Label<'a>; 2],
    /// Below the horizon, and where from 0 to 1.
    pub ticks: &'a [(f32, String)],
}

/// What is shown.
#[derive(Debug)]
pub struct Shown<'a> {
    pub strokes: &'a [SittingStroke],
    /// Of the records that the strokes were made from, and of which time.
    pub version: u64,
    pub range: (i64, i64),
    /// One that stands out, and what is told of it beside it.
    pub told: Option<(SittingStroke, String)>,
    /// The place of the sitting that the keyboard is at, from 1, and how many there are.
    pub position: (usize, usize),
}

/// The drawing being shown: first [`Self::follow`], then [`Self::paint`].
#[must_use = "it is shown with `paint`"]
pub struct Shoreline {
    shores: Shores,
    touch: Touch,
    id: Id,
}

impl std::fmt::Debug for Shoreline {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Shoreline").field("shores", &self.shores).finish_non_exhaustive()
    }
}

impl Shoreline {
    /// Puts it there.
    pub fn at(ui: &mut Ui, shores: Shores) -> Self {
        ui.expand_to_include_rect(shores.rect);
        let id = ui.make_persistent_id("shoreline");
        let touch = Touch::new(ui, shores.rect, id, Sense::click_and_drag());
        Self { shores, touch, id }
    }

    /// The stroke under the pointer.
    #[must_use]
    pub fn pointed(&self, strokes: &[SittingStroke]) -> Option<usize> {
        self.touch.response.hover_pos().and_then(|pointer| self.shores.nearest(strokes, pointer))
    }

    /// What is asked of it in this frame. `is_close` while it shows a part of the time only.
    #[must_use = "what is asked is the caller's to do"]
    pub fn follow(&self, ui: &Ui, strokes: &[SittingStroke], is_close: bool, zoom: Option<Zoom>) -> Asked {
        let mut asked = Asked { pointed: self.pointed(strokes), ..Asked::default() };
        let response = &self.touch.response;
        if let Some(pointer) = response.hover_pos() {
            self.wheel(ui, pointer, is_close, &mut asked);
        }
        if response.clicked() {
            let at =
                response.interact_pointer_pos().and_then(|pointer| self.shores.nearest(strokes, pointer));
            asked.pressed = at;
            asked.opens =
                at.is_none() && response.has_focus() && !response.clicked_by(egui::PointerButton::Primary);
        }
        if response.dragged() {
            let moved = response.drag_delta();
            if moved.x.abs() >= moved.y.abs() {
                asked.pan =
                    (is_close && moved.x != 0.0).then(|| -moved.x / self.shores.hardness.width().max(1.0));
            } else {
                // The page goes on scrolling under a finger.
                ui.scroll_with_delta_animation(vec2(0.0, moved.y), egui::style::ScrollAnimation::none());
            }
        }
        self.keys(ui, is_close, zoom, &mut asked);
        self.requests(ui, &mut asked);
        asked
    }

    /// The wheel comes closer while the page stands at its top, and goes back until all is seen; then it scrolls
    /// the page.
    fn wheel(&self, ui: &Ui, pointer: Pos2, is_close: bool, asked: &mut Asked) {
        let share = self.shores.share_at(pointer.x);
        let is_top = ui.max_rect().top() >= ui.clip_rect().top() - 1.0;
        ui.input_mut(|input| {
            let pinched = input.zoom_delta();
            let wheel = input.smooth_scroll_delta;
            if (pinched - 1.0).abs() > f32::EPSILON {
                asked.zoom = Some((share, pinched));
            } else if wheel.x.abs() > wheel.y.abs() && is_close {
                asked.pan = Some(-wheel.x / self.shores.hardness.width().max(1.0));
                input.smooth_scroll_delta.x = 0.0;
            } else if (wheel.y > 0.0 && is_top) || (wheel.y < 0.0 && is_close) {
                asked.zoom = Some((share, (wheel.y / WHEEL_POINTS).exp()));
                input.smooth_scroll_delta.y = 0.0;
            }
        });
    }

    /// Whether the keys that zoom are meant for it: while it or nothing has the keyboard.
    #[must_use]
    pub fn accepts_zoom(&self, ui: &Ui) -> bool {
        let focused = ui.memory(egui::Memory::focused);
        ui.is_enabled() && focused.is_none_or(|focused| focused == self.id)
    }

    /// While it has the keyboard; what zooms also while nothing has.
    fn keys(&self, ui: &Ui, is_close: bool, zoom: Option<Zoom>, asked: &mut Asked) {
        asked.has_focus = ui.memory(|memory| memory.has_focus(self.id));
        match zoom {
            Some(Zoom::Closer) => asked.zoom = Some((0.5, KEY_ZOOM)),
            Some(Zoom::Wider) => asked.zoom = Some((0.5, 1.0 / KEY_ZOOM)),
            Some(Zoom::Whole) => asked.fits = true,
            None => {}
        }
        if !asked.has_focus || !ui.is_enabled() {
            return;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, arrows));
        let with_shift = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
        for (key, by) in [(Key::ArrowLeft, -KEY_PAN), (Key::ArrowRight, KEY_PAN)] {
            if with_shift(key) {
                asked.pan = is_close.then_some(by);
            }
        }
        let steps = [
            (Key::ArrowLeft, Step::Earlier),
            (Key::ArrowRight, Step::Later),
            (Key::Home, Step::First),
            (Key::End, Step::Last),
        ];
        asked.step = steps.into_iter().find(|(key, _)| pressed(*key)).map(|(_, step)| step);
        asked.opens |= pressed(Key::Enter) || pressed(Key::Space);
    }

    /// What a screen reader asks for.
    fn requests(&self, ui: &Ui, asked: &mut Asked) {
        let (steps, place) = ui.input(|input| amount::asked(input, self.id));
        let one = (steps > 0.0).then_some(Step::Later).or((steps < 0.0).then_some(Step::Earlier));
        let there = place.map(|place| Step::To(place.round().max(1.0) as usize - 1));
        asked.step = asked.step.or(there).or(one);
    }

    /// Paints it and says it to screen readers.
    pub fn paint(&self, ui: &Ui, words: &ShoreWords<'_>, shown: &Shown<'_>) {
        let (at, of) = shown.position;
        self.touch.describe(Role::Slider, &words.name, |node| {
            node.set_value(words.value.as_ref());
            node.set_numeric_value(at as f64);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(of as f64);
            node.set_numeric_value_step(1.0);
            node.add_action(Action::SetValue);
            node.add_action(Action::Increment);
            node.add_action(Action::Decrement);
        });
        if !ui.is_rect_visible(self.shores.rect.expand(48.0)) {
            return;
        }
        let theme = &self.touch.theme;
        let painter = ui.painter();
        self.paint_heights(words);
        self.paint_ticks(words.ticks);
        let key = mesh::key(shown.version, shown.range, &self.shores, theme, shown.strokes.len());
        painter.add(mesh::known(painter, self.id, key, &self.shores, theme, shown.strokes));
        self.touch.focus_ring(self.shores.rect, RADIUS_SMALL);
        if let Some((stroke, told)) = &shown.told {
            self.paint_told(stroke, told);
        }
    }

    fn paint_heights(&self, words: &ShoreWords<'_>) {
        let tokens = &self.touch.theme.tokens;
        let painter = &self.touch.painter;
        let [hardness, presence] = &words.heights;
        let above = |zone: Rect, words: &str| {
            let room = vec2(self.shores.rect.width(), self.shores.line);
            let galley = Face::from(Text::Small).fit(painter, words, tokens.muted, room, Align::Min);
            painter.galley(
                pos2(self.shores.rect.left(), zone.top() - self.shores.line - 8.0),
                galley,
                tokens.muted,
            );
        };
        above(self.shores.hardness, hardness);
        if let Some(band) = self.shores.presence {
            above(band, presence);
            let tint = tokens.far_away.gamma_multiply(if tokens.dark { 0.07 } else { 0.06 });
            let rect = band.expand2(vec2(MARGIN, 7.0));
            painter.rect(rect, corner(RADIUS_SMALL), tint, Stroke::NONE, StrokeKind::Inside);
        }
    }

    fn paint_ticks(&self, ticks: &[(f32, String)]) {
        let tokens = &self.touch.theme.tokens;
        let painter = &self.touch.painter;
        let zone = self.shores.hardness;
        let bottom = self.shores.rect.bottom();
        for (share, words) in placed(ticks, |words| self.label(words).size().x, zone) {
            let galley = self.label(words);
            let x = self.shores.x(share.max(0.0));
            painter.vline(x, bottom..=bottom + 5.0, Stroke::new(1.0, tokens.line_on(tokens.ground, 0.7)));
            let left = x.min(self.shores.rect.right() - galley.size().x);
            painter.galley(pos2(left, bottom + 9.0), galley, tokens.muted);
        }
    }

    fn label(&self, words: &str) -> std::sync::Arc<egui::Galley> {
        Text::Small.lay_out(&self.touch.painter, words, self.touch.theme.tokens.muted, f32::INFINITY)
    }

    /// The one that stands out, large, with its words on a card beside it.
    fn paint_told(&self, stroke: &SittingStroke, told: &str) {
        if !(0.0..=1.0).contains(&stroke.share) {
            return;
        }
        let (theme, painter) = (&self.touch.theme, &self.touch.painter);
        let tokens = &theme.tokens;
        let places = [stroke.before, stroke.after].into_iter().flatten();
        let places: Vec<Pos2> = places.map(|mark| self.shores.place(stroke.share, mark)).collect();
        let x = self.shores.x(stroke.share);
        let around = places.iter().fold(Rect::NOTHING, |rect, place| rect.union(Rect::from_pos(*place)));
        let around =
            if places.is_empty() { Rect::from_pos(pos2(x, self.shores.hardness.center().y)) } else { around };
        let veil = around.expand2(vec2(11.0, 13.0));
        painter.rect_filled(veil, corner(11.0), tokens.focus.gamma_multiply(0.20));
        let one = std::slice::from_ref(stroke);
        painter.add(mesh::of(painter, &self.shores, theme, one, Scale::SINGLE));
        let room = (self.shores.rect.width() - 24.0).min(theme.metrics.text(300.0));
        let galley = Text::Note.lay_out(painter, told, tokens.text, room - 24.0);
        let size = galley.size() + vec2(24.0, 16.0);
        let beside = if x + TOLD_GAP + size.x <= self.shores.rect.right() {
            x + TOLD_GAP
        } else if x - TOLD_GAP - size.x >= self.shores.rect.left() {
            x - TOLD_GAP - size.x
        } else {
            self.shores.rect.center().x - size.x / 2.0
        };
        let y = around.center().y - size.y / 2.0;
        let lowest = self.shores.rect.bottom() - size.y - 4.0;
        let card = Rect::from_min_size(pos2(beside, y.min(lowest).max(self.shores.rect.top())), size);
        let edge = Stroke::new(1.0, tokens.line_on(tokens.raised, 0.42));
        painter.rect(card, corner(RADIUS_SMALL), tokens.raised, edge, StrokeKind::Inside);
        painter.galley(card.min + vec2(12.0, 8.0), galley, tokens.text);
    }
}

/// The ticks whose words do not run into each other. One from before the beginning stands at the beginning, where
/// the next leaves room for it.
fn placed(ticks: &[(f32, String)], width: impl Fn(&str) -> f32, zone: Rect) -> Vec<(f32, &str)> {
    const GAP: f32 = 14.0;
    let mut placed = Vec::new();
    let mut free_from = f32::MIN;
    for (index, (share, words)) in ticks.iter().enumerate() {
        let left = share.max(0.0) * zone.width();
        let end = left + width(words) + GAP;
        let next = ticks.get(index + 1).map(|(share, _)| share * zone.width());
        let gives_way = *share < 0.0 && next.is_some_and(|next| end > next);
        if left >= free_from && !gives_way {
            placed.push((*share, words.as_str()));
            free_from = end;
        }
    }
    placed
}

/// The colour of an end.
fn hue(theme: &Theme, mark: Mark) -> Color32 {
    mark.state.map_or(theme.tokens.muted, |state| state_color(state, &theme.tokens))
}

/// A light of the legend, in the middle of `rect`.
pub fn paint_light(ui: &Ui, rect: Rect, sprite: Sprite, color: Color32) {
    mesh::single(ui.painter(), rect.center(), rect.width().min(rect.height()), sprite, color);
}

/// A thread from its diamond to its light, as on the shoreline, standing in `rect`.
pub fn paint_thread(ui: &Ui, rect: Rect, color: Color32) {
    let theme = Theme::of(ui.ctx());
    let shores = Shores { rect, hardness: rect.shrink2(vec2(0.0, 3.0)), presence: None, line: 0.0 };
    let mark = |height| Mark { state: None, band: Band::Hardness, height, is_said: true };
    let stroke = SittingStroke {
        id: uuid::Uuid::nil(),
        count: 1,
        share: 0.5,
        before: Some(mark(1.0)),
        after: Some(mark(0.0)),
    };
    let mut made = mesh::of(ui.painter(), &shores, &theme, &[stroke], Scale::SINGLE);
    for vertex in &mut made.vertices {
        let strength = f32::from(vertex.color.a()) / 255.0;
        vertex.color = color.gamma_multiply(strength);
    }
    ui.painter().add(made);
}

#[cfg(test)]
mod tests {
    use egui::Vec2;
    use softlanding_core::rating::State;
    use uuid::Uuid;

    use super::*;
    use crate::ui::theme::ThemeName;

    fn shores(has_presence: bool) -> Shores {
        let rect = Rect::from_min_size(pos2(100.0, 50.0), Vec2::new(1000.0, 300.0));
        Shores::new(rect, has_presence, &Theme::new(ThemeName::Dusk))
    }

    fn mark(band: Band, height: f32) -> Mark {
        Mark { state: Some(State::Mixed), band, height, is_said: true }
    }

    #[test]
    fn equal_heights_never_mean_hardness_and_presence() {
        let shores = shores(true);
        let lowest = shores.place(0.5, mark(Band::Presence, 0.0)).y;
        let highest = shores.place(0.5, mark(Band::Hardness, 1.0)).y;
        assert!(lowest + 10.0 < highest, "{lowest} {highest}");
        assert!(shores.place(0.5, mark(Band::Presence, 1.0)).y > shores.rect.top());
        assert!(shores.place(0.5, mark(Band::Hardness, 0.0)).y < shores.rect.bottom());
    }

    #[test]
    fn words_below_the_line_never_run_into_each_other() {
        let ticks: Vec<(f32, String)> =
            (-1_i16..40).map(|day| (f32::from(day) / 40.0 - 0.01, "Mon 12 March".to_owned())).collect();
        let zone = Rect::from_min_size(Pos2::ZERO, vec2(600.0, 100.0));
        let placed = placed(&ticks, |_| 70.0, zone);
        let lefts: Vec<f32> = placed.iter().map(|(share, _)| share.max(0.0) * 600.0).collect();
        assert!(lefts.len() > 4 && lefts.windows(2).all(|pair| pair[1] - pair[0] >= 80.0), "{lefts:?}");
    }

    #[test]
    fn what_is_pointed_at_is_near() {
        let shores = shores(false);
        let stroke = |share| SittingStroke {
            id: Uuid::nil(),
            count: 1,
            share,
            before: Some(mark(Band::Hardness, 0.8)),
            after: Some(mark(Band::Hardness, 0.2)),
        };
        let strokes = [stroke(0.2), stroke(0.5)];
        let at = |share: f32, height| shores.place(share, mark(Band::Hardness, height));
        assert_eq!(shores.nearest(&strokes, at(0.49, 0.5)), Some(1));
        assert_eq!(shores.nearest(&strokes, at(0.21, 0.1)), Some(0));
        assert_eq!(shores.nearest(&strokes, at(0.35, 0.5)), None);
    }

    #[test]
    fn many_are_drawn_smaller() {
        assert_eq!(Scale::new(60, 1000.0), Scale::LARGE);
        assert_ne!(Scale::new(150, 1000.0), Scale::LARGE);
        assert_ne!(Scale::new(150, 1000.0), Scale::new(600, 1000.0));
    }
}
