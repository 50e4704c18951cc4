//! *From here*: what was tried from one state, how it went, and how little is known of that.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::insight::{Band, ExerciseFinding, FromHere, Here, StandsBelow};
use softlanding_core::rating::State;
use softlanding_core::record::ExerciseKey;

use crate::app::App;
use crate::text::findings;
use crate::text::fl;
use crate::text::names;

use crate::ui::action::Route;
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{ChoiceRow, Dots, Link, PlainRow, Table, paint_scale};

/// The width of the words beside the axis at 100 %, in points.
const WORDS_WIDTH: f32 = 300.0;
/// A narrower axis stands below the words instead, and a wider one says no more.
const AXIS_LEAST: f32 = 260.0;
const AXIS_MOST: f32 = 640.0;
/// Of more sittings than this, the newest are read out.
const SPOKEN_MOST: usize = 40;
/// More exercises than this are not read.
const SHOWN_MOST: usize = 40;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let here = view.looking.here(screen.app.kept().observations());
    choose_here(ui, screen, column, here, view);
    let words = screen.words();
    let theme = screen.theme;
    let (as_table, unfolded) = (view.looking.as_table, view.looking.unfolded.take());
    let from_here = view.looking.from_here(screen.app.kept());
    column.text(ui, Text::Body, theme.tokens.text, &findings::from_here(words, screen.settings(), from_here));
    if let Some(expected) = findings::expected_anyway(words, from_here) {
        column.skip(4.0);
        column.text(ui, Text::Note, theme.tokens.muted, &expected);
    }
    column.skip(space::MEDIUM);
    let has_any = !from_here.exercises.is_empty();
    if as_table {
        table(screen.app, from_here).show(ui, column);
    } else if has_any {
        let mut unfolded = unfolded;
        show_all(ui, screen, column, from_here, &mut unfolded);
        view.looking.unfolded = unfolded;
    }
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

/// Where the words of a row and its part of the axis stand.
#[derive(Clone, Copy)]
struct Frame {
    words_width: f32,
    axis: egui::Rangef,
    is_beside: bool,
}

impl Frame {
    fn new(theme: &Theme, column: &Column) -> Self {
        let words_width = theme.metrics.text(WORDS_WIDTH);
        let axis_left = column.left() + words_width + space::MEDIUM;
        let right = column.left() + column.width();
        let is_beside = right - axis_left >= AXIS_LEAST;
        let axis = if is_beside {
            egui::Rangef::new(axis_left, (axis_left + AXIS_MOST).min(right))
        } else {
            egui::Rangef::new(column.left(), right)
        };
        Self { words_width: if is_beside { words_width } else { column.width() }, axis, is_beside }
    }
}

/// All of them on one axis, the first of the order at the top.
fn show_all(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    from_here: &FromHere,
    unfolded: &mut Option<ExerciseKey>,
) {
    let (words, theme) = (screen.words(), screen.theme);
    column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "from-here-legend"));
    column.skip(space::MEDIUM);
    let frame = Frame::new(theme, column);
    let line = column.take(theme.metrics.text(Text::Small.line_points()) + 4.0);
    let scale = if from_here.here.state == State::ShutDown {
        [fl!(words, "scale-less-here"), fl!(words, "scale-same"), fl!(words, "scale-more-here")]
    } else {
        [fl!(words, "scale-harder"), fl!(words, "scale-same"), fl!(words, "scale-easier")]
    };
    let place = Rect::from_x_y_ranges(frame.axis, line.y_range());
    paint_scale(ui, place, scale.each_ref().map(String::as_str));
    for (index, found) in from_here.exercises.iter().take(SHOWN_MOST).enumerate() {
        let row = Row { from_here, found, below: from_here.stands_below(index) };
        let is_open = unfolded.as_ref() == Some(&found.exercise);
        if show_row(ui, screen, column, frame, &row, is_open) {
            *unfolded = (!is_open).then(|| found.exercise.clone());
        }
        if is_open {
            show_words(ui, screen, column, &row);
        }
    }
    column.skip(space::MEDIUM);
}

/// One of the exercises, and why it stands where its dots alone would not put it.
struct Row<'a> {
    from_here: &'a FromHere,
    found: &'a ExerciseFinding,
    below: Option<StandsBelow>,
}

/// Its name, how often, and its dots. Returns whether its words are to be unfolded, or folded.
fn show_row(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    frame: Frame,
    row: &Row<'_>,
    is_open: bool,
) -> bool {
    let words = screen.words();
    let found = row.found;
    let times = fl!(words, "from-here-times", count = found.counts.sittings());
    let line = match row.below {
        Some(below) => format!("{times} · {}", findings::stands_below(words, below)),
        None => times,
    };
    let title = PlainRow::new(found.title.as_str()).line(line).text(Text::Body).salt(&found.exercise);
    let title_height = title.height(ui, frame.words_width);
    let top = column.y;
    let height = if frame.is_beside { title_height.max(Dots::HEIGHT) } else { title_height };
    let rect = column.take(height);
    let place = Rect::from_center_size(
        pos2(rect.left() + frame.words_width / 2.0, rect.center().y),
        vec2(frame.words_width, title_height),
    );
    let pressed = title.at(ui, place);
    ui.ctx().accesskit_node_builder(pressed.id, |node| node.set_expanded(is_open));
    let heights =
        if frame.is_beside { egui::Rangef::new(top, column.y) } else { column.take(Dots::HEIGHT).y_range() };
    show_dots(ui, screen, Rect::from_x_y_ranges(frame.axis, heights), row);
    pressed.clicked()
}

fn show_dots(ui: &mut Ui, screen: &ScreenContext<'_>, rect: Rect, row: &Row<'_>) {
    let (words, found, from_here) = (screen.words(), row.found, row.from_here);
    let state = from_here.here.state;
    // A screen reader is not read hundreds of numbers.
    let points = found.points.iter().rev().take(SPOKEN_MOST);
    let points = points.map(|point| findings::points(words, state, f64::from(point.ease)));
    let points = points.collect::<Vec<_>>().join("; ");
    let name = fl!(words, "from-here-dots", title = found.title.as_str(), points = points);
    let dots = Dots::new(found.points.iter().map(|point| point.ease), name)
        .spread(found.shown_spread())
        .estimate(found.estimate)
        .expected(from_here.expected_anyway.map(|expected| expected.mean))
        .most(from_here.points_most());
    dots.at(ui, rect);
}

/// What may be said of it, and the way to its page.
fn show_words(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, row: &Row<'_>) {
    let (words, theme) = (screen.words(), screen.theme);
    let (found, state) = (row.found, row.from_here.here.state);
    let inset = 9.0;
    let mut inside = Column::new(column.left() + inset, column.width() - inset, column.y);
    let counts = findings::counts(words, Some(state), &found.counts);
    inside.text(ui, Text::Note, theme.tokens.muted, &counts);
    for line in findings::found(words, state, found) {
        inside.text(ui, Text::Note, theme.tokens.text, &line);
    }
    let name = fl!(words, "sitting-practice");
    let width = Text::Note.lay_out(ui.painter(), &name, theme.tokens.text, f32::INFINITY).size().x + 2.0;
    let place = inside.take_left(width, theme.metrics.holding(TARGET_MIN));
    if Link::new(name).text(Text::Note).salt(&found.exercise).at(ui, place).clicked() {
        screen.go(Route::About(found.exercise.clone()));
    }
    inside.skip(space::SMALL);
    column.y = inside.y;
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
