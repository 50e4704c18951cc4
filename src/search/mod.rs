//! Finding among all exercises: by words, by what they are good for, by family, by filters.
//!
//! A [`Catalogue`] is made once for each state of the library and then answers a [`Query`] well within a
//! frame, for ten thousand exercises too. Words of danger find people before any exercise, and a [`Thesaurus`] knows
//! everyday words that stand in none. It knows exercises, and of the settings which of them may be shown; no files, no
//! window.

mod danger;
mod facts;
mod lexicon;
mod shelf;
#[cfg(test)]
mod shelf_tests;
#[cfg(test)]
mod tests;
mod thesaurus;
#[cfg(test)]
mod thesaurus_tests;

use std::sync::Arc;

use softlanding_core::exercise::{Exercise, Family, Occasion, Part};
use softlanding_core::offer;
use softlanding_core::rating::State;

use crate::library::Entry;
use crate::settings::Settings;

pub use facts::{Filter, Filters, Length, lengths_ms};
pub(crate) use lexicon::fold;
use lexicon::{Lexicon, TextField};
pub use shelf::Shelf;
pub use thesaurus::{Page, Thesaurus};
use thesaurus::{Target, Unit};

/// The number of entries that, new where they stand, are read at once; where there are more, or some came or went, all are
/// read anew in parts.
const REPLACED_MOST: usize = 16;

/// So many that have all that was typed are enough to choose from.
const ENOUGH: usize = 6;

/// What a person may be looking for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GoodFor {
    /// To begin with from this state.
    From(State),
    Evenings,
    Panic,
    Urges,
    Missing,
    Others,
    Children,
    FewSeconds,
}

impl GoodFor {
    /// In the order of the screen.
    pub const ALL: [Self; 11] = [
        Self::From(State::Settled),
        Self::From(State::StirredUp),
        Self::From(State::ShutDown),
        Self::From(State::Mixed),
        Self::Evenings,
        Self::Panic,
        Self::Urges,
        Self::Missing,
        Self::Others,
        Self::Children,
        Self::FewSeconds,
    ];

    fn suits(self, exercise: &Exercise, row: &Row) -> bool {
        match self {
            Self::From(state) => exercise.suits.contains(&state),
            Self::Evenings => exercise.occasions.contains(&Occasion::Evening),
            Self::Panic => exercise.occasions.contains(&Occasion::Panic),
            Self::Urges => exercise.occasions.contains(&Occasion::Urge),
            Self::Missing => exercise.occasions.contains(&Occasion::Missing),
            Self::Others => exercise.occasions.contains(&Occasion::Others),
            Self::Children => exercise.occasions.contains(&Occasion::Child),
            Self::FewSeconds => row.filters.contains(Filter::Lasts(Length::FewSeconds)),
        }
    }

    /// How soon a family comes: from a state as it is offered.
    fn turn(self, family: Family) -> usize {
        let Self::From(state) = self else { return 0 };
        let families = offer::families_from(state);
        families.iter().position(|one| *one == family).unwrap_or(families.len())
    }
}

/// What is looked for. The default finds everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// As typed: every word of it is to be found, by itself or by what it leads to.
    pub text: String,
    /// Of what stands there alone.
    pub shelf: Option<Shelf>,
    pub good_for: Option<GoodFor>,
    /// Of these families; of any while there are none.
    pub families: Vec<Family>,
    pub filters: Filters,
}

impl Query {
    /// Whether it suggests something: behind a door, or good for something, where nothing was typed. What is never to
    /// be offered stays out of that; the whole list and what is looked for by its words have it.
    fn suggests(&self) -> bool {
        let is_suggestion = self.shelf.is_some_and(Shelf::suggests);
        !self.has_text() && (!self.families.is_empty() || self.good_for.is_some() || is_suggestion)
    }

    /// How soon an exercise comes for what was chosen.
    fn turn(&self, exercise: &Exercise) -> Option<usize> {
        let good_for = self.good_for.map(|good_for| good_for.turn(exercise.family));
        good_for.or_else(|| self.shelf.map(|shelf| shelf.turn(exercise)))
    }

    /// Whether there are words to be found.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// Which of [`Catalogue::entries`], best first. Favourites stand first among equals.
    pub indices: Vec<usize>,
    /// How many more there would be if what asks first were shown.
    pub asks_first: usize,
    /// How many more there would be if the person had not asked never to be offered them.
    pub set_aside: usize,
    /// Whether people come before any exercise: words of danger were looked for.
    pub people_first: bool,
    /// Pages that were named among the words.
    pub pages: Vec<Page>,
}

