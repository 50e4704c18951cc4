//! *People*: whom to turn to. Numbers in large type, copied by one press, never dialled and never opened.
//!
//! First who thinks of ending their life, with the people whom one named oneself before any line; then danger from
//! somebody, a hurt body, children; then everything else. No number is shown before its country was chosen.

mod country;
mod lines;
mod mine;
mod plan;
mod topic;

use egui::{Rect, Ui};
use softlanding_core::support::{Country, LineKind};

use crate::app::Command;
use crate::documents::plan::day_of;
use crate::people::{Person, Plan};
use crate::text::faults::visible;
use crate::text::fl;
use crate::text::people as words_of;

use crate::ui::action::{PeopleTopic, Route};
use crate::ui::layout::{self, Column};
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, shell};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link, PlainRow, Say};

use super::now::question;
use lines::NumberToCopy;

/// The number of lines that stand on the first page; all of them stand one press away.
const FIRST_LINES: usize = 2;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, route: &Route, view: &mut View) {
    let scene = scene(screen, route);
    scene.paint(ui.painter());
    let layout = scene.above();
    screen.within(layout, |screen| {
        layout::page(ui, layout, &format!("people {route:?}"), |ui, column| match route {
            Route::PeopleFor(PeopleTopic::Mine) => mine::show(ui, screen, column, view),
            Route::PeopleFor(topic) => topic::show(ui, screen, column, *topic),
            Route::Country => country::show(ui, screen, column),
            Route::Plan => plan::show(ui, screen, column, view),
            _ => first_page(ui, screen, column, view),
        });
    });
    shell::show_way_out(ui, screen, &scene);
}

/// The lantern rests where no words pass it: beside the column of a page with sentences, and in a narrow window
/// nowhere.
fn scene(screen: &ScreenContext<'_>, route: &Route) -> Scene {
    let scene = Scene::new(screen.layout, screen.theme);
    if !screen.layout.is_wide {
        scene.with_lantern(0.0)
    } else if *route == Route::People {
        scene
    } else {
        scene.with_lantern_at(f32::midpoint(screen.layout.column().max, screen.layout.window.right()))
    }
}

/// The lists of the chosen country, if one was chosen and they are there.
fn chosen(screen: &ScreenContext<'_>) -> Option<Country> {
    let code = screen.settings().country?;
    screen.app.support().country(code).cloned()
}

fn first_page(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &View) {
    let words = screen.words();
    question(ui, screen.layout, column, &fl!(words, "people-title"));
    column.skip(screen.layout.pick(space::MEDIUM, space::SMALL));
    let country = chosen(screen);
    let people = view.people.all(screen.app);
    cards(ui, screen, column, &people, country.as_ref());
    if country.is_none() {
        ask_for_country(ui, screen, column);
    }
    if !people.is_empty() {
        let rect = column.take(screen.theme.metrics.holding(44.0));
        if Link::new(fl!(words, "people-write")).at(ui, rect).clicked() {
            begin(screen, "ask-one-person");
        }
    }
    column.skip(screen.layout.pick(space::LARGE, space::SMALL));
    ways(ui, screen, column, country.as_ref(), view);
    foot(ui, screen, column, country.as_ref());
}

/// Those whom one named, and the first lines.
fn cards(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    people: &[Person],
    country: Option<&Country>,
) {
    let words = screen.words();
    let own = people.iter().map(|person| NumberToCopy::of_person(words, person));
    let lines = country.into_iter().flat_map(|country| country.lines_for(LineKind::Crisis));
    let lines = lines.take(FIRST_LINES).filter_map(|line| NumberToCopy::first_of(words, line));
    let cards: Vec<NumberToCopy> = own.chain(lines).collect();
    lines::show_cards(ui, screen, column, &cards, Text::Number);
}

/// The way to one's own numbers, and what works meanwhile.
fn ask_for_country(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    choose_country(ui, screen, column);
    column.skip(space::LARGE);
    lines::directories(ui, screen, column, &fl!(screen.words(), "people-meanwhile"));
}

fn choose_country(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "people-no-country"));
    column.skip(space::MEDIUM);
    let place = column.take_left(280.0 * theme.metrics.scale(), theme.metrics.holding(56.0));
    if Button::primary(fl!(words, "people-choose")).at(ui, place).clicked() {
        screen.go(Route::Country);
    }
}

