//! Every word a person reads or looks for, from the files in `assets/lang`, for window and terminal alike.
//!
//! Message ids are checked when compiling: `fl!(words, "now-question")`. Where an id is put together
//! at run time, a test goes through all of them.

pub mod cautions;
pub mod describe;
pub mod direction;
pub mod exchange;
pub mod faults;
pub mod finding;
pub(crate) mod findings;
pub(crate) mod headline;
pub mod in_step;
pub mod keys;
pub mod language;
pub mod locale;
pub mod names;
pub mod notices;
pub mod on_card;
pub mod people;
mod pseudo;
pub mod reminders;
pub(crate) mod ticks;
mod words;

pub use i18n_embed_fl::fl;
pub use language::Language;
pub use words::Words;

#[cfg(test)]
mod tests;
