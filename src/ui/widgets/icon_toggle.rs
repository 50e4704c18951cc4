//! On or off, as a picture.

use egui::accesskit::{Role, Toggled};
use egui::{Rect, Response, Sense, Stroke, Ui, Vec2};

use super::{Label, Touch, identity};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{RADIUS_BUTTON, mix};

const ICON: f32 = 24.0;

/// A picture that is pressed to switch something. Changes the value it is given.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct IconToggle<'a> {
    on: &'a mut bool,
    name: Label<'a>,
    line: Option<Label<'a>>,
    icons: [Icon; 2],
}

impl<'a> IconToggle<'a> {
    /// What it is called, and its pictures when it is off and on.
    pub fn new(on: &'a mut bool, name: impl Into<Label<'a>>, icons: [Icon; 2]) -> Self {
        Self { on, name: name.into(), line: None, icons }
    }

    /// What it does, for screen readers.
    pub fn line(self, line: impl Into<Label<'a>>) -> Self {
        Self { line: Some(line.into()), ..self }
    }

    /// Shows it exactly there. `changed()` tells when it was pressed.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let mut touch = Touch::new(ui, rect, identity(ui, "icon toggle", &self.name, None), Sense::click());
        if touch.response.clicked() {
            *self.on = !*self.on;
            touch.response.mark_changed();
        }
        let is_on = *self.on;
        touch.describe(Role::Switch, &self.name, |node| {
            node.set_toggled(if is_on { Toggled::True } else { Toggled::False });
            if let Some(line) = &self.line {
                node.set_description(line.as_ref());
            }
        });
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let near = touch.hover.max(touch.press);
            let fill = touch.answering(tokens.raised, tokens.outline).gamma_multiply(near);
            let radius = (rect.height() / 2.0).min(RADIUS_BUTTON);
            touch.body(rect, radius, fill, Stroke::NONE);
            let [off, on] = self.icons;
            let (icon, ink) =
                if is_on { (on, tokens.accent) } else { (off, mix(tokens.muted, tokens.text, near)) };
            let side = touch.theme.metrics.holding(ICON);
            icon.paint(&touch.painter, Rect::from_center_size(rect.center(), Vec2::splat(side)), ink);
            touch.focus_ring(rect, radius);
        }
        touch.response
    }
}
