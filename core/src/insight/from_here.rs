//! What was tried from one place, and how that went.

use super::claim::{Against, Ground, SD_LEAST, Sample};
use super::observations::{Observation, Observations};
use super::outcome::{Counts, Here, Outcome};
use super::spread::{Detail, Spread};
use super::tally::Tally;
use crate::rating::State;
use crate::record::{ExerciseKey, Origin};
use uuid::Uuid;

/// The id of the shipped exercise without any method, against which the others are read.
pub const JUST_PAUSE: &str = "just-pause";

/// The number of plain pauses from the same state and band that make a mark of what would be expected anyway: as many
/// as any other median needs.
pub const EXPECTED_LEAST: usize = super::spread::MEDIAN_LEAST;

/// No claim when more than one in this number of sittings of an exercise from here has no answer, or came back
/// from far away: what is left would be a choice of them. A default of ours.
const UNANSWERED_ONE_IN: usize = 3;

/// One sitting with points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub id: Uuid,
    pub started_utc_ms: i64,
    /// Points of ease, −10 to 10.
    pub ease: i8,
}

/// What may be said of an exercise from here. Whatever is not [`Says::SeemsToEaseMore`] is "not enough yet".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// Fewer than three answers.
    HistoryOnly,
    /// Three answers or more: how many went each way.
    Counts,
    /// Six with points or more.
    MedianAndInterval,
    /// Eight with points or more on each side, at the calibrated threshold: "seems to ease more, in your
    /// records". Never of an exercise that often goes far away, nor of plain pauses.
    SeemsToEaseMore { against: Against },
}

/// An exercise that was tried from here.
#[derive(Clone, Debug, PartialEq)]
pub struct ExerciseFinding {
    pub exercise: ExerciseKey,
    /// What it was called last, from here.
    pub title: String,
    /// Each sitting with points, in order of time.
    pub points: Vec<Point>,
    pub counts: Counts,
    /// From three points on; shown from six on, when `says` allows.
    pub spread: Option<Spread>,
    /// The mean, shrunken to the person's own from here, in points; what the order goes by.
    pub estimate: Option<f64>,
    pub says: Says,
}

impl ExerciseFinding {
    /// The median with its interval, where there are answers enough to show it.
    #[must_use]
    pub fn shown_spread(&self) -> Option<Spread> {
        let is_shown = matches!(self.says, Says::MedianAndInterval | Says::SeemsToEaseMore { .. });
        self.spread.filter(|_| is_shown)
    }
}

impl ExerciseFinding {
    /// The mean of its points as they are, not shrunken.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let sum: f64 = self.points.iter().map(|point| f64::from(point.ease)).sum();
        (!self.points.is_empty()).then(|| sum / self.points.len() as f64)
    }
}

/// Why an exercise stands below another whose points have a lower mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StandsBelow {
    /// It often goes far away.
    OftenFarAway,
    /// It was tried less often, so its mean is drawn further down to the person's own.
    FewTimes,
    /// The other was tried less often, so its mean is drawn further up.
    OtherFewTimes,
}

/// What would be expected without any method: the person's own plain pauses from the same state and band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectedAnyway {
    /// At least [`EXPECTED_LEAST`].
    pub n: usize,
    /// In points of ease.
    pub mean: f64,
    pub spread: Spread,
}

/// What was tried from one place.
#[derive(Clone, Debug, PartialEq)]
pub struct FromHere {
    pub here: Here,
    /// Of everything from here.
    pub counts: Counts,
    /// The person's own mean from here, in points of ease.
    pub overall: Option<f64>,
    /// Only within a band.
    pub expected_anyway: Option<ExpectedAnyway>,
    /// The most easing first, by the shrunken estimate; below them those that often go far away. The
    /// order promises nothing.
    pub exercises: Vec<ExerciseFinding>,
}

impl FromHere {
    /// The most points of all that is shown, so that all lines are the same: four where there are fewer.
    #[must_use]
    pub fn points_most(&self) -> i8 {
        const LEAST: i8 = 4;
        let points = self.exercises.iter().flat_map(|found| &found.points);
        points.map(|point| point.ease.saturating_abs()).max().unwrap_or(LEAST).max(LEAST)
    }

