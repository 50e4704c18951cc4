//! Pictures to follow, to choose from: a small still one on each tile, with its name below.

use egui::{Align, Rect, Ui};
use softlanding_core::score::Score;

use super::tiles::Tiles;
use super::{Label, Touch, paint_galley};
use crate::settings::PacerKind;
use crate::ui::pacer::representative_ms;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, grid};

/// Tiles with a miniature each; one group.
#[derive(Debug)]
#[must_use = "show it with `show`"]
pub struct PictureTiles<'a> {
    question: Label<'a>,
    kinds: Vec<PacerKind>,
    names: Vec<Label<'a>>,
    selected: Option<usize>,
    score: Option<&'a Score>,
    word: Label<'a>,
}

impl<'a> PictureTiles<'a> {
    /// `question` is said by screen readers; `options` are the pictures with their names.
    pub fn new<I, W>(question: impl Into<Label<'a>>, options: I, selected: Option<usize>) -> Self
    where
        I: IntoIterator<Item = (PacerKind, W)>,
        W: Into<Label<'a>>,
    {
        let (kinds, names) = options.into_iter().map(|(kind, name)| (kind, name.into())).unzip();
        Self { question: question.into(), kinds, names, selected, score: None, word: Label::default() }
    }

    /// What the pictures follow: they show a representative moment of it.
    pub fn of(self, score: &'a Score) -> Self {
        Self { score: Some(score), ..self }
    }

    /// What stands where there are words and no picture.
    pub fn word(self, word: impl Into<Label<'a>>) -> Self {
        Self { word: word.into(), ..self }
    }

    /// Shows them in the width there is and returns which was chosen now, if one was.
    #[must_use = "the choice is the caller's to keep"]
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let tiles = Tiles {
            question: &self.question,
            names: &self.names,
            selected: self.selected,
            width_least: grid::PICTURE_WIDTH_LEAST.max(Theme::of(ui.ctx()).metrics.text(88.0)),
            picture_height: grid::PICTURE_HEIGHT,
        };
        tiles.show(ui, |touch, index, picture| {
            if let Some(kind) = self.kinds.get(index) {
                self.paint_picture(touch, *kind, picture.rect);
            }
        })
    }

    fn paint_picture(&self, touch: &Touch, kind: PacerKind, rect: Rect) {
        if kind == PacerKind::Words {
            let ink = touch.theme.tokens.text;
            let face = Face::from(Text::Title);
            let galley = face.fit(&touch.painter, &self.word, ink, rect.size(), Align::Center);
            paint_galley(&touch.painter, galley, rect, Align::Center);
        } else if let Some(score) = self.score {
            kind.paint_miniature(&touch.painter, rect, score, representative_ms(score), &touch.theme);
        }
    }
}
