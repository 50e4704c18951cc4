//! Things that are laid on piles, one after another. Nothing of it is kept.

use egui::{Rect, Ui, vec2};
use softlanding_core::exercise::Part;
use softlanding_core::sitting::Sitting;
use softlanding_core::sorting::Sorting;

use crate::text::fl;

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::part::OfPart;
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{RADIUS_LARGE, TARGET_MIN, space};
use crate::ui::widgets::{Button, Say};

use super::pane;

/// A pile has at least this width, in points at 100 % text; where less is left its things stand below each other.
const COLUMN_LEAST: f32 = 100.0;
/// How wide *Another one* is, in points at 100 % text.
const ANOTHER_WIDTH: f32 = 140.0;
/// Lower than this, little is in sight at once; in points at 100 % text.
const LOW: f32 = 100.0;
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
    let mut asked = pane::number_pressed(ui, screen.settings(), piles.len()).map(Asked::Lay);
    // It is as high as what lies there, so it begins at the top.
    pane::show(ui, rect, "sort", rect.height(), |ui, room| {
        let column = &mut whole_widths(room, piles.len());
        // Where little is in sight at once, the piles come right below the thing.
        let is_low = rect.height() < screen.theme.metrics.text(LOW);
        show_hand(ui, screen, column, in_hand(screen, items, sorting), is_low);
        if !is_low {
            show_left(ui, screen, column, sorting, &mut asked);
        }
        show_piles(ui, screen, column, piles, sorting, &mut asked);
        if is_low {
            show_left(ui, screen, column, sorting, &mut asked);
        }
        if let Some(item) = show_laid(ui, screen, column, items, piles, sorting) {
            asked = Some(Asked::Take(item));
            // What was pressed goes from there; the keyboard stays near.
            let first = piles.first().map(|name| pile_button(0, name).id(ui));
            first.inspect(|id| ui.memory_mut(|memory| memory.request_focus(*id)));
        }
        room.y = column.y;
    });
    match asked {
        Some(Asked::Lay(pile)) => sorting.lay(pile),
        Some(Asked::Take(item)) => sorting.take(item),
        Some(Asked::Pass) => sorting.pass(),
        None => return,
    }
    ui.ctx().request_repaint();
}

/// The words of the thing in hand, or that all of them lie; and whether there is one.
fn in_hand(screen: &ScreenContext<'_>, items: &[String], sorting: &Sorting) -> (String, bool) {
    let item = sorting.in_hand().and_then(|item| items.get(item));
    item.map_or_else(|| (fl!(screen.words(), "practice-sort-all"), false), |item| (item.clone(), true))
}

/// As wide as comes to whole points for each pile.
fn whole_widths(column: &Column, piles: usize) -> Column {
    let gaps = space::SMALL * piles.saturating_sub(1) as f32;
    let each = ((column.width() - gaps) / piles.max(1) as f32).floor();
    Column::new(column.left(), each * piles.max(1) as f32 + gaps, column.y)
}

/// The thing to lay down, on paper of its own.
fn show_hand(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    (words, is_thing): (String, bool),
    is_low: bool,
) {
    let theme = screen.theme;
    let metrics = theme.metrics;
    let height = if is_low { metrics.text(Text::Lead.line_points()) } else { metrics.holding(60.0) };
    let paper = column.take(height);
    ui.painter().rect_filled(paper, RADIUS_LARGE, theme.tokens.surface);
    live::announce(ui, "sort", &words);
    let color = if is_thing { theme.tokens.text } else { theme.tokens.muted };
    let margin = vec2(PADDING, if is_low { 0.0 } else { 6.0 });
    Say::new(words).face(Text::Lead).color(color).centered().at(ui, paper.shrink2(margin));
    column.skip(if is_low { space::SMALL } else { 0.0 });
}

/// How many are left, and the way to another one first.
fn show_left(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    sorting: &Sorting,
    asked: &mut Option<Asked>,
) {
    let theme = screen.theme;
    let row = column.take(theme.metrics.holding(TARGET_MIN));
    let left = sorting.left();
    if left > 0 {
        let count = fl!(screen.words(), "practice-sort-left", count = left);
        let room = row.with_max_x(row.center().x);
        Say::new(count).face(Text::Note).color(theme.tokens.muted).at(ui, room);
    }
    if left > 1 {
        let width = theme.metrics.text(ANOTHER_WIDTH).min(row.width() / 2.0).floor();
        let place = row.with_min_x(row.right() - width);
        if Button::bare(fl!(screen.words(), "practice-sort-another")).at(ui, place).clicked() {
            *asked = Some(Asked::Pass);
        }
    }
    column.skip(space::SMALL / 2.0);
}

/// A button for each pile while there is something to lay down, and else its name.
fn show_piles(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    piles: &[String],
    sorting: &Sorting,
    asked: &mut Option<Asked>,
) {
    let metrics = screen.theme.metrics;
    let least = (metrics.text(COLUMN_LEAST), metrics.holding(52.0));
    let places = column.grid(piles.len(), piles.len(), least, space::SMALL);
    column.skip(space::SMALL);
    for (pile, (name, place)) in piles.iter().zip(places).enumerate() {
        if sorting.in_hand().is_none() {
            Say::new(name.as_str()).face(Text::Body.semibold()).centered().at(ui, place);
        } else if pile_button(pile, name).at(ui, place).clicked() {
            *asked = Some(Asked::Lay(pile));
        }
    }
}

fn pile_button(pile: usize, name: &str) -> Button<'_> {
    Button::quiet(name).salt(("pile", pile))
}

/// A thing where it lies.
struct Laid<'a> {
    item: usize,
    words: &'a str,
    pile: &'a str,
    place: Rect,
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
    let is_beside = width >= screen.theme.metrics.text(COLUMN_LEAST);
    let (top, mut bottom) = (column.y, column.y);
    let mut laid = Vec::new();
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
            laid.push(Laid { item, words, pile: name, place: place_of(ui, screen, &mut below, words) });
        }
        bottom = bottom.max(below.y);
    }
    column.y = bottom;
    // Tab goes line by line, as the eye does.
    laid.sort_by(|one, two| {
        (one.place.top().total_cmp(&two.place.top())).then(one.place.left().total_cmp(&two.place.left()))
    });
    laid.into_iter().fold(None, |taken, laid| show_item(ui, screen, &laid).then_some(laid.item).or(taken))
}

/// The room of a thing in its column.
fn place_of(ui: &Ui, screen: &ScreenContext<'_>, below: &mut Column, words: &str) -> Rect {
    let width = below.width() - 2.0 * PADDING - 2.0;
    let galley = Text::Body.semibold().lay_out(ui.painter(), words, screen.theme.tokens.text, width);
    let place = below.take((galley.size().y + 14.0).max(TARGET_MIN));
    below.skip(4.0);
    place
}

/// Whether it was taken up.
fn show_item(ui: &mut Ui, screen: &ScreenContext<'_>, laid: &Laid<'_>) -> bool {
    let name = fl!(screen.words(), "practice-sort-laid", thing = laid.words, pile = laid.pile);
    let button = Button::bare(laid.words).left().name(name).salt(("laid", laid.item));
    button.at(ui, laid.place).clicked()
}
