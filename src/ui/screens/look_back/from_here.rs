//! *From here*: what was tried from one state, how it went, and how little is known of that.

use egui::{Rect, Ui, vec2};
use softlanding_core::insight::{Band, ExerciseFinding, FromHere, Here};
use softlanding_core::rating::State;

use crate::app::App;
use crate::text::findings;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::Route;
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{Card, ChoiceRow, Dots, Link, Table, paint_scale};

const PADDING: f32 = 18.0;
/// More exercises than this are not read.
const SHOWN_MOST: usize = 40;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let here = view.looking.here(screen.app.kept().observations());
    choose_here(ui, screen, column, here, view);
    let words = screen.words();
    let theme = screen.theme;
    let as_table = view.looking.as_table;
    let from_here = view.looking.from_here(screen.app.kept());
    column.text(ui, Text::Body, theme.tokens.text, &summary(screen.app, from_here));
    if let Some(expected) = findings::expected_anyway(words, from_here) {
        column.skip(4.0);
        column.text(ui, Text::Note, theme.tokens.muted, &expected);
    }
    column.skip(space::MEDIUM);
    if as_table {
        table(screen.app, from_here).show(ui, column);
    } else {
        for found in from_here.exercises.iter().take(SHOWN_MOST) {
            show_found(ui, screen, column, from_here, found);
        }
    }
    let has_any = !from_here.exercises.is_empty();
    if has_any {
        super::choose_table(ui, words, column, view);
    }
}

fn choose_here(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, here: Here, view: &mut View) {
    let (words, settings) = (screen.words(), screen.settings());
    let states = State::ALL.map(|state| names::state(words, settings, state));
    let selected = State::ALL.iter().position(|state| *state == here.state);
    let choice = ChoiceRow::new(fl!(words, "from-here-state"), states, selected);
    if let Some(state) = column.flow(ui, |ui| choice.show(ui)).and_then(|index| State::ALL.get(index)) {
        view.looking.look_from(Here { state: *state, ..here });
    }
    column.skip(space::SMALL);
    let question = if here.state == State::ShutDown {
        fl!(words, "from-here-presence")
    } else {
        fl!(words, "from-here-hardness")
    };
    let bands: Vec<Option<Band>> = std::iter::once(None).chain(Band::ALL.map(Some)).collect();
    let names: Vec<String> = bands.iter().map(|band| findings::band(words, *band)).collect();
    let selected = bands.iter().position(|band| *band == here.band);
    let theme = screen.theme;
    column.text(ui, Text::Note, theme.tokens.muted, &question);
    column.skip(4.0);
    let choice = ChoiceRow::new(question, names, selected);
    if let Some(band) = column.flow(ui, |ui| choice.show(ui)).and_then(|index| bands.get(index)) {
        view.looking.look_from(Here { band: *band, ..here });
    }
    column.skip(space::MEDIUM);
}

fn summary(app: &App, from_here: &FromHere) -> String {
    let (words, settings) = (app.words(), app.settings());
    let here = findings::here(words, settings, from_here.here);
    let count = from_here.counts.sittings();
    if count == 0 {
        return fl!(words, "from-here-none", here = here);
    }
    let went = findings::counts(words, Some(from_here.here.state), &from_here.counts);
    format!("{} {went}.", fl!(words, "from-here-count", here = here, count = count))
}

fn show_found(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    from_here: &FromHere,
    found: &ExerciseFinding,
) {
    let words = screen.words();
    let theme = screen.theme;
    let state = from_here.here.state;
    let width = column.width() - 2.0 * PADDING;
    let sentences = findings::found(words, state, found);
    let has_picture = !found.points.is_empty();
    let picture =
        if has_picture { Dots::height() + theme.metrics.text(Text::Small.line_points()) + 8.0 } else { 0.0 };
    let counts = findings::counts(words, Some(state), &found.counts);
    let galleys: Vec<_> = std::iter::once(&counts)
        .chain(&sentences)
        .enumerate()
        .map(|(index, line)| {
            let ink = if index == 0 { theme.tokens.muted } else { theme.tokens.text };
            (Text::Note.lay_out(ui.painter(), line, ink, width), line)
        })
        .collect();
    let head = theme.metrics.holding(TARGET_MIN);
    let text: f32 = galleys.iter().map(|(galley, _)| galley.size().y).sum();
    let rect = column.take(2.0 * 12.0 + head + picture + text);
    column.skip(space::MEDIUM);
    Card::paper(ui, rect);
    let mut inside = Column::new(rect.left() + PADDING, width, rect.top() + 12.0);
    let title = Link::new(found.title.as_str()).text(Text::Lead).salt(&found.exercise.id);
    if title.at(ui, inside.take(head)).clicked() {
        screen.go(Route::About(found.exercise.clone()));
    }
    if has_picture {
        show_dots(ui, words, &mut inside, from_here, found);
    }
    for (galley, line) in galleys {
        let place = inside.take(galley.size().y);
        crate::ui::layout::place_label(ui, place, galley, line);
    }
}

fn show_dots(ui: &mut Ui, words: &Words, column: &mut Column, from_here: &FromHere, found: &ExerciseFinding) {
    let theme = Theme::of(ui.ctx());
    let state = from_here.here.state;
    let points = found.points.iter().map(|point| findings::points(words, state, f64::from(point.ease)));
    let name = fl!(
        words,
        "from-here-dots",
        title = found.title.as_str(),
        points = points.collect::<Vec<_>>().join("; ")
    );
    let dots = Dots::new(found.points.iter().map(|point| point.ease), name)
        .spread(found.shown_spread())
        .expected(from_here.expected_anyway.map(|expected| expected.mean))
        .most(most_points(from_here));
    let rect = column.take(Dots::height());
    dots.at(ui, rect);
    let line = column.take(theme.metrics.text(Text::Small.line_points()));
    let scale = if state == State::ShutDown {
        [fl!(words, "scale-less-here"), fl!(words, "scale-same"), fl!(words, "scale-more-here")]
    } else {
        [fl!(words, "scale-harder"), fl!(words, "scale-same"), fl!(words, "scale-easier")]
    };
    paint_scale(
        ui,
        Rect::from_min_size(line.min, vec2(line.width(), line.height())),
        scale.each_ref().map(String::as_str),
    );
    column.skip(8.0);
}

/// The most points of all that is shown, so that all lines are the same.
fn most_points(from_here: &FromHere) -> i8 {
    const LEAST: i8 = 4;
    let points = from_here.exercises.iter().flat_map(|found| &found.points);
    points.map(|point| point.ease.saturating_abs()).max().unwrap_or(LEAST).max(LEAST)
}

fn table(app: &App, from_here: &FromHere) -> Table {
    let words = app.words();
    let state = from_here.here.state;
    let row = |found: &ExerciseFinding| {
        let spread = found.shown_spread();
        let points = |value| findings::points(words, state, value);
        vec![
            found.title.clone(),
            found.counts.sittings().to_string(),
            findings::counts(words, Some(state), &found.counts),
            spread.map(|spread| points(spread.median)).unwrap_or_default(),
            spread
                .map(|spread| {
                    fl!(
                        words,
                        "table-from-to",
                        low = points(f64::from(spread.low)),
                        high = points(f64::from(spread.high))
                    )
                })
                .unwrap_or_default(),
        ]
    };
    Table {
        headings: vec![
            fl!(words, "table-practice"),
            fl!(words, "table-sittings"),
            fl!(words, "table-how"),
            fl!(words, "table-middle"),
            fl!(words, "table-interval"),
        ],
        rows: from_here.exercises.iter().map(row).collect(),
    }
}
