//! Sittings as strokes from before to after, placed in time. Pure: what is to be drawn, not how.

use crate::insight::{Numbers, Observation};
use crate::rating::{Level, State};
use uuid::Uuid;

/// One sitting, or several that stand too close to be told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct SittingStroke {
    /// The sitting; the newest where there are several.
    pub id: Uuid,
    pub count: usize,
    /// Where in time, from 0 to 1.
    pub share: f32,
    pub before: Option<Mark>,
    pub after: Option<Mark>,
}

/// Which of the two numbers a height is: the same height never means both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Hardness,
    /// Of *Far away*.
    Presence,
}

/// One end of a stroke.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// `None` where none was said, or where several differ.
    pub state: Option<State>,
    pub band: Band,
    /// 0 at the bottom, 1 at the top: the harder, or the less present, the higher.
    pub height: f32,
    /// Whether the height was said. What was not said stands in the middle.
    pub is_said: bool,
}

impl Mark {
    fn of(numbers: Numbers) -> Option<Self> {
        let Numbers { state, hardness, presence } = numbers;
        let is_far = state == Some(State::ShutDown);
        (numbers != Numbers::default()).then(|| Self {
            state,
            band: if is_far { Band::Presence } else { Band::Hardness },
            height: if is_far { height(state, None, presence) } else { height(state, hardness, None) },
            is_said: numbers.leading().is_some(),
        })
    }
}

/// How high a rating stands, from 0 to 1: the harder, the higher. In the middle where no number was said.
#[must_use]
pub fn height(state: Option<State>, hardness: Option<Level>, presence: Option<Level>) -> f32 {
    let hardness = hardness.map(Level::get);
    let level = if state == Some(State::ShutDown) {
        // Less present stands higher, as harder does.
        presence.map(|level| Level::MAX.get() - level.get()).or(hardness)
    } else {
        hardness
    };
    f32::from(level.unwrap_or(5)) / f32::from(Level::MAX.get())
}

/// The strokes of these sittings between two times, at most `most` of them.
#[must_use]
pub fn strokes(sittings: &[Observation], (from_ms, until_ms): (i64, i64), most: usize) -> Vec<SittingStroke> {
    let span_ms = until_ms.saturating_sub(from_ms).max(1) as f64;
    let share = |sitting: &Observation| {
        (sitting.started_utc_ms.saturating_sub(from_ms) as f64 / span_ms).clamp(0.0, 1.0) as f32
    };
    if sittings.len() <= most {
        return sittings.iter().map(|sitting| together(&[*sitting], share(sitting))).collect();
    }
    let most = most.max(1);
    let place = |sitting: &Observation| ((share(sitting) * most as f32) as usize).min(most - 1);
    let runs = sittings.chunk_by(|left, right| place(left) == place(right));
    let at = |run: &[Observation]| (run.first().map_or(0, place) as f32 + 0.5) / most as f32;
    runs.flat_map(|run| of_one_kind(run).map(move |kind| together(&kind, at(run)))).collect()
}

/// One sitting alone.
#[must_use]
pub fn stroke(sitting: &Observation, (from_ms, until_ms): (i64, i64)) -> SittingStroke {
    let span_ms = until_ms.saturating_sub(from_ms).max(1) as f64;
    together(&[*sitting], (sitting.started_utc_ms.saturating_sub(from_ms) as f64 / span_ms) as f32)
}

/// In which bands a sitting began and ended.
type Kind = (Option<Band>, Option<Band>);

/// These sittings parted by which bands they begin and end in: there is no middle of hardness and presence.
fn of_one_kind(run: &[Observation]) -> impl Iterator<Item = Vec<Observation>> {
    let band = |numbers| Mark::of(numbers).map(|mark| mark.band);
    let mut kinds: Vec<(Kind, Vec<Observation>)> = Vec::new();
    for sitting in run {
        let kind = (band(sitting.before), band(sitting.after));
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, of_it)) => of_it.push(*sitting),
            None => kinds.push((kind, vec![*sitting])),
        }
    }
    kinds.into_iter().map(|(_, of_it)| of_it)
}

fn together(sittings: &[Observation], share: f32) -> SittingStroke {
    SittingStroke {
        id: sittings.last().map_or_else(Uuid::nil, |sitting| sitting.id),
        count: sittings.len(),
        share,
        before: middle(sittings.iter().map(|sitting| sitting.before)),
        after: middle(sittings.iter().map(|sitting| sitting.after)),
    }
}

