//! What is being made, seen and heard while it is changed: one of its paced parts, round and round.
//!
//! A change keeps the place within the round, and what the picture would jump by is eased away. Knows
//! the time it is given, no clock and no painter.

use std::sync::Arc;
use std::time::Duration;

use softlanding_core::exercise::{Exercise, Part, Picture};
use softlanding_core::score::{Choice, Score};

use crate::app;

/// How long it runs before it comes to rest by itself, in milliseconds.
const LASTS_MS: u32 = 30 * 60_000;
/// How long the picture takes to make up for a change.
const EASE: Duration = Duration::from_millis(700);
/// How long nothing more has to change before sound follows a change.
const QUIET: Duration = Duration::from_millis(350);
const ROUNDS_MOST: u32 = 1_000;

/// The preview of one draft.
#[derive(Debug, Default)]
pub struct Preview {
    score: Option<Arc<Score>>,
    /// Its paced part, to see when it has changed.
    part: Option<Part>,
    /// The place in its score where it stands, or from which it ran on at `since`, in timed milliseconds.
    place_ms: f64,
    /// When it began to run from `place_ms`; `None` while it stands still.
    since: Option<Duration>,
    /// By how much fullness the picture would have jumped, and when.
    gap: Option<(f32, Duration)>,
    /// When what is heard is to follow the last change.
    sound_due: Option<Duration>,
}

impl Preview {
    /// Takes in how the draft is now, and which of its parts is shown.
    pub fn follow(&mut self, exercise: &Exercise, part: Option<usize>, now: Duration) {
        let part = part.and_then(|part| exercise.parts.get(part));
        if part == self.part.as_ref() {
            return;
        }
        let (before, was_at) = (self.fullness(now), self.round_place(now));
        self.part = part.cloned();
        self.score = part.map(|part| Arc::new(score_of(exercise, part)));
        self.place_ms = was_at.map_or(0.0, |place| self.place_of(place));
        if self.since.is_some() {
            self.since = self.score.as_ref().map(|_| now);
            self.sound_due = Some(now + QUIET);
        }
        self.gap = None;
        if let (Some(before), Some(after)) = (before, self.fullness(now)) {
            self.gap = Some((before - after, now));
        }
    }

    /// Whether there is anything to see.
    #[must_use]
    pub fn score(&self) -> Option<&Arc<Score>> {
        self.score.as_ref()
    }

    /// What the shown part moves in place of the chosen picture.
    #[must_use]
    pub fn picture(&self) -> Option<Picture> {
        match self.part {
            Some(Part::Cycle { picture, .. }) => picture,
            _ => None,
        }
    }