/// Whether an exercise is shown: always, or once its reason was read.
#[must_use]
pub fn is_shown(entry: &Entry, settings: &Settings) -> bool {
    settings.closed_gates(&entry.key, &entry.exercise).next().is_none()
}

/// What is known of one exercise without looking again.
#[derive(Clone, Debug)]
struct Row {
    /// The words of its title, as they are compared.
    title: String,
    filters: Filters,
    asks_first: bool,
}

impl Row {
    fn read(
        index: usize,
        exercise: &Exercise,
        lexicon: &mut Lexicon,
        keywords: &impl Fn(&Exercise) -> String,
    ) -> Self {
        let mut add = |place, text: &str| lexicon.add(index, place, text);
        add(TextField::Title, &exercise.title);
        add(TextField::Invitation, &exercise.invitation);
        for text in texts(exercise) {
            add(TextField::Texts, text);
        }
        add(TextField::Texts, &keywords(exercise));
        let title = lexicon::words_of(&exercise.title);
        Self { title, filters: Filters::met_by(exercise), asks_first: exercise.asks_first() }
    }
}

/// All exercises, read through for searching.
#[derive(Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
    /// As many as were read so far.
    rows: Vec<Row>,
    lexicon: Lexicon,
}

impl Catalogue {
    /// Of these, not yet read.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { rows: Vec::with_capacity(entries.len()), entries, lexicon: Lexicon::default() }
    }

    /// Reads `most` more, so that nobody waits for ten thousand at once. `keywords` are words by which an
    /// exercise is found though they do not stand in it, such as the name of its family.
    pub fn read(&mut self, most: usize, keywords: impl Fn(&Exercise) -> String) {
        let from = self.rows.len();
        for (index, entry) in self.entries.iter().enumerate().skip(from).take(most) {
            self.rows.push(Row::read(index, &entry.exercise, &mut self.lexicon, &keywords));
        }
    }

    /// Takes in that a few of them are new where they stand, and reads only those. Says whether that was so;
    /// otherwise nothing has changed here.
    pub fn replace(&mut self, entries: &[Entry], keywords: impl Fn(&Exercise) -> String) -> bool {
        if !self.is_whole() || entries.len() != self.entries.len() {
            return false;
        }
        let pairs = self.entries.iter().zip(entries).enumerate();
        let is_new = pairs.filter(|(_, (known, entry))| !Arc::ptr_eq(&known.exercise, &entry.exercise));
        let new: Vec<(usize, Entry)> =
            is_new.map(|(index, (_, entry))| (index, entry.clone())).take(REPLACED_MOST + 1).collect();
        if new.len() > REPLACED_MOST {
            return false;
        }
        for (index, entry) in new {
            self.lexicon.forget(index);
            let row = Row::read(index, &entry.exercise, &mut self.lexicon, &keywords);
            if let (Some(known_row), Some(known)) = (self.rows.get_mut(index), self.entries.get_mut(index)) {
                (*known_row, *known) = (row, entry);
            }
        }
        true
    }

    /// Whether all were read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.rows.len() == self.entries.len()
    }

    /// What [`SearchResult::indices`] counts in.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What fits, among those that were read so far.
    #[must_use]
    pub fn find(&self, query: &Query, settings: &Settings, thesaurus: &Thesaurus) -> SearchResult {
        let whole = lexicon::words_of(&query.text);
        let typed = Typed::new(&whole, &self.lexicon, self.rows.len(), thesaurus);
        let is_panic = danger::is_panic(&query.text, thesaurus.own_danger());
        let mut found = SearchResult { pages: typed.pages(), ..SearchResult::default() };
        found.people_first =
            danger::is_danger(&query.text, thesaurus.own_danger()) || found.pages.contains(&Page::People);
        found.pages.retain(|page| *page != Page::People);
        let mut fitting = Vec::new();
        for (index, (entry, row)) in self.entries.iter().zip(&self.rows).enumerate() {
            let exercise = &entry.exercise;
            let Some(match_) = typed.matches(index, exercise, row) else { continue };
            if !fits(query, entry, row, settings) {
                continue;
            }
            if query.suggests() && !settings.may_offer(exercise) {
                found.set_aside += 1;
                continue;
            }
            if row.asks_first && !is_shown(entry, settings) {
                found.asks_first += 1;
                continue;
            }
            let is_favourite = settings.favourites.contains(&entry.key);
            // Who types a whole title wants that one.
            let is_named = row.title == whole;
            // Panic is no time to hold the breath: what holds it comes last.
            let is_held = is_panic && exercise.has_holds();
            let turn = query.turn(exercise).unwrap_or(match_.turn);
            fitting.push((match_.missing, is_held, !is_named, match_.place, !is_favourite, turn, index));
        }
        fitting.sort_unstable();
        // Where little has most of it, what is without one thing more comes after that.
        let least = fitting.first().map_or(0, |(missing, ..)| *missing);
        let is_enough = fitting.iter().filter(|(missing, ..)| *missing == least).count() >= ENOUGH;
        let most = if is_enough { least } else { least + 1 };
        fitting.retain(|(missing, ..)| *missing <= most);
        // And never alone.
        found.people_first |= is_panic && fitting.iter().all(|(_, is_held, ..)| *is_held);
        found.indices = fitting.into_iter().map(|(.., index)| index).collect();
        if let Some(shelf) = query.shelf.filter(|_| !query.has_text()) {
            shelf.put_in_order(&mut found.indices, &self.entries);
        }
        found
    }
}

