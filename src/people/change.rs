//! What a person changes of what is kept, so that it can be made again in whatever another window left.

use super::own::{Own, Person, Plan};

/// A change to what is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnChange {
    AddPerson(Person),
    RemovePerson(Person),
    /// The plan, and what it was before. Where another window deleted that, it stays deleted.
    KeepPlan {
        old: Option<Box<Plan>>,
        new: Box<Plan>,
    },
    DeletePlan,
    /// Nothing of it is left, damaged files included.
    DeleteAll,
}

impl OwnChange {
    /// What is kept once it is made.
    pub fn apply_to(&self, own: &mut Own) {
        match self {
            Self::AddPerson(person) => {
                if !own.people.contains(person) {
                    own.people.push(person.clone());
                }
            }
            Self::RemovePerson(person) => own.people.retain(|kept| kept != person),
            Self::KeepPlan { old, new } => match (old, &mut own.plan) {
                (Some(_), None) => {}
                (None, none @ None) => *none = Some(new.as_ref().clone()),
                (old, Some(here)) => {
                    let old = old.as_deref().cloned().unwrap_or_default();
                    *here = Plan::merged(&old, new, here);
                }
            },
            Self::DeletePlan => own.plan = None,
            Self::DeleteAll => *own = Own::default(),
        }
    }

    /// Whether it takes away.
    #[must_use]
    pub fn is_deletion(&self) -> bool {
        matches!(self, Self::RemovePerson(_) | Self::DeletePlan | Self::DeleteAll)
    }

    #[must_use]
    pub fn is_of_plan(&self) -> bool {
        matches!(self, Self::KeepPlan { .. } | Self::DeletePlan | Self::DeleteAll)
    }

    /// Adds itself to changes that are not on the disk; typing on makes one change longer.
    pub fn join(self, unsaved: &mut Vec<Self>) {
        match (unsaved.last_mut(), self) {
            (Some(Self::KeepPlan { new: last, .. }), Self::KeepPlan { old: Some(old), new })
                if *last == old =>
            {
                *last = new;
            }
            (_, change) => unsaved.push(change),
        }
    }
}
