//! What one wrote oneself: people with their numbers, and a plan for a hard time.

use serde::{Deserialize, Serialize};

/// The steps of a plan: signs, what I do alone, people and places, whom I ask, professionals, surroundings.
pub const STEPS: usize = 6;
/// The most people that can be named.
pub const PEOPLE_MOST: usize = 12;
/// The only format there is so far.
const FORMAT: u32 = 1;

/// Somebody whom one named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    /// As it was typed.
    pub number: String,
}

/// A plan for a hard time, step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// All that is kept in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    pub people: Vec<Person>,
    pub plan: Option<Plan>,
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

impl Own {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.plan.is_none()
    }

    /// What the file holds; `None` where it is no such file.
    pub(super) fn from_ron(bytes: &[u8]) -> Option<Self> {
        let file: FileOwn = ron::de::from_bytes(bytes).ok()?;
        (file.format == FORMAT).then_some(Self { people: file.people, plan: file.plan })
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
            assert_eq!(Own::from_ron(own.to_ron().unwrap().as_bytes()), Some(own));
        }
    }

    #[test]
    fn what_is_no_such_file_is_not_taken_for_an_empty_one() {
        for wrong in ["", "People(", "People(format: 2)", "Support(format: 1)", "People(format: 1, plans: 3)"]
        {
            assert_eq!(Own::from_ron(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
