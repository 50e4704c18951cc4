//! One place of the rail or the bottom bar.

use egui::accesskit::{AriaCurrent, Role};
use egui::{Align, Rect, Response, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::{Label, Touch, identity, paint_galley};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, mix};

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavPlace {
    /// On the left: 80 wide; a mark at the side shows where one is.
    Rail,
    /// Below: 56 high; a mark above shows where one is.
    BottomBar,
}

/// A place to go to, with an icon and a short name.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct NavItem<'a> {
    icon: Icon,
    words: Label<'a>,
    here: bool,
    place: NavPlace,
}

impl<'a> NavItem<'a> {
    /// `here` says that it is the place one is at.
    pub fn new(icon: Icon, words: impl Into<Label<'a>>, here: bool, place: NavPlace) -> Self {
        Self { icon, words: words.into(), here, place }
    }

    /// Shows it exactly there.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let touch = Touch::new(ui, rect, identity(ui, "nav", &self.words, None), Sense::click());
        touch.describe(Role::Link, &self.words, |node| {
            if self.here {
                node.set_aria_current(AriaCurrent::Page);
            }
        });
        if ui.is_rect_visible(rect) {
            self.paint(&touch, rect);
        }
        touch.response
    }

    fn paint(&self, touch: &Touch, rect: Rect) {
        let tokens = &touch.theme.tokens;
        let body = rect.shrink2(vec2(4.0, 2.0));
        let near = touch.hover.max(touch.press);
        let fill = mix(tokens.raised, tokens.outline, 0.14 * touch.press).gamma_multiply(near * 0.8);
        touch.body(body, RADIUS_SMALL, fill, Stroke::NONE);
        let ink = if self.here { tokens.text } else { mix(tokens.muted, tokens.text, touch.hover) };
        if self.here {
            let mark = match self.place {
                NavPlace::Rail => Rect::from_center_size(
                    pos2(rect.left() + 1.5, rect.center().y),
                    vec2(3.0, rect.height() * 0.5),
                ),
                NavPlace::BottomBar => {
                    Rect::from_center_size(pos2(rect.center().x, rect.top() + 1.5), vec2(28.0, 3.0))
                }
            };
            touch.painter.rect_filled(mark, 1.5, tokens.accent);
        }
        let side = touch.theme.metrics.holding(24.0).min(rect.height() * 0.45);
        let face = if self.here { Text::Small.semibold() } else { Face::from(Text::Small) };
        let room = vec2(body.width(), (body.height() - side - 4.0).max(10.0));
        let words = face.fit(&touch.painter, &self.words, ink, room, Align::Center);
        let top = rect.center().y - (side + 4.0 + words.size().y) / 2.0;
        let icon_color = if self.here { tokens.accent } else { ink };
        let icon = Rect::from_center_size(pos2(rect.center().x, top + side / 2.0), Vec2::splat(side));
        self.icon.paint(&touch.painter, icon, icon_color);
        let below =
            Rect::from_min_size(pos2(body.left(), top + side + 4.0), vec2(body.width(), words.size().y));
        paint_galley(&touch.painter, words, below, Align::Center);
        touch.focus_ring(body, RADIUS_SMALL);
    }
}
