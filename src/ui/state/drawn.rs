//! An exercise prepared for its page: each of its cycles as one round of a score.
//!
//! Made again when the exercise is another one, also when its file has changed.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::exercise::{Exercise, Part, Picture};
use softlanding_core::score::{Choice, Score, ScoredBeat};

use crate::ui::widgets::CardPicture;

/// Before the round that is shown another one goes round, so that it begins as it ends.
const ROUNDS: u32 = 2;

/// An exercise prepared for drawing.
#[derive(Debug)]
pub struct Drawn {
    exercise: Arc<Exercise>,
    /// In the order of its parts.
    pub rounds: Vec<DrawnRound>,
    /// What stands for it where nothing goes round.
    pub still: Option<CardPicture>,
    /// The time of the app at which it began to move.
    since: Duration,
}

/// One time round a cycle.
#[derive(Debug)]
pub struct DrawnRound {
    /// Which part of the exercise it is.
    pub part: usize,
    pub score: Score,
    beats: Range<usize>,
    /// The words that stay while it goes round.
    pub text: Option<String>,
    /// How often it goes round, if that does not follow from the length.
    pub times: Option<u32>,
    pub glides: bool,
    pub begins_as_tapped: bool,
    /// What it moves in place of the chosen picture.
    pub picture: Option<Picture>,
}

impl Drawn {
    /// Of this exercise, in motion from `now` on.
    #[must_use]
    pub fn new(exercise: &Arc<Exercise>, now: Duration) -> Self {
        let rounds: Vec<DrawnRound> =
            (0..exercise.parts.len()).filter_map(|part| DrawnRound::of(exercise, part)).collect();
        let still = rounds.is_empty().then(|| CardPicture::of(exercise));
        Self { exercise: Arc::clone(exercise), rounds, still, since: now }
    }

    /// The same place in the round of a changed exercise.
    #[must_use]
    pub fn changed_to(&self, exercise: &Exercise, now: Duration) -> Self {
        let mut changed = Self::new(&Arc::new(exercise.clone()), now);
        let place = self.main().and_then(|(_, round)| round.place(self.moving_for(now)));
        if let (Some((beat, progress)), Some((_, round))) = (place, changed.main()) {
            changed.since = now.saturating_sub(round.until(beat, progress));
        }
        changed
    }

    /// The exercise that is drawn.
    #[must_use]
    pub fn exercise(&self) -> &Arc<Exercise> {
        &self.exercise
    }

    /// Whether this exercise is drawn.
    #[must_use]
    pub fn is_of(&self, exercise: &Exercise) -> bool {
        std::ptr::eq(self.exercise.as_ref(), exercise) || *self.exercise == *exercise
    }

    /// Which round stands for the whole: the first that takes the chosen length, or the first.
    #[must_use]
    pub fn main(&self) -> Option<(usize, &DrawnRound)> {
        let filling = self.rounds.iter().position(|round| round.times.is_none()).unwrap_or(0);
        self.rounds.get(filling).map(|round| (filling, round))
    }

    /// How long it has been in motion.
    #[must_use]
    pub fn moving_for(&self, now: Duration) -> Duration {
        now.saturating_sub(self.since)
    }
}

impl DrawnRound {
    /// A part of an exercise; `None` where nothing goes round.
    #[must_use]
    pub fn of(exercise: &Exercise, part: usize) -> Option<Self> {
        let Part::Cycle { text, beats, rounds, glide_from, from_tapped, picture, .. } =
            exercise.parts.get(part)?
        else {
            return None;
        };
        let cycle = Part::cycle(None, beats.clone(), Some(ROUNDS));
        let alone = Exercise { parts: vec![cycle], ..exercise.clone() };
        let choice = Choice { length_ms: exercise.minutes.usual_ms, own_cycle_ms: None };
        Some(Self {
            part,
            score: Score::compile(&alone, choice),
            beats: beats.len()..2 * beats.len(),
            text: text.clone(),
            times: *rounds,
            glides: glide_from.is_some(),
            begins_as_tapped: *from_tapped,
            picture: picture.or(exercise.picture),
        })
    }

    /// Its beats, where they lie in the score.
    #[must_use]
    pub fn beats(&self) -> &[ScoredBeat] {
        self.score.beats().get(self.beats.clone()).unwrap_or_default()
    }

