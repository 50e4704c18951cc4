//! What window and terminal read. Where a guest is here, everything kept answers as if there were nothing.

use std::sync::Arc;
use std::time::Duration;

use softlanding_core::offer::Offer;
use softlanding_core::rating::Rating;
use softlanding_core::sitting::Stage;
use softlanding_core::support::{CountryCode, Support};

use crate::library::{Entry, Library, PackInfo};
use crate::people::{self, Person, Plan};
use crate::platform::WallTime;
use crate::settings::Settings;
use crate::sound::Status;
use crate::text::Words;
use crate::text::notices::Notice;

use super::{App, Keeping, Later, Paths, Practice, SaveOutcome};

impl App {
    /// Whether the sitting that is spoken about can be asked about later: only what is kept has a place
    /// for the answer.
    #[must_use]
    pub fn may_ask_later(&self) -> bool {
        self.session.practice().is_some_and(|practice| {
            practice.keeping == Keeping::Kept && matches!(practice.sitting.stage(), Stage::After(_))
        })
    }

    /// Whether the sitting that is spoken about will be asked about.
    #[must_use]
    pub fn asks_later(&self) -> bool {
        self.session.sitting().is_some_and(|sitting| self.later.is_planned(sitting.record().id))
    }

    /// The sitting that is being asked about now.
    #[must_use]
    pub fn later(&self) -> Option<&Later> {
        self.later.asked().filter(|_| !self.is_guest())
    }

    /// What the person is told. A guest is told nothing about what is its owner's; that is told later.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.notices.iter().filter(|notice| !self.is_guest() || notice.is_for_guests())
    }

    /// The first notice.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notices().next()
    }

    #[must_use]
    pub fn is_guest(&self) -> bool {
        self.profile.is_guest()
    }

    /// The lists of lines that hold; for a guest those that came with the program.
    #[must_use]
    pub fn support(&self) -> Arc<Support> {
        if self.is_guest() { people::shipped() } else { self.people.support() }
    }

    /// The country that the system's locale names. It is put first, and never chosen.
    #[must_use]
    pub fn likely_country(&self) -> Option<CountryCode> {
        self.people.likely()
    }

    /// Whether people and plan were read, or are known to be unreadable.
    #[must_use]
    pub fn is_own_known(&self) -> bool {
        self.is_guest() || self.people.is_known()
    }

    /// Whether people or a plan are there to be deleted, readable or not.
    #[must_use]
    pub fn has_own(&self) -> bool {
        !self.is_guest() && self.people.has_something()
    }

    /// Whether somebody whom one named is on the disk.
    #[must_use]
    pub fn is_on_disk(&self, person: &Person) -> bool {
        !self.is_guest() && self.people.is_on_disk(person)
    }

    /// Whether the plan is on the disk, and no change of it has failed.
    #[must_use]
    pub fn is_plan_on_disk(&self) -> bool {
        !self.is_guest() && self.people.is_plan_on_disk()
    }

    /// Whether each change of the plan has reached the disk.
    #[must_use]
    pub fn is_plan_settled(&self) -> bool {
        self.people.is_plan_settled()
    }

    /// The people whom one named, as far as they are to be kept; none for a guest.
    #[must_use]
    pub fn own_people(&self) -> &[Person] {
        if self.is_guest() { &[] } else { &self.people.own().people }
    }

    /// The plan that is to be kept; none for a guest.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.people.own().plan.as_ref().filter(|_| !self.is_guest())
    }

    /// All exercises there are, as they stand right now; for a guest those that came with the program.
    #[must_use]
    pub fn library(&self) -> &Library {
        self.exercises.visible_to(self.is_guest())
    }

    /// The exercise with this id that may be offered: where the person's own is never to be, the one that was
    /// shipped.
    #[must_use]
    pub fn offered_by_id(&self, id: &str) -> Option<&Entry> {
        self.library().find_id_where(id, |exercise| self.settings().may_offer(exercise))
    }

    /// Grows whenever the library changed, so that what is made of it can be kept until then.
    #[must_use]
    pub fn library_version(&self) -> u64 {
        self.exercises.version()
    }

    /// The packs that were imported, by name.
    #[must_use]
    pub fn packs(&self) -> &[PackInfo] {
        self.library().packs()
    }

    /// What came of saving own exercises since the last call.
    pub fn take_saves(&mut self) -> Vec<SaveOutcome> {
        if self.is_guest() { Vec::new() } else { self.own.take_saves() }
    }

    /// What is offered from what was said: up to three, from different families.
    #[must_use]
    pub fn offers(&self) -> Vec<(Offer, &Entry)> {
        self.offering.offers(self.library())
    }

    /// Whether a person or a resource comes before another exercise: it went harder twice running.
    #[must_use]
    pub fn care_comes_first(&self) -> bool {
        !self.said().is_empty() && self.offering.is_care_first()
    }

    /// Whether something may be heard now.
    #[must_use]
    pub fn is_audible(&self) -> bool {
        self.settings().sound.is_audible() && !self.audio.is_muted()
    }

    /// Whether this is what was copied last, and the clipboard took it.
    #[must_use]
    pub fn is_copied(&self, text: &str) -> bool {
        self.copying.is_copied(text)
    }

    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The words, for whoever outlives the app or works elsewhere.
    #[must_use]
    pub fn shared_words(&self) -> Arc<Words> {
        Arc::clone(&self.words)
    }

    #[must_use]
    pub fn now(&self) -> Duration {
        self.clock.now()
    }

    /// The clock on the wall.
    #[must_use]
    pub fn wall(&self) -> WallTime {
        self.clock.wall()
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.profile.settings()
    }

    #[must_use]
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// How sound is doing.
    #[must_use]
    pub fn sound_status(&self) -> Status {
        self.audio.status()
    }

    /// How it is right now, as said on the first screen.
    #[must_use]
    pub fn said(&self) -> &Rating {
        self.session.said()
    }

    /// The practice that runs, or that was last and is still being spoken about.
    #[must_use]
    pub fn practice(&self) -> Option<&Practice> {
        self.session.practice()
    }
}
