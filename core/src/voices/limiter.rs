//! The last thing before the device: nothing is louder than just under full scale, whatever was mixed.

/// Up to here (−3 dB) nothing changes.
const KNEE: f32 = 0.7;
/// What no sample reaches.
const CEILING: f32 = 0.95;
/// Smaller than any device can tell. Numbers much smaller are slow to compute with.
const NOTHING: f32 = 1e-12;

/// Bends what is above the knee softly under the ceiling.
pub(super) fn limit(sample: f32) -> f32 {
    let size = sample.abs();
    if size < NOTHING || size.is_nan() {
        0.0
    } else if size <= KNEE {
        sample
    } else {
        let over = (size - KNEE) / (CEILING - KNEE);
        let share = 1.0 - 1.0 / (1.0 + over);
        (KNEE + (CEILING - KNEE) * share).copysign(sample)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_sounds_pass_unchanged_and_loud_ones_bend_without_a_corner() {
        assert!((limit(0.5) - 0.5).abs() <= 0.0);
        let curve: Vec<f32> = (0..400).map(|step| limit(step as f32 / 100.0)).collect();
        assert!(curve.windows(2).all(|pair| pair[0] <= pair[1] && pair[1] - pair[0] < 0.010_01));
        assert!(curve.iter().all(|sample| *sample < 0.95));
        assert!((limit(-3.0) + limit(3.0)).abs() <= 0.0, "both directions alike");
    }

    #[test]
    fn what_is_no_number_is_silence() {
        assert!(limit(f32::NAN).abs() <= 0.0);
        assert!(limit(f32::MIN_POSITIVE / 2.0).abs() <= 0.0);
        assert!(limit(f32::INFINITY) <= 0.95);
    }
}
