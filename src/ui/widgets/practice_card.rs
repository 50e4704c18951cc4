//! A practice in a list: what it is, how long, and a small lantern that is lit for a favourite.

use egui::accesskit::{Role, Toggled};
use egui::{Align, Color32, Id, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::button::{edge, quiet_on_raised};
use super::{Label, Touch, identity};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_LARGE, RADIUS_SMALL, TARGET_MIN, mix};

const PADDING_X: f32 = 16.0;
const PADDING_Y: f32 = 10.0;
const ICON: f32 = 22.0;
const ICON_GAP: f32 = 12.0;
/// From this text size on the words take the icon's room.
const ICON_BELOW_SCALE: f32 = 1.5;
const SIGN: f32 = 24.0;

/// What was pressed of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPress {
    /// The card: one wants to know more, or begin.
    Open,
    /// Its small lantern.
    Favourite,
}

/// The card.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct PracticeCard<'a> {
    title: Label<'a>,
    line: Label<'a>,
    about: Label<'a>,
    caution: Label<'a>,
    icon: Icon,
    favourite: Label<'a>,
    is_favourite: bool,
    salt: Id,
    place_in_list: (usize, usize),
}

impl<'a> PracticeCard<'a> {
    /// `salt` tells two practices with one title apart.
    pub fn new(
        icon: Icon,
        title: impl Into<Label<'a>>,
        line: impl Into<Label<'a>>,
        salt: impl std::hash::Hash + std::fmt::Debug,
    ) -> Self {
        Self {
            title: title.into(),
            line: line.into(),
            about: Label::default(),
            caution: Label::default(),
            icon,
            favourite: Label::default(),
            is_favourite: false,
            salt: Id::unique(salt),
            place_in_list: (1, 1),
        }
    }

    /// How long it is and what to know, quieter.
    pub fn about(self, about: impl Into<Label<'a>>) -> Self {
        Self { about: about.into(), ..self }
    }

    /// Its most serious cautions, in a line; nothing where it is empty.
    pub fn caution(self, caution: impl Into<Label<'a>>) -> Self {
        Self { caution: caution.into(), ..self }
    }

    /// Whether it is a favourite; `name` is what a screen reader calls the lantern.
    pub fn favourite(self, name: impl Into<Label<'a>>, is_favourite: bool) -> Self {
        Self { favourite: name.into(), is_favourite, ..self }
    }

    /// Where it stands in the list, from 1, and how many there are.
    pub fn place_in_list(self, place: usize, count: usize) -> Self {
        Self { place_in_list: (place, count), ..self }
    }

