//! Sittings as strokes from before to after, placed in time. Pure: what is to be drawn, not how.

use softlanding_core::insight::{Numbers, Observation};
use softlanding_core::rating::{Level, State};
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

/// One end of a stroke.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// `None` where none was said, or where several differ.
    pub state: Option<State>,
    /// 0 at the bottom, 1 at the top: the harder, the higher.
    pub height: f32,
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
    runs.filter_map(|run| Some(together(run, (place(run.first()?) as f32 + 0.5) / most as f32))).collect()
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

/// The mean height, and the state if all share it.
fn middle(ratings: impl Iterator<Item = Numbers>) -> Option<Mark> {
    let said = ratings.filter(|numbers| *numbers != Numbers::default());
    let marks: Vec<Mark> = said
        .map(|numbers| Mark {
            state: numbers.state,
            height: height(numbers.state, numbers.hardness, numbers.presence),
        })
        .collect();
    let first = marks.first()?;
    let state = first.state.filter(|_| marks.iter().all(|mark| mark.state == first.state));
    let sum: f32 = marks.iter().map(|mark| mark.height).sum();
    Some(Mark { state, height: sum / marks.len() as f32 })
}

#[cfg(test)]
mod tests {
    use softlanding_core::insight::Observations;
    use softlanding_core::rating::Rating;
    use softlanding_core::record::Record;
    use softlanding_core::testing::sitting_at;

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
        assert_eq!(drawn[0].before, Some(Mark { state: Some(State::StirredUp), height: 0.8 }));
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
}
