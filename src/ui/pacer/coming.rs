//! The beats of the coming round, as stretches of the ring or of the line of time, right after what has gone.
//!
//! Their places stand still while a round runs; what is done of it is dimmed. Where the time is long the
//! stretches are longer than their share of it, or nothing of them would be seen.

use softlanding_core::exercise::Gesture;
use softlanding_core::score::ScoredBeat;

use super::moment::smooth;
use super::{CALM_SWING, PacerFrame, Timeline};

/// How much of a whole turn a second takes at least, and two rounds at most.
const TURN_PER_SEC: f32 = 0.014;
const TURN_MOST: f32 = 0.34;
/// Less room than this before the end shows nothing.
const TURN_LEAST: f32 = 0.03;
/// How long one brightness takes to give way to another, in milliseconds.
const FADE_MS: f64 = 700.0;
/// How bright a beat is that comes, one of the round after it, and the one that is on.
const COMES: f32 = 0.62;
const COMES_LATER: f32 = 0.34;
const IS_ON: f32 = 1.0;
/// The speed that one brightness giving way to another counts as, in points a second.
const SEEMING_SPEED: f32 = 12.0;

/// One beat of what comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    pub gesture: Gesture,
    /// From where to where on the ring, 0–1.
    pub from: f32,
    pub to: f32,
    /// How much of it is seen, 0–1.
    pub seen: f32,
}

/// What comes, for a ring or, `drawn_out`, for a line that is that much shorter than the ring.
pub(super) fn stretches(frame: &PacerFrame, drawn_out: f32) -> Vec<Stretch> {
    let Some(timeline) = frame.timeline.filter(|_| frame.elapsed_share.is_some()) else { return Vec::new() };
    let come = come(&timeline);
    let layouts = [(Layout::now(&timeline), come), (Layout::before(&timeline), 1.0 - come)];
    let layouts = layouts.into_iter().filter(|(_, shown)| *shown > 0.0);
    let layouts = layouts.filter_map(|(layout, shown)| Some((layout?, shown)));
    layouts.flat_map(|(layout, shown)| layout.stretches(frame, &timeline, drawn_out, shown)).collect()
}

/// Points a second at which it seems to move.
pub(super) fn speed(frame: &PacerFrame) -> f32 {
    let Some(timeline) = frame.timeline.filter(|_| frame.elapsed_share.is_some()) else { return 0.0 };
    let is_over = timeline.score.is_over(timeline.position);
    let (since_ms, _) = since_and_length_ms(&timeline, true);
    if since_ms < FADE_MS && !is_over && timeline.score.beats().len() > 1 { SEEMING_SPEED } else { 0.0 }
}

/// How far what is seen now has taken over from what was seen before, 0–1.
fn come(timeline: &Timeline) -> f32 {
    if Layout::before(timeline).is_none() {
        return 1.0;
    }
    let (since_ms, length_ms) = since_and_length_ms(timeline, false);
    smooth((since_ms / FADE_MS.min(length_ms)) as f32)
}

/// For how long the beat, or else its round, has been on, and how long it is, in milliseconds; of the part where it
/// has no beats.
fn since_and_length_ms(timeline: &Timeline, is_beat: bool) -> (f64, f64) {
    let Some(part) = timeline.part() else { return (f64::MAX, 1.0) };
    let now_ms = timeline.timed_ms + timeline.waited_ms();
    let Some(beat) = timeline.scored_beat() else {
        let length_ms = match part.length.timed_ms() {
            0 => FADE_MS,
            length_ms => f64::from(length_ms),
        };
        return (now_ms - f64::from(part.start_ms), length_ms);
    };
    if is_beat {
        return (now_ms - f64::from(beat.start_ms), f64::from(beat.length_ms));
    }
    let beats = timeline.score.beats().get(part.beats.clone()).unwrap_or_default();
    let of_round = || beats.iter().filter(|other| other.round == beat.round);
    let start_ms = of_round().next().map_or(beat.start_ms, |first| first.start_ms);
    let end_ms = of_round().next_back().map_or(beat.end_ms(), ScoredBeat::end_ms);
    (now_ms - f64::from(start_ms), f64::from((end_ms - start_ms).max(1)))
}

