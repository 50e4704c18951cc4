//! The cue of each gesture: told apart by pitch, loudness, length and side, so that a practice can be
//! followed with closed eyes.

use crate::exercise::Gesture;

use super::Frame;

/// The sound that marks the beginning of a beat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cue {
    /// Fundamental, for one person 174–330 Hz: lower is lost on small speakers, higher is less gentle.
    pub(super) hz: f64,
    /// Softer than the plainest cue by this factor, 0–1.
    pub(super) gain: f32,
    /// Share of a bowl's full time that it rings, 0–1.
    pub(super) ring: f64,
    /// −1 is left, 1 is right.
    pub(super) pan: f32,
    /// How loud it is on each side, 0–1, beside its pan.
    pub(super) sides: Frame,
    /// How much of each higher partial is left from one to the next, 0–1.
    pub(super) brightness: f64,
    /// Time it takes to rise; centred on the beat.
    pub(super) attack_ms: f64,
}

const PLAIN: Cue =
    Cue { hz: 196.0, gain: 1.0, ring: 1.0, pan: 0.0, sides: [1.0, 1.0], brightness: 1.0, attack_ms: 60.0 };

impl Cue {
    /// The breath moves within a pentatonic scale on G: up to D with the in-breath, down a fifth with
    /// the out-breath; effort does the same a tone lower.
    pub(super) fn of(gesture: Gesture) -> Self {
        match gesture {
            Gesture::In => Self { hz: 293.66, ..PLAIN },
            Gesture::Sip => Self { hz: 329.63, gain: 0.5, ring: 0.4, ..PLAIN },
            Gesture::Hold => Self { hz: 246.94, gain: 0.9, ..PLAIN },
            Gesture::Out => PLAIN,
            Gesture::Rest => Self { hz: 220.0, gain: 0.7, ..PLAIN },
            Gesture::Hum => Self { gain: 0.6, ..PLAIN },
            Gesture::Press => Self { hz: 261.63, gain: 0.9, ..PLAIN },
            Gesture::Release => Self { hz: 174.61, gain: 0.9, ..PLAIN },
            Gesture::TapLeft => Self { hz: 220.0, ring: 0.3, pan: -0.7, ..PLAIN },
            Gesture::TapRight => Self { hz: 293.66, ring: 0.3, pan: 0.7, ..PLAIN },
            Gesture::Look => Self { hz: 329.63, gain: 0.35, attack_ms: 120.0, ..PLAIN },
            Gesture::Listen => Self { hz: 246.94, gain: 0.35, attack_ms: 120.0, ..PLAIN },
        }
    }

    /// Quiet beside the beats: other words stand there now.
    pub(super) fn of_line() -> Self {
        Self { hz: 329.63, gain: 0.3, ring: 0.6, attack_ms: 200.0, ..PLAIN }
    }

    /// The last soft sound.
    pub(super) fn of_landing() -> Self {
        Self { gain: 0.7, attack_ms: 300.0, ..PLAIN }
    }
}
