//! Something that does one thing when pressed.

use egui::accesskit::Role;
use egui::{Align, Color32, Id, Rect, Response, Sense, Stroke, Ui, Vec2, Widget, pos2, vec2};

use super::{Label, Touch, identity, paint_galley};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{RADIUS_BUTTON, TARGET_MIN, Theme, Tokens, button};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Primary,
    Quiet,
    Bare,
}

/// A button.
#[derive(Debug)]
#[must_use = "show it with `ui.add` or `at`"]
pub struct Button<'a> {
    kind: Kind,
    words: Label<'a>,
    line: Option<Label<'a>>,
    name: Option<Label<'a>>,
    about: Option<Label<'a>>,
    icon: Option<Icon>,
    icon_only: bool,
    size: Option<Vec2>,
    salt: Option<Id>,
    align: Align,
    presence: f32,
}

impl<'a> Button<'a> {
    fn new(kind: Kind, words: impl Into<Label<'a>>) -> Self {
        Self {
            kind,
            words: words.into(),
            line: None,
            name: None,
            about: None,
            icon: None,
            icon_only: false,
            size: None,
            salt: None,
            align: Align::Center,
            presence: 1.0,
        }
    }

    /// The one thing to do next, filled with the accent.
    pub fn primary(words: impl Into<Label<'a>>) -> Self {
        Self::new(Kind::Primary, words)
    }

    /// One of several things one can do.
    pub fn quiet(words: impl Into<Label<'a>>) -> Self {
        Self::new(Kind::Quiet, words)
    }

    /// Words with a target around them and no shape.
    pub fn bare(words: impl Into<Label<'a>>) -> Self {
        Self::new(Kind::Bare, words)
    }

    /// An icon alone; `name` is what a screen reader says.
    pub fn icon_only(icon: Icon, name: impl Into<Label<'a>>) -> Self {
        Self { icon: Some(icon), icon_only: true, ..Self::new(Kind::Bare, name) }
    }

    /// With an icon before the words.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// With a second, quieter line.
    pub fn line(self, line: impl Into<Label<'a>>) -> Self {
        Self { line: Some(line.into()), ..self }
    }

    /// What a screen reader says, where the words alone are not enough.
    pub fn name(self, name: impl Into<Label<'a>>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// What screen readers say after the name: what stands near it and belongs to it.
    pub fn about(self, about: impl Into<Label<'a>>) -> Self {
        Self { about: Some(about.into()), ..self }
    }

    /// This large when shown with `ui.add`, in points.
    pub fn size(self, size: impl Into<Vec2>) -> Self {
        Self { size: Some(size.into()), ..self }
    }

    /// With the words at the left.
    pub fn left(self) -> Self {
        Self { align: Align::Min, ..self }
    }

    /// With this share of the shape of a quiet button, 0–1; the words stay. All of it is there under the pointer.
    pub fn presence(self, presence: f32) -> Self {
        Self { presence, ..self }
    }

    /// Tells two buttons with the same words apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// Its identity in this `Ui`, also before it is shown.
    #[must_use]
    pub fn id(&self, ui: &Ui) -> Id {
        identity(ui, "button", &self.words, self.salt)
    }

    /// How wide it is with its words on one line, in points.
    #[must_use]
    pub fn width(&self, ui: &Ui) -> f32 {
        self.natural_size(ui).x
    }

    /// Shows it exactly there.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let touch = Touch::new(ui, rect, self.id(ui), Sense::click());
        touch.describe(Role::Button, self.name.as_ref().unwrap_or(&self.words), |node| {
            if let Some(about) = self.line.as_ref().or(self.about.as_ref()) {
                node.set_description(about.as_ref());
            }
        });
        if ui.is_rect_visible(rect) {
            let ink = self.paint_body(&touch, rect);
            self.paint_content(&touch, rect, ink);
            touch.focus_ring(rect, radius(rect));
        }
        touch.response
    }

    /// Paints the shape and returns what colour stands on it.
    fn paint_body(&self, touch: &Touch, rect: Rect) -> Color32 {
        let tokens = &touch.theme.tokens;
        match self.kind {
            // What cannot be pressed yet is not the next thing to do, and dark words would not be read on a dim accent.
            Kind::Primary if touch.response.enabled() => {
                let fill = touch.answering(tokens.accent, tokens.on_accent);
                touch.body(rect, radius(rect), fill, Stroke::NONE);
                tokens.on_accent
            }
            Kind::Primary | Kind::Quiet => {
                let presence = self.presence.max(touch.hover).max(touch.press);
                let fill = touch.answering(tokens.raised, tokens.outline).gamma_multiply(presence);
                let edge = edge(tokens);
                let edge = Stroke::new(edge.width, edge.color.gamma_multiply(presence));
                touch.body(rect, radius(rect), fill, edge);
                tokens.text
            }
            Kind::Bare => {
                let near = touch.hover.max(touch.press);
                let fill = touch.answering(tokens.raised, tokens.outline).gamma_multiply(near);
                touch.body(rect, radius(rect), fill, Stroke::NONE);
                tokens.text
            }
        }
    }