    /// Shows it exactly there and returns what was pressed, if anything was.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Option<CardPress> {
        ui.expand_to_include_rect(rect);
        let sign_width = TARGET_MIN + 8.0;
        let (card, side) = rect.split_left_right_at_x(rect.right() - sign_width);
        let opens = self.show_card(ui, rect, card);
        let sign = Rect::from_center_size(side.center() - vec2(2.0, 0.0), Vec2::splat(TARGET_MIN));
        let favours = self.show_sign(ui, sign);
        if favours {
            Some(CardPress::Favourite)
        } else if opens {
            Some(CardPress::Open)
        } else {
            None
        }
    }

    fn show_card(&self, ui: &mut Ui, whole: Rect, card: Rect) -> bool {
        let id = identity(ui, "practice", &self.title, Some(self.salt));
        let touch = Touch::new(ui, card, id, Sense::click());
        touch.describe(Role::Button, &self.title, |node| {
            let said = [&self.line, &self.about, &self.caution].map(AsRef::as_ref);
            let said: Vec<&str> = said.into_iter().filter(|said| !said.is_empty()).collect();
            node.set_description(said.join(" "));
            node.set_position_in_set(self.place_in_list.0);
            node.set_size_of_set(self.place_in_list.1);
        });
        if ui.is_rect_visible(whole) {
            let tokens = &touch.theme.tokens;
            touch.body(whole, RADIUS_LARGE, touch.answering(tokens.raised, tokens.outline), edge(tokens));
            self.paint(&touch, card);
            touch.focus_ring(whole, RADIUS_LARGE);
        }
        touch.response.clicked()
    }

    fn paint(&self, touch: &Touch, card: Rect) {
        let theme = &touch.theme;
        let ink = theme.tokens.text;
        let mut room = card.shrink2(vec2(0.0, PADDING_Y)).with_min_x(card.left() + PADDING_X);
        let title_line = theme.metrics.text(Text::Body.line_points());
        let shows_icon = theme.metrics.scale() < ICON_BELOW_SCALE;
        if shows_icon {
            room = room.with_min_x(room.left() + ICON + ICON_GAP);
        }
        let lines = self.lines(touch, room.size());
        let height: f32 = lines.iter().map(|(galley, _)| galley.size().y).sum();
        let mut top = room.center().y - height / 2.0;
        if shows_icon {
            let center = pos2(card.left() + PADDING_X + ICON / 2.0, top + title_line / 2.0);
            let color = mix(ink, theme.tokens.accent, 0.75);
            self.icon.paint(&touch.painter, Rect::from_center_size(center, Vec2::splat(ICON)), color);
        }
        for (galley, color) in lines {
            let at = pos2(room.left(), top);
            top += galley.size().y;
            touch.painter.galley(at, galley, color);
        }
    }

    /// Title, line and what to know. The title comes first where room is scarce, and the caution stays.
    fn lines(&self, touch: &Touch, room: Vec2) -> Vec<(std::sync::Arc<egui::Galley>, Color32)> {
        let theme = &touch.theme;
        let quiet = quiet_on_raised(theme);
        let fit = |face: Face, words: &str, color: Color32, height: f32| {
            face.fit(&touch.painter, words, color, vec2(room.x, height.max(1.0)), Align::Min)
        };
        let one = |text: Text| theme.metrics.text(text.line_points());
        let about = fit(Text::Small.into(), &self.about, quiet, one(Text::Small));
        let caution = (!self.caution.is_empty())
            .then(|| fit(Text::Small.into(), &self.caution, theme.tokens.text, one(Text::Small)));
        let caution_height = caution.as_ref().map_or(0.0, |caution| caution.size().y);
        let below = about.size().y + caution_height;
        let most = room.y - below - one(Text::Note);
        let title = fit(Text::Body.semibold(), &self.title, theme.tokens.text, most);
        let left = room.y - below - title.size().y;
        let line = fit(Text::Note.into(), &self.line, theme.tokens.text, left);
        let lines = [(title, theme.tokens.text), (line, theme.tokens.text), (about, quiet)];
        lines.into_iter().chain(caution.map(|caution| (caution, theme.tokens.text))).collect()
    }

    fn show_sign(&self, ui: &mut Ui, rect: Rect) -> bool {
        let id = identity(ui, "favourite", &self.title, Some(self.salt));
        let touch = Touch::new(ui, rect, id, Sense::click());
        touch.describe(Role::CheckBox, &self.favourite, |node| {
            node.set_toggled(if self.is_favourite { Toggled::True } else { Toggled::False });
        });
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let near = touch.hover.max(touch.press);
            let fill = mix(tokens.raised, tokens.outline, 0.3).gamma_multiply(near);
            touch.body(rect, RADIUS_SMALL, fill, egui::Stroke::NONE);
            let (icon, color) = if self.is_favourite {
                (Icon::LanternLit, tokens.accent)
            } else {
                (Icon::Lantern, mix(mix(tokens.raised, tokens.outline, 0.9), tokens.text, near))
            };
            icon.paint(&touch.painter, Rect::from_center_size(rect.center(), Vec2::splat(SIGN)), color);
            touch.focus_ring(rect, RADIUS_SMALL);
        }
        touch.response.clicked()
    }
}
