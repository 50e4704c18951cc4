//! Whom to turn to: the lists that hold, and what one wrote oneself, as far as it is kept.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::support::{CountryCode, Support};

use crate::library::FileError;
use crate::people::{self, Own, OwnChange, PeopleEvent, PeopleStore, Person, SUPPORT_FILE};
use crate::text::notices::Notice;

use super::Notices;

/// The lists, the people whom one named, the plan, and the thread that reads and writes them.
#[derive(Debug)]
pub(super) struct People {
    store: PeopleStore,
    folder: PathBuf,
    /// An edited list, or the shipped one once it was read by the thread.
    support: Option<Arc<Support>>,
    /// As the disk holds it, as far as is known; `None` until it was read or could not be.
    on_disk: Option<Own>,
    /// Whether the file is there and could not be read.
    is_unread: bool,
    /// What is to be kept and could not be written. The thread tries it again with each request.
    unsaved: Vec<OwnChange>,
    /// Changes that the disk has not answered yet.
    under_way: VecDeque<OwnChange>,
    /// What the disk holds with all these changes.
    own: Own,
    likely: Option<CountryCode>,
}

impl People {
    pub fn open(folder: PathBuf, locale: Option<&str>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            store: PeopleStore::open(folder.clone(), wake),
            folder,
            support: None,
            on_disk: None,
            is_unread: false,
            unsaved: Vec::new(),
            under_way: VecDeque::new(),
            own: Own::default(),
            likely: locale.and_then(CountryCode::of_locale),
        }
    }

    pub fn support(&self) -> Arc<Support> {
        self.support.clone().unwrap_or_else(people::shipped)
    }

    /// Everything that one wants kept, whether it is on the disk or not.
    pub fn own(&self) -> &Own {
        &self.own
    }

    /// Whether it was read, or is known to be unreadable.
    pub fn is_known(&self) -> bool {
        self.on_disk.is_some()
    }

    /// Whether there is, or may be, something to delete.
    pub fn has_something(&self) -> bool {
        self.is_unread || !self.own.is_empty()
    }

    pub fn is_on_disk(&self, person: &Person) -> bool {
        self.on_disk.as_ref().is_some_and(|own| own.people.contains(person))
    }

    /// Whether the plan is on the disk, and no change of it has failed.
    pub fn is_plan_on_disk(&self) -> bool {
        let has_failed = self.unsaved.iter().any(OwnChange::is_of_plan);
        self.on_disk.as_ref().is_some_and(|own| own.plan.is_some()) && !has_failed
    }

    /// Whether each change of the plan has reached the disk.
    pub fn is_plan_settled(&self) -> bool {
        !self.unsaved.iter().chain(&self.under_way).any(OwnChange::is_of_plan)
    }

    pub fn likely(&self) -> Option<CountryCode> {
        self.likely
    }

    pub fn change(&mut self, change: OwnChange) {
        change.apply_to(&mut self.own);
        self.under_way.push_back(change.clone());
        self.store.change(change);
    }

    /// Reads again what may have changed elsewhere, and tries again what could not be written.
    pub fn look(&self) {
        self.store.look();
    }

    pub fn handle_events(&mut self, notices: &mut Notices) {
        let events: Vec<PeopleEvent> = self.store.events().collect();
        for event in events {
            match event {
                PeopleEvent::Read(own) => {
                    self.is_unread = false;
                    notices.withdraw(|notice| matches!(notice, Notice::PeopleNotRead { .. }));
                    self.take(*own);
                }
                PeopleEvent::Kept(own) => {
                    let change = self.under_way.pop_front();
                    if change.as_ref().is_some_and(OwnChange::is_deletion) {
                        notices.withdraw(|notice| matches!(notice, Notice::PeopleNotDeleted { .. }));
                    }
                    self.take_saved(*own, change.as_ref(), notices);
                }
                PeopleEvent::CaughtUp(own) => self.take_saved(*own, None, notices),
                PeopleEvent::NotKept { is_deletion, path, why } => {
                    self.give_up_or_remember();
                    notices.post(if is_deletion {
                        Notice::PeopleNotDeleted { path, why }
                    } else {
                        Notice::PeopleNotKept { path, why }
                    });
                }
                PeopleEvent::NotRead { path, why } => {
                    self.take(self.on_disk.clone().unwrap_or_default());
                    self.is_unread = true;
                    notices.post(Notice::PeopleNotRead { path, why });
                }
                PeopleEvent::SetAside(path) => notices.post(Notice::PeopleSetAside(path)),
                PeopleEvent::List(support) => {
                    self.support = Some(support);
                    notices.withdraw(|notice| matches!(notice, Notice::Support(_)));
                }
                PeopleEvent::BrokenList(fault) => {
                    self.support = None;
                    notices.withdraw(|notice| matches!(notice, Notice::Support(_)));
                    let path = self.folder.join(SUPPORT_FILE);
                    notices.post(Notice::Support(Box::new(FileError { path, fault: *fault })));
                }
            }
        }
    }

    fn take(&mut self, on_disk: Own) {
        self.own = on_disk.clone();
        self.on_disk = Some(on_disk);
        self.unsaved.iter().chain(&self.under_way).for_each(|change| change.apply_to(&mut self.own));
    }

    /// Nothing is unsaved any more.
    fn take_saved(&mut self, own: Own, change: Option<&OwnChange>, notices: &mut Notices) {
        notices
            .withdraw(|notice| matches!(notice, Notice::PeopleNotKept { .. } | Notice::PeopleNotRead { .. }));
        let of_plan = self.unsaved.iter().chain(change).rfind(|change| change.is_of_plan());
        if own.plan.is_none() && matches!(of_plan, Some(OwnChange::KeepPlan { .. })) {
            notices.post(Notice::PlanDeletedElsewhere);
        }
        self.unsaved.clear();
        self.is_unread = false;
        self.take(own);
    }

    /// A change failed. What was to be deleted is there, and is shown.
    fn give_up_or_remember(&mut self) {
        match self.under_way.pop_front() {
            Some(OwnChange::DeleteAll) => self.unsaved.clear(),
            Some(change) if !change.is_deletion() => change.join(&mut self.unsaved),
            _ => {}
        }
        self.take(self.on_disk.clone().unwrap_or_default());
    }

    /// Whether all that was to be kept is on the disk when the deadline has passed.
    pub fn close(self, deadline: Duration) -> bool {
        self.store.close(deadline)
    }
}