    fn paint_content(&self, touch: &Touch, rect: Rect, ink: Color32) {
        let metrics = touch.theme.metrics;
        let icon_side = metrics.holding(button::ICON);
        let Some(icon) = self.icon else {
            self.paint_words(touch, rect.shrink2(vec2(button::PADDING, 4.0)), ink, self.align);
            return;
        };
        if self.icon_only {
            let side = icon_side.min(rect.size().min_elem() - 8.0);
            icon.paint(&touch.painter, Rect::from_center_size(rect.center(), Vec2::splat(side)), ink);
        } else if rect.width() < button::STACKED_BELOW * metrics.scale().min(1.4)
            && rect.height() > TARGET_MIN
        {
            let side = (rect.height() * 0.40).min(icon_side);
            let center = pos2(rect.center().x, rect.top() + 8.0 + side / 2.0);
            icon.paint(&touch.painter, Rect::from_center_size(center, Vec2::splat(side)), ink);
            let below = Rect::from_min_max(
                pos2(rect.left() + 4.0, rect.top() + 9.0 + side),
                rect.max - vec2(4.0, 4.0),
            );
            let galley =
                Text::Note.semibold().fit(&touch.painter, &self.words, ink, below.size(), Align::Center);
            paint_galley(&touch.painter, galley, below, Align::Center);
        } else {
            let padding = if rect.width() < 140.0 { 10.0 } else { button::PADDING };
            let room = rect.shrink2(vec2(padding, 4.0));
            let words_room = room.with_min_x(room.left() + icon_side + button::ICON_GAP);
            // Where text is large, words come before icons.
            if metrics.scale() > 1.0 && self.line.is_none() && !self.fits(touch, words_room) {
                self.paint_words(touch, room, ink, self.align);
                return;
            }
            let width = self.paint_words_width(touch, words_room, ink);
            let start = match self.align {
                Align::Min => room.left(),
                _ => rect.center().x - (icon_side + button::ICON_GAP + width) / 2.0,
            };
            let middle = pos2(start + icon_side / 2.0, rect.center().y);
            icon.paint(&touch.painter, Rect::from_center_size(middle, Vec2::splat(icon_side)), ink);
            let words = words_room.with_min_x(start + icon_side + button::ICON_GAP);
            self.paint_words(touch, words.with_max_x(words.left() + width + 1.0), ink, Align::Min);
        }
    }

    /// Whether its words stand on one line in the size that was chosen.
    fn fits(&self, touch: &Touch, room: Rect) -> bool {
        let face = Text::Body.semibold();
        face.lay_out(&touch.painter, &self.words, Color32::PLACEHOLDER, f32::INFINITY).size().x
            <= room.width()
    }

    fn paint_words_width(&self, touch: &Touch, room: Rect, ink: Color32) -> f32 {
        let face = Text::Body.semibold();
        let words = face.fit(&touch.painter, &self.words, ink, room.size(), Align::Min).size().x;
        let line = self
            .line
            .as_ref()
            .map_or(0.0, |line| Text::Note.lay_out(&touch.painter, line, ink, room.width()).size().x);
        words.max(line).min(room.width())
    }

    fn paint_words(&self, touch: &Touch, room: Rect, ink: Color32, align: Align) {
        let face = Text::Body.semibold();
        let Some(line) = &self.line else {
            let galley = face.fit(&touch.painter, &self.words, ink, room.size(), align);
            paint_galley(&touch.painter, galley, room, align);
            return;
        };
        let quiet = if self.kind == Kind::Primary { ink } else { quiet_on_raised(&touch.theme) };
        let (upper, lower) = room.split_top_bottom_at_fraction(0.52);
        let words = face.fit(&touch.painter, &self.words, ink, upper.size(), align);
        let line = crate::ui::theme::typography::Face::from(Text::Note).fit(
            &touch.painter,
            line,
            quiet,
            lower.size(),
            align,
        );
        let height = words.size().y + line.size().y;
        let top = room.center().y - height / 2.0;
        let first = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), words.size().y));
        let second = Rect::from_min_size(first.left_bottom(), vec2(room.width(), line.size().y));
        paint_galley(&touch.painter, words, first, align);
        paint_galley(&touch.painter, line, second, align);
    }

    fn natural_size(&self, ui: &Ui) -> Vec2 {
        let theme = Theme::of(ui.ctx());
        let height = theme.metrics.holding(if self.line.is_some() { 64.0 } else { 48.0 }).max(TARGET_MIN);
        if self.icon_only {
            return Vec2::splat(height);
        }
        let measure = |text: &str, face: crate::ui::theme::typography::Face| {
            face.lay_out(ui.painter(), text, theme.tokens.text, f32::INFINITY).size().x
        };
        let words = measure(&self.words, Text::Body.semibold());
        let line = self.line.as_ref().map_or(0.0, |line| measure(line, Text::Note.into()));
        let icon =
            if self.icon.is_some() { theme.metrics.holding(button::ICON) + button::ICON_GAP } else { 0.0 };
        let width = words.max(line) + icon + 2.0 * button::PADDING + 2.0;
        vec2(width.max(TARGET_MIN), height)
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let size = self.size.unwrap_or_else(|| self.natural_size(ui));
        let (_, rect) = ui.allocate_space(size);
        self.at(ui, rect)
    }
}

/// Round ends, as far as a button is not much higher than its line.
fn radius(rect: Rect) -> f32 {
    (rect.height() / 2.0).min(RADIUS_BUTTON)
}

/// The edge of what can be pressed: there, but not a grid of lines.
pub(super) fn edge(tokens: &Tokens) -> Stroke {
    Stroke::new(1.0, tokens.line_on(tokens.raised, 0.42))
}

/// Secondary text on something raised. Ember's muted is too dark there.
pub(super) fn quiet_on_raised(theme: &Theme) -> Color32 {
    if theme.name == crate::ui::theme::ThemeName::Ember { theme.tokens.text } else { theme.tokens.muted }
}
