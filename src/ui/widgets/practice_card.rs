//! A practice as a card: its picture, its name, and one quiet line. Pressed as a whole.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align, Galley, Id, Rect, Response, Sense, Stroke, Ui, Vec2, vec2};

use super::card_picture::CardPicture;
use super::{Label, Touch, identity, paint_galley};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{RADIUS_LARGE, Theme, practice_card};

/// The card.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct PracticeCard<'a> {
    title: Label<'a>,
    picture: &'a CardPicture,
    line: Label<'a>,
    said: Label<'a>,
    is_favourite: bool,
    salt: Id,
    place_in_list: usize,
}

impl<'a> PracticeCard<'a> {
    /// `salt` tells two practices with one title apart, and one that stands in two places.
    pub fn new(
        title: impl Into<Label<'a>>,
        picture: &'a CardPicture,
        salt: impl std::hash::Hash + std::fmt::Debug,
    ) -> Self {
        Self {
            title: title.into(),
            picture,
            line: Label::default(),
            said: Label::default(),
            is_favourite: false,
            salt: Id::unique(salt),
            place_in_list: 0,
        }
    }

    /// What it takes, quieter, below the title.
    pub fn line(self, line: impl Into<Label<'a>>) -> Self {
        Self { line: line.into(), ..self }
    }

    /// What a screen reader says of it: all that one may want to know before.
    pub fn said(self, said: impl Into<Label<'a>>) -> Self {
        Self { said: said.into(), ..self }
    }

    /// A favourite has a star.
    pub fn favourite(self, is_favourite: bool) -> Self {
        Self { is_favourite, ..self }
    }

    /// Where it stands in the list, from 0.
    pub fn place_in_list(self, place: usize) -> Self {
        Self { place_in_list: place, ..self }
    }

    /// How high cards are: room for names of two lines, and for a little more where text is large.
    #[must_use]
    pub fn height(theme: &Theme) -> f32 {
        let lines = if theme.metrics.scale() > 1.1 { 2.5 } else { 2.0 };
        let words = lines * Text::Body.line_points() + Text::Note.line_points();
        practice_card::PICTURE_TOP
            + practice_card::PICTURE
            + practice_card::WORDS_TOP
            + theme.metrics.text(words)
            + practice_card::WORDS_BOTTOM
    }

    /// Shows it exactly there.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let touch =
            Touch::new(ui, rect, identity(ui, "practice", &self.title, Some(self.salt)), Sense::click());
        touch.describe(Role::Button, &self.title, |node| {
            node.set_description(self.said.as_ref());
            node.set_position_in_set(self.place_in_list);
        });
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let edge = Stroke::new(1.0, tokens.line_on(tokens.surface, 0.14 + 0.4 * touch.hover));
            touch.body(rect, RADIUS_LARGE, touch.answering(tokens.surface, tokens.outline), edge);
            self.paint(&touch, rect);
            touch.focus_ring(rect, RADIUS_LARGE);
        }
        touch.response
    }

    fn paint(&self, touch: &Touch, rect: Rect) {
        let tokens = &touch.theme.tokens;
        let inner = rect.shrink2(vec2(practice_card::PADDING, 0.0));
        let picture = inner
            .with_min_y(rect.top() + practice_card::PICTURE_TOP)
            .with_max_y(rect.top() + practice_card::PICTURE_TOP + practice_card::PICTURE);
        self.picture.paint(&touch.painter, picture, &touch.theme);
        if self.is_favourite {
            let corner = rect.right_top() + vec2(-practice_card::PADDING, practice_card::PADDING);
            let star = Rect::from_center_size(corner, Vec2::splat(practice_card::STAR));
            Icon::Star.paint(&touch.painter, star, tokens.accent);
        }
        let words = inner
            .with_min_y(picture.bottom() + practice_card::WORDS_TOP)
            .with_max_y(rect.bottom() - practice_card::WORDS_BOTTOM);
        let [title, line] = self.words(touch, words.size());
        let height = title.size().y + line.size().y;
        let top = words.top() + (words.height() - height) / 2.0;
        let title_place = words.with_min_y(top).with_max_y(top + title.size().y);
        let line_place =
            words.with_min_y(title_place.bottom()).with_max_y(title_place.bottom() + line.size().y);
        paint_galley(&touch.painter, title, title_place, Align::Min);
        paint_galley(&touch.painter, line, line_place, Align::Min);
    }

    /// The title has the room that the line leaves, which takes a second row where it would be cut off.
    fn words(&self, touch: &Touch, room: Vec2) -> [Arc<Galley>; 2] {
        let tokens = &touch.theme.tokens;
        let one = touch.theme.metrics.text(Text::Note.line_points());
        let fit = |face: crate::ui::theme::typography::Face, words: &str, color, height: f32| {
            face.fit(&touch.painter, words, color, vec2(room.x, height.max(1.0)), Align::Min)
        };
        let mut line = fit(Text::Note.into(), &self.line, tokens.muted, one);
        if line.elided {
            line = fit(Text::Note.into(), &self.line, tokens.muted, 2.0 * one);
        }
        let title = fit(Text::Body.semibold(), &self.title, tokens.text, room.y - line.size().y);
        [title, line]
    }
}
