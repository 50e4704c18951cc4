//! One place of the rail or the bottom bar.

use egui::accesskit::{AriaCurrent, Role};
use egui::{Align, Color32, Rect, Response, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::{Label, Touch, identity, paint_galley};
use crate::ui::layout::BAR_ICON;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, mix};

/// Between an icon and the word beside it, in points.
const ICON_GAP: f32 = 8.0;

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavPlace {
    /// On the left: words alone, 80 wide; a small light above shows where one is.
    Rail,
    /// Below; a mark above shows where one is. Words stand below their icons, and beside them where text is large.
    BottomBar,
}

/// A place to go to, with an icon and a short name.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct NavItem<'a> {
    icon: Icon,
    words: Label<'a>,
    here: bool,
    here_words: Label<'a>,
    place: NavPlace,
    is_warm: bool,
}

impl<'a> NavItem<'a> {
    /// `here` says that it is the place one is at.
    pub fn new(icon: Icon, words: impl Into<Label<'a>>, here: bool, place: NavPlace) -> Self {
        Self { icon, words: words.into(), here, here_words: Label::default(), place, is_warm: false }
    }

    /// In the accent's colour: the way to people.
    pub fn warm(self, is_warm: bool) -> Self {
        Self { is_warm, ..self }
    }

    /// What a screen reader says where one is.
    pub fn here_words(self, words: impl Into<Label<'a>>) -> Self {
        Self { here_words: words.into(), ..self }
    }

    /// Shows it exactly there. Where one is already is said, and cannot be pressed.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let (sense, role) =
            if self.here { (Sense::hover(), Role::ListItem) } else { (Sense::click(), Role::Link) };
        let touch = Touch::new(ui, rect, identity(ui, "nav", &self.words, None), sense);
        touch.describe(role, &self.words, |node| {
            if self.here {
                node.set_aria_current(AriaCurrent::Page);
                // AT-SPI knows no current page.
                node.set_description(self.here_words.as_ref());
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
        let near = if self.here { 0.0 } else { touch.hover.max(touch.press) };
        let fill = mix(tokens.raised, tokens.outline, 0.14 * touch.press).gamma_multiply(near * 0.8);
        touch.body(body, RADIUS_SMALL, fill, Stroke::NONE);
        let ink = match (self.here, self.is_warm) {
            (true, _) => tokens.text,
            (false, true) => mix(tokens.accent, tokens.text, touch.hover),
            (false, false) => mix(tokens.muted, tokens.text, touch.hover),
        };
        match self.place {
            NavPlace::Rail => self.paint_words(touch, body, ink),
            NavPlace::BottomBar => self.paint_icon(touch, rect, body, ink),
        }
        touch.focus_ring(body, RADIUS_SMALL);
    }

    fn paint_words(&self, touch: &Touch, body: Rect, ink: Color32) {
        let is_strong = self.here || self.is_warm;
        let face = if is_strong { Text::Small.semibold() } else { Face::from(Text::Small) };
        let words = face.fit(&touch.painter, &self.words, ink, body.size(), Align::Center);
        if self.here {
            let light = pos2(body.center().x, body.center().y - words.size().y / 2.0 - 9.0);
            touch.painter.circle_filled(light, 3.0, touch.theme.tokens.accent);
        }
        paint_galley(&touch.painter, words, body, Align::Center);
    }

    fn paint_icon(&self, touch: &Touch, rect: Rect, body: Rect, ink: Color32) {
        let (tokens, metrics) = (&touch.theme.tokens, touch.theme.metrics);
        if self.here {
            let mark = Rect::from_center_size(pos2(rect.center().x, rect.top() + 1.5), vec2(28.0, 3.0));
            touch.painter.rect_filled(mark, 1.5, tokens.accent);
        }
        let icon_color = if self.here { tokens.accent } else { ink };
        let side = metrics.holding(BAR_ICON).min(rect.height() * 0.6);
        let face = if self.here { Text::Small.semibold() } else { Face::from(Text::Small) };
        if rect.height() < side + 4.0 + metrics.text(Text::Small.line_points()) {
            self.paint_beside(touch, body, (side, icon_color), (face, ink));
            return;
        }
        let room = vec2(body.width(), (body.height() - side - 4.0).max(10.0));
        let words = face.fit(&touch.painter, &self.words, ink, room, Align::Center);
        let top = rect.center().y - (side + 4.0 + words.size().y) / 2.0;
        let icon = Rect::from_center_size(pos2(rect.center().x, top + side / 2.0), Vec2::splat(side));
        self.icon.paint(&touch.painter, icon, icon_color);
        let below =
            Rect::from_min_size(pos2(body.left(), top + side + 4.0), vec2(body.width(), words.size().y));
        paint_galley(&touch.painter, words, below, Align::Center);
    }

    /// The icon before the word; the word alone where there is no room for both.
    fn paint_beside(
        &self,
        touch: &Touch,
        body: Rect,
        (side, icon_color): (f32, Color32),
        (face, ink): (Face, Color32),
    ) {
        let words = face.fit(&touch.painter, &self.words, ink, body.size(), Align::Min);
        let width = side + ICON_GAP + words.size().x;
        if width > body.width() {
            let left = body.center().x - words.size().x / 2.0;
            paint_galley(&touch.painter, words, body.with_min_x(left), Align::Min);
            return;
        }
        let left = body.center().x - width / 2.0;
        let icon = Rect::from_center_size(pos2(left + side / 2.0, body.center().y), Vec2::splat(side));
        self.icon.paint(&touch.painter, icon, icon_color);
        paint_galley(&touch.painter, words, body.with_min_x(icon.right() + ICON_GAP), Align::Min);
    }
}
