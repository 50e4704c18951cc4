//! When the words of a part change: its lines one after another, or one of many words at a time.
//!
//! Knows lengths and the starts of rounds; knows no texts.

use std::ops::Range;

use super::WordsMoment;
use crate::exercise::Lines;

/// The least that a line stands where its author says nothing.
const LINE_LEAST_MS: u32 = 20_000;
/// The most that a line stands where its author says nothing; then the words of the part come back.
const LINE_MOST_MS: u32 = 40_000;
/// Words that would come back for less than this stay away, and the line stands on.
const WORDS_AGAIN_LEAST_MS: u32 = 10_000;

/// From when on which words of a part stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoredLine {
    /// On the timed axis, or since a wait began that the person has set.
    pub start_ms: u32,
    /// Which of the lines; of a `Words`, which word in its order of this sitting. `None`: the words of the
    /// part again.
    pub line: Option<usize>,
}

/// The lines of a part of this length, from its beginning on.
///
/// `rounds_ms` is where each round of a cycle begins; empty for anything else.
#[must_use]
pub fn line_times(lines: &Lines, length_ms: u32, rounds_ms: &[u32]) -> Vec<ScoredLine> {
    let room = if rounds_ms.is_empty() { usize::MAX } else { rounds_ms.len() - 1 };
    let most = lines.texts.len().min(room);
    if most == 0 {
        return Vec::new();
    }
    // The first turn is that of the words; what finds no turn is left out before the last.
    let turns = length_ms / lines.every_ms.unwrap_or(LINE_LEAST_MS).max(1);
    if turns == 0 {
        return Vec::new();
    }
    let shown = (turns as usize).saturating_sub(1).clamp(1, most);
    let stays_ms = lines.every_ms.unwrap_or_default().max(LINE_MOST_MS);
    let last_ms = (length_ms / (shown as u32 + 1)).min(stays_ms);
    let starts_ms = starts(length_ms - last_ms, shown, rounds_ms);
    let mut times = Vec::with_capacity(shown);
    for (turn, start_ms) in starts_ms.iter().copied().enumerate() {
        let is_last = turn + 1 == shown;
        let line = if is_last { lines.texts.len() - 1 } else { turn };
        times.push(ScoredLine { start_ms, line: Some(line) });
        let next_ms = starts_ms.get(turn + 1).copied().unwrap_or(start_ms);
        let back_ms = round_after(start_ms.saturating_add(stays_ms), rounds_ms);
        if back_ms.saturating_add(WORDS_AGAIN_LEAST_MS) <= next_ms {
            times.push(ScoredLine { start_ms: back_ms, line: None });
        }
    }
    times
}

/// Equal steps up to where the last one begins, each moved to the nearest round that is still free.
fn starts(last_start_ms: u32, count: usize, rounds_ms: &[u32]) -> Vec<u32> {
    let mut round = 0;
    let start = |turn: usize| {
        let start_ms = (f64::from(last_start_ms) * turn as f64 / count as f64).round() as u32;
        if rounds_ms.is_empty() {
            return start_ms;
        }
        let after = rounds_ms.partition_point(|ms| *ms < start_ms);
        let distance = |index: usize| rounds_ms.get(index).map_or(u32::MAX, |ms| ms.abs_diff(start_ms));
        let before = after.saturating_sub(1);
        let nearest = if distance(before) <= distance(after) { before } else { after };
        let last_free = rounds_ms.len() - 1 - (count - turn);
        round = nearest.clamp(round + 1, last_free.max(round + 1));
        rounds_ms.get(round).copied().unwrap_or(start_ms)
    };
    (1..=count).map(start).collect()
}

/// The next start of a round; where there are no rounds, the time itself.
fn round_after(ms: u32, rounds_ms: &[u32]) -> u32 {
    let index = rounds_ms.partition_point(|round_ms| *round_ms < ms);
    rounds_ms.get(index).copied().unwrap_or(ms)
}

/// Which words stand at `at_ms`: those of the part from the start of `span`, then as `lines` say.
#[must_use]
pub fn standing(lines: &[ScoredLine], at_ms: u32, span: Range<u32>) -> WordsMoment {
    let next = lines.partition_point(|line| line.start_ms <= at_ms);
    let now = next.checked_sub(1).and_then(|index| lines.get(index));
    let end_ms = lines.get(next).map_or(span.end, |line| line.start_ms);
    WordsMoment {
        line: now.and_then(|line| line.line),
        since_ms: at_ms.saturating_sub(now.map_or(span.start, |line| line.start_ms)),
        left_ms: Some(end_ms.saturating_sub(at_ms)),
    }
}

/// One word after another, each for about `every_ms`, from the beginning to the end of the part.
pub(super) fn word_times(every_ms: u32, length_ms: u32) -> Vec<ScoredLine> {
    let count = (length_ms / every_ms.max(1)).max(1);
    let step_ms = f64::from(length_ms) / f64::from(count);
    let time = |word: u32| ScoredLine {
        start_ms: (step_ms * f64::from(word)).round() as u32,
        line: Some(word as usize),
    };
    (0..count).map(time).collect()
}

/// Which of `count` words is the `step`-th of a sitting: each once in an order made from `seed`, then all
/// again in another order, never the same twice in a row.
#[must_use]
pub fn shuffled(count: usize, seed: u64, step: usize) -> usize {
    let round = step.checked_div(count).unwrap_or_default();
    let mut order = order(count, seed, round);
    // The word that ended the last round does not begin this one.
    if let Some(last) = round.checked_sub(1).and_then(|round| order_end(count, seed, round))
        && count > 2
        && order.first() == Some(&last)
    {
        order.swap(0, 1);
    }
    order.get(step % count.max(1)).copied().unwrap_or_default()
}