    /// Where it is in the score, in milliseconds, after it has gone round and round for `moving_for`.
    #[must_use]
    pub fn at_ms(&self, moving_for: Duration) -> f64 {
        let start_ms = self.beats().first().map_or(0, |beat| beat.start_ms);
        let end_ms = self.beats().last().map_or(0, ScoredBeat::end_ms);
        let length_secs = f64::from((end_ms - start_ms).max(1)) / 1_000.0;
        f64::from(start_ms) + moving_for.as_secs_f64() % length_secs * 1_000.0
    }

    /// Which of its beats is due after it has gone round for `moving_for`, and how far it has come in it, 0–1.
    fn place(&self, moving_for: Duration) -> Option<(usize, f64)> {
        let at_ms = self.at_ms(moving_for);
        let (index, _) = self.due(at_ms)?;
        let beat = self.beats().get(index)?;
        Some((index, (at_ms - f64::from(beat.start_ms)) / f64::from(beat.length_ms.max(1))))
    }

    /// How long it takes to come to this place.
    fn until(&self, beat: usize, progress: f64) -> Duration {
        let start_ms = self.beats().first().map_or(0, |beat| beat.start_ms);
        let since_ms = self.beats().get(beat).map_or(0.0, |beat| {
            f64::from(beat.start_ms - start_ms) + f64::from(beat.length_ms) * progress.clamp(0.0, 1.0)
        });
        Duration::from_secs_f64(since_ms / 1_000.0)
    }

    /// Which of its beats is due there, and how long it still lasts.
    #[must_use]
    pub fn due(&self, at_ms: f64) -> Option<(usize, Duration)> {
        let index = self.beats().partition_point(|beat| f64::from(beat.start_ms) <= at_ms).checked_sub(1)?;
        let left_ms = f64::from(self.beats().get(index)?.end_ms()) - at_ms;
        Some((index, Duration::from_secs_f64(left_ms.max(0.0) / 1_000.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(id: &str) -> Drawn {
        let library = crate::library::Library::shipped();
        Drawn::new(&library.find_id(id).unwrap().exercise, Duration::ZERO)
    }

    #[test]
    fn a_round_begins_as_it_ends() {
        for id in ["slow-and-even", "box", "sigh", "wall-push"] {
            for round in drawn(id).rounds {
                let start = f64::from(round.beats()[0].start_ms);
                let end = f64::from(round.beats().last().unwrap().end_ms());
                let gap = round.score.fullness_at(start) - round.score.fullness_at(end - 0.01);
                assert!(gap.abs() < 0.01, "{id}: {gap}");
            }
        }
    }

    #[test]
    fn it_goes_round_and_round() {
        let drawn = drawn("slow-and-even");
        let (_, round) = drawn.main().unwrap();
        let due = |secs: f64| round.due(round.at_ms(Duration::from_secs_f64(secs))).unwrap();
        assert_eq!(due(0.0).0, 0);
        assert_eq!(due(4.5), (1, Duration::from_secs_f64(5.5)));
        assert_eq!(due(10.5).0, 0);
        assert_eq!(due(10_000_005.0).0, 1);
    }

    #[test]
    fn a_change_of_seconds_keeps_the_place_in_the_beat() {
        let drawn = drawn("slow-and-even");
        let now = Duration::from_secs(25);
        let mut exercise = drawn.exercise.as_ref().clone();
        let Part::Cycle { beats, .. } = &mut exercise.parts[1] else { panic!("a breath") };
        (beats[0].ms, beats[1].ms) = (5_000, 12_000);
        let changed = drawn.changed_to(&exercise, now);
        let (_, round) = changed.main().unwrap();
        assert_eq!(round.part, 1);
        // One sixth of the way out.
        let (beat, progress) = round.place(changed.moving_for(now)).unwrap();
        assert!(beat == 1 && (progress - 1.0 / 6.0).abs() < 0.001, "{beat} {progress}");
        assert!(changed.is_of(&exercise) && !changed.is_of(&drawn.exercise));
    }

    #[test]
    fn what_fills_the_length_stands_for_the_whole() {
        let drawn = drawn("look-then-breathe");
        let (index, round) = drawn.main().unwrap();
        assert_eq!((index, round.times, drawn.rounds.len()), (2, None, 3));
        assert!(super::Drawn::new(&drawn.exercise, Duration::ZERO).is_of(&drawn.exercise));
    }
}
