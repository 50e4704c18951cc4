//! The ends of the beats on a curve, to be dragged, and moved by keys: where one is, the beat before it ends.
//!
//! While one is dragged the scale stays as it is, so that it keeps below the pointer; the round then comes to the
//! width it has again.

use egui::accesskit::{Action, Role};
use egui::{CursorIcon, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, pos2, vec2};
use softlanding_core::exercise::bounds::{BEAT_LEAST_MS, BEAT_MOST_MS};

use super::super::amount::asked;
use super::super::{Label, Touch, hold_arrows};
use super::CurveChart;
use crate::ui::theme::{FADE_SECS, TARGET_MIN, Theme, curve, mix};

/// How much of the width a round takes, so that there is room to make it longer.
const ROUND_SHARE: f64 = 0.86;
const STEP_MS: f64 = 100.0;
/// With Shift or a page.
const LARGE_STEP_MS: f64 = 1_000.0;

/// The end of a beat.
#[derive(Clone, Debug)]
pub struct Joint<'a> {
    /// What a screen reader says: "In, seconds".
    pub name: Label<'a>,
    /// "4 s".
    pub value: Label<'a>,
}

/// What was done with a joint in a frame.
#[derive(Debug)]
pub struct Moved {
    /// The beat that ends there, counted in the round.
    pub beat: usize,
    /// How long it is to be.
    pub wanted_ms: Option<u32>,
    /// Whether a drag begins: it is a change of its own.
    pub begins: bool,
    /// Whether a change has come to its end.
    pub is_done: bool,
}

/// A joint that is being dragged, kept by the context.
#[derive(Clone, Copy, Debug)]
struct Drag {
    joint: Id,
    axis_ms: f64,
    /// From the joint to where it was taken.
    grip: f32,
}

/// What the width of a curve stands for that can be changed: more than its round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    /// The identity of the curve.
    id: Id,
    pub(super) length_ms: f64,
}

impl CurveChart<'_> {
    /// This high, in points, and with room to make the round longer. `salt` tells the round apart from others.
    pub fn editable(self, ui: &Ui, salt: impl std::hash::Hash + std::fmt::Debug, height: f32) -> Self {
        let id = ui.make_persistent_id(("curve", salt));
        let axis = Some(Axis { id, length_ms: self.axis_ms(ui, id) });
        Self { height, air: TARGET_MIN / 2.0, axis, ..self }
    }

    /// Shows it exactly there with a joint at the end of each beat, and returns what was done with one. Where there
    /// is no room for all of them, there are none.
    pub fn edit_at(&self, ui: &mut Ui, rect: Rect, joints: &[Joint<'_>]) -> Option<Moved> {
        self.at(ui, rect);
        let body = self.body(rect);
        let places = self.joint_places(rect, body)?;
        let mut moved = None;
        for (index, (joint, center)) in joints.iter().zip(places).enumerate() {
            moved = self.show_joint(ui, body, index, joint, center).or(moved);
        }
        moved
    }

    fn axis_ms(&self, ui: &Ui, id: Id) -> f64 {
        let drag = ui.data(|data| data.get_temp::<Drag>(id));
        if let Some(drag) = drag.filter(|drag| ui.ctx().is_being_dragged(drag.joint)) {
            return drag.axis_ms;
        }
        let (start_ms, end_ms) = self.span_ms();
        let length_ms = ((end_ms - start_ms) / ROUND_SHARE) as f32;
        let secs = Theme::of(ui.ctx()).animation_secs(FADE_SECS);
        f64::from(ui.ctx().animate_value_with_time(id.with("axis"), length_ms, secs))
    }

    /// The middle of each joint: on the curve, or on the line where its beat ends, as near to the curve as the others
    /// leave room. `None` where there is none.
    fn joint_places(&self, rect: Rect, body: Rect) -> Option<Vec<Pos2>> {
        let target = |center: Pos2| Rect::from_center_size(center, Vec2::splat(TARGET_MIN - 1.0));
        let mut places: Vec<Pos2> = Vec::new();
        for beat in self.round {
            let end_ms = f64::from(beat.end_ms());
            let on_curve = self.point(body, self.share(end_ms.min(self.span_ms().1 - 1.0))).y;
            let rows = (0_u8..).map(|row| body.top() + f32::from(row) * TARGET_MIN);
            let rows = rows.take_while(|y| *y <= rect.bottom() - TARGET_MIN / 2.0);
            let mut heights: Vec<f32> = std::iter::once(on_curve).chain(rows).collect();
            heights.sort_by(|one, other| (one - on_curve).abs().total_cmp(&(other - on_curve).abs()));
            let x = self.x(body, end_ms);
            let is_free =
                |y: &f32| places.iter().all(|place| !target(*place).intersects(target(pos2(x, *y))));
            let y = heights.into_iter().find(is_free)?;
            places.push(pos2(x, y));
        }
        Some(places)
    }

    fn show_joint(
        &self,
        ui: &mut Ui,
        body: Rect,
        index: usize,
        joint: &Joint<'_>,
        center: Pos2,
    ) -> Option<Moved> {
        let (beat, axis) = (self.round.get(index)?, self.axis?);
        let id = axis.id.with(index);
        let touch = Touch::new(
            ui,
            Rect::from_center_size(center, Vec2::splat(TARGET_MIN)),
            id,
            Sense::click_and_drag(),
        );
        let response = touch.response.clone().on_hover_cursor(CursorIcon::ResizeHorizontal);
        if response.clicked() {
            response.request_focus();
        }
        let begins = response.drag_started();
        if begins {
            let taken_at = ui.input(|input| input.pointer.press_origin()).map_or(center.x, |origin| origin.x);
            let drag = Drag { joint: id, axis_ms: axis.length_ms, grip: taken_at - center.x };
            ui.data_mut(|data| data.insert_temp(axis.id, drag));
        }
        let start_ms = f64::from(beat.start_ms) - self.span_ms().0;
        let wanted_ms = dragged_ms(ui, body, axis.id, &response)
            .map(|at_ms| at_ms - start_ms)
            .or_else(|| asked_for(ui, id, beat.length_ms))
            .map(fitting);
        describe(&touch, joint, beat.length_ms);
        if ui.is_rect_visible(body) {
            paint(&touch, body, center);
        }
        let is_done = response.drag_stopped() || response.lost_focus();
        let is_other = wanted_ms.is_some_and(|wanted_ms| wanted_ms != beat.length_ms);
        let wanted_ms = wanted_ms.filter(|_| is_other);
        (is_other || begins || is_done).then_some(Moved { beat: index, wanted_ms, begins, is_done })
    }
}

