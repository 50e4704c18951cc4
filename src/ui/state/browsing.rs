//! What the window remembers of looking for a practice: where, what for, and what was found.
//!
//! Finding again takes a moment with ten thousand exercises, so it happens when something was changed and
//! not in every frame. What was made a favourite takes its new place when one comes back: nothing moves
//! away under a finger.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use softlanding_core::exercise::{Exercise, Family};
use softlanding_core::record::ExerciseKey;

use crate::app::App;
use crate::library::Entry;
use crate::search::{Catalogue, Filter, Page, Query, SearchResult, Shelf};
use crate::settings::{Comfort, Settings};
use crate::text::{Words, finding, names};

use crate::ui::action::Route;
use crate::ui::state::practice_facts::PracticeFacts;

/// How many exercises are read for searching in one frame.
const READ_IN_A_FRAME: usize = 400;
/// How many of a shelf are kept to be seen: more than stand side by side.
const FIRST_MOST: usize = 8;
/// So many of a shelf count as seen on the next.
const SEEN: usize = 4;
/// The most cards that are remembered: many more than are ever in sight.
const FACTS_MOST: usize = 600;

/// Looking for a practice.
#[derive(Debug, Default)]
pub struct Browsing {
    route: Route,
    /// What is looked for when the screen opens.
    base: Query,
    pub query: Query,
    /// Whether what filters is unfolded.
    pub shows_filters: bool,
    /// Whether all files that can't be used are in sight.
    pub shows_all_broken: bool,
    catalogue: Catalogue,
    /// The one after it, while it is being read.
    coming: Option<Catalogue>,
    found: Option<(Asked, Arc<Listing>)>,
    shelves: Option<(Asked, Arc<[OnShelf]>)>,
    /// By the index of their entry.
    facts: HashMap<usize, Arc<PracticeFacts>>,
    /// The language that all of this was read in.
    language: String,
}

/// What an answer depends on.
#[derive(Debug, PartialEq)]
struct Asked {
    query: Query,
    holds_shown: bool,
    cold_shown: bool,
    opted_in: BTreeSet<ExerciseKey>,
    never_offer: BTreeSet<Comfort>,
}

impl Asked {
    fn of(query: &Query, settings: &Settings) -> Self {
        Self {
            query: query.clone(),
            holds_shown: settings.holds_shown,
            cold_shown: settings.cold_shown,
            opted_in: settings.opted_in.clone(),
            never_offer: settings.never_offer.clone(),
        }
    }
}

/// A shelf with what is seen of it.
#[derive(Clone, Debug)]
pub struct OnShelf {
    pub shelf: Shelf,
    /// The first of its entries.
    pub first: Vec<usize>,
    /// How many there are.
    pub count: usize,
    /// How many more would be there if what asks first were shown.
    pub asks_first: usize,
    /// How many more would be there if they were not among what is never to be offered.
    pub set_aside: usize,
}

/// What was found, as it stands on the page.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    pub sections: Vec<ListingSection>,
    pub count: usize,
    /// How many more would be there if what asks first were shown.
    pub asks_first: usize,
    /// How many more would be there if they were not among what is never to be offered.
    pub set_aside: usize,
    /// Whether people come before any practice.
    pub people_first: bool,
    /// Pages that were named.
    pub pages: Vec<Page>,
}

/// Practices that stand together.
#[derive(Clone, Debug)]
pub struct ListingSection {
    pub heading: Heading,
    /// Which of the entries.
    pub indices: Vec<usize>,
}

/// What stands above them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// They are all there is.
    None,
    Favourites,
    Family(Family),
}

impl Browsing {
    /// Starts anew for another screen.
    pub fn belong_to(&mut self, route: &Route, query: impl FnOnce() -> Query) {
        if self.route != *route {
            self.route = route.clone();
            self.base = query();
            self.query = self.base.clone();
            (self.shows_filters, self.shows_all_broken) = (false, false);
            self.look_again();
        }
    }

    /// To be found anew when one comes back.
    pub fn look_again(&mut self) {
        (self.found, self.shelves) = (None, None);
    }

    /// What is looked for when the screen opens.
    #[must_use]
    pub fn base(&self) -> &Query {
        &self.base
    }

    /// Whether more is asked than when the screen opened.
    #[must_use]
    pub fn narrows(&self) -> bool {
        self.query.has_text() || self.chosen() > 0
    }