/// A round that runs or comes, and the one after it.
struct Layout<'a> {
    round: u32,
    beats: Vec<&'a ScoredBeat>,
}

impl<'a> Layout<'a> {
    /// In words it is the first round of the next cycle.
    fn now(timeline: &Timeline<'a>) -> Option<Self> {
        let part = timeline.position.part;
        if let Some(beat) = timeline.scored_beat() {
            return Self::of(timeline, part, beat.round);
        }
        let has_beats = |part: &usize| timeline.score.parts().get(*part).is_some_and(|part| part.rounds > 0);
        let next = (part + 1..timeline.score.parts().len()).find(has_beats)?;
        Self::of(timeline, next, 0)
    }

    /// What was seen before this round or these words began, if that was something else.
    fn before(timeline: &Timeline<'a>) -> Option<Self> {
        let part = timeline.position.part;
        if let Some(round) = timeline.scored_beat().and_then(|beat| beat.round.checked_sub(1)) {
            return Self::of(timeline, part, round);
        }
        let before = part.checked_sub(1)?;
        let last = timeline.score.parts().get(before)?.rounds.checked_sub(1)?;
        Self::of(timeline, before, last)
    }

    fn of(timeline: &Timeline<'a>, part: usize, round: u32) -> Option<Self> {
        let range = timeline.score.parts().get(part)?.beats.clone();
        let beats = timeline.score.beats().get(range)?;
        let first = beats.partition_point(|beat| beat.round < round);
        let rounds = round..round.saturating_add(2);
        let beats: Vec<_> =
            beats.iter().skip(first).take_while(|beat| rounds.contains(&beat.round)).collect();
        let in_round = beats.iter().filter(|beat| beat.round == round).count();
        (in_round > 1).then_some(Self { round, beats })
    }

    fn start_ms(&self) -> f64 {
        self.beats.first().map_or(0.0, |beat| f64::from(beat.start_ms))
    }

    fn length_ms(&self) -> f64 {
        self.beats.iter().map(|beat| f64::from(beat.length_ms)).sum::<f64>().max(1.0)
    }

    fn stretches(&self, frame: &PacerFrame, timeline: &Timeline, drawn_out: f32, shown: f32) -> Vec<Stretch> {
        let (start_ms, length_ms) = (self.start_ms(), self.length_ms());
        let gone = frame.elapsed_share.unwrap_or_default();
        let from = gone + ((start_ms - timeline.stepped_ms()) / frame.ring_ms) as f32;
        let true_span = (length_ms / frame.ring_ms) as f32;
        let readable = (TURN_PER_SEC * (length_ms / 1_000.0) as f32).min(TURN_MOST) * drawn_out;
        let span = true_span.max(readable).min(1.0 - from);
        if span < TURN_LEAST {
            return Vec::new();
        }
        let place = |ms: u32| from + span * ((f64::from(ms) - start_ms) / length_ms) as f32;
        let stretch = |beat: &&ScoredBeat| Stretch {
            gesture: beat.gesture,
            from: place(beat.start_ms),
            to: place(beat.end_ms()),
            seen: shown * self.seen(beat, timeline, frame.reduced_motion),
        };
        self.beats.iter().map(stretch).filter(|stretch| stretch.seen > 0.0).collect()
    }

