//! What the window remembers of people and plan while they are written. Without a yes it ends with the window.

use crate::app::App;
use crate::people::{OwnChange, Person, Plan};

/// People whom one names.
#[derive(Debug, Default)]
pub struct PeopleDraft {
    pub name: String,
    pub number: String,
    /// Somebody was named, and it is asked whether to keep them.
    pub asked: Option<Person>,
    /// Those that are not kept.
    pub here_only: Vec<Person>,
}

impl PeopleDraft {
    /// Everyone whom one named, those that are kept first.
    #[must_use]
    pub fn all(&self, app: &App) -> Vec<Person> {
        app.own_people().iter().chain(&self.here_only).cloned().collect()
    }

    /// Takes what was typed as somebody to ask about, once it has a name and a number.
    pub fn name_one(&mut self) {
        let (name, number) = (self.name.trim(), self.number.trim());
        if !name.is_empty() && !number.is_empty() {
            self.asked = Some(Person { name: name.to_owned(), number: number.to_owned() });
            (self.name, self.number) = (String::new(), String::new());
        }
    }
}

/// The plan being written.
#[derive(Debug, Default)]
pub struct PlanDraft {
    pub plan: Plan,
    /// The plan that is to be kept, as this draft last agreed with it; `None` while this one is not to be kept.
    kept: Option<Plan>,
    pub asks_delete: bool,
    /// Whether the page is to show step 5 in the next frame.
    pub goes_to_lines: bool,
}

impl PlanDraft {
    /// Whether each change is to be kept.
    #[must_use]
    pub fn is_to_be_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// Takes in what became of the plan that is to be kept. Words that nobody said yes to are not mixed with it, and
    /// stay as they are when it was deleted elsewhere.
    pub fn follow(&mut self, kept: Option<&Plan>) {
        match (&self.kept, kept) {
            (Some(old), Some(here)) if old == here => return,
            (Some(old), Some(here)) => self.plan = Plan::merged(old, &self.plan, here),
            (None, Some(here)) if self.plan.is_empty() => self.plan = here.clone(),
            _ => {
                self.kept = None;
                return;
            }
        }
        self.kept = kept.cloned();
    }

    /// From now on each change is to be kept: the change that leads there.
    pub fn keep(&mut self) -> OwnChange {
        let old = self.kept.replace(self.plan.clone()).map(Box::new);
        OwnChange::KeepPlan { old, new: Box::new(self.plan.clone()) }
    }

    /// What was written since the last change, if it is to be kept.
    pub fn change(&mut self) -> Option<OwnChange> {
        self.kept.as_ref().is_some_and(|kept| *kept != self.plan).then(|| self.keep())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(worth: &str) -> Plan {
        Plan { worth: worth.to_owned(), ..Plan::default() }
    }

    #[test]
    fn a_draft_takes_in_what_another_window_wrote_and_keeps_what_it_has() {
        let mut draft = PlanDraft::default();
        draft.follow(Some(&plan("my dog")));
        assert!(draft.is_to_be_kept() && draft.change().is_none());
        draft.plan = plan("my dog and the sea");
        draft.follow(Some(&plan("Ada, my dog")));
        assert_eq!(draft.plan, plan("Ada, my dog and the sea"));
        let Some(OwnChange::KeepPlan { old, new }) = draft.change() else { panic!("there is one") };
        assert_eq!((old.as_deref(), *new), (Some(&plan("Ada, my dog")), draft.plan.clone()));
        draft.follow(None);
        assert_eq!((draft.is_to_be_kept(), &draft.plan.worth[..]), (false, "Ada, my dog and the sea"));
        assert!(draft.change().is_none(), "what was deleted elsewhere is not kept again unasked");
    }

    #[test]
    fn what_nobody_said_yes_to_is_not_mixed_with_what_is_kept() {
        let mut draft = PlanDraft { plan: plan("mine"), ..PlanDraft::default() };
        draft.follow(Some(&plan("kept")));
        assert_eq!((draft.is_to_be_kept(), &draft.plan), (false, &plan("mine")));
        let yes = draft.keep();
        assert_eq!(yes, OwnChange::KeepPlan { old: None, new: Box::new(plan("mine")) });
        draft.follow(Some(&plan("kept\nmine")));
        assert_eq!(draft.plan, plan("kept\nmine"));
    }
}
