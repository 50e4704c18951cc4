//! Lines to call or to write to, as cards that are copied by one press.

use egui::{Rect, Ui};
use softlanding_core::support::{Country, DIRECTORIES, Line, LineKind, Number};

use crate::app::Command;
use crate::documents::plan::day_of;
use crate::people::Person;
use crate::text::faults::visible;
use crate::text::people;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, NumberCard, Say};

/// Cards are at least this wide, in points.
const CARD_WIDTH_LEAST: f32 = 260.0;
/// Between two cards of a wide window, in points.
pub(super) const CARD_GAP_WIDE: f32 = 20.0;

/// A number on a card.
pub(super) struct NumberToCopy {
    /// Above it: whose it is, or what is done with it.
    note: String,
    /// In large type.
    large: String,
    /// What is copied.
    number: String,
    /// What it is called by screen readers.
    name: String,
    /// Whether the number stands below, as the name is in large type.
    is_named: bool,
}

impl NumberToCopy {
    /// Of somebody whom one named: the name is what one looks for.
    pub fn of_person(words: &Words, person: &Person) -> Self {
        Self {
            note: fl!(words, "people-someone"),
            large: visible(&person.name),
            number: person.number.clone(),
            name: visible(&person.name),
            is_named: true,
        }
    }

    /// The first number of a line, with what is known about the line.
    pub fn first_of(words: &Words, line: &Line) -> Option<Self> {
        let about = |how: Option<String>| [Some(visible(&line.name)), people::short_facts(words, line), how];
        let (number, about) = match (line.calls.first(), line.texts.first()) {
            (Some(call), _) => (call, about(call.about.as_deref().map(visible))),
            (None, text) => (text?, about(Some(people::text(words, text?)))),
        };
        let note = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Some(Self::new(note, &line.name, number))
    }

    fn new(note: String, name: &str, number: &Number) -> Self {
        let (large, number) = (number.number.clone(), number.number.clone());
        Self { note, large, number, name: visible(name), is_named: false }
    }

    /// All numbers of a line, by what is done with them.
    fn all_of(words: &Words, line: &Line) -> Vec<Self> {
        let calls = line.calls.iter().map(|number| (people::call(words, number), number));
        let texts = line.texts.iter().map(|number| (people::text(words, number), number));
        calls.chain(texts).map(|(note, number)| Self::new(note, &line.name, number)).collect()
    }
}

/// Cards side by side; one press copies what is on one.
pub(super) fn show_cards(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    cards: &[NumberToCopy],
    text: Text,
) {
    if cards.is_empty() {
        return;
    }
    let places = places(screen, column, cards.len(), text);
    for (index, (card, place)) in cards.iter().zip(places).enumerate() {
        show_card(ui, screen, place, card, (index, text));
    }
}

/// The places of `count` cards.
pub(super) fn places(screen: &ScreenContext<'_>, column: &mut Column, count: usize, text: Text) -> Vec<Rect> {
    let metrics = screen.theme.metrics;
    let least = (CARD_WIDTH_LEAST * metrics.scale(), NumberCard::height(metrics, text));
    column.grid(count, 2, least, screen.layout.pick(CARD_GAP_WIDE, 12.0))
}

/// One card; `index` tells it from others with the same number.
pub(super) fn show_card(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    place: Rect,
    card: &NumberToCopy,
    (index, text): (usize, Text),
) {
    let words = screen.words();
    let is_copied = screen.app.is_copied(&card.number);
    let done = if is_copied { fl!(words, "people-copied") } else { fl!(words, "people-copy") };
    let action = if card.is_named { format!("{done} · {}", visible(&card.number)) } else { done };
    let (number, name) = (card.number.as_str(), card.name.as_str());
    let said = if is_copied {
        fl!(words, "people-copied-this", number = number, name = name)
    } else {
        fl!(words, "people-copy-this", number = number, name = name)
    };
    let salt = (&card.note, &card.name, &card.number, index);
    let shown =
        NumberCard::new(card.note.as_str(), card.large.as_str(), action, said.as_str(), salt).text(text);
    if shown.at(ui, place).clicked() {
        screen.command(Command::Copy(card.number.clone()));
    }
    if is_copied {
        live::announce(ui, "copied number", &said);
    }
}

