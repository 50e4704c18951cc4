//! Whom to turn to: the lists that hold, and what one wrote oneself, as far as it is kept.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::support::{CountryCode, Support};

use crate::library::FileError;
use crate::people::{self, Own, OwnChange, PeopleEvent, PeopleStore, SUPPORT_FILE};
use crate::text::notices::Notice;

use super::Notices;

/// The lists, the people whom one named, the plan, and the thread that reads and writes them.
#[derive(Debug)]
pub(super) struct People {
    store: PeopleStore,
    folder: PathBuf,
    /// An edited list, or the shipped one once it was read by the thread.
    support: Option<Arc<Support>>,
    own: Own,
    /// Changes that the disk has not answered yet: until then what it holds is older than what is shown.
    under_way: usize,
    likely: Option<CountryCode>,
}

impl People {
    pub fn open(folder: PathBuf, locale: Option<&str>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            store: PeopleStore::open(folder.clone(), wake),
            folder,
            support: None,
            own: Own::default(),
            under_way: 0,
            likely: locale.and_then(CountryCode::of_locale),
        }
    }

    pub fn support(&self) -> Arc<Support> {
        self.support.clone().unwrap_or_else(people::shipped)
    }

    pub fn own(&self) -> &Own {
        &self.own
    }

    pub fn likely(&self) -> Option<CountryCode> {
        self.likely
    }

    pub fn change(&mut self, change: OwnChange) {
        change.apply_to(&mut self.own);
        self.under_way += 1;
        self.store.change(change);
    }

    /// Reads again what may have changed elsewhere.
    pub fn look(&self) {
        self.store.look();
    }

    pub fn handle_events(&mut self, notices: &mut Notices) {
        let events: Vec<PeopleEvent> = self.store.events().collect();
        for event in events {
            match event {
                PeopleEvent::Read(own) => self.take(*own),
                PeopleEvent::Kept(own) => {
                    self.under_way = self.under_way.saturating_sub(1);
                    notices.withdraw(|notice| matches!(notice, Notice::People(_)));
                    self.take(*own);
                }
                PeopleEvent::NotKept(why) => {
                    self.under_way = self.under_way.saturating_sub(1);
                    notices.post(Notice::People(why));
                }
                PeopleEvent::NotRead(why) => notices.post(Notice::People(why)),
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

    fn take(&mut self, own: Own) {
        if self.under_way == 0 {
            self.own = own;
        }
    }

    /// Whether all that was to be kept is on the disk when the deadline has passed.
    pub fn close(self, deadline: Duration) -> bool {
        self.store.close(deadline)
    }
}