/// The place on the axis to which a joint is dragged.
fn dragged_ms(ui: &Ui, body: Rect, chart: Id, response: &Response) -> Option<f64> {
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged())?;
    let drag = ui.data(|data| data.get_temp::<Drag>(chart))?;
    let share = (pointer.x - drag.grip - body.left()) / body.width().max(1.0);
    Some(f64::from(share) * drag.axis_ms)
}

/// The length that keys or a screen reader ask for.
fn asked_for(ui: &Ui, id: Id, length_ms: u32) -> Option<f64> {
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if has_focus {
        hold_arrows(ui, id);
    }
    let (mut by_ms, mut wanted_secs) = (0.0, None);
    ui.input_mut(|input| {
        let keys = [
            (Key::ArrowRight, Key::ArrowUp, Key::PageUp, 1.0),
            (Key::ArrowLeft, Key::ArrowDown, Key::PageDown, -1.0),
        ];
        for (across, along, page, sign) in keys.into_iter().filter(|_| has_focus) {
            let mut count = |modifiers, key| input.count_and_consume_key(modifiers, key) as f64;
            // Shift first: a key without it would match both.
            let large = count(Modifiers::SHIFT, across) + count(Modifiers::SHIFT, along);
            let large = large + count(Modifiers::NONE, page);
            let small = count(Modifiers::NONE, across) + count(Modifiers::NONE, along);
            by_ms += sign * (large * LARGE_STEP_MS + small * STEP_MS);
        }
        let (steps, value) = asked(input, id);
        by_ms += steps * STEP_MS;
        wanted_secs = value;
    });
    match wanted_secs.filter(|secs| secs.is_finite()) {
        Some(secs) => Some(secs * 1_000.0),
        None => (by_ms != 0.0).then(|| f64::from(length_ms) + by_ms),
    }
}

/// In tenths of a second.
fn fitting(ms: f64) -> u32 {
    ((ms / STEP_MS).round() * STEP_MS).clamp(0.0, f64::from(BEAT_MOST_MS)) as u32
}

fn describe(touch: &Touch, joint: &Joint<'_>, length_ms: u32) {
    let secs = |ms: u32| f64::from(ms) / 1_000.0;
    touch.describe(Role::Slider, &joint.name, |node| {
        node.set_numeric_value(secs(length_ms));
        node.set_min_numeric_value(secs(BEAT_LEAST_MS));
        node.set_max_numeric_value(secs(BEAT_MOST_MS));
        node.set_numeric_value_step(STEP_MS / 1_000.0);
        node.set_value(joint.value.as_ref());
        for action in [Action::Increment, Action::Decrement, Action::SetValue] {
            node.add_action(action);
        }
    });
}

/// A round joint on the line where the beat ends; the line is stronger while it is touched.
fn paint(touch: &Touch, body: Rect, center: Pos2) {
    let tokens = &touch.theme.tokens;
    let near = touch.hover.max(touch.press).max(if touch.response.has_focus() { 1.0 } else { 0.0 });
    let line = mix(tokens.surface, tokens.accent, 0.3 + 0.5 * near);
    touch.painter.vline(center.x, body.y_range(), Stroke::new(1.0 + near, line));
    let fill = touch.answering(tokens.accent, tokens.text);
    touch.painter.circle_filled(center, curve::JOINT + 3.0, tokens.background);
    touch.painter.circle_filled(center, curve::JOINT, fill);
    let ring = Rect::from_center_size(center, vec2(2.0, 2.0) * (curve::JOINT + 2.0));
    touch.focus_ring(ring, curve::JOINT + 2.0);
}
