//! Themes to choose from: a small sky in the colours of each, with its name below.

use egui::{Stroke, StrokeKind, Ui};

use super::tiles::{Picture, Tiles};
use super::{Label, Touch, corner};
use crate::ui::scene::paint_small;
use crate::ui::theme::{RADIUS_SMALL, Theme, ThemeName, grid, mix};

/// How much of a picture's edge is covered.
const RIM: f32 = 3.0;
/// How much of a bright sky is veiled at night.
const VEIL: f32 = 0.62;

/// What a tile shows: one theme, or two of which the computer chooses.
pub type Skies<'a> = &'a [ThemeName];

/// Tiles with a small sky each; one group.
#[derive(Debug)]
#[must_use = "show it with `show`"]
pub struct SkyTiles<'a> {
    question: Label<'a>,
    skies: Vec<Skies<'a>>,
    names: Vec<Label<'a>>,
    selected: Option<usize>,
}

impl<'a> SkyTiles<'a> {
    /// `question` is said by screen readers; `options` are the skies with their names.
    pub fn new<I, W>(question: impl Into<Label<'a>>, options: I, selected: Option<usize>) -> Self
    where
        I: IntoIterator<Item = (Skies<'a>, W)>,
        W: Into<Label<'a>>,
    {
        let (skies, names) = options.into_iter().map(|(skies, name)| (skies, name.into())).unzip();
        Self { question: question.into(), skies, names, selected }
    }

    /// Shows them in the width there is and returns which was chosen now, if one was.
    #[must_use = "the choice is the caller's to keep"]
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let tiles = Tiles {
            question: &self.question,
            names: &self.names,
            selected: self.selected,
            width_least: grid::SKY_WIDTH_LEAST.max(Theme::of(ui.ctx()).metrics.text(grid::SKY_HEIGHT)),
            picture_height: grid::SKY_HEIGHT,
        };
        tiles.show(ui, |touch, index, picture| {
            paint_skies(touch, self.skies.get(index).copied().unwrap_or_default(), picture);
        })
    }
}

/// Side by side in one picture: they share horizon and lantern.
fn paint_skies(touch: &Touch, skies: Skies<'_>, Picture { rect, behind }: Picture) {
    let width = rect.width() / skies.len().max(1) as f32;
    for (index, name) in skies.iter().enumerate() {
        let left = rect.left() + width * index as f32;
        let sight = rect.with_min_x(left).with_max_x(left + width);
        paint_small(&touch.painter, rect, sight, &Theme::new(*name));
    }
    if touch.theme.name == ThemeName::Ember && skies != [ThemeName::Ember] {
        // A bright sky would shout at night.
        let tokens = &touch.theme.tokens;
        let veil = mix(tokens.background, tokens.accent, 0.25).gamma_multiply(VEIL);
        touch.painter.rect_filled(rect, corner(RADIUS_SMALL), veil);
    }
    // A mesh has rough edges at round corners.
    let rim = Stroke::new(RIM, behind);
    touch.painter.rect_stroke(rect, corner(RADIUS_SMALL), rim, StrokeKind::Middle);
    let tokens = &touch.theme.tokens;
    let edge = Stroke::new(1.0, tokens.line_on(tokens.surface, 0.5));
    let (rect, radius) = (rect.shrink(RIM / 2.0), corner(RADIUS_SMALL - RIM / 2.0));
    touch.painter.rect_stroke(rect, radius, edge, StrokeKind::Middle);
}
