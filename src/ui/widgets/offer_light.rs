//! A practice that is offered: a small light on the horizon and words below it, pressed as a whole.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align, Galley, Pos2, Rect, Response, Sense, Stroke, Ui};

use super::{Label, Touch, identity, paint_galley};
use crate::ui::pacer::paint_resting;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_LARGE, TARGET_MIN, Theme, mix};

/// Around the words.
const PADDING: f32 = 8.0;

/// One practice, or something else that is offered in its place.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct OfferLight<'a> {
    title: Label<'a>,
    line: Option<Label<'a>>,
    reason: Option<Label<'a>>,
    shows_reason: bool,
    caution: Option<Label<'a>>,
}

impl<'a> OfferLight<'a> {
    pub fn new(title: impl Into<Label<'a>>) -> Self {
        Self { title: title.into(), line: None, reason: None, shows_reason: false, caution: None }
    }

    /// What it is, quieter, below the title.
    pub fn line(self, line: impl Into<Label<'a>>) -> Self {
        Self { line: Some(line.into()), ..self }
    }

    /// Why it is offered. Screen readers always say it; it is seen where `is_shown`.
    pub fn reason(self, reason: impl Into<Label<'a>>, is_shown: bool) -> Self {
        Self { reason: Some(reason.into()), shows_reason: is_shown, ..self }
    }

    /// What to know before, below everything else.
    pub fn caution(self, caution: Option<impl Into<Label<'a>>>) -> Self {
        Self { caution: caution.map(Into::into), ..self }
    }

    /// How high its words are in this width, in points.
    #[must_use]
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        let words: f32 = self.galleys(ui, width).iter().map(|galley| galley.size().y).sum();
        (words + 2.0 * PADDING).max(Theme::of(ui.ctx()).metrics.holding(TARGET_MIN))
    }

    /// Shows the words at the top of `rect`. With a `foot` a lantern of this radius rests there, above the words,
    /// and can be pressed too.
    pub fn at(self, ui: &mut Ui, rect: Rect, foot: Option<(Pos2, f32)>) -> Response {
        let target = foot.map_or(rect, |(foot, radius)| rect.with_min_y(foot.y - 2.0 * radius - PADDING));
        ui.expand_to_include_rect(target);
        let touch = Touch::new(ui, target, identity(ui, "offer", &self.title, None), Sense::click());
        let about: Vec<&str> =
            [&self.line, &self.reason, &self.caution].into_iter().flatten().map(AsRef::as_ref).collect();
        touch.describe(Role::Button, &self.title, |node| {
            if !about.is_empty() {
                node.set_description(about.join(" "));
            }
        });
        if ui.is_rect_visible(target) {
            let tokens = &touch.theme.tokens;
            let near = touch.hover.max(touch.press);
            let fill = tokens.raised.gamma_multiply(0.45 * near);
            touch.body(target, RADIUS_LARGE, fill, Stroke::NONE);
            if let Some((foot, radius)) = foot {
                paint_resting(&touch.painter, foot, radius, &touch.theme);
            }
            let mut top = rect.top() + PADDING;
            for galley in self.galleys(ui, rect.width()) {
                let place = rect.with_min_y(top).with_max_y(top + galley.size().y);
                top = place.bottom();
                paint_galley(&touch.painter, galley, place, Align::Center);
            }
            touch.focus_ring(target, RADIUS_LARGE);
        }
        touch.response
    }

    fn galleys(&self, ui: &Ui, width: f32) -> Vec<Arc<Galley>> {
        let tokens = Theme::of(ui.ctx()).tokens.clone();
        let reason = self.reason.as_ref().filter(|_| self.shows_reason);
        let lines = [
            Some((Text::Lead.semibold(), &self.title, tokens.text)),
            self.line.as_ref().map(|line| (Face::from(Text::Note), line, tokens.muted)),
            reason.map(|reason| (Text::Note.into(), reason, mix(tokens.text, tokens.accent, 0.75))),
            self.caution.as_ref().map(|caution| (Text::Note.into(), caution, tokens.text)),
        ];
        let room = (width - 2.0 * PADDING).max(1.0);
        let lay_out = |(face, words, color): (Face, &Label<'_>, _)| {
            face.lay_out_aligned(ui.painter(), words, color, room, Align::Center)
        };
        lines.into_iter().flatten().map(lay_out).collect()
    }
}
