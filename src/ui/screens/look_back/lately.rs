//! *Lately*: sittings as strokes in time, what they were in a sentence, and each of them below.

use egui::Ui;
use jiff::{ToSpan, Zoned};
use softlanding_core::insight::{Counts, Numbers, Observation};

use crate::app::{App, Command};
use crate::text::findings;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::Route;
use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::Span;
use crate::ui::state::view::View;
use crate::ui::strokes::SittingStroke;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Field, StrokeChart, Table};

use super::list;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let observations = screen.app.kept().observations();
    let Some((span, range)) = super::choose_span(ui, screen, column, view) else { return };
    let sittings = observations.in_range(range.0..range.1);
    let theme = screen.theme;
    column.text(ui, Text::Body, theme.tokens.text, &summary(words, span, sittings));
    column.skip(space::MEDIUM);
    if view.looking.as_table {
        table(screen, sittings).show(ui, column);
    } else if !sittings.is_empty() {
        picture(ui, screen, column, view, &Lately { span, range, sittings });
    }
    if !sittings.is_empty() {
        super::choose_table(ui, words, column, view);
    }
    super::ways(ui, screen, column, &super::WAYS);
    column.skip(space::MEDIUM);
    find(ui, screen, column, view);
    list::show(ui, screen, column, view);
}

/// How many there were and how they went, all with the same weight.
fn summary(words: &Words, span: Span, sittings: &[Observation]) -> String {
    let count = sittings.len();
    let said = match span {
        Span::Week => fl!(words, "lately-week", count = count),
        Span::Month => fl!(words, "lately-month", count = count),
        Span::Year => fl!(words, "lately-year", count = count),
        Span::All => fl!(words, "lately-all", count = count),
    };
    if count == 0 {
        return said;
    }
    format!("{said} {}.", findings::counts(words, None, &Counts::of(sittings)))
}

/// What is looked at: how far back, from when until when in UTC milliseconds, and the sittings of that time.
struct Lately<'a> {
    span: Span,
    range: (i64, i64),
    sittings: &'a [Observation],
}

fn picture(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    view: &mut View,
    lately: &Lately<'_>,
) {
    let Lately { span, range, sittings } = *lately;
    let words = screen.words();
    let theme = screen.theme;
    let selected = view.looking.selected;
    let places = (column.width() / 3.0) as usize;
    let strokes = view.looking.strokes(screen.app.kept(), range, places);
    let index = selected.and_then(|id| strokes.iter().position(|stroke| stroke.id == id));
    let told = index.and_then(|index| strokes.get(index)).map(|stroke| describe(screen, stroke, sittings));
    let ends = [fl!(words, "lately-hard").into(), fl!(words, "lately-light").into()];
    let name = fl!(words, "lately-picture", count = sittings.len());
    let chart = StrokeChart::new(strokes, ticks(screen, span, range), ends, name)
        .selected(index, told.clone().unwrap_or_default());
    let rect = column.take(StrokeChart::height(theme));
    let pointed = chart.at(ui, rect);
    let chosen = pointed.at.and_then(|index| strokes.get(index)).map(|stroke| (stroke.id, stroke.count));
    // The line has its place also while nothing is told, so that nothing jumps.
    let line = told.unwrap_or_else(|| fl!(words, "lately-point"));
    column.skip(space::SMALL);
    let from = column.y;
    column.text(ui, Text::Note, theme.tokens.text, &line);
    column.y = column.y.max(from + theme.metrics.text(2.0 * Text::Note.line_points()));
    live::announce(ui, "sitting", &line);
    if let Some((id, count)) = chosen {
        view.looking.selected = Some(id);
        if pointed.opens && count == 1 {
            screen.go(Route::Sitting(id));
        }
    }
}

/// One sitting in a line; several as how many.
fn describe(screen: &ScreenContext<'_>, stroke: &SittingStroke, sittings: &[Observation]) -> String {
    let words = screen.words();
    let Some(sitting) = sittings.iter().rev().find(|sitting| sitting.id == stroke.id) else {
        return String::new();
    };
    let when = when(screen, sitting);
    if stroke.count > 1 {
        return fl!(words, "lately-several", count = stroke.count, day = when);
    }
    let title = screen.app.kept().observations().title_of(sitting).unwrap_or_default();
    format!("{when} · {title} · {}", went(screen.app, sitting))
}

