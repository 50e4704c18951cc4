//! What a person chose to keep: in the database ([`journal`]) and in files for other programs ([`exchange`]).
//!
//! [`codec`] is how both write the values of a record as text.

pub(crate) mod codec;
pub mod exchange;
pub mod journal;
pub mod span;