/// What was typed, with where each of its words stands.
struct Typed<'a> {
    units: Vec<(Unit<'a>, Vec<Option<TextField>>)>,
    /// How many of them an exercise may be without.
    missing_most: usize,
}

/// How well an exercise fits what was typed. The less of each the better.
struct Match {
    /// How many things that were typed it is without.
    missing: usize,
    place: TextField,
    turn: usize,
}

impl<'a> Typed<'a> {
    fn new(text: &'a str, lexicon: &Lexicon, rows: usize, thesaurus: &'a Thesaurus) -> Self {
        let units = thesaurus.units(text, |word| lexicon.knows(word));
        let leads = units.iter().any(|unit| !unit.targets.is_empty());
        let missing_most = if leads { units.len().saturating_sub(1) } else { 0 };
        let with_places = |unit: Unit<'a>| {
            let places = lexicon.find(&unit.words, rows);
            (unit, places)
        };
        Self { units: units.into_iter().map(with_places).collect(), missing_most }
    }

    /// The pages that were named, each once.
    fn pages(&self) -> Vec<Page> {
        let mut pages = Vec::new();
        for target in self.units.iter().flat_map(|(unit, _)| &unit.targets) {
            if let Target::Page(page) = target
                && !pages.contains(page)
            {
                pages.push(*page);
            }
        }
        pages
    }

    /// `None` where too little of it fits. Without words everything fits.
    fn matches(&self, index: usize, exercise: &Exercise, row: &Row) -> Option<Match> {
        let mut all = Match { missing: 0, place: TextField::Title, turn: usize::MAX };
        for (unit, places) in &self.units {
            let led = unit.targets.iter().filter_map(|target| target.leads_to(exercise, row)).min();
            let stands = places.get(index).copied().flatten();
            match (led, stands) {
                (None, None) => all.missing += 1,
                (Some((place, turn)), stands) => {
                    all.place = all.place.max(stands.map_or(place, |stands| stands.min(place)));
                    all.turn = all.turn.min(turn);
                }
                (None, Some(stands)) => all.place = all.place.max(stands),
            }
        }
        (all.missing <= self.missing_most).then_some(all)
    }
}

fn fits(query: &Query, entry: &Entry, row: &Row, settings: &Settings) -> bool {
    let exercise = &entry.exercise;
    (query.families.is_empty() || query.families.contains(&exercise.family))
        // What is for two has a gate before it; no door for one leads past that.
        && !(query.suggests() && exercise.for_two)
        && query.good_for.is_none_or(|good_for| good_for.suits(exercise, row))
        && query.shelf.is_none_or(|shelf| shelf.holds(entry, row, settings))
        && row.filters.contains_all(query.filters)
}

/// What can be read in an exercise, beyond title and invitation.
fn texts(exercise: &Exercise) -> impl Iterator<Item = &str> {
    let parts = exercise.parts.iter().flat_map(texts_of);
    let more = exercise.postures.iter().chain(&exercise.if_worse).chain(&exercise.opt_in);
    parts.chain(more.map(String::as_str)).chain([exercise.evidence.says.as_str()])
}

/// What can be read in a part. The words of a list are made to have nothing to do with anything, so nobody looks for them.
fn texts_of(part: &Part) -> impl Iterator<Item = &str> {
    let most = if matches!(part, Part::Words { .. }) { part.text().iter().count() } else { usize::MAX };
    part.texts().take(most)
}