fn when(screen: &ScreenContext<'_>, sitting: &Observation) -> String {
    let begun = screen.app.kept().begun(sitting).zoned();
    let day = names::day(screen.words(), begun.date(), screen.today());
    format!("{day}, {}", begun.strftime("%H:%M"))
}

fn in_zone_of(now: &Zoned, utc_ms: i64) -> Zoned {
    let instant = jiff::Timestamp::from_millisecond(utc_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    instant.to_zoned(now.time_zone().clone())
}

/// Before and after in words.
fn went(app: &App, sitting: &Observation) -> String {
    let say = |numbers: Numbers| Some(numbers.rating()).filter(|rating| !rating.is_empty());
    findings::before_and_after(
        app.words(),
        app.settings(),
        say(sitting.before).as_ref(),
        say(sitting.after).as_ref(),
    )
}

/// The newest first, as many as one can read.
fn table(screen: &ScreenContext<'_>, sittings: &[Observation]) -> Table {
    const MOST: usize = 500;
    let words = screen.words();
    let observations = screen.app.kept().observations();
    let row = |sitting: &Observation| {
        vec![
            when(screen, sitting),
            observations.title_of(sitting).unwrap_or_default().to_owned(),
            went(screen.app, sitting),
        ]
    };
    Table {
        headings: vec![fl!(words, "table-when"), fl!(words, "table-practice"), fl!(words, "table-how")],
        rows: sittings.iter().rev().take(MOST).map(row).collect(),
    }
}

/// The days, months or years below the picture.
fn ticks(screen: &ScreenContext<'_>, span: Span, (from_ms, until_ms): (i64, i64)) -> Vec<(f32, String)> {
    let now = screen.wall();
    let days = until_ms.saturating_sub(from_ms) / 86_400_000;
    let (step, format) = match (span, days) {
        (Span::Week, _) | (_, ..=8) => (1.day(), "%a"),
        (_, ..=70) => (7.days(), "%-d %b"),
        (_, ..=800) => (1.month(), "%b"),
        _ => (1.year(), "%Y"),
    };
    let mut at = in_zone_of(&now, from_ms);
    if days > 70 {
        let start = if days > 800 { at.date().first_of_year() } else { at.date().first_of_month() };
        at = start.to_zoned(now.time_zone().clone()).unwrap_or(at);
    }
    let length = until_ms.saturating_sub(from_ms).max(1) as f64;
    let mut ticks = Vec::new();
    // A hundred are more than any window has room for.
    for _ in 0..100 {
        let ms = at.timestamp().as_millisecond();
        if ms >= until_ms {
            break;
        }
        if ms >= from_ms {
            // The name of a day stands in its middle.
            let half_day = if matches!(format, "%a") { 43_200_000 } else { 0 };
            let share = (ms.saturating_sub(from_ms) + half_day) as f64 / length;
            ticks.push((share as f32, at.strftime(format).to_string()));
        }
        let Ok(next) = at.checked_add(step) else { break };
        at = next;
    }
    ticks
}

/// Looks in one's own words.
fn find(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let theme = screen.theme;
    let words = screen.words();
    let label = fl!(words, "look-back-find");
    let height = theme.metrics.text(Text::Note.line_points()) + theme.metrics.holding(52.0);
    let rect = column.take(height);
    let width = column.width().min(420.0 * theme.metrics.scale());
    let field = Field::line(&mut view.looking.wanted, label).characters_max(100);
    if field.at(ui, rect.with_max_x(rect.left() + width)).changed() {
        screen.command(Command::Find(view.looking.wanted.clone()));
    }
    column.skip(space::SMALL);
    if let Some(found) = screen.app.kept().found() {
        let said = fl!(words, "look-back-found", count = found.total);
        column.text(ui, Text::Note, theme.tokens.muted, &said);
        live::announce(ui, "found", &said);
    }
}
