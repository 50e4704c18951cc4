//! Files that are made for a person: pages to print ([`page`]), what they say ([`report`], [`plan`]), sound ([`recording`]).

pub mod page;
pub mod plan;
pub mod recording;
pub mod report;
