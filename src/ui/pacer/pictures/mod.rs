//! Pictures that an exercise brings. They are pacers like the others, chosen by it and not by the person.
//!
//! For a child, and for whoever likes them, each shows at once what the breath does: a flower that opens, a candle
//! that bends, a cup that steams, a hand that is traced. For what is no breath they are small drawings of light:
//! what one presses, what one is with, and what one does with the senses.

mod both;
mod candle;
mod company;
mod cup;
mod dark;
mod flower;
mod hand;
mod lights;
mod pen;
mod senses;
mod strokes;
#[cfg(test)]
mod tests;
mod touch;

use softlanding_core::exercise::Gesture;

use super::moment::unit;
use super::{CALM_SWING, PacerFrame, time};

pub use both::FlowerAndCandle;
pub use candle::Candle;
pub use company::{Animal, Company, Rain, Tree};
pub use cup::Cup;
pub use dark::Dark;
pub use flower::Flower;
pub use hand::Hand;
pub use lights::Lights;
pub use senses::Senses;
pub use touch::{Feet, Palms, Wall};

/// With reduced motion a picture stands still, as full as this.
const CALM_FULLNESS: f32 = 0.55;

/// How one frame of any of them looks, before anything is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Breath {
    /// How full it is drawn, 0–1.
    fullness: f32,
    /// How strongly air flows out, 0–1: swells and ebbs within the breath out.
    blowing: f32,
    /// How strongly air flows in, 0–1.
    smelling: f32,
    /// 1 is full light.
    brightness: f32,
}

impl Breath {
    fn of(frame: &PacerFrame) -> Self {
        let fullness = frame.fullness();
        if frame.reduced_motion {
            let brightness = 1.0 - CALM_SWING * (1.0 - fullness);
            return Self { fullness: CALM_FULLNESS, blowing: 0.0, smelling: 0.0, brightness };
        }
        let swell = |gestures: &[Gesture]| match frame.beat {
            Some(beat) if gestures.contains(&beat.gesture) => {
                (std::f32::consts::PI * unit(beat.progress)).sin().max(0.0).sqrt()
            }
            _ => 0.0,
        };
        Self {
            fullness,
            blowing: swell(&[Gesture::Out, Gesture::Hum, Gesture::Release]),
            smelling: swell(&[Gesture::In, Gesture::Sip]),
            brightness: 0.8 + 0.2 * fullness,
        }
    }
}

/// How fast a picture moves whose fastest point goes over `travel` points within a breath in or out.
fn speed(frame: &PacerFrame, travel: f32) -> f32 {
    if frame.reduced_motion {
        return (frame.glow_speed() * CALM_SWING).max(time::speed(frame));
    }
    let flow = match frame.beat {
        Some(beat) if frame.fullness_per_second != 0.0 => 3.0 * travel / beat.length_secs.max(0.2),
        _ => 0.0,
    };
    let between = if frame.is_between() { 25.0 } else { 0.0 };
    (frame.fullness_per_second.abs() * travel).max(flow).max(between).max(time::speed(frame))
}