    /// Why the exercise at this place of the order stands below one whose points have a lower mean, if it does: an
    /// order that looks wrong has to give its reason.
    #[must_use]
    pub fn stands_below(&self, place: usize) -> Option<StandsBelow> {
        let this = self.exercises.get(place)?;
        let mean = this.mean()?;
        let above = self.exercises.iter().take(place);
        let lower = above.filter(|above| above.mean().is_some_and(|other| mean - other > 1e-9));
        let other = lower.max_by_key(|above| above.points.len())?;
        Some(if this.counts.often_goes_far_away() {
            StandsBelow::OftenFarAway
        } else if this.points.len() < other.points.len() {
            StandsBelow::FewTimes
        } else {
            StandsBelow::OtherFewTimes
        })
    }
}

/// The state that most of the newest sittings began in; *Stirred up* where none is known.
#[must_use]
pub fn most_began_in(observations: &Observations) -> State {
    /// Further back nobody's days were as they are now.
    const NEWEST: usize = 1_000;
    let count = |state| {
        let began = |sitting: &&Observation| sitting.before.state == Some(state);
        observations.all().iter().rev().take(NEWEST).filter(began).count()
    };
    // Of equal counts the first tile counts.
    let most =
        State::ALL.into_iter().map(|state| (count(state), state)).rev().max_by_key(|(count, _)| *count);
    most.filter(|(count, _)| *count > 0).map_or(State::StirredUp, |(_, state)| state)
}

/// Whether this is the exercise without any method.
#[must_use]
pub fn is_just_pause(exercise: &ExerciseKey) -> bool {
    exercise.origin == Origin::Shipped && exercise.id == JUST_PAUSE
}

/// What was tried from here and how it went, from the first sitting of each episode.
#[must_use]
pub fn from_here(observations: &Observations, here: Here) -> FromHere {
    let mut gathered: Vec<Option<Gathered>> = Vec::new();
    gathered.resize_with(observations.exercise_places(), || None);
    for sitting in firsts_from(observations, here) {
        if let Some(slot) = gathered.get_mut(sitting.exercise_place()) {
            slot.get_or_insert_with(|| Gathered::new(sitting)).add(sitting);
        }
    }
    let gathered: Vec<Gathered> = gathered.into_iter().flatten().collect();
    let ground = ground(observations, &gathered);
    let mut exercises: Vec<ExerciseFinding> =
        gathered.iter().filter_map(|one| found(observations, here, one, ground.as_ref())).collect();
    exercises.sort_by(in_order);
    FromHere {
        here,
        counts: gathered.iter().fold(Counts::default(), |sum, one| sum.and(&one.tally.counts)),
        overall: ground.map(|ground| ground.overall.mean),
        expected_anyway: here.band.and_then(|_| expected_anyway(observations, &gathered)),
        exercises,
    }
}

/// The outcomes from here of each exercise, by its place in the store.
pub(crate) fn tallies(observations: &Observations, here: Here) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); observations.exercise_places()];
    for sitting in firsts_from(observations, here) {
        if let Some(tally) = tallies.get_mut(sitting.exercise_place()) {
            tally.add(Outcome::of(sitting), sitting.ending);
        }
    }
    tallies
}

fn firsts_from(observations: &Observations, here: Here) -> impl Iterator<Item = &Observation> {
    observations.firsts().filter(move |sitting| here.includes(sitting.before))
}

/// One exercise's sittings from here.
struct Gathered {
    tally: Tally,
    points: Vec<Point>,
    last: Observation,
}

impl Gathered {
    fn new(first: &Observation) -> Self {
        Self { tally: Tally::default(), points: Vec::new(), last: *first }
    }

