//! Things that are laid on piles, one after another. Nothing of it is kept.

use egui::{Rect, Response, Ui, pos2, vec2};
use softlanding_core::exercise::Part;
use softlanding_core::sitting::Sitting;
use softlanding_core::sorting::Sorting;

use crate::text::fl;

use crate::ui::layout::{Column, card_height};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::part::OfPart;
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{RADIUS_LARGE, TARGET_MIN, space};
use crate::ui::widgets::{Button, Say};

use super::pane;

/// A pile has at least this width, in points at 100 % text; where less is left its things stand below each other.
const PILE_LEAST: f32 = 140.0;
/// The words of a thing that lies begin so far from its edge.
const PADDING: f32 = 16.0;

/// What one press asked for.
enum Asked {
    Lay(usize),
    Take(usize),
    Pass,
}

/// The thing in hand, the piles as buttons, and below each what lies on it, in `rect`. The numbers of the piles are
/// keys too; what lies is taken up again by a press.
pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, view: &mut View, rect: Rect) {
    let Some(Part::Sort { items, piles, .. }) = sitting.part(screen.now) else { return };
    let part = sitting.position(screen.now).part;
    let sorting = OfPart::of(&mut view.sorting, sitting, part, || Sorting::new(items.len()));
    let mut asked = pane::number_pressed(ui, piles.len()).map(Asked::Lay);
    // It is as high as what lies there, so it begins at the top.
    pane::show(ui, rect, "sort", rect.height(), |ui, column| {
        show_hand(ui, screen, column, in_hand(screen, items, sorting), sorting, &mut asked);
        let buttons = show_piles(ui, screen, column, piles, sorting, &mut asked);
        let taken = show_laid(ui, screen, column, items, piles, sorting);
        if let Some(item) = taken {
            asked = Some(Asked::Take(item));
            // What was pressed goes from there; the keyboard stays near.
            if let Some(first) = buttons.first() {
                first.request_focus();
            }
        }
    });
    match asked {
        Some(Asked::Lay(pile)) => sorting.lay(pile),
        Some(Asked::Take(item)) => sorting.take(item),
        Some(Asked::Pass) => sorting.pass(),
        None => return,
    }
    ui.ctx().request_repaint();
}

/// The words of the thing in hand, or that all of them lie.
fn in_hand(screen: &ScreenContext<'_>, items: &[String], sorting: &Sorting) -> String {
    let item = sorting.in_hand().and_then(|item| items.get(item)).cloned();
    item.unwrap_or_else(|| fl!(screen.words(), "practice-sort-all"))
}

/// The thing to lay down, on paper of its own, and how many are left.
fn show_hand(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    words: String,
    sorting: &Sorting,
    asked: &mut Option<Asked>,
) {
    let theme = screen.theme;
    let paper = column.take(card_height(theme, 68.0));
    ui.painter().rect_filled(paper, RADIUS_LARGE, theme.tokens.surface);
    live::announce(ui, "sort", &words);
    let has_thing = sorting.in_hand().is_some();
    let color = if has_thing { theme.tokens.text } else { theme.tokens.muted };
    Say::new(words).face(Text::Lead).color(color).centered().at(ui, paper.shrink2(vec2(PADDING, 6.0)));
    let row = column.take(theme.metrics.holding(TARGET_MIN));
    let left = sorting.left();
    if left > 0 {
        let count = fl!(screen.words(), "practice-sort-left", count = left);
        let room = row.with_max_x(row.center().x);
        Say::new(count).face(Text::Note).color(theme.tokens.muted).at(ui, room);
    }
    if left > 1 {
        let width = theme.metrics.text(PILE_LEAST).min(row.width() / 2.0);
        let place = row.with_min_x(row.right() - width);
        if Button::bare(fl!(screen.words(), "practice-sort-another")).at(ui, place).clicked() {
            *asked = Some(Asked::Pass);
        }
    }
    column.skip(space::SMALL / 2.0);
}

/// A button for each pile.
fn show_piles(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    piles: &[String],
    sorting: &Sorting,
    asked: &mut Option<Asked>,
) -> Vec<Response> {
    let metrics = screen.theme.metrics;
    let least = (metrics.text(PILE_LEAST / 1.4), metrics.holding(52.0));
    let places = column.grid(piles.len(), piles.len(), least, space::SMALL);
    column.skip(space::SMALL);
    let buttons = ui.scope(|ui| {
        if sorting.in_hand().is_none() {
            ui.disable();
        }
        let mut buttons = Vec::new();
        for (pile, (name, place)) in piles.iter().zip(places).enumerate() {
            let button = Button::quiet(name.as_str()).salt(("pile", pile)).at(ui, place);
            if button.clicked() {
                *asked = Some(Asked::Lay(pile));
            }
            buttons.push(button);
        }
        buttons
    });
    buttons.inner
}

/// What lies where: below each pile, or pile after pile where the room is too narrow. Returns what was taken up.
fn show_laid(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    items: &[String],
    piles: &[String],
    sorting: &Sorting,
) -> Option<usize> {
    let count = piles.len().max(1) as f32;
    let width = (column.width() - space::SMALL * (count - 1.0)) / count;
    let is_beside = width >= screen.theme.metrics.text(PILE_LEAST / 1.4);
    let (top, mut bottom, mut taken) = (column.y, column.y, None);
    for (pile, name) in piles.iter().enumerate() {
        let mut below = if is_beside {
            Column::new(column.left() + pile as f32 * (width + space::SMALL), width, top)
        } else {
            Column::new(column.left(), column.width(), bottom)
        };
        if !is_beside && sorting.on(pile).next().is_some() {
            below.text(ui, Text::Note, screen.theme.tokens.muted, name);
        }
        for item in sorting.on(pile) {
            let Some(words) = items.get(item) else { continue };
            if show_item(ui, screen, &mut below, item, words, name) {
                taken = Some(item);
            }
        }
        bottom = bottom.max(below.y);
    }
    column.y = bottom;
    taken
}

/// One thing where it lies; whether it was taken up.
fn show_item(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    below: &mut Column,
    item: usize,
    words: &str,
    pile: &str,
) -> bool {
    let theme = screen.theme;
    let width = below.width() - 2.0 * PADDING - 2.0;
    let galley = Text::Body.semibold().lay_out(ui.painter(), words, theme.tokens.text, width);
    let height = (galley.size().y + 14.0).max(TARGET_MIN);
    let place = Rect::from_min_size(pos2(below.left(), below.y), vec2(below.width(), height));
    below.skip(height + 4.0);
    let name = fl!(screen.words(), "practice-sort-laid", thing = words, pile = pile);
    Button::bare(words).left().name(name).salt(("laid", item)).at(ui, place).clicked()
}