/// The mean height of those that were said, and the state if all share it.
fn middle(ratings: impl Iterator<Item = Numbers>) -> Option<Mark> {
    let marks: Vec<Mark> = ratings.filter_map(Mark::of).collect();
    let first = marks.first()?;
    let state = first.state.filter(|_| marks.iter().all(|mark| mark.state == first.state));
    let said: Vec<f32> = marks.iter().filter(|mark| mark.is_said).map(|mark| mark.height).collect();
    let sum: f32 = said.iter().sum();
    let height = if said.is_empty() { first.height } else { sum / said.len() as f32 };
    Some(Mark { state, height, is_said: !said.is_empty(), ..*first })
}

#[cfg(test)]
mod tests {
    use crate::insight::Observations;
    use crate::rating::Rating;
    use crate::record::Record;
    use crate::testing::sitting_at;

    use super::*;

    fn observations(count: i64) -> Observations {
        let rating = |hardness| {
            Some(Rating {
                state: Some(State::StirredUp),
                hardness: Level::new(hardness),
                ..Rating::default()
            })
        };
        let records: Vec<Record> = (0..count)
            .map(|number| Record {
                before: rating(8),
                after: rating(2),
                ..sitting_at(Uuid::from_u128(number as u128 + 1), number * 1_000)
            })
            .collect();
        Observations::from_records(&records)
    }

    #[test]
    fn each_sitting_is_a_stroke_at_its_time_from_before_to_after() {
        let all = observations(3);
        let drawn = strokes(all.all(), (0, 4_000), 10);
        let shares: Vec<f32> = drawn.iter().map(|stroke| stroke.share).collect();
        assert_eq!(shares, [0.0, 0.25, 0.5]);
        let before = Mark { state: Some(State::StirredUp), band: Band::Hardness, height: 0.8, is_said: true };
        assert_eq!(drawn[0].before, Some(before));
        assert_eq!(drawn[0].after.map(|mark| mark.height), Some(0.2));
    }

    #[test]
    fn more_than_there_is_room_for_stand_together_and_none_is_lost() {
        let all = observations(1_000);
        let drawn = strokes(all.all(), (0, 1_000_000), 50);
        assert_eq!(drawn.len(), 50);
        assert_eq!(drawn.iter().map(|stroke| stroke.count).sum::<usize>(), 1_000);
        assert!(drawn.is_sorted_by(|left, right| left.share < right.share));
        assert!((drawn[7].before.unwrap().height - 0.8).abs() < 1e-4);
    }

    #[test]
    fn hardness_and_presence_never_make_one_mean() {
        let far = |presence| {
            Some(Rating {
                state: Some(State::ShutDown),
                presence: Level::new(presence),
                hardness: Level::new(9),
                ..Rating::default()
            })
        };
        let records: Vec<Record> = (0..40)
            .map(|number| {
                let plain = sitting_at(Uuid::from_u128(number as u128 + 1), number);
                if number % 2 == 0 {
                    return Record { before: far(2), after: far(6), ..plain };
                }
                let hard = Some(Rating { hardness: Level::new(8), ..Rating::default() });
                Record { before: hard, after: far(4), ..plain }
            })
            .collect();
        let drawn = strokes(Observations::from_records(&records).all(), (0, 40), 1);
        assert_eq!(drawn.len(), 2);
        let ends = |stroke: &SittingStroke| [stroke.before, stroke.after].map(|mark| mark.map(|m| m.band));
        assert_eq!(ends(&drawn[0]), [Some(Band::Presence); 2]);
        assert_eq!(ends(&drawn[1]), [Some(Band::Hardness), Some(Band::Presence)]);
        assert!((drawn[0].before.unwrap().height - 0.8).abs() < 1e-4, "its hardness is not looked at");
        assert_eq!(drawn.iter().map(|stroke| stroke.count).sum::<usize>(), 40);
    }

    #[test]
    fn a_number_that_was_not_said_counts_for_nothing() {
        let numbers =
            |hardness| Numbers { state: Some(State::Mixed), hardness: Level::new(hardness), presence: None };
        let mark = middle([numbers(2), numbers(99)].into_iter()).unwrap();
        assert!(mark.is_said && (mark.height - 0.2).abs() < 1e-4);
        assert!(!middle([numbers(99)].into_iter()).unwrap().is_said);
    }
}
