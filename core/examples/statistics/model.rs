//! People whose truth is known: what they would rate, as whole numbers from 0 to 10.
//!
//! Every figure comes from the core itself: each simulated sitting becomes a record, and what is asked of
//! the records is what the program asks.

use fastrand::Rng;
use softlanding_core::insight::{Band, FromHere, Here, JUST_PAUSE, Observations, Says, Spread, from_here};
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::record::Record;
use softlanding_core::testing::{rated, sitting};
use uuid::Uuid;

/// How many exercises a person of the simulation goes between.
pub const EXERCISES: usize = 12;

/// How a sitting begins, and how much it changes without any effect.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    /// Always at this number; the change scatters by `sd` points around nothing.
    Always { number: f64, sd: f64 },
    /// How hard it is wanders around 5 with a spread of `spread` points, two ratings of it agree by
    /// `agreement`, and people begin when it is bad: half of the time at 6, nearly always at 9.
    WhenBad { spread: f64, agreement: f64 },
}

/// Whom a person turns to next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Each as often as the others.
    Evenly,
    /// A favourite twice as often as the second, three times as often as the third.
    Favourites,
    /// Every other time whatever stands first in the list from there.
    TheFirst,
}

/// A number from the standard normal distribution, by Box and Muller.
pub fn normal(rng: &mut Rng) -> f64 {
    let radius = (-2.0 * (1.0 - rng.f64()).ln()).sqrt();
    radius * (std::f64::consts::TAU * rng.f64()).cos()
}

fn whole(value: f64) -> u8 {
    value.round().clamp(0.0, 10.0) as u8
}

impl Start {
    /// The number before and the number after, as rated, when `effect` points are truly eased.
    pub fn ratings(self, rng: &mut Rng, effect: f64) -> (u8, u8) {
        match self {
            Self::Always { number, sd } => (whole(number), whole(number - effect + sd * normal(rng))),
            Self::WhenBad { spread, agreement } => loop {
                let before = spread * normal(rng);
                if rng.f64() < 1.0 / (1.0 + (1.0 - before).exp()) {
                    let after = agreement * before + spread * (1.0 - agreement.powi(2)).sqrt() * normal(rng);
                    return (whole(5.0 + before), whole(5.0 + after - effect));
                }
            },
        }
    }

    /// The true median of ease as whole numbers, from numbers in `band`.
    pub fn true_median(self, rng: &mut Rng, effect: f64, band: Band) -> f64 {
        let mut eases: Vec<i16> = (0..200_001).map(|_| ease_in(self, rng, effect, band).2).collect();
        eases.sort_unstable();
        eases.get(100_000).map_or(0.0, |ease| f64::from(*ease))
    }
}

/// Ratings before and after and the ease between them, from numbers in `band`.
fn ease_in(start: Start, rng: &mut Rng, effect: f64, band: Band) -> (u8, u8, i16) {
    loop {
        let (before, after) = start.ratings(rng, effect);
        if band_of(before) == Some(band) {
            return (before, after, i16::from(before) - i16::from(after));
        }
    }
}

fn band_of(number: u8) -> Option<Band> {
    Level::new(number).map(Band::of)
}

fn rating(number: u8) -> Rating {
    rated(State::StirredUp, number)
}

/// The sitting with this number, four hours after the one before.
pub fn record(number: usize, exercise: &str, ratings: (u8, u8)) -> Record {
    let hours = i64::try_from(number).unwrap_or(i64::MAX).saturating_mul(4);
    Record {
        id: Uuid::from_u128(number as u128),
        before: Some(rating(ratings.0)),
        after: Some(rating(ratings.1)),
        ..sitting(0, exercise, hours)
    }
}

fn here(band: Band) -> Here {
    Here { state: State::StirredUp, band: Some(band) }
}

/// The median and interval of one exercise after n sittings from `band`.
pub fn spread_of(n: usize, start: Start, effect: f64, band: Band, rng: &mut Rng) -> Option<Spread> {
    let mut observations = Observations::default();
    for number in 0..n {
        let (before, after, _) = ease_in(start, rng, effect, band);
        observations.put(&record(number, "one", (before, after)));
    }
    from_here(&observations, here(band)).exercises.first().and_then(|found| found.spread)
}