fn ways(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    country: Option<&Country>,
    view: &View,
) {
    let words = screen.words();
    let emergency = country.and_then(|country| country.lines_for(LineKind::Emergency).next());
    let numbers = emergency.and_then(words_of::calls);
    let emergency = numbers.map(|numbers| fl!(words, "people-body-numbers", numbers = numbers));
    let body = emergency.unwrap_or_else(|| fl!(words, "people-body-about"));
    let first_for_young = country.and_then(|country| country.lines_for(LineKind::Children).next());
    let young = first_for_young.and_then(lines::name_and_number);
    let young = young.unwrap_or_else(|| fl!(words, "people-young-about"));
    let topic = Route::PeopleFor;
    let mut ways = vec![
        (fl!(words, "people-danger"), fl!(words, "people-danger-about"), topic(PeopleTopic::Danger)),
        (fl!(words, "people-body"), body, topic(PeopleTopic::Body)),
        (fl!(words, "people-young"), young, topic(PeopleTopic::Young)),
        (fl!(words, "people-plan"), plan_about(screen, view), Route::Plan),
        (fl!(words, "people-mine"), fl!(words, "people-mine-about"), topic(PeopleTopic::Mine)),
        (fl!(words, "people-others"), fl!(words, "people-others-about"), topic(PeopleTopic::Others)),
    ];
    if country.is_some() {
        let more = (fl!(words, "people-more"), fl!(words, "people-more-about"), topic(PeopleTopic::Crisis));
        ways.insert(0, more);
    }
    for (title, about, route) in ways {
        let way = PlainRow::new(title).line(about).ruled();
        let height = way.height(ui, column.width());
        if way.at(ui, column.take(height)).clicked() {
            screen.go(route);
        }
    }
}

fn plan_about(screen: &ScreenContext<'_>, view: &View) -> String {
    let words = screen.words();
    let open = view.plan.as_ref().map(|draft| draft.plan.written());
    match open.or_else(|| screen.app.plan().map(Plan::written)).filter(|count| *count > 0) {
        Some(count) => fl!(words, "people-plan-yours", count = count),
        None => fl!(words, "people-plan-about"),
    }
}

/// Whose numbers these are, and the way to others. Returns the row that it stands in.
fn name_country(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, country: &Country) -> Rect {
    let rect = column.take(screen.theme.metrics.holding(44.0));
    let change = fl!(screen.words(), "people-country", country = visible(&country.name));
    if Link::new(change).at(ui, rect.with_max_x(rect.center().x)).clicked() {
        screen.go(Route::Country);
    }
    rect
}

/// Where the numbers are from and when they were seen; two lists of other countries.
fn foot(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, country: Option<&Country>) {
    let Some(country) = country else { return };
    let words = screen.words();
    let theme = screen.theme;
    column.skip(space::SMALL);
    let rect = name_country(ui, screen, column, country);
    let seen = country.lines_for(LineKind::Crisis).next().map(|line| match words_of::date(line.seen) {
        Some(date) => fl!(words, "people-checked", date = date),
        None => fl!(words, "people-checked-undated"),
    });
    if let Some(seen) = seen {
        let small = Say::new(seen).face(Text::Small).color(theme.tokens.muted);
        small.right().at(ui, rect.with_min_x(rect.center().x));
    }
    let today = day_of(screen.today());
    if country.lines_for(LineKind::Crisis).take(FIRST_LINES).any(|line| line.seen.is_old(today)) {
        column.text(ui, Text::Small, theme.tokens.text, &fl!(words, "people-old"));
    }
    column.text(ui, Text::Small, theme.tokens.muted, &fl!(words, "people-police-unknown"));
    column.skip(space::LARGE);
    lines::directories(ui, screen, column, &fl!(words, "people-directories"));
}

/// Begins a practice of this id at its usual length.
fn begin(screen: &mut ScreenContext<'_>, id: &str) {
    let Some(entry) = screen.app.library().find_id(id) else { return };
    let length_ms = screen.app.usual_length_ms(&entry.exercise);
    let key = entry.key.clone();
    screen.command(Command::Begin { key, length_ms });
}