    /// How many filters are chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        let filters = Filter::ALL.iter().filter(|filter| self.query.filters.contains(**filter)).count();
        let good_for = usize::from(self.query.good_for != self.base.good_for);
        let families = if self.query.families == self.base.families { 0 } else { self.query.families.len() };
        filters + good_for + families
    }

    /// Leaves all filters; the words stay.
    pub fn clear_filters(&mut self) {
        self.query = Query { text: std::mem::take(&mut self.query.text), ..self.base.clone() };
    }

    /// Leaves nothing out any more.
    pub fn show_all(&mut self) {
        self.query = self.base.clone();
    }

    /// Takes in what has changed in the library, a part in each frame. Returns whether there is more to
    /// read.
    pub fn follow(&mut self, app: &App) -> bool {
        let language = app.words().language().id();
        if self.language != language {
            (self.catalogue, self.coming) = (Catalogue::default(), None);
            language.clone_into(&mut self.language);
            self.forget();
        }
        let entries = app.library().entries();
        let keywords = |exercise: &Exercise| finding::keywords(app.words(), app.settings(), exercise);
        let newest = self.coming.as_ref().unwrap_or(&self.catalogue);
        let is_new = !is_of(newest, entries);
        if is_new && self.coming.is_none() && self.catalogue.replace(entries, keywords) {
            self.forget();
        } else if is_new {
            let anew = Catalogue::new(entries.to_vec());
            // What was there stays until the new one is read, so that nothing comes and goes.
            if self.catalogue.entries().is_empty() {
                self.catalogue = anew;
                self.forget();
            } else {
                self.coming = Some(anew);
            }
        }
        let reading = self.coming.as_mut().unwrap_or(&mut self.catalogue);
        if !reading.is_whole() {
            reading.read(READ_IN_A_FRAME, keywords);
            self.found = None;
            // Shelves take a look for each, so they wait for the end, but for the first time.
            if reading.is_whole() {
                self.shelves = None;
            }
        }
        if let Some(read) = self.coming.take_if(|coming| coming.is_whole()) {
            self.catalogue = read;
            self.forget();
        }
        self.coming.is_some() || !self.catalogue.is_whole()
    }

    /// What [`ListingSection::indices`] counts in.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.catalogue.entries()
    }

    /// Nothing that was known of entries by their index holds any more.
    fn forget(&mut self) {
        self.look_again();
        self.facts.clear();
    }

    /// What is found now.
    pub fn listing(&mut self, app: &App) -> Arc<Listing> {
        let settings = app.settings();
        let asked = Asked::of(&self.query, settings);
        match &self.found {
            Some((same, found)) if *same == asked => Arc::clone(found),
            _ => {
                let found = self.catalogue.find(&self.query, settings, app.words().thesaurus());
                let found = Listing::of(found, &self.query, self.catalogue.entries(), settings);
                let found = Arc::new(found);
                self.found = Some((asked, Arc::clone(&found)));
                found
            }
        }
    }

    /// What stands on each shelf now.
    pub fn shelves(&mut self, app: &App) -> Arc<[OnShelf]> {
        let settings = app.settings();
        let asked = Asked::of(&Query::default(), settings);
        match &self.shelves {
            Some((same, shelves)) if *same == asked => Arc::clone(shelves),
            _ => {
                let mut seen = HashSet::new();
                let find = |shelf| {
                    let query = Query { shelf: Some(shelf), ..Query::default() };
                    let found = self.catalogue.find(&query, settings, app.words().thesaurus());
                    OnShelf::of(shelf, found, &mut seen)
                };
                let shelves: Arc<[OnShelf]> = Shelf::ALL.into_iter().map(find).collect();
                self.shelves = Some((asked, Arc::clone(&shelves)));
                shelves
            }
        }
    }

    /// What stands on the card of this entry.
    pub fn facts(&mut self, words: &Words, index: usize) -> Option<Arc<PracticeFacts>> {
        if let Some(facts) = self.facts.get(&index) {
            return Some(Arc::clone(facts));
        }
        let facts = Arc::new(PracticeFacts::of(words, self.catalogue.entries().get(index)?));
        if self.facts.len() >= FACTS_MOST {
            self.facts.clear();
        }
        self.facts.insert(index, Arc::clone(&facts));
        Some(facts)
    }
}

impl OnShelf {
    /// What was `seen` on shelves above gives way to others, but where the order is that of *Now*.
    fn of(shelf: Shelf, found: SearchResult, seen: &mut HashSet<usize>) -> Self {
        let SearchResult { mut indices, asks_first, set_aside, .. } = found;
        let count = indices.len();
        if !matches!(shelf, Shelf::Yours | Shelf::From(_) | Shelf::All) {
            indices.sort_by_key(|index| seen.contains(index));
        }
        indices.truncate(FIRST_MOST);
        if shelf != Shelf::Yours {
            seen.extend(indices.iter().take(SEEN));
        }
        Self { shelf, first: indices, count, asks_first, set_aside }
    }
}

/// Whether a catalogue is of these very exercises.
fn is_of(catalogue: &Catalogue, entries: &[Entry]) -> bool {
    let pairs = catalogue.entries().iter().zip(entries);
    catalogue.entries().len() == entries.len()
        && pairs.into_iter().all(|(one, other)| Arc::ptr_eq(&one.exercise, &other.exercise))
}

impl Listing {
    /// By family, favourites first; in one list where what fits best comes first.
    fn of(found: SearchResult, query: &Query, entries: &[Entry], settings: &Settings) -> Self {
        let SearchResult { indices, asks_first, set_aside, people_first, pages } = found;
        let count = indices.len();
        let is_one_list = query.has_text()
            || query.good_for.is_some()
            || query.families.len() == 1
            || query.shelf.is_some_and(|shelf| shelf != Shelf::All);
        let sections = if is_one_list {
            vec![ListingSection { heading: Heading::None, indices }]
        } else {
            by_family(&indices, entries, settings)
        };
        let sections = sections.into_iter().filter(|section| !section.indices.is_empty()).collect();
        Self { sections, count, asks_first, set_aside, people_first, pages }
    }
}

fn by_family(indices: &[usize], entries: &[Entry], settings: &Settings) -> Vec<ListingSection> {
    let entry = |index: &usize| entries.get(*index);
    let is_favourite =
        |index: &usize| entry(index).is_some_and(|entry| settings.favourites.contains(&entry.key));
    let (favourites, others): (Vec<usize>, Vec<usize>) =
        indices.iter().partition(|index| is_favourite(index));
    let of_family = |family: Family| {
        let is_of = |index: &usize| entry(index).is_some_and(|entry| entry.exercise.family == family);
        let indices = others.iter().copied().filter(is_of).collect();
        ListingSection { heading: Heading::Family(family), indices }
    };
    let favourites = ListingSection { heading: Heading::Favourites, indices: favourites };
    std::iter::once(favourites).chain(names::FAMILIES.map(of_family)).collect()
}
