//! The records as statistics need them: in order of time, without words, each exercise's name kept once.
//!
//! Knows nothing of what they mean.

use std::collections::BTreeMap;
use std::ops::{Bound, RangeBounds};

use uuid::Uuid;

use crate::rating::{Level, Rating, State};
use crate::record::{Edit, Ending, ExerciseKey, Record};

/// Between the end of one sitting and the start of the next, for the next to begin an episode of its own:
/// an hour, in milliseconds.
pub const EPISODE_GAP_MS: i64 = 60 * 60_000;

/// A sitting is never taken to have lasted longer than this, twelve hours in milliseconds: an impossible
/// length would swallow every sitting after it into one episode.
pub const PRACTISED_MOST_MS: i64 = 12 * 60 * 60_000;

/// The numbers of a rating, without its words. A rating that is missing has none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub state: Option<State>,
    /// 0 not hard at all, 10 the hardest.
    pub hardness: Option<Level>,
    /// 0 far away, 10 fully here.
    pub presence: Option<Level>,
}

impl Numbers {
    fn of(rating: Option<&Rating>) -> Self {
        rating.map_or_else(Self::default, Self::from)
    }

    /// The number that leads from this state: presence when far away, hardness otherwise.
    #[must_use]
    pub fn leading(self) -> Option<Level> {
        if self.state == Some(State::ShutDown) { self.presence } else { self.hardness }
    }

    /// As a rating without words; an empty one where nothing was said.
    #[must_use]
    pub fn rating(self) -> Rating {
        Rating { state: self.state, hardness: self.hardness, presence: self.presence, words: Vec::new() }
    }
}

impl From<&Rating> for Numbers {
    fn from(rating: &Rating) -> Self {
        Self { state: rating.state, hardness: rating.hardness, presence: rating.presence }
    }
}

/// One sitting without its words. Which exercise it was, the store knows that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    pub id: Uuid,
    /// Milliseconds since 1970, UTC, as the clock said then.
    pub started_utc_ms: i64,
    pub practised_ms: u64,
    pub ending: Ending,
    pub before: Numbers,
    pub after: Numbers,
    /// Ten minutes after, if it was asked for.
    pub later: Numbers,
    /// The sitting this one went on from.
    pub follows: Option<Uuid>,
    /// Whether there is a note about it.
    pub has_note: bool,
    /// Whether it has labels.
    pub has_tags: bool,
    /// Places in the tables of the store.
    exercise: u32,
    title: u32,
    zone: u32,
}

impl Observation {
    /// When it ended, in UTC milliseconds: its start and what was practised, at most
    /// [`PRACTISED_MOST_MS`].
    #[must_use]
    pub fn ended_utc_ms(&self) -> i64 {
        let practised_ms = i64::try_from(self.practised_ms).unwrap_or(i64::MAX).min(PRACTISED_MOST_MS);
        self.started_utc_ms.saturating_add(practised_ms)
    }

    /// The place of its exercise in lists with one entry for each that was ever named here.
    pub(crate) fn exercise_place(&self) -> usize {
        self.exercise as usize
    }

    fn order(&self) -> (i64, Uuid) {
        (self.started_utc_ms, self.id)
    }

    /// What it is after this edit.
    fn edited(&self, edit: &Edit) -> Self {
        let numbers = |rating: Option<&Option<Rating>>, here| {
            rating.map_or(here, |rating| Numbers::of(rating.as_ref()))
        };
        Self {
            practised_ms: edit.practised_ms().unwrap_or(self.practised_ms),
            ending: edit.ending().unwrap_or(self.ending),
            before: numbers(edit.before(), self.before),
            after: numbers(edit.after(), self.after),
            later: numbers(edit.later(), self.later),
            has_note: edit.note().map_or(self.has_note, |note| !note.is_empty()),
            has_tags: edit.tags().map_or(self.has_tags, |tags| !tags.is_empty()),
            ..*self
        }
    }
}

/// Values that many sittings share, each kept once.
#[derive(Clone, Debug)]
struct Table<T> {
    values: Vec<T>,
    places: BTreeMap<T, u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { values: Vec::new(), places: BTreeMap::new() }
    }
}

