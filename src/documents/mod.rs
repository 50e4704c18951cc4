//! Files that are made for a person: pages to print ([`page`]), what they say ([`report`]), sound ([`recording`]).

pub mod page;
pub mod recording;
pub mod report;