    #[must_use]
    pub fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Whether it runs, or stands still somewhere on the way.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.since.is_some() || self.place_ms > 0.0
    }

    /// Goes on from where it is.
    pub fn play(&mut self, now: Duration) -> Option<app::Preview> {
        let ends_ms = self.score.as_ref().map_or(0.0, |score| f64::from(last_ms(score)));
        if self.place_ms >= ends_ms {
            self.place_ms = 0.0;
        }
        self.since = Some(now);
        self.sound_due = None;
        self.preview_at(now)
    }

    /// Stands still where it is.
    pub fn rest(&mut self, now: Duration) {
        self.place_ms = self.timed_ms(now);
        self.since = None;
        self.sound_due = None;
    }

    /// What is to be heard from now on, once a change has settled.
    pub fn due(&mut self, now: Duration) -> Option<app::Preview> {
        self.sound_due.take_if(|due| *due <= now)?;
        self.preview_at(now)
    }

    fn preview_at(&self, now: Duration) -> Option<app::Preview> {
        let score = Arc::clone(self.score.as_ref()?);
        Some(app::Preview { score, timed_ms: self.timed_ms(now) as u32, at: now })
    }

    /// When something happens that is no movement of the picture.
    #[must_use]
    pub fn until_change(&self, now: Duration) -> Option<Duration> {
        self.since?;
        let score = self.score.as_ref()?;
        let place = score.position_at(self.timed_ms(now) as u32);
        let beat = score.until_next_change_ms(place).map(|ms| Duration::from_millis(u64::from(ms) + 1));
        let sound = self.sound_due.map(|due| due.saturating_sub(now));
        [beat, sound].into_iter().flatten().min()
    }

    /// Whether it has come to its own end.
    #[must_use]
    pub fn is_over(&self, now: Duration) -> bool {
        self.score.as_ref().is_some_and(|score| self.timed_ms(now) >= f64::from(last_ms(score)))
    }

    /// The place in its score.
    #[must_use]
    pub fn timed_ms(&self, now: Duration) -> f64 {
        let ran = self.since.map_or(Duration::ZERO, |since| now.saturating_sub(since));
        let most = self.score.as_ref().map_or(0.0, |score| f64::from(last_ms(score)));
        (self.place_ms + ran.as_secs_f64() * 1_000.0).min(most)
    }

    /// How full the picture is shown: without a jump where something has changed.
    #[must_use]
    pub fn fullness(&self, now: Duration) -> Option<f32> {
        let plain = self.score.as_ref()?.fullness_at(self.timed_ms(now));
        Some((plain + self.gap_left(now)).clamp(0.0, 1.0))
    }

    /// Whether the picture still makes up for a change.
    #[must_use]
    pub fn is_easing(&self, now: Duration) -> bool {
        self.gap_left(now).abs() > f32::EPSILON
    }

    /// Where in the round it is once it has begun: in which beat, and how far, 0–1.
    #[must_use]
    pub fn in_round(&self, now: Duration) -> Option<(usize, f32)> {
        let place = self.round_place(now).filter(|_| self.has_begun())?;
        Some((place.beat, place.progress))
    }

    fn gap_left(&self, now: Duration) -> f32 {
        let Some((gap, at)) = self.gap else { return 0.0 };
        let share = (now.saturating_sub(at).as_secs_f32() / EASE.as_secs_f32()).min(1.0);
        let left = 0.5 + 0.5 * (std::f32::consts::PI * share).cos();
        gap * left
    }

    fn round_place(&self, now: Duration) -> Option<RoundPlace> {
        let score = self.score.as_ref()?;
        let moment = score.at(score.position_at(self.timed_ms(now) as u32)).beat?;
        let beat = score.beats().get(moment.index)?;
        let in_round = self.beats_in_round().max(1);
        Some(RoundPlace { round: beat.round, beat: moment.index % in_round, progress: moment.progress })
    }

    /// The same place within a round, as far as there is one.
    fn place_of(&self, place: RoundPlace) -> f64 {
        let Some(score) = &self.score else { return 0.0 };
        let in_round = self.beats_in_round().max(1);
        let rounds = (score.beats().len() / in_round).max(1);
        let round = place.round as usize % rounds;
        let beat = score.beats().get(round * in_round + place.beat.min(in_round - 1));
        beat.map_or(0.0, |beat| {
            f64::from(beat.start_ms) + f64::from(beat.length_ms) * f64::from(place.progress)
        })
    }

    fn beats_in_round(&self) -> usize {
        match &self.part {
            Some(Part::Cycle { beats, .. }) => beats.len(),
            _ => 0,
        }
    }
}

/// A place that a change of seconds does not move.
#[derive(Clone, Copy, Debug)]
struct RoundPlace {
    round: u32,
    beat: usize,
    progress: f32,
}

/// The part alone, at its own pace, for as long as a preview lasts.
fn score_of(exercise: &Exercise, part: &Part) -> Score {
    let beats = match part {
        Part::Cycle { beats, .. } => beats.as_slice(),
        _ => &[],
    };
    let round_ms: u32 = beats.iter().map(|beat| beat.ms).sum();
    let rounds = (LASTS_MS / round_ms.max(1)).clamp(1, ROUNDS_MOST);
    let alone = Part::cycle(None, beats.to_vec(), Some(rounds));
    let exercise = Exercise { parts: vec![alone], ..exercise.clone() };
    Score::compile(&exercise, Choice { length_ms: LASTS_MS, own_cycle_ms: None })
}

