//! *Look back*: what was kept, and what it shows, honestly. No scores, no streaks.
//!
//! One sentence stands in the sky, what was kept stands on the horizon as lights in time, and the ways to more of it
//! stand below.

mod between;
mod by_day;
mod delete;
mod deleted;
mod empty;
mod from_here;
mod headline;
mod later;
mod list;
mod marks;
mod numbers;
mod parts;
mod recent;
mod rows;
mod shore;
mod sitting;
mod summary;
mod words;

use egui::Ui;

use crate::records::span::Span;
use crate::text::{Words, findings, fl};

use crate::ui::action::Route;
use crate::ui::layout::{self, Column, WindowLayout};
use crate::ui::screens::{ScreenContext, shell, standing};
use crate::ui::state::looking::Part;
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{ChoiceRow, Link};

pub use delete::show as show_delete;
pub use later::show_question as show_later;
pub use list::delete_all;
pub use numbers::show as show_numbers;
pub use sitting::show as show_sitting;

/// The widest that the shoreline gets, in points.
const SHORE_WIDEST: f32 = 1_440.0;
/// The least air beside it in a wide window: the rail and some.
const BESIDE_LEAST: f32 = 96.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    shore::paint_world(ui, screen, view.shore_line);
    shell::show_navigation(ui, screen, view);
    layout::page(ui, screen.layout, "look back", |ui, column| {
        let mut wide = shore_column(screen.layout, column.y);
        deleted::show_changed(ui, screen, &mut view.looking);
        let kept = screen.app.kept();
        let has_words = !(kept.jottings().is_empty() && kept.jottings().deleted().is_empty());
        let is_empty = kept.is_empty() && kept.deleted().is_empty() && !has_words;
        if screen.app.is_guest() || is_empty {
            empty::show(ui, screen, &mut wide, view);
        } else if kept.is_known() {
            show_kept(ui, screen, &mut wide, view);
        } else {
            // With very many it takes a moment, and counts would be wrong until then.
            headline::show_sentence(ui, screen, &mut wide, &fl!(screen.words(), "look-back-reading"), None);
            standing::remember(ui, &mut view.shore_line, shore::horizon(ui, screen, &wide));
            column.y = wide.y;
            list::show(ui, screen, column, view);
            return;
        }
        column.y = wide.y;
    });
}

fn show_kept(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    headline::show(ui, screen, column, view);
    shore::show(ui, screen, column, view);
    parts::show(ui, screen, column, view);
    column.skip(space::MEDIUM);
    let Some(part) = view.looking.part else {
        recent::show(ui, screen, column);
        by_day::show(ui, screen, column, view);
        return;
    };
    let mut within = Column::new(column.left(), column.width().min(layout::COLUMN_WIDTH), column.y);
    match part {
        Part::FromHere => {
            // Its axis has the whole width.
            within = Column::new(column.left(), column.width(), column.y);
            from_here::show(ui, screen, &mut within, view);
        }
        Part::BetweenStates => between::show(ui, screen, &mut within, view),
        Part::Later => later::show(ui, screen, &mut within, view),
        Part::Words => words::show(ui, screen, &mut within, view),
    }
    within.skip(space::LARGE);
    ways(ui, screen, &mut within, &[Way::Numbers]);
    column.y = within.y;
}

/// The shoreline is wider than what is read.
fn shore_column(layout: WindowLayout, y: f32) -> Column {
    if !layout.is_wide {
        let columns = layout.column();
        return Column::new(columns.min, columns.span(), y);
    }
    let beside = (layout.window.width() * 0.1).max(BESIDE_LEAST);
    let width = (layout.window.width() - 2.0 * beside).min(SHORE_WIDEST);
    Column::new(layout.window.center().x - width / 2.0, width, y)
}

/// How far back, for the views that look at a time. Returns what is looked at; nothing where no clock can tell.
fn choose_span(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    view: &mut View,
) -> Option<(Span, (i64, i64))> {
    let (words, now, observations) = (screen.words(), screen.wall(), screen.app.kept().observations());
    let span = view.looking.span(&now, screen.app.kept());
    let names = Span::ALL.map(|span| findings::span(words, span));
    let selected = Span::ALL.iter().position(|known| *known == span);
    let choice = ChoiceRow::new(fl!(words, "span-question"), names, selected);
    if let Some(span) = column.flow(ui, |ui| choice.show(ui)).and_then(|index| Span::ALL.get(index)) {
        view.looking.look_back_over(*span);
    }
    column.skip(space::MEDIUM);
    Some((span, span.range(&now, observations)?))
}

/// The picture as a table, or the other way round.
fn choose_table(ui: &mut Ui, words: &Words, column: &mut Column, view: &mut View) {
    let name =
        if view.looking.as_table { fl!(words, "looking-as-picture") } else { fl!(words, "looking-as-table") };
    let theme = Theme::of(ui.ctx());
    let width = Text::Body.lay_out(ui.painter(), &name, theme.tokens.text, f32::INFINITY).size().x;
    let rect = column.take_left(width + 2.0, theme.metrics.holding(44.0));
    if Link::new(name).salt("as table").at(ui, rect).clicked() {
        view.looking.as_table = !view.looking.as_table;
    }
}

/// Where else one can go from here.
#[derive(Clone, Copy)]
enum Way {
    Jar,
    Numbers,
    Import,
    Delete,
}

/// Links to elsewhere.
fn ways(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, ways: &[Way]) {
    let words = screen.words();
    column.flow(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::LARGE;
            for way in ways {
                let (name, route) = match way {
                    Way::Jar => (fl!(words, "jar-way"), Route::Glimmers),
                    Way::Numbers => (fl!(words, "numbers-title"), Route::Numbers),
                    Way::Import => (fl!(words, "take-bring-in"), Route::TakeAlong),
                    Way::Delete => (fl!(words, "delete-title"), Route::Delete),
                };
                if ui.add(Link::new(name)).clicked() {
                    screen.go(route);
                }
            }
        });
    });
}
