//! The breaths and the holds in a cycle of beats.

use super::{Beat, Gesture};

/// A pause between breaths as anybody makes it; longer ones are holds and need the caution.
pub(super) const PAUSE_MOST_MS: u32 = 1_000;

/// Whether a cycle of these beats is a breath, with a breath's bounds.
pub(super) fn is_breath(beats: &[Beat]) -> bool {
    beats.iter().any(|beat| beat.gesture.is_breath())
}

/// Whether the breath is held in a cycle of these beats, for longer than anybody's pause.
pub(super) fn is_held(beats: &[Beat]) -> bool {
    is_breath(beats) && holds(beats).iter().any(|(_, ms)| *ms > PAUSE_MOST_MS)
}

/// Each breath of one round: where it begins and how long it is, stillness included.
///
/// A breath begins with a breath in after a breath out, counting round the end of the cycle; where
/// only one of both is named, with every one of them. So fast breathing hides neither in a long
/// round nor behind a long rest.
pub(super) fn breaths(beats: &[Beat]) -> Vec<(usize, u32)> {
    let is_in = |beat: &&Beat| matches!(beat.gesture, Gesture::In | Gesture::Sip);
    let breathing = || beats.iter().filter(|beat| beat.gesture.is_breath());
    let one_way = breathing().all(|beat| is_in(&beat)) || !breathing().any(|beat| is_in(&beat));
    let mut was_in = breathing().next_back().is_some_and(|beat| is_in(&beat));
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut before_first_ms = 0;
    for (index, beat) in beats.iter().enumerate() {
        if beat.gesture.is_breath() {
            let now_in = is_in(&beat);
            if one_way || (now_in && !was_in) {
                found.push((index, 0));
            }
            was_in = now_in;
        }
        match found.last_mut() {
            Some((_, ms)) => *ms += beat.ms,
            None => before_first_ms += beat.ms,
        }
    }
    if let Some((_, ms)) = found.last_mut() {
        *ms += before_first_ms;
    }
    found
}

/// Each stretch of stillness in one round: where it begins and how long it is, counting round the
/// end of the cycle, so that a long hold cannot be written as several short ones.
pub(super) fn holds(beats: &[Beat]) -> Vec<(usize, u32)> {
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut was_still = false;
    for (index, beat) in beats.iter().enumerate() {
        let is_still = beat.gesture.is_still();
        match found.last_mut() {
            Some((_, ms)) if is_still && was_still => *ms += beat.ms,
            _ if is_still => found.push((index, beat.ms)),
            _ => {}
        }
        was_still = is_still;
    }
    let starts_still = beats.first().is_some_and(|beat| beat.gesture.is_still());
    if let (true, true, [(_, first_ms), .., (_, last_ms)]) = (starts_still, was_still, found.as_mut_slice()) {
        *last_ms += std::mem::take(first_ms);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beats(beats: &[(Gesture, u32)]) -> Vec<Beat> {
        beats.iter().map(|(gesture, ms)| Beat { gesture: *gesture, ms: *ms, way: None }).collect()
    }

    #[test]
    fn a_sigh_is_one_breath_and_alternate_nostrils_are_two() {
        use Gesture::{In, Out, Rest, Sip};
        assert_eq!(breaths(&beats(&[(In, 2_000), (Sip, 1_000), (Out, 6_000)])), [(0, 9_000)]);
        let nostrils = beats(&[(In, 4_000), (Out, 6_000), (In, 4_000), (Out, 6_000)]);
        assert_eq!(breaths(&nostrils), [(0, 10_000), (2, 10_000)]);
        let from_the_out_breath = beats(&[(Out, 4_000), (Rest, 500), (In, 3_000)]);
        assert_eq!(breaths(&from_the_out_breath), [(2, 7_500)]);
    }

    #[test]
    fn fast_breaths_are_found_in_long_rounds_and_before_long_rests() {
        use Gesture::{In, Out, Rest};
        let fast = beats(&[(In, 500), (Out, 500), (In, 500), (Out, 500), (Rest, 20_000)]);
        assert_eq!(breaths(&fast), [(0, 1_000), (2, 21_000)]);
        let pumping = beats(&[(Out, 500), (Out, 500), (Rest, 5_000)]);
        assert_eq!(breaths(&pumping), [(0, 500), (1, 5_500)]);
    }

    #[test]
    fn a_hold_in_pieces_is_one_hold_also_round_the_end() {
        use Gesture::{Hold, In, Out, Rest};
        let pieces = beats(&[(Rest, 900), (In, 4_000), (Hold, 900), (Rest, 900), (Out, 4_000), (Hold, 900)]);
        assert_eq!(holds(&pieces), [(0, 0), (2, 1_800), (5, 1_800)]);
        assert!(is_held(&pieces));
        assert!(!is_held(&beats(&[(In, 4_000), (Hold, 1_000), (Out, 4_000)])));
        assert!(!is_held(&beats(&[(Gesture::Press, 5_000), (Rest, 15_000)])), "no breath, no hold");
    }
}