    /// How much is seen of a beat before, while and after it is on.
    fn seen(&self, beat: &ScoredBeat, timeline: &Timeline, is_calm: bool) -> f32 {
        let since = |ms: u32| smooth(((timeline.timed_ms - f64::from(ms)) / FADE_MS) as f32);
        let comes = if beat.round == self.round { COMES } else { COMES_LATER };
        if is_calm {
            let on = since(beat.start_ms) * (1.0 - since(beat.end_ms()));
            return comes * (1.0 - CALM_SWING * (1.0 - on));
        }
        let begun = comes + (IS_ON - comes) * since(beat.start_ms);
        begun * (1.0 - since(beat.end_ms()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use softlanding_core::exercise::Gesture::{Hold, In, Out, Rest};

    use super::*;
    use crate::ui::pacer::frame_at;
    use crate::ui::pacer::tests::{any_score, score_of, stage, theme};

    fn gestures(stretches: &[Stretch]) -> Vec<Gesture> {
        stretches.iter().map(|stretch| stretch.gesture).collect()
    }

    #[test]
    fn the_beats_of_this_round_and_the_next_lie_after_what_has_gone() {
        let (score, theme) = (score_of("box"), theme());
        let first = score.beats().iter().find(|beat| beat.round == 2).unwrap();
        let frame = frame_at(&score, f64::from(first.start_ms) + 1_500.0, stage(), &theme);
        let seen = stretches(&frame, 1.0);
        assert_eq!(gestures(&seen), [In, Hold, Out, Rest, In, Hold, Out, Rest]);
        assert!(seen.windows(2).all(|pair| (pair[0].to - pair[1].from).abs() < 0.001), "{seen:?}");
        let gone = frame.elapsed_share.unwrap();
        assert!((seen[0].from - gone).abs() < 0.02 && seen[7].to <= 1.0, "{gone} {seen:?}");
        assert!(
            seen[0].seen > seen[1].seen && seen[3].seen > seen[4].seen,
            "the one that is on is brightest"
        );
    }

    #[test]
    fn what_is_done_is_gone_and_words_show_what_comes_after_them() {
        let (score, theme) = (score_of("box"), theme());
        let at = |timed_ms: f64| stretches(&frame_at(&score, timed_ms, stage(), &theme), 1.0);
        let out = score.beats().iter().find(|beat| beat.round == 1 && beat.gesture == Out).unwrap();
        assert_eq!(gestures(&at(f64::from(out.start_ms) + 1_000.0)), [Out, Rest, In, Hold, Out, Rest]);
        assert_eq!(gestures(&at(3_000.0))[..4], [In, Hold, Out, Rest]);
        assert!(at(f64::from(score.total_ms()) - 2_000.0).is_empty(), "nothing comes after the last");
    }

    #[test]
    fn nothing_moves_with_reduced_motion_and_the_light_swings_by_a_fifth() {
        let (score, theme) = (score_of("slow-and-even"), theme().with_reduced_motion(true));
        let start_ms = f64::from(score.beats().iter().find(|beat| beat.round == 1).unwrap().start_ms);
        let at = |ms: f64| stretches(&frame_at(&score, start_ms + ms, stage(), &theme), 1.0);
        let first = at(1_000.0);
        for later in [2_000.0, 5_000.0, 7_000.0] {
            for (one, other) in first.iter().zip(at(later)) {
                assert!((one.from - other.from).abs() < 0.0001);
                assert!(one.seen.min(other.seen) >= one.seen.max(other.seen) * (1.0 - CALM_SWING) - 0.001);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn brightness_never_jumps(score in any_score(), share in 0.0..1.0_f64) {
            let theme = theme();
            let now_ms = share * f64::from(score.total_ms() - 20);
            let light = |ms: f64| -> Vec<(f32, f32)> {
                let frame = frame_at(&score, ms, stage(), &theme);
                let seen = stretches(&frame, 1.0);
                prop_assert_all(&seen);
                // How bright each hundredth of the ring is.
                (0..100_u8).map(|at| {
                    let place = (f32::from(at) + 0.5) / 100.0;
                    let here = seen.iter().filter(|stretch| stretch.from <= place && place < stretch.to);
                    (place, here.map(|stretch| stretch.seen).sum())
                }).collect()
            };
            for (now, then) in light(now_ms).iter().zip(light(now_ms + 10.0)) {
                prop_assert!((now.1 - then.1).abs() < 0.1, "{now:?} {then:?}");
            }
        }
    }

    fn prop_assert_all(seen: &[Stretch]) {
        for stretch in seen {
            assert!(
                (0.0..=1.001).contains(&stretch.from) && stretch.to <= 1.001 && stretch.to >= stretch.from
            );
            assert!((0.0..=1.0).contains(&stretch.seen), "{stretch:?}");
        }
    }
}
