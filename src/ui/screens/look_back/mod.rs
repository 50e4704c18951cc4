//! *Look back*: what was kept, and what it shows, honestly. No scores, no streaks.

mod between;
mod delete;
mod deleted;
mod from_here;
mod lately;
mod later;
mod list;
mod marks;
mod numbers;
mod rows;
mod sitting;
mod summary;
mod words;

use egui::{Response, Ui};

use crate::app::App;
use crate::settings::Keep;
use crate::text::{Words, fl};

use crate::ui::action::Route;
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::{Focus, LookingAt, Span};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{ChoiceRow, Link};

use super::now::question;

pub use delete::show as show_delete;
pub use later::show_question as show_later;
pub use numbers::show as show_numbers;
pub use sitting::show as show_sitting;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    layout::page(ui, screen.layout, "look back", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &fl!(words, "look-back-title"));
        deleted::show_changed(ui, screen, &mut view.looking);
        let kept = screen.app.kept();
        let has_words = !(kept.jottings().is_empty() && kept.jottings().deleted().is_empty());
        let is_empty = kept.is_empty() && kept.deleted().is_empty() && !has_words;
        if screen.app.is_guest() || is_empty {
            let theme = screen.theme;
            column.text(ui, Text::Body, theme.tokens.muted, &nothing_here(screen.app));
            column.skip(space::LARGE);
            if !screen.app.is_guest() {
                let way = ways(ui, screen, column, &[Way::TakeAlong, Way::Jar]);
                // Everything was deleted, and what asked for it is gone.
                if let Some(way) = &way {
                    view.looking.give_focus(Focus::Ask, way);
                }
                // People and plan are deleted with everything, also where nothing else is kept.
                if screen.app.has_own() {
                    column.skip(space::LARGE);
                    list::delete_all(ui, screen, column, view);
                }
            }
            return;
        }
        if !screen.app.kept().is_known() {
            // With very many it takes a moment, and counts would be wrong until then.
            let theme = screen.theme;
            column.text(ui, Text::Body, theme.tokens.muted, &fl!(words, "look-back-reading"));
            list::show(ui, screen, column, view);
            return;
        }
        choose_view(ui, words, column, view);
        match view.looking.at {
            LookingAt::Lately => lately::show(ui, screen, column, view),
            LookingAt::FromHere => from_here::show(ui, screen, column, view),
            LookingAt::BetweenStates => between::show(ui, screen, column, view),
            LookingAt::Later => later::show(ui, screen, column, view),
            LookingAt::Words => words::show(ui, screen, column, view),
        }
        if view.looking.at != LookingAt::Lately {
            column.skip(space::LARGE);
            ways(ui, screen, column, &WAYS);
        }
        column.skip(space::WIDE);
        list::delete_all(ui, screen, column, view);
    });
}

fn choose_view(ui: &mut Ui, words: &Words, column: &mut Column, view: &mut View) {
    let names = LookingAt::ALL.map(|at| match at {
        LookingAt::Lately => fl!(words, "looking-lately"),
        LookingAt::FromHere => fl!(words, "looking-from-here"),
        LookingAt::BetweenStates => fl!(words, "looking-between"),
        LookingAt::Later => fl!(words, "looking-later"),
        LookingAt::Words => fl!(words, "looking-words"),
    });
    let selected = LookingAt::ALL.iter().position(|at| *at == view.looking.at);
    let choice = ChoiceRow::new(fl!(words, "looking-view"), names, selected);
    if let Some(at) = column.flow(ui, |ui| choice.show(ui)).and_then(|index| LookingAt::ALL.get(index)) {
        view.looking.at = *at;
    }
    column.skip(space::LARGE);
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
    let names = Span::ALL.map(|span| match span {
        Span::Week => fl!(words, "span-week"),
        Span::Month => fl!(words, "span-month"),
        Span::Year => fl!(words, "span-year"),
        Span::All => fl!(words, "span-all"),
    });
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
    let rect = column.take(Theme::of(ui.ctx()).metrics.holding(44.0));
    if Link::new(name).at(ui, rect).clicked() {
        view.looking.as_table = !view.looking.as_table;
    }
}

/// Where else one can go from here.
#[derive(Clone, Copy)]
enum Way {
    Jar,
    Numbers,
    TakeAlong,
    Delete,
}

const WAYS: [Way; 4] = [Way::Jar, Way::Numbers, Way::TakeAlong, Way::Delete];

/// Links to elsewhere; returns the first of them.
fn ways(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, ways: &[Way]) -> Option<Response> {
    let words = screen.words();
    let mut first = None;
    column.flow(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::LARGE;
            for way in ways {
                let (name, route) = match way {
                    Way::Jar => (fl!(words, "jar-way"), Route::Glimmers),
                    Way::Numbers => (fl!(words, "numbers-title"), Route::Numbers),
                    Way::TakeAlong => (fl!(words, "take-title"), Route::TakeAlong),
                    Way::Delete => (fl!(words, "delete-title"), Route::Delete),
                };
                let link = ui.add(Link::new(name));
                if link.clicked() {
                    screen.go(route);
                }
                first.get_or_insert(link);
            }
        });
    });
    first
}

fn nothing_here(app: &App) -> String {
    let words = app.words();
    if app.is_guest() {
        fl!(words, "look-back-guest")
    } else if app.settings().keep == Keep::No {
        fl!(words, "look-back-not-keeping")
    } else {
        fl!(words, "look-back-empty")
    }
}