/// With more than two words a swap at the beginning does not reach the end.
fn order_end(count: usize, seed: u64, round: usize) -> Option<usize> {
    order(count, seed, round).last().copied()
}

/// Fisher and Yates.
fn order(count: usize, seed: u64, round: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed ^ (round as u64).wrapping_mul(0xa076_1d64_78bd_642f);
    for index in (1..count).rev() {
        let other = split_mix(&mut state) % (index as u64 + 1);
        order.swap(index, other as usize);
    }
    order
}

/// `SplitMix64`: <https://doi.org/10.1145/2714064.2660195>
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(count: usize, every_ms: Option<u32>) -> Lines {
        Lines { texts: (0..count).map(|number| number.to_string()).collect(), every_ms }
    }

    fn times(count: usize, every_secs: Option<u32>, secs: u32) -> Vec<(u32, Option<usize>)> {
        let lines = lines(count, every_secs.map(|secs| secs * 1_000));
        let times = line_times(&lines, secs * 1_000, &[]);
        times.into_iter().map(|time| (time.start_ms / 1_000, time.line)).collect()
    }

    #[test]
    fn words_and_lines_share_the_time_of_the_part() {
        assert_eq!(times(3, None, 120), [(30, Some(0)), (60, Some(1)), (90, Some(2))]);
        assert_eq!(times(1, None, 60), [(30, Some(0))]);
        assert_eq!(times(2, Some(10), 30), [(10, Some(0)), (20, Some(1))]);
    }

    #[test]
    fn lines_without_time_are_left_out_but_never_the_last() {
        assert_eq!(times(8, None, 80), [(20, Some(0)), (40, Some(1)), (60, Some(7))]);
        assert_eq!(times(8, Some(30), 100), [(33, Some(0)), (66, Some(7))]);
        assert_eq!(times(8, None, 20), [(10, Some(7))]);
        assert_eq!(times(8, None, 19), [], "words that change within seconds hurry");
    }

    #[test]
    fn in_a_long_part_lines_are_spread_and_the_words_come_back_between_them() {
        let spread = [
            (130, Some(0)),
            (170, None),
            (260, Some(1)),
            (300, None),
            (390, Some(2)),
            (430, None),
            (520, Some(3)),
        ];
        assert_eq!(times(4, None, 560), spread);
        let patient = times(2, Some(60), 186);
        assert_eq!(patient, [(63, Some(0)), (126, Some(1))], "a line may stand as long as its author says");
    }

    #[test]
    fn in_a_cycle_a_line_begins_with_a_round() {
        let rounds: Vec<u32> = (0..12).map(|round| round * 10_000).collect();
        let times = line_times(&lines(3, None), 120_000, &rounds);
        assert!(times.iter().all(|time| rounds.contains(&time.start_ms)), "{times:?}");
        assert_eq!(times.iter().map(|time| time.line).collect::<Vec<_>>(), [Some(0), Some(1), Some(2)]);
        let two = line_times(&lines(3, None), 120_000, &[0, 60_000]);
        assert_eq!(two, [ScoredLine { start_ms: 60_000, line: Some(2) }]);
        assert_eq!(line_times(&lines(3, None), 60_000, &[0]), [], "one round has room for its words only");
    }

    #[test]
    fn words_go_on_to_the_end_of_the_part() {
        let times = word_times(8_000, 60_000);
        assert_eq!(times.first(), Some(&ScoredLine { start_ms: 0, line: Some(0) }));
        assert_eq!(times.len(), 7);
        assert_eq!(word_times(30_000, 5_000).len(), 1);
    }

    proptest! {
        #[test]
        fn lines_stand_in_their_order_and_the_last_one_at_the_end(
            count in 1..64_usize,
            every_ms in proptest::option::of(10_000..120_000_u32),
            length_ms in 120_000..5_400_000_u32,
            round_ms in proptest::option::of(3_000..60_000_u32),
        ) {
            let rounds: Vec<u32> = round_ms
                .map(|ms| (0..(length_ms / ms).max(2)).map(|round| round * ms).collect())
                .unwrap_or_default();
            let times = line_times(&lines(count, every_ms), length_ms, &rounds);
            prop_assert!(times.is_sorted_by(|earlier, later| earlier.start_ms < later.start_ms), "{times:?}");
            let shown: Vec<usize> = times.iter().filter_map(|time| time.line).collect();
            prop_assert!(shown.is_sorted_by(|earlier, later| earlier < later), "{shown:?}");
            prop_assert_eq!(times.last().and_then(|time| time.line), Some(count - 1));
            prop_assert!(times.iter().all(|time| time.start_ms > 0));
            prop_assert!(rounds.is_empty() || times.iter().all(|time| rounds.contains(&time.start_ms)));
        }

        #[test]
        fn each_word_comes_once_a_round_and_never_twice_in_a_row(count in 3..300_usize, seed in any::<u64>()) {
            let words: Vec<usize> = (0..count * 3).map(|step| shuffled(count, seed, step)).collect();
            for round in words.chunks(count) {
                let mut sorted = round.to_vec();
                sorted.sort_unstable();
                prop_assert!(sorted.into_iter().eq(0..count));
            }
            prop_assert!(words.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }

    #[test]
    fn another_seed_is_another_order() {
        let order = |seed| (0..20).map(|step| shuffled(20, seed, step)).collect::<Vec<_>>();
        assert_eq!(order(1), order(1));
        assert_ne!(order(1), order(2));
        assert_ne!((20..40).map(|step| shuffled(20, 1, step)).collect::<Vec<_>>(), order(1));
    }
}
