//! *People*: whom to turn to. Numbers in large type, copied by one press, never dialled and never opened.
//!
//! First who thinks of ending their life: one sentence, one line, one person of one's own. Then, each folded into a row,
//! danger from somebody, a hurt body, children, the plan, and everything else. No number is shown before its country
//! was chosen.

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
use crate::text::people as words_of;
use crate::text::{Words, fl};

use crate::ui::action::{PeopleTopic, Route};
use crate::ui::layout::{self, Column};
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, shell};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link, NumberCard, PlainRow};

use super::now::question;
use lines::{CARD_GAP_WIDE, NumberToCopy};

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, route: &Route, view: &mut View) {
    let scene = scene(screen, route);
    scene.paint(ui.painter());
    let layout = scene.above();
    screen.within(layout, |screen| {
        layout::page(ui, layout, &format!("people {route:?}"), |ui, column| match route {
            Route::PeopleFor(PeopleTopic::Mine) => mine::show(ui, screen, column, view),
            Route::PeopleFor(PeopleTopic::Elsewhere) => topic::show_elsewhere(ui, screen, column),
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

/// One sentence, two cards, and everything else a row away.
fn first_page(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &View) {
    let words = screen.words();
    question(ui, screen.layout, column, &fl!(words, "people-title"));
    column.skip(space::SMALL);
    let country = chosen(screen);
    let people = view.people.all(screen.app);
    two_cards(ui, screen, column, &people, country.as_ref());
    if country.is_none() {
        column.skip(space::MEDIUM);
        lines::directories(ui, screen, column, &fl!(words, "people-meanwhile"));
    }
    column.skip(screen.layout.pick(space::MEDIUM, space::SMALL));
    ways(ui, screen, column, country.as_ref(), view);
    foot(ui, screen, column, country.as_ref());
}

/// The first line of the country, and the first person whom one named; where there is none, the way to choose.
fn two_cards(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    people: &[Person],
    country: Option<&Country>,
) {
    let words = screen.words();
    let kinds = [LineKind::Crisis, LineKind::Emergency];
    let mut of_country =
        country.into_iter().flat_map(|country| kinds.into_iter().flat_map(|kind| country.lines_for(kind)));
    let line = of_country.find_map(|line| NumberToCopy::first_of(words, line));
    let person = people.first().map(|person| NumberToCopy::of_person(words, person));
    let choose_country = Choose {
        note: fl!(words, "people-choose-note"),
        large: fl!(words, "people-choose"),
        action: fl!(words, "people-choose-then"),
        route: Route::Country,
    };
    let choose_person = Choose {
        note: fl!(words, "people-mine-who"),
        large: fl!(words, "people-mine"),
        action: fl!(words, "people-mine-write"),
        route: Route::PeopleFor(PeopleTopic::Mine),
    };
    let cards = [(line, choose_country), (person, choose_person)];
    let places = lines::places(screen, column, cards.len(), Text::Number);
    for (index, ((card, choose), place)) in cards.into_iter().zip(places).enumerate() {
        match card {
            Some(card) => lines::show_card(ui, screen, place, &card, (index, Text::Number)),
            None => choose.show(ui, screen, place),
        }
    }
}

/// A card for what was not chosen yet.
struct Choose {
    note: String,
    large: String,
    action: String,
    route: Route,
}

impl Choose {
    fn show(self, ui: &mut Ui, screen: &mut ScreenContext<'_>, place: Rect) {
        let name = self.large.as_str();
        let card = NumberCard::new(self.note.as_str(), name, self.action.as_str(), name, &self.route);
        if card.text(Text::Title).at(ui, place).clicked() {
            screen.go(self.route);
        }
    }
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

/// The way to one's own numbers, and what works meanwhile.
fn ask_for_country(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    choose_country(ui, screen, column);
    column.skip(space::LARGE);
    lines::directories(ui, screen, column, &fl!(screen.words(), "people-meanwhile"));
}

/// Everything else, folded: a title and one quiet line each; two beside each other where two cards are.
fn ways(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    country: Option<&Country>,
    view: &View,
) {
    let ways = all_ways(screen, country, view);
    let columns = screen.layout.pick(2, 1);
    let gap = screen.layout.pick(CARD_GAP_WIDE, 0.0);
    let width = (column.width() - gap * (columns - 1) as f32) / columns as f32;
    for pair in ways.chunks(columns) {
        let rows = pair.iter().map(|way| PlainRow::new(&way.title).line(&way.about).ruled());
        let rows: Vec<PlainRow<'_>> = rows.collect();
        let height = rows.iter().map(|row| row.height(ui, width)).fold(0.0, f32::max);
        let mut place = column.take(height);
        for (row, way) in rows.into_iter().zip(pair) {
            if row.at(ui, place.with_max_x(place.left() + width)).clicked() {
                way.follow(screen);
            }
            place = place.with_min_x(place.left() + width + gap);
        }
    }
}

/// One row: what it is called, one quiet line, and where it leads.
struct Way {
    title: String,
    about: String,
    to: Target,
}

enum Target {
    Screen(Route),
    Practice(&'static str),
}

impl Way {
    fn new(title: String, about: String, route: Route) -> Self {
        Self { title, about, to: Target::Screen(route) }
    }

    fn follow(&self, screen: &mut ScreenContext<'_>) {
        match &self.to {
            Target::Screen(route) => screen.go(route.clone()),
            Target::Practice(id) => begin(screen, id),
        }
    }
}

fn all_ways(screen: &ScreenContext<'_>, country: Option<&Country>, view: &View) -> Vec<Way> {
    let words = screen.words();
    let topic = Route::PeopleFor;
    let mut ways = vec![
        Way::new(fl!(words, "people-danger"), fl!(words, "people-danger-about"), topic(PeopleTopic::Danger)),
        Way::new(fl!(words, "people-body"), body_about(words, country), topic(PeopleTopic::Body)),
        Way::new(fl!(words, "people-young"), young_about(words, country), topic(PeopleTopic::Young)),
        Way::new(fl!(words, "people-plan"), plan_about(screen, view), Route::Plan),
        Way::new(fl!(words, "people-others"), fl!(words, "people-others-about"), topic(PeopleTopic::Others)),
    ];
    if country.is_some() {
        let more =
            Way::new(fl!(words, "people-more"), fl!(words, "people-more-about"), topic(PeopleTopic::Crisis));
        ways.insert(4, more);
    }
    let people = view.people.all(screen.app);
    if !people.is_empty() {
        let names: Vec<String> = people.iter().map(|person| visible(&person.name)).collect();
        ways.push(Way::new(fl!(words, "people-mine"), names.join(" · "), topic(PeopleTopic::Mine)));
        let (title, about) = (fl!(words, "people-write"), fl!(words, "people-write-about"));
        ways.push(Way { title, about, to: Target::Practice("ask-one-person") });
    }
    if country.is_some() {
        let (title, about) = (fl!(words, "people-elsewhere"), fl!(words, "people-elsewhere-about"));
        ways.push(Way::new(title, about, topic(PeopleTopic::Elsewhere)));
    }
    ways
}

/// The numbers of an emergency, once it is known in which country.
fn body_about(words: &Words, country: Option<&Country>) -> String {
    let emergency = country.and_then(|country| country.lines_for(LineKind::Emergency).next());
    let numbers = emergency.and_then(words_of::calls);
    let numbers = numbers.map(|numbers| fl!(words, "people-body-numbers", numbers = numbers));
    numbers.unwrap_or_else(|| fl!(words, "people-body-about"))
}

/// The first line for children, once it is known in which country.
fn young_about(words: &Words, country: Option<&Country>) -> String {
    let first = country.and_then(|country| country.lines_for(LineKind::Children).next());
    first.and_then(lines::name_and_number).unwrap_or_else(|| fl!(words, "people-young-about"))
}

fn plan_about(screen: &ScreenContext<'_>, view: &View) -> String {
    let words = screen.words();
    let open = view.plan.as_ref().map(|draft| draft.plan.written());
    match open.or_else(|| screen.app.plan().map(Plan::written)).filter(|count| *count > 0) {
        Some(count) => fl!(words, "people-plan-yours", count = count),
        None => fl!(words, "people-plan-about"),
    }
}

/// Whose numbers these are, and the way to others.
fn name_country(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, country: &Country) {
    let rect = column.take(screen.theme.metrics.holding(44.0));
    let change = fl!(screen.words(), "people-country", country = visible(&country.name));
    if Link::new(change).at(ui, rect.with_max_x(rect.center().x)).clicked() {
        screen.go(Route::Country);
    }
}

/// Where the numbers are from and when they were seen: beside each other where the cards above are.
fn foot(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, country: Option<&Country>) {
    let Some(country) = country else { return };
    let words = screen.words();
    column.skip(space::SMALL);
    let top = column.y;
    name_country(ui, screen, column, country);
    let (ink, muted) = (screen.theme.tokens.text, screen.theme.tokens.muted);
    let mut said = Vec::new();
    if let Some(line) = country.lines_for(LineKind::Crisis).next() {
        let checked = match words_of::date(line.seen) {
            Some(date) => fl!(words, "people-checked", date = date),
            None => fl!(words, "people-checked-undated"),
        };
        said.push((checked, muted));
        if line.seen.is_old(day_of(screen.today())) {
            said.push((fl!(words, "people-old"), ink));
        }
    }
    said.push((fl!(words, "people-police-unknown"), muted));
    let mut beside = if screen.layout.is_wide {
        let width = (column.width() - CARD_GAP_WIDE) / 2.0;
        Column::new(column.left() + width + CARD_GAP_WIDE, width, top + space::SMALL / 2.0)
    } else {
        Column::new(column.left(), column.width(), column.y)
    };
    for (said, color) in said {
        beside.text(ui, Text::Small, color, &said);
    }
    column.y = column.y.max(beside.y);
}

/// Begins a practice of this id at its usual length.
fn begin(screen: &mut ScreenContext<'_>, id: &str) {
    let Some(entry) = screen.app.library().find_id(id) else { return };
    let length_ms = screen.app.usual_length_ms(&entry.exercise);
    let key = entry.key.clone();
    screen.command(Command::Begin { key, length_ms });
}