impl<T: Clone + Ord> Table<T> {
    fn place(&mut self, value: &T) -> u32 {
        if let Some(place) = self.places.get(value) {
            return *place;
        }
        let place = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value.clone());
        self.places.insert(value.clone(), place);
        place
    }

    fn get(&self, place: u32) -> Option<&T> {
        self.values.get(place as usize)
    }
}

/// How often an exercise was practised, and the newest of these sittings.
#[derive(Clone, Copy, Debug, Default)]
struct Practised {
    count: usize,
    newest: Option<Observation>,
}

/// All sittings in order of their start, and of their id where two started at once.
///
/// The order is that of the clock. One that ran backwards puts a sitting where the clock said it was; no
/// finding depends on the order in which they were put here.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    sittings: Vec<Observation>,
    /// The start of each in order of their ids, to find one by its id.
    starts: Vec<(Uuid, i64)>,
    exercises: Table<ExerciseKey>,
    /// What each exercise has, by its place.
    practised: Vec<Practised>,
    titles: Table<String>,
    zones: Table<String>,
}

impl Observations {
    /// From records in any order. Of two with the same id the later one stands.
    pub fn from_records<'a>(records: impl IntoIterator<Item = &'a Record>) -> Self {
        let mut all = ObservationsBuilder::default();
        for record in records {
            all.add(record);
        }
        all.build()
    }

    /// Puts a record in, or in the place of the one with its id.
    pub fn put(&mut self, record: &Record) {
        let new = self.observe(record);
        self.put_observation(new);
    }

    /// Changes these fields of the sitting of this id, if it is here.
    pub fn edit(&mut self, id: Uuid, edit: &Edit) {
        if let Some(edited) = self.get(id).map(|sitting| sitting.edited(edit)) {
            self.put_observation(edited);
        }
    }

    fn put_observation(&mut self, new: Observation) {
        let is_same = |here: &&mut Observation| (here.order(), here.exercise) == (new.order(), new.exercise);
        let here = self.place_of_sitting(new.id).and_then(|place| self.sittings.get_mut(place));
        if let Some(here) = here.filter(is_same) {
            *here = new;
            let practised = self.practised.get_mut(new.exercise_place());
            let newest = practised.and_then(|practised| practised.newest.as_mut());
            if let Some(newest) = newest.filter(|newest| newest.id == new.id) {
                *newest = new;
            }
        } else {
            self.remove(new.id);
            self.insert(new);
        }
    }

    fn insert(&mut self, new: Observation) {
        let place = self.sittings.partition_point(|sitting| sitting.order() < new.order());
        self.sittings.insert(place, new);
        let place = self.starts.partition_point(|(id, _)| *id < new.id);
        self.starts.insert(place, (new.id, new.started_utc_ms));
        self.count(&new);
    }

    fn count(&mut self, new: &Observation) {
        self.practised.resize(self.exercises.values.len(), Practised::default());
        if let Some(practised) = self.practised.get_mut(new.exercise_place()) {
            practised.count += 1;
            let is_newest = practised.newest.is_none_or(|newest| newest.order() < new.order());
            practised.newest = if is_newest { Some(*new) } else { practised.newest };
        }
    }

    /// Takes the record with this id out. Whether it was there.
    pub fn remove(&mut self, id: Uuid) -> bool {
        let Some(place) = self.place_of_sitting(id) else { return false };
        let removed = self.sittings.remove(place);
        if let Ok(place) = self.place_of_start(id) {
            self.starts.remove(place);
        }
        if let Some(practised) = self.practised.get_mut(removed.exercise_place()) {
            practised.count = practised.count.saturating_sub(1);
            if practised.newest.is_some_and(|newest| newest.id == id) {
                let mut newest_first = self.sittings.iter().rev();
                practised.newest = newest_first.find(|other| other.exercise == removed.exercise).copied();
            }
        }
        true
    }

    /// Keeps the sittings of which this says so, given the exercise of each.
    pub fn retain(&mut self, mut keep: impl FnMut(&Observation, &ExerciseKey) -> bool) {
        let exercises = &self.exercises;
        self.sittings.retain(|sitting| {
            exercises.get(sitting.exercise).is_some_and(|exercise| keep(sitting, exercise))
        });
        self.index();
    }

    /// Fills what is found by id or by exercise from the sittings, which are in their order.
    fn index(&mut self) {
        self.starts.clear();
        self.starts.extend(self.sittings.iter().map(|sitting| (sitting.id, sitting.started_utc_ms)));
        self.starts.sort_unstable();
        self.practised.fill(Practised::default());
        let sittings = std::mem::take(&mut self.sittings);
        for sitting in &sittings {
            self.count(sitting);
        }
        self.sittings = sittings;
    }

    fn place_of_start(&self, id: Uuid) -> Result<usize, usize> {
        self.starts.binary_search_by_key(&id, |(known, _)| *known)
    }

    fn place_of_sitting(&self, id: Uuid) -> Option<usize> {
        let (id, started_utc_ms) = *self.starts.get(self.place_of_start(id).ok()?)?;
        self.sittings.binary_search_by_key(&(started_utc_ms, id), Observation::order).ok()
    }

    /// The sitting of this id.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&Observation> {
        self.sittings.get(self.place_of_sitting(id)?)
    }

    /// The sitting at this place of all, the highest id first: as they happened, also when the clock was set
    /// back in between.
    #[must_use]
    pub fn nth_newest(&self, place: usize) -> Option<&Observation> {
        let place = self.starts.len().checked_sub(place)?.checked_sub(1)?;
        self.get(self.starts.get(place)?.0)
    }

    /// How many have this id or a higher one: the place of [`Self::nth_newest`] at which those below it begin.
    #[must_use]
    pub fn count_from(&self, id: Uuid) -> usize {
        self.starts.len() - self.place_of_start(id).unwrap_or_else(|place| place)
    }

    /// All of them as [`Self::nth_newest`] counts.
    #[must_use]
    pub fn newest_first(&self) -> impl DoubleEndedIterator<Item = &Observation> {
        self.starts.iter().rev().filter_map(|(id, _)| self.get(*id))
    }

    /// Forgets everything, names too.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.sittings.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sittings.is_empty()
    }

    /// All of them, in order of time.
    #[must_use]
    pub fn all(&self) -> &[Observation] {
        &self.sittings
    }

    /// Those that started within a range of UTC milliseconds, in order of time.
    pub fn in_range(&self, range: impl RangeBounds<i64>) -> &[Observation] {
        let before =
            |bound_ms: i64| self.sittings.partition_point(|sitting| sitting.started_utc_ms < bound_ms);
        let through =
            |bound_ms: i64| self.sittings.partition_point(|sitting| sitting.started_utc_ms <= bound_ms);
        let from = match range.start_bound() {
            Bound::Included(start_ms) => before(*start_ms),
            Bound::Excluded(start_ms) => through(*start_ms),
            Bound::Unbounded => 0,
        };
        let to = match range.end_bound() {
            Bound::Included(end_ms) => through(*end_ms),
            Bound::Excluded(end_ms) => before(*end_ms),
            Bound::Unbounded => self.sittings.len(),
        };
        self.sittings.get(from..to).unwrap_or_default()
    }

    /// Which exercise a sitting of this store was.
    #[must_use]
    pub fn exercise_of(&self, sitting: &Observation) -> Option<&ExerciseKey> {
        self.exercises.get(sitting.exercise)
    }

    /// What that exercise was called then.
    #[must_use]
    pub fn title_of(&self, sitting: &Observation) -> Option<&str> {
        self.titles.get(sitting.title).map(String::as_str)
    }

    /// The time zone it was begun in, as its record has it.
    #[must_use]
    pub fn zone_of(&self, sitting: &Observation) -> Option<&str> {
        self.zones.get(sitting.zone).map(String::as_str)
    }

    /// Each exercise with its newest title and how often it was practised, the most often first.
    #[must_use]
    pub fn practised(&self) -> Vec<(&ExerciseKey, &str, usize)> {
        let named = self.practised.iter().filter_map(|practised| {
            let newest = practised.newest.as_ref()?;
            Some((self.exercise_of(newest)?, self.title_of(newest)?, practised.count))
        });
        let mut practised: Vec<_> = named.collect();
        practised.sort_by(|left, right| right.2.cmp(&left.2).then_with(|| left.1.cmp(right.1)));
        practised
    }

    /// The sittings that count for a statistic: the first of each episode.
    ///
    /// A sitting begins an episode when at least [`EPISODE_GAP_MS`] lie between its start and the end of
    /// everything that started before it, and it does not follow another, whether or not that one is
    /// still kept.
    pub fn firsts(&self) -> impl Iterator<Item = &Observation> {
        self.firsts_and_next().map(|(sitting, _)| sitting)
    }

    /// As [`Self::firsts`], each with the sitting that started next, whichever episode that belongs to.
    pub(super) fn firsts_and_next(&self) -> impl Iterator<Item = (&Observation, Option<&Observation>)> {
        let nexts = self.sittings.iter().skip(1).map(Some).chain([None]);
        let mut busy_until_ms: Option<i64> = None;
        self.sittings.iter().zip(nexts).filter(move |(sitting, _)| {
            let has_gap = busy_until_ms
                .is_none_or(|until_ms| sitting.started_utc_ms.saturating_sub(until_ms) >= EPISODE_GAP_MS);
            let ended_ms = sitting.ended_utc_ms();
            busy_until_ms = Some(busy_until_ms.map_or(ended_ms, |until_ms| until_ms.max(ended_ms)));
            has_gap && sitting.follows.is_none()
        })
    }

    /// How often an exercise was practised, from wherever and in any place of an episode.
    #[must_use]
    pub fn times_practised(&self, exercise: &ExerciseKey) -> usize {
        self.practised_of(exercise).map_or(0, |practised| practised.count)
    }

    /// The newest sitting with an exercise.
    #[must_use]
    pub fn newest_of(&self, exercise: &ExerciseKey) -> Option<&Observation> {
        self.practised_of(exercise)?.newest.as_ref()
    }

    fn practised_of(&self, exercise: &ExerciseKey) -> Option<&Practised> {
        self.practised.get(self.place_of(exercise)?)
    }

    /// How many exercises were ever named here; their places are below it.
    pub(crate) fn exercise_places(&self) -> usize {
        self.exercises.values.len()
    }

    /// The place of an exercise in lists with one entry for each that was ever named here.
    pub(crate) fn place_of(&self, exercise: &ExerciseKey) -> Option<usize> {
        self.exercises.places.get(exercise).map(|place| *place as usize)
    }

    fn observe(&mut self, record: &Record) -> Observation {
        Observation {
            id: record.id,
            started_utc_ms: record.started_utc_ms,
            practised_ms: record.practised_ms,
            ending: record.ending,
            before: Numbers::of(record.before.as_ref()),
            after: Numbers::of(record.after.as_ref()),
            later: Numbers::of(record.later.as_ref()),
            follows: record.follows,
            has_note: !record.note.is_empty(),
            has_tags: !record.tags.is_empty(),
            exercise: self.exercises.place(&record.exercise),
            title: self.titles.place(&record.title),
            zone: self.zones.place(&record.zone),
        }
    }

    /// A sitting with its names, without the places in the tables, which depend on how they were filled.
    fn named(&self, sitting: &Observation) -> (Observation, Option<&ExerciseKey>, [Option<&str>; 2]) {
        let plain = Observation { exercise: 0, title: 0, zone: 0, ..*sitting };
        (plain, self.exercise_of(sitting), [self.title_of(sitting), self.zone_of(sitting)])
    }
}

/// Gathers many records in any order: cheaper than putting each of them in its place.
#[derive(Debug, Default)]
pub struct ObservationsBuilder {
    all: Observations,
}

impl ObservationsBuilder {
    /// Of two records with the same id the later one stands.
    pub fn add(&mut self, record: &Record) {
        let new = self.all.observe(record);
        self.all.sittings.push(new);
    }

    #[must_use]
    pub fn build(self) -> Observations {
        let mut all = self.all;
        // The sort is stable, so of each id the one that was added last comes first.
        all.sittings.reverse();
        all.sittings.sort_by_key(|sitting| sitting.id);
        all.sittings.dedup_by_key(|sitting| sitting.id);
        all.sittings.sort_by_key(Observation::order);
        all.sittings.shrink_to_fit();
        all.index();
        all.starts.shrink_to_fit();
        all
    }
}

/// The same sittings with the same names, however they came here.
impl PartialEq for Observations {
    fn eq(&self, other: &Self) -> bool {
        let named = self.sittings.iter().map(|sitting| self.named(sitting));
        named.eq(other.sittings.iter().map(|sitting| other.named(sitting)))
    }
}

impl Eq for Observations {}
