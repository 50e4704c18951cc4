//! What the window remembers of people and plan while they are written. Without a yes it ends with the window.

use crate::app::App;
use crate::people::{Person, Plan};

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
    /// Whether each change is kept.
    pub is_kept: bool,
    pub asks_delete: bool,
    /// Whether the page is to show step 5 in the next frame.
    pub goes_to_lines: bool,
}

impl PlanDraft {
    /// Begins with the plan that is kept, if there is one.
    #[must_use]
    pub fn new(app: &App) -> Self {
        let plan = app.plan().cloned();
        Self { is_kept: plan.is_some(), plan: plan.unwrap_or_default(), ..Self::default() }
    }
}
