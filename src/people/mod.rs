//! Whom to turn to: lines to call or to write to by country, the people whom one named oneself, and one's plan.
//!
//! The lists come with the program or from `support.ron` in the data folder. People and plan are one private file,
//! `people.ron`, written by a thread and only after a yes. Knows no screens, and never dials or opens anything.

mod change;
mod lists;
mod own;
mod store;
#[cfg(test)]
mod tests;

pub use change::OwnChange;
pub use lists::{SUPPORT_FILE, read_edited, shipped};
pub use own::{Own, PEOPLE_MOST, Person, Plan, STEPS};
pub use store::{OwnFault, PeopleEvent, PeopleStore};