/// Where its last round ends; what follows is a landing that is not shown.
fn last_ms(score: &Score) -> u32 {
    score.beats().last().map_or(0, |beat| beat.end_ms().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use softlanding_core::testing::exercise_with;

    use super::*;

    /// The part that fills the length.
    const SHOWN: Option<usize> = Some(2);

    fn exercise(beats: &str) -> Exercise {
        let parts = format!(
            r#"[Say(text: "X.", secs: 5), Cycle(beats: [Press(5), Release(5)], rounds: 2), Cycle(beats: {beats})]"#
        );
        exercise_with(&[("parts", &parts)])
    }

    fn secs(secs: f64) -> Duration {
        Duration::from_secs_f64(secs)
    }

    #[test]
    fn it_runs_through_the_part_that_fills_round_and_round() {
        let mut preview = Preview::default();
        preview.follow(&exercise("[In(4), Out(6)]"), SHOWN, secs(0.0));
        assert!(!preview.is_running());
        assert!((preview.timed_ms(secs(9.0)) - 0.0).abs() < 0.1, "until somebody plays it");
        preview.play(secs(10.0)).unwrap();
        assert!(preview.fullness(secs(14.0)).unwrap() > 0.99);
        assert!(preview.fullness(secs(10.0 + 600.0 + 4.0)).unwrap() > 0.99);
        preview.rest(secs(14.0));
        assert!(preview.fullness(secs(99.0)).unwrap() > 0.99, "it stands still where it was");
        preview.play(secs(99.0));
        assert!(preview.is_over(secs(99.0 + 1_801.0)), "and ends by itself");
    }

    #[test]
    fn a_change_moves_the_picture_by_nothing_at_once() {
        let mut preview = Preview::default();
        preview.follow(&exercise("[In(4), Sip(1), Out(6)]"), SHOWN, secs(0.0));
        preview.play(secs(0.0));
        for (at, beats) in [
            (35.0, "[In(5), Sip(1), Out(6)]"),
            (38.2, "[In(5), Sip(4), Out(6)]"),
            (38.3, "[In(5), Out(6)]"),
            (41.0, "[In(5), Hold(4), Out(6)]"),
            (45.0, "[Out(3)]"),
        ] {
            let before = preview.fullness(secs(at)).unwrap();
            preview.follow(&exercise(beats), SHOWN, secs(at));
            let after = preview.fullness(secs(at)).unwrap();
            assert!((before - after).abs() < 0.01, "{beats}: {before} {after}");
            assert!(!preview.is_easing(secs(at + 0.8)), "{beats}");
        }
    }

    #[test]
    fn sound_follows_once_nothing_more_changes() {
        let mut preview = Preview::default();
        preview.follow(&exercise("[In(4), Out(6)]"), SHOWN, secs(0.0));
        preview.play(secs(0.0));
        for step in 0..20 {
            let now = secs(1.0 + f64::from(step) * 0.05);
            preview.follow(&exercise(&format!("[In(4), Out(6.{step})]")), SHOWN, now);
            assert!(preview.due(now).is_none());
        }
        let heard = preview.due(secs(2.4)).unwrap();
        assert!((f64::from(heard.timed_ms) - preview.timed_ms(secs(2.4))).abs() < 1.5);
        assert!(preview.due(secs(3.0)).is_none(), "once");
        preview.rest(secs(3.0));
        preview.follow(&exercise("[In(4), Out(9)]"), SHOWN, secs(3.0));
        assert!(preview.due(secs(9.0)).is_none(), "nothing is heard while it stands still");
    }
}