    fn add(&mut self, sitting: &Observation) {
        let outcome = Outcome::of(sitting);
        self.tally.add(outcome, sitting.ending);
        if let Outcome::Points(ease) = outcome {
            self.points.push(Point { id: sitting.id, started_utc_ms: sitting.started_utc_ms, ease });
        }
        self.last = *sitting;
    }

    fn is_just_pause(&self, observations: &Observations) -> bool {
        observations.exercise_of(&self.last).is_some_and(is_just_pause)
    }

    /// Whether so few went far away, came back or stayed without an answer that its points stand for it.
    fn may_be_claimed(&self) -> bool {
        let counts = &self.tally.counts;
        let without_points = counts.no_answer + counts.came_back + counts.went_far_away;
        !counts.often_goes_far_away() && without_points * UNANSWERED_ONE_IN <= counts.sittings()
    }
}

/// The person's own mean from here and how much changes scatter within one exercise, pooled over all.
fn ground(observations: &Observations, gathered: &[Gathered]) -> Option<Ground> {
    let samples: Vec<Sample> = gathered.iter().filter_map(|one| one.tally.sample()).collect();
    let n: usize = samples.iter().map(|sample| sample.n).sum();
    if n == 0 {
        return None;
    }
    let sum: f64 = gathered.iter().map(|one| one.tally.sum()).sum();
    let squares: f64 = gathered.iter().map(|one| one.tally.squares()).sum();
    let freedom = (n - samples.len()).max(1);
    let pause = gathered.iter().find(|one| one.is_just_pause(observations));
    Some(Ground {
        overall: Sample { n, mean: sum / n as f64 },
        just_pause: pause.filter(|pause| pause.may_be_claimed()).and_then(|pause| pause.tally.sample()),
        sd: (squares / freedom as f64).sqrt().max(SD_LEAST),
    })
}

fn found(
    observations: &Observations,
    here: Here,
    gathered: &Gathered,
    ground: Option<&Ground>,
) -> Option<ExerciseFinding> {
    let counts = gathered.tally.counts;
    let sample = gathered.tally.sample();
    let is_comparable =
        here.band.is_some() && gathered.may_be_claimed() && !gathered.is_just_pause(observations);
    let claim =
        ground.zip(sample).filter(|_| is_comparable).and_then(|(ground, sample)| ground.claim(sample));
    let overall = ground.map(|ground| ground.overall.mean);
    Some(ExerciseFinding {
        exercise: observations.exercise_of(&gathered.last)?.clone(),
        title: observations.title_of(&gathered.last)?.to_owned(),
        points: gathered.points.clone(),
        counts,
        spread: gathered.tally.spread(),
        estimate: overall.map(|overall| sample.map_or(overall, |sample| sample.shrunken(overall))),
        says: match (claim, Detail::of(counts.answered(), counts.with_points())) {
            (Some(against), _) => Says::SeemsToEaseMore { against },
            (None, Detail::HistoryOnly) => Says::HistoryOnly,
            (None, Detail::Counts) => Says::Counts,
            (None, Detail::MedianAndInterval) => Says::MedianAndInterval,
        },
    })
}

/// By the estimate, then by how much it stands on, then by name, so that the order is always the same.
fn in_order(left: &ExerciseFinding, right: &ExerciseFinding) -> std::cmp::Ordering {
    let estimate = |found: &ExerciseFinding| found.estimate.unwrap_or(f64::NEG_INFINITY);
    let by_far_away = left.counts.often_goes_far_away().cmp(&right.counts.often_goes_far_away());
    by_far_away
        .then_with(|| estimate(right).total_cmp(&estimate(left)))
        .then_with(|| right.points.len().cmp(&left.points.len()))
        .then_with(|| left.exercise.cmp(&right.exercise))
}

fn expected_anyway(observations: &Observations, gathered: &[Gathered]) -> Option<ExpectedAnyway> {
    let pause = gathered.iter().find(|one| one.is_just_pause(observations))?;
    let sample = pause.tally.sample().filter(|sample| sample.n >= EXPECTED_LEAST)?;
    Some(ExpectedAnyway { n: sample.n, mean: sample.mean, spread: pause.tally.spread()? })
}
