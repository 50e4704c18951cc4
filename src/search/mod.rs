//! Finding among all exercises: by words, by what they are good for, by family, by filters.
//!
//! A [`Catalogue`] is made once for each state of the library and then answers a [`Query`] well within a
//! frame, for ten thousand exercises too. Words of danger find people before any exercise. It knows exercises, and of the settings which of them may be
//! shown; no files, no window.

mod danger;
mod facts;
mod lexicon;
mod pages;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use softlanding_core::exercise::{Exercise, Family, Occasion, Part};
use softlanding_core::offer;
use softlanding_core::rating::State;

use crate::library::Entry;
use crate::settings::Settings;

pub use facts::{Filter, Filters, Length, lengths_ms};
use lexicon::{Lexicon, TextField};
pub use pages::names_page;

/// The number of entries that, new where they stand, are read at once; where there are more, or some came or went, all are
/// read anew in parts.
const REPLACED_MOST: usize = 16;

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
    /// As typed: every word of it is to be found.
    pub text: String,
    pub good_for: Option<GoodFor>,
    /// Of these families; of any while there are none.
    pub families: Vec<Family>,
    pub filters: Filters,
}

impl Query {
    /// Whether it leaves anything out beyond families.
    #[must_use]
    pub fn narrows(&self) -> bool {
        self.has_text() || self.good_for.is_some() || !self.filters.is_empty()
    }

    /// Whether it suggests something: behind a door, or good for something, where nothing was typed. What is never to
    /// be offered stays out of that; the whole list and what is looked for by its words have it.
    fn suggests(&self) -> bool {
        !self.has_text() && (!self.families.is_empty() || self.good_for.is_some())
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
    pub fn find(&self, query: &Query, settings: &Settings) -> SearchResult {
        let places =
            if query.has_text() { Some(self.lexicon.find(&query.text, self.rows.len())) } else { None };
        let whole = lexicon::words_of(&query.text);
        let is_panic = danger::is_panic(&query.text);
        let mut found =
            SearchResult { people_first: danger::is_danger(&query.text), ..SearchResult::default() };
        let mut fitting = Vec::new();
        for (index, (entry, row)) in self.entries.iter().zip(&self.rows).enumerate() {
            let place = match &places {
                None => TextField::Title,
                Some(places) => match places.get(index).copied().flatten() {
                    Some(place) => place,
                    None => continue,
                },
            };
            if !fits(query, &entry.exercise, row) {
                continue;
            }
            if query.suggests() && !settings.may_offer(&entry.exercise) {
                found.set_aside += 1;
                continue;
            }
            if row.asks_first && !is_shown(entry, settings) {
                found.asks_first += 1;
                continue;
            }
            let is_favourite = settings.favourites.contains(&entry.key);
            let turn = query.good_for.map_or(0, |good_for| good_for.turn(entry.exercise.family));
            // Who types a whole title wants that one.
            let is_named = row.title == whole;
            // Panic is no time to hold the breath: what holds it comes last.
            let is_held = is_panic && entry.exercise.has_holds();
            fitting.push((is_held, !is_named, place, !is_favourite, turn, index));
        }
        fitting.sort_unstable();
        // And never alone.
        found.people_first |= is_panic && fitting.iter().all(|(is_held, ..)| *is_held);
        found.indices = fitting.into_iter().map(|(.., index)| index).collect();
        found
    }
}

fn fits(query: &Query, exercise: &Exercise, row: &Row) -> bool {
    (query.families.is_empty() || query.families.contains(&exercise.family))
        // What is for two has a gate before it; no door for one leads past that.
        && !(query.suggests() && exercise.for_two)
        && query.good_for.is_none_or(|good_for| good_for.suits(exercise, row))
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