/// All lines of these kinds, each kind below its name. A line that is for two of them stands there once.
pub(super) fn show_kinds(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    country: &Country,
    kinds: &[LineKind],
) {
    for (index, kind) in kinds.iter().enumerate() {
        let before = kinds.get(..index).unwrap_or_default();
        show_kind(ui, screen, column, country, (*kind, before));
    }
}

fn show_kind(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    country: &Country,
    (kind, before): (LineKind, &[LineKind]),
) {
    let words = screen.words();
    let theme = screen.theme;
    let title = people::kind(words, kind);
    let height = theme.metrics.text(Text::Title.line_points());
    Say::new(title).face(Text::Title).heading().at(ui, column.take(height));
    column.skip(space::SMALL);
    if country.lines_for(kind).next().is_none() {
        column.text(ui, Text::Body, theme.tokens.muted, &people::gap(words, country, kind));
    }
    let is_above = |line: &&Line| before.iter().any(|kind| line.is_for(*kind));
    for line in country.lines_for(kind).filter(|line| !is_above(line)) {
        show_line(ui, screen, column, line, kind);
    }
    let above: Vec<String> =
        country.lines_for(kind).filter(is_above).map(|line| visible(&line.name)).collect();
    if !above.is_empty() {
        let said = fl!(words, "people-also-above", names = above.join(" · "));
        column.text(ui, Text::Body, theme.tokens.text, &said);
    }
    column.skip(space::MEDIUM);
}

fn show_line(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, line: &Line, kind: LineKind) {
    let words = screen.words();
    let theme = screen.theme;
    // The emergency number has no other name than its kind's.
    if kind != LineKind::Emergency || line.name != people::kind(words, kind) {
        column.text(ui, Text::Lead.semibold(), theme.tokens.text, &visible(&line.name));
    }
    let facts = people::facts(words, line);
    if !facts.is_empty() {
        column.text(ui, Text::Note, theme.tokens.muted, &facts);
    }
    column.skip(space::SMALL);
    let cards = NumberToCopy::all_of(words, line);
    show_cards(ui, screen, column, &cards, Text::Display);
    column.skip(space::SMALL);
    let said = [people::page(words, line), people::police(words, line), line.note.as_deref().map(visible)];
    for said in said.into_iter().flatten() {
        column.text(ui, Text::Note, theme.tokens.text, &said);
    }
    let seen = people::seen(words, line, day_of(screen.today()));
    column.text(ui, Text::Small, theme.tokens.muted, &seen);
    column.skip(space::LARGE);
}

/// The two lists of lines everywhere, to copy.
pub(super) fn directories(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, about: &str) {
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Note, theme.tokens.muted, about);
    column.skip(space::SMALL);
    let least = (200.0 * theme.metrics.scale(), theme.metrics.holding(64.0));
    let places = column.grid(DIRECTORIES.len(), 2, least, screen.layout.pick(20.0, 12.0));
    for (page, place) in DIRECTORIES.into_iter().zip(places) {
        let is_copied = screen.app.is_copied(page);
        let line = if is_copied { fl!(words, "people-copied") } else { fl!(words, "people-copy-page") };
        if Button::quiet(page).line(line).at(ui, place).clicked() {
            screen.command(Command::Copy(page.to_owned()));
        }
    }
    column.skip(space::SMALL);
    column.text(ui, Text::Small, theme.tokens.muted, &fl!(words, "people-browser"));
    column.skip(space::MEDIUM);
}

/// A line by its name and its first number: "Childline 0800 1111".
pub(super) fn name_and_number(line: &Line) -> Option<String> {
    let number = line.calls.first().or(line.texts.first())?;
    Some(format!("{} {}", visible(&line.name), number.number))
}