/// How often, of so many, the interval after n sittings holds the true median.
pub fn coverage(n: usize, start: Start, effect: f64, band: Band, histories: usize, rng: &mut Rng) -> f64 {
    let truth = start.true_median(rng, effect, band);
    let holds = |spread: Spread| f64::from(spread.low) <= truth && truth <= f64::from(spread.high);
    let held = (0..histories).filter(|_| spread_of(n, start, effect, band, rng).is_some_and(holds)).count();
    held as f64 / histories as f64
}

/// Twelve exercises that are all the same.
#[derive(Clone, Copy, Debug)]
pub struct Identical {
    pub start: Start,
    pub choice: Choice,
    /// Whether a plain pause is among the twelve.
    pub with_pause: bool,
    pub sittings: usize,
}

impl Identical {
    /// Whether anything is claimed at any time, looking after every sitting.
    pub fn has_false_claim(&self, rng: &mut Rng) -> bool {
        let mut observations = Observations::default();
        let mut last: [Option<FromHere>; 3] = [None, None, None];
        for number in 0..self.sittings {
            let ratings = self.start.ratings(rng, 0.0);
            let Some(band) = band_of(ratings.0) else { continue };
            let Some(seen) = last.get_mut(band as usize) else { continue };
            let exercise = self.next(seen.as_ref(), rng);
            observations.put(&record(number, &exercise, ratings));
            let found = from_here(&observations, here(band));
            if found.exercises.iter().any(|found| is_claim(found.says)) {
                return true;
            }
            *seen = Some(found);
        }
        false
    }

    /// The share of histories with a false claim.
    pub fn false_claims(&self, histories: usize, rng: &mut Rng) -> f64 {
        (0..histories).filter(|_| self.has_false_claim(rng)).count() as f64 / histories as f64
    }

    fn next(&self, seen: Option<&FromHere>, rng: &mut Rng) -> String {
        let first = seen.and_then(|seen| seen.exercises.first());
        let place = match (self.choice, first) {
            (Choice::TheFirst, Some(first)) if rng.bool() => return first.exercise.id.clone(),
            (Choice::Favourites, _) => favourite(rng),
            _ => rng.usize(0..EXERCISES),
        };
        self.name(place)
    }

    fn name(&self, place: usize) -> String {
        if self.with_pause && place == 0 { JUST_PAUSE.to_owned() } else { format!("exercise-{place}") }
    }
}

fn favourite(rng: &mut Rng) -> usize {
    let weight = |place: usize| 1.0 / (place + 1) as f64;
    let all: f64 = (0..EXERCISES).map(weight).sum();
    let mut left = rng.f64() * all;
    (0..EXERCISES)
        .find(|place| {
            left -= weight(*place);
            left <= 0.0
        })
        .unwrap_or(0)
}

pub fn is_claim(says: Says) -> bool {
    matches!(says, Says::SeemsToEaseMore { .. })
}

/// Whether an exercise that truly eases more by `effect` is said to, after n of it from `band` and n of
/// each of eleven others without an effect, one of them perhaps a plain pause.
pub fn is_found(n: usize, start: Start, effect: f64, with_pause: bool, band: Band, rng: &mut Rng) -> bool {
    let mut observations = Observations::default();
    for number in 0..n * EXERCISES {
        let place = number % EXERCISES;
        let id = match place {
            0 => "easing".to_owned(),
            1 if with_pause => JUST_PAUSE.to_owned(),
            _ => format!("exercise-{place}"),
        };
        let (before, after, _) = ease_in(start, rng, if place == 0 { effect } else { 0.0 }, band);
        observations.put(&record(number, &id, (before, after)));
    }
    let found = from_here(&observations, here(band));
    found.exercises.iter().any(|found| found.exercise.id == "easing" && is_claim(found.says))
}
