//! What one wrote oneself: people with their numbers, and a plan for a hard time.

use ron::error::SpannedError;
use serde::{Deserialize, Serialize};
use softlanding_core::record::merged_text;

/// The steps of a plan: signs, what I do alone, people and places, whom I ask, professionals, surroundings.
pub const STEPS: usize = 6;
/// The most people that can be named.
pub const PEOPLE_MOST: usize = 12;
/// The only format there is so far.
const FORMAT: u32 = 1;

/// Somebody whom one named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub name: String,
    /// As it was typed.
    pub number: String,
}

/// A plan for a hard time, step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What stands in each step; empty where nothing was written.
    pub steps: [String; STEPS],
    /// One thing worth living for.
    #[serde(default)]
    pub worth: String,
}

impl Plan {
    /// How many of its steps say something.
    #[must_use]
    pub fn written(&self) -> usize {
        self.steps.iter().filter(|step| !step.trim().is_empty()).count()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written() == 0 && self.worth.trim().is_empty()
    }

    /// A plan that was changed from `old` to `new` in one window, while it became `here` in another: both changes
    /// are made, and where both changed the same words, both stay.
    #[must_use]
    pub fn merged(old: &Self, new: &Self, here: &Self) -> Self {
        let mut merged = here.clone();
        let texts = |plan: &Self| plan.steps.clone().into_iter().chain([plan.worth.clone()]);
        let here = merged.steps.iter_mut().chain([&mut merged.worth]);
        for ((old, new), here) in texts(old).zip(texts(new)).zip(here) {
            if *here == old {
                *here = new;
            } else if new != old && *here != new {
                *here = merged_text(&old, &new, here).unwrap_or_else(|| format!("{here}\n{new}"));
            }
        }
        merged
    }
}

/// All that is kept in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    pub people: Vec<Person>,
    pub plan: Option<Plan>,
}

/// Why bytes are no [`Own`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotOwn {
    /// A newer version of the program wrote more than this one knows.
    Newer,
    Damaged,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "People", deny_unknown_fields)]
struct FileOwn {
    format: u32,
    #[serde(default)]
    people: Vec<Person>,
    #[serde(default)]
    plan: Option<Plan>,
}

/// What any version writes, whatever else.
#[derive(Deserialize)]
#[serde(rename = "People")]
struct FileFormat {
    format: u32,
}

impl Own {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.plan.is_none()
    }

    /// What the file holds.
    pub(super) fn from_ron(bytes: &[u8]) -> Result<Self, NotOwn> {
        let FileFormat { format } = ron::de::from_bytes(bytes).map_err(|_| NotOwn::Damaged)?;
        if format > FORMAT {
            return Err(NotOwn::Newer);
        }
        match ron::de::from_bytes(bytes) {
            Ok(FileOwn { format: FORMAT, people, plan }) => Ok(Self { people, plan }),
            Err(SpannedError { code: ron::Error::NoSuchStructField { .. }, .. }) => Err(NotOwn::Newer),
            _ => Err(NotOwn::Damaged),
        }
    }

    /// As it is written to the file.
    pub(super) fn to_ron(&self) -> Result<String, ron::Error> {
        let file = FileOwn { format: FORMAT, people: self.people.clone(), plan: self.plan.clone() };
        let pretty = ron::ser::PrettyConfig::default().struct_names(true);
        ron::ser::to_string_pretty(&file, pretty).map(|text| text + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_was_typed_comes_back_as_it_was() {
        let plan = Plan {
            steps: std::array::from_fn(|step| format!("step {step}\n\"quoted\" \\ ünd 私")),
            worth: "my dog".to_owned(),
        };
        let person = Person { name: "A\u{202e}b".to_owned(), number: "+49 (0) 1".to_owned() };
        for own in [
            Own { people: vec![person.clone()], plan: Some(plan.clone()) },
            Own { people: vec![person], plan: None },
            Own { people: Vec::new(), plan: Some(plan) },
        ] {
            assert_eq!(Own::from_ron(own.to_ron().unwrap().as_bytes()), Ok(own));
        }
    }

    #[test]
    fn what_is_no_such_file_is_not_taken_for_an_empty_one() {
        for wrong in [
            "",
            "People(",
            "People(format: 0)",
            "Support(format: 1)",
            "People(format: 2, pl",
            "People(format: 1, people: 3)",
        ] {
            assert_eq!(Own::from_ron(wrong.as_bytes()), Err(NotOwn::Damaged), "{wrong}");
        }
    }

    #[test]
    fn what_a_newer_version_wrote_is_not_taken_for_damaged() {
        let newer = [
            "People(format: 2)",
            "People(format: 2, people: {\"Noor\": 1}, letters: [(\"a\", Some(3))])",
            "People(format: 1, people: [], letters: 3)",
            "People(format: 1, people: [(name: \"Noor\", number: \"1\", hours: \"day\")])",
        ];
        for newer in newer {
            assert_eq!(Own::from_ron(newer.as_bytes()), Err(NotOwn::Newer), "{newer}");
        }
    }

    #[test]
    fn changes_of_two_windows_are_both_made() {
        let plan = |signs: &str, alone: &str| {
            let mut plan = Plan::default();
            (plan.steps[0], plan.steps[1]) = (signs.to_owned(), alone.to_owned());
            plan
        };
        let merged = |old: &Plan, new: &Plan, here: &Plan| Plan::merged(old, new, here);
        let old = plan("I lie awake", "");
        assert_eq!(
            merged(&old, &plan("I lie awake", "walk"), &plan("no sleep", "")),
            plan("no sleep", "walk")
        );
        assert_eq!(merged(&old, &plan("", ""), &old), plan("", ""), "what was taken away is gone");
        let both = merged(&old, &plan("I cry", ""), &plan("I shake", ""));
        assert_eq!(both, plan("I shake\nI cry", ""));
        let on = merged(&plan("I cry", ""), &plan("I cry a lot", ""), &both);
        assert_eq!(on, plan("I shake\nI cry a lot", ""), "typing on repeats nothing");
        let none = Plan::default();
        assert_eq!(merged(&none, &plan("ours", ""), &plan("theirs", "")), plan("theirs\nours", ""));
    }
}
