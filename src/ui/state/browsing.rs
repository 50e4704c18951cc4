//! What the window remembers of looking for a practice: where, what for, and what was found.
//!
//! Finding again takes a moment with ten thousand exercises, so it happens when something was changed and
//! not in every frame. What was made a favourite takes its new place when one comes back: nothing moves
//! away under a finger.

use std::collections::BTreeSet;
use std::sync::Arc;

use softlanding_core::exercise::{Exercise, Family};
use softlanding_core::record::ExerciseKey;

use crate::app::App;
use crate::library::Entry;
use crate::search::{Catalogue, Query, SearchResult};
use crate::settings::{Comfort, Settings};
use crate::text::names;

use crate::ui::action::Route;

/// How many exercises are read for searching in one frame.
const READ_IN_A_FRAME: usize = 400;

/// Looking for a practice.
#[derive(Debug, Default)]
pub struct Browsing {
    route: Route,
    pub query: Query,
    /// Whether all filters are in sight.
    pub shows_filters: bool,
    /// Whether all files that can't be used are in sight.
    pub shows_all_broken: bool,
    catalogue: Catalogue,
    /// The one after it, while it is being read.
    coming: Option<Catalogue>,
    found: Option<(Asked, Arc<Listing>)>,
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
            self.query = query();
            (self.shows_filters, self.shows_all_broken, self.found) = (false, false, None);
        }
    }

    /// To be found anew when one comes back.
    pub fn look_again(&mut self) {
        self.found = None;
    }

    /// Leaves nothing out any more.
    pub fn show_all(&mut self) {
        self.query = Query { families: std::mem::take(&mut self.query.families), ..Query::default() };
    }

    /// Takes in what has changed in the library, a part in each frame. Returns whether there is more to
    /// read.
    pub fn follow(&mut self, app: &App) -> bool {
        let entries = app.library().entries();
        let keywords = |exercise: &Exercise| names::keywords(app.words(), app.settings(), exercise);
        let newest = self.coming.as_ref().unwrap_or(&self.catalogue);
        let is_new = !is_of(newest, entries);
        if is_new && self.coming.is_none() && self.catalogue.replace(entries, keywords) {
            self.found = None;
        } else if is_new {
            let anew = Catalogue::new(entries.to_vec());
            // What was there stays until the new one is read, so that nothing comes and goes.
            if self.catalogue.entries().is_empty() { self.catalogue = anew } else { self.coming = Some(anew) }
        }
        let reading = self.coming.as_mut().unwrap_or(&mut self.catalogue);
        if !reading.is_whole() {
            reading.read(READ_IN_A_FRAME, keywords);
            self.found = None;
        }
        if let Some(read) = self.coming.take_if(|coming| coming.is_whole()) {
            self.catalogue = read;
            self.found = None;
        }
        self.coming.is_some() || !self.catalogue.is_whole()
    }

    /// What [`ListingSection::indices`] counts in.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.catalogue.entries()
    }

    /// What is found now.
    pub fn listing(&mut self, settings: &Settings) -> Arc<Listing> {
        let asked = Asked {
            query: self.query.clone(),
            holds_shown: settings.holds_shown,
            cold_shown: settings.cold_shown,
            opted_in: settings.opted_in.clone(),
            never_offer: settings.never_offer.clone(),
        };
        match &self.found {
            Some((same, found)) if *same == asked => Arc::clone(found),
            _ => {
                let found = self.catalogue.find(&self.query, settings);
                let found = Listing::of(found, &self.query, self.catalogue.entries(), settings);
                let found = Arc::new(found);
                self.found = Some((asked, Arc::clone(&found)));
                found
            }
        }
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
        let SearchResult { indices, asks_first, set_aside, people_first } = found;
        let count = indices.len();
        let is_one_list = query.has_text() || query.good_for.is_some() || query.families.len() == 1;
        let sections = if is_one_list {
            vec![ListingSection { heading: Heading::None, indices }]
        } else {
            by_family(&indices, entries, settings)
        };
        let sections = sections.into_iter().filter(|section| !section.indices.is_empty()).collect();
        Self { sections, count, asks_first, set_aside, people_first }
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
