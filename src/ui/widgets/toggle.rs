//! On or off.

use egui::accesskit::{Role, Toggled};
use egui::{Align, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, Widget, pos2, vec2};

use super::{Label, Touch, corner, identity, paint_galley};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{PRESS_SECS, Theme, control, grid, mix, space};

/// From how many heights of a row on its switch stands beside the first line.
const TALL_FROM: f32 = 2.5;

/// A switch with its words to the left. Changes the value it is given.
#[derive(Debug)]
#[must_use = "show it with `ui.add` or `at`"]
pub struct Toggle<'a> {
    on: &'a mut bool,
    words: Label<'a>,
    line: Option<Label<'a>>,
    salt: Option<Id>,
}

impl<'a> Toggle<'a> {
    pub fn new(on: &'a mut bool, words: impl Into<Label<'a>>) -> Self {
        Self { on, words: words.into(), line: None, salt: None }
    }

    /// What it does, quieter, below.
    pub fn line(self, line: impl Into<Label<'a>>) -> Self {
        Self { line: Some(line.into()), ..self }
    }

    /// Tells two with the same words apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// Shows it exactly there; the whole row can be pressed. `changed()` tells when it was.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let id = identity(ui, "toggle", &self.words, self.salt);
        let mut touch = Touch::new(ui, rect, id, Sense::click());
        if touch.response.clicked() {
            *self.on = !*self.on;
            touch.response.mark_changed();
        }
        touch.describe(Role::Switch, &self.words, |node| {
            node.set_toggled(if *self.on { Toggled::True } else { Toggled::False });
            if let Some(line) = &self.line {
                node.set_description(line.as_ref());
            }
        });
        if ui.is_rect_visible(rect) {
            self.paint_words(&touch, rect.with_max_x(rect.right() - control::SWITCH_WIDTH - space::MEDIUM));
            let secs = touch.theme.animation_secs(PRESS_SECS);
            let share = ui.ctx().animate_bool_with_time(id.with("on"), *self.on, secs);
            // In sight with the first line, however many follow.
            let first_line = touch.theme.metrics.holding(grid::ROW_HEIGHT);
            let middle = if rect.height() > TALL_FROM * first_line {
                rect.top() + first_line / 2.0
            } else {
                rect.center().y
            };
            let center = pos2(rect.right() - control::SWITCH_WIDTH / 2.0, middle);
            paint_track(
                &touch,
                Rect::from_center_size(center, vec2(control::SWITCH_WIDTH, control::SWITCH_HEIGHT)),
                share,
            );
        }
        touch.response
    }

    fn paint_words(&self, touch: &Touch, room: Rect) {
        let tokens = &touch.theme.tokens;
        let width = room.width();
        let words = Text::Body.lay_out(&touch.painter, &self.words, tokens.text, width);
        let Some(line) = &self.line else {
            paint_galley(&touch.painter, words, room, Align::Min);
            return;
        };
        let line = Face::from(Text::Note).lay_out(&touch.painter, line, tokens.muted, width);
        let top = room.center().y - f32::midpoint(words.size().y, line.size().y);
        let below = top + words.size().y;
        touch.painter.galley(pos2(room.left(), top), words, tokens.text);
        touch.painter.galley(pos2(room.left(), below), line, tokens.muted);
    }
}

fn paint_track(touch: &Touch, track: Rect, share: f32) {
    let tokens = &touch.theme.tokens;
    let fill = mix(touch.answering(tokens.raised, tokens.outline), tokens.accent, share);
    let edge = Stroke::new(1.5, mix(tokens.outline, tokens.accent, share));
    touch.painter.rect(track, corner(control::SWITCH_HEIGHT / 2.0), fill, edge, StrokeKind::Inside);
    let travel = track.width() - track.height();
    let knob = pos2(track.left() + track.height() / 2.0 + travel * share, track.center().y);
    touch.painter.circle_filled(knob, control::SWITCH_KNOB, mix(tokens.text, tokens.on_accent, share));
    touch.focus_ring(track, control::SWITCH_HEIGHT / 2.0);
}

impl Widget for Toggle<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let metrics = Theme::of(ui.ctx()).metrics;
        let width = ui.available_width();
        let room = width - control::SWITCH_WIDTH - space::MEDIUM;
        let height = |text: Text, words: &str| {
            text.lay_out(ui.painter(), words, egui::Color32::PLACEHOLDER, room).size().y
        };
        let line = self.line.as_ref().map_or(0.0, |line| height(Text::Note, line));
        let height = height(Text::Body, &self.words) + line + 12.0;
        let (_, rect) = ui.allocate_space(vec2(width, height.max(metrics.holding(grid::ROW_HEIGHT))));
        self.at(ui, rect)
    }
}
