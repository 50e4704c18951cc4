//! The pure half of Soft Landing.
//!
//! Everything here is a function of its arguments: no clock, file, thread, audio device, window or
//! randomness. Time comes in as numbers, text comes in as strings. That is why ten minutes of a
//! practice can be tested in a millisecond.
//!
//! Data runs one way: [`exercise`] → [`score`] → [`sitting`] → [`record`]. Beside that line stand
//! [`draft`] (an exercise being changed), [`curve`] (one round of a cycle as a line), [`rating`] (how it is), [`saying`] (how that is said, a key at a time), [`shapes`]
//! (the puzzle of turning shapes), [`sorting`] (things on piles), [`sentences`] (begun for a person) and [`voices`] (what a
//! score sounds like);
//! behind it stand [`insight`] (what records say), [`strokes`] (sittings as they stand in time) and [`offer`] (what suits
//! from here), and by themselves [`in_step`] (one rhythm in two places), [`reminder`] (when to remind somebody of a minute),
//! [`support`] (whom to call, by country) and [`time_out`] (when one is back).

pub mod curve;
pub mod draft;
pub mod exercise;
pub mod in_step;
pub mod insight;
pub mod offer;
pub mod pair;
pub mod rating;
pub mod record;
pub mod reminder;
pub mod saying;
pub mod score;
pub mod sentences;
pub mod shapes;
pub mod sitting;
pub mod sorting;
pub mod strokes;
pub mod support;
pub mod time_out;
pub mod voices;

#[cfg(any(test, feature = "testing"))]
pub mod testing;
