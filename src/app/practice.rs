//! How a practice begins, goes on and ends: routes what the sitting asks for to the session, the sound and the
//! records.

use std::sync::Arc;

use softlanding_core::exercise::ExerciseId;
use softlanding_core::in_step::follow::{Follower, Joining};
use softlanding_core::rating::Rating;
use softlanding_core::record::ExerciseKey;
use softlanding_core::sitting::{Beginning, Effect, Event, Sitting, Stage};

use crate::library::Entry;
use crate::settings::Keep;

use super::App;
use super::records::RecordsCommand;
use super::session::{Continuing, Keeping};

impl App {
    /// Begins with what was said on the first screen. A practice that still runs ends as interrupted.
    pub(super) fn begin(&mut self, key: &ExerciseKey, length_ms: u32) {
        let Some(entry) = self.library().find(key).cloned() else { return };
        let continuing = self.continuing_from_said();
        self.begin_entry(&entry, length_ms, continuing, None);
    }

    /// Goes on from what was said on the first screen. A practice that still runs ends as interrupted.
    pub(super) fn continuing_from_said(&mut self) -> Continuing {
        let said = Some(self.session.said().clone()).filter(|said| !said.is_empty());
        if self.session.is_practising() {
            self.practice_event(Event::Close);
        }
        Continuing { before: said.clone(), compare_with: said, ..Continuing::default() }
    }

    /// Where it is `joined`, it begins with the breath of somebody elsewhere and stays in step.
    pub(super) fn begin_entry(
        &mut self,
        entry: &Entry,
        length_ms: u32,
        continuing: Continuing,
        joined: Option<(Follower, Joining)>,
    ) {
        let Continuing { before, compare_with, follows, unasked, is_gentler, is_of_two } = continuing;
        let wall = self.clock.wall();
        let beginning = Beginning {
            id: self.records.next_id(&wall),
            exercise: Arc::clone(&entry.exercise),
            parts_hash: entry.written.parts_hash(),
            key: entry.key.clone(),
            length_ms: entry.exercise.allowed_length_ms(length_ms),
            started_utc_ms: wall.utc_ms,
            zone: wall.zone,
            before,
            compare_with,
            follows,
        };
        let now = self.clock.now();
        let (mut sitting, mut effects) = Sitting::begin(beginning, now);
        let in_step = joined.map(|(follower, Joining { at, round })| {
            effects.extend(sitting.step(Event::Join { at, round }, now));
            follower
        });
        // What follows on something for two is still of both.
        let keeping = if is_of_two { Keeping::NotKept } else { self.keeping_of(&sitting) };
        self.session.begin(sitting, keeping, unasked, is_gentler, is_of_two, in_step);
        if keeping == Keeping::Kept {
            self.keep_this(true);
        }
        self.begin_sound();
        self.carry_out(effects);
    }

    fn keeping_of(&self, sitting: &Sitting) -> Keeping {
        // Of two people, nothing before one of them has said whose it is.
        if self.is_guest() || sitting.exercise().private || sitting.exercise().for_two {
            return Keeping::NotKept;
        }
        match self.settings().keep {
            Keep::Yes => Keeping::Kept,
            Keep::No => Keeping::NotKept,
            Keep::NotAsked => Keeping::NotAsked,
        }
    }

    /// Something happened in the practice, if there is one.
    pub(super) fn practice_event(&mut self, event: Event) {
        let event = self.event_in_step(event);
        let is_owned = matches!(event, Event::Owner { side: Some(_), .. });
        let effects = self.session.step(event, self.clock.now());
        self.carry_out(effects);
        if is_owned && self.settings().keep == Keep::Yes {
            self.keep_this(true);
        }
        if self.session.stage() == Some(Stage::Running) && self.audio.is_silenced() {
            self.begin_sound();
        }
    }

    /// Pauses a practice where it was when the process stood still. To be called before whatever else
    /// depends on the time.
    pub(super) fn notice_absence(&mut self) {
        if let Some(since) = self.session.absent_since(&self.clock) {
            self.practice_event(Event::Absent { since });
        }
    }

    /// A practice waits while nobody may see or hear it.
    pub(super) fn hide(&mut self) {
        self.practice_event(Event::Pause);
        self.in_step.cover(true);
        self.audio.silence();
        self.copying.clear();
        self.change_records(RecordsCommand::ForgetDeleted);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Follow(_) => self.follow(),
                Effect::Rescored(_) => self.rescore_sound(),
                Effect::Save(record) => {
                    let id = record.id;
                    if let Some(edit) = self.session.save(*record) {
                        self.edit(id, edit);
                    }
                }
                Effect::Ended(_) => self.session.say(Rating::default()),
                Effect::GoOn(id) => {
                    self.go_on(id.as_ref());
                    // What is left belongs to the sitting that was gone on from.
                    return;
                }
                Effect::Closed => drop(self.session.take()),
            }
        }
    }

    /// Goes on with something smaller; with the smallest where the one that was named is never to be offered, or has
    /// words to be read first.
    fn go_on(&mut self, id: Option<&ExerciseId>) {
        let Some(practice) = self.session.take() else { return };
        let origin = &practice.sitting.record().exercise.origin;
        let settings = self.settings();
        let welcome = |entry: &&Entry| {
            settings.may_offer(&entry.exercise)
                && settings.closed_gates(&entry.key, &entry.exercise).next().is_none()
        };
        let library = self.library();
        let gentler = library.gentler(origin, id).filter(welcome).or_else(|| library.gentler(origin, None));
        let Some(entry) = gentler.cloned() else { return };
        let continuing = practice.continuing(practice.sitting.compare_with().cloned(), true);
        self.begin_shortest(&entry, continuing);
    }

    /// The same exercise once more, from how it is now.
    pub(super) fn a_little_longer(&mut self) {
        let Some(practice) = self.session.practice() else { return };
        if !matches!(practice.sitting.stage(), Stage::After(_)) {
            return;
        }
        let record = practice.sitting.record();
        if let Some(rhythm) = practice.rhythm() {
            let continuing = practice.continuing(record.after.clone(), false);
            return self.go_on_in_step(rhythm, None, continuing);
        }
        // Its file may be gone by now; what was practised can still be practised.
        let entry =
            self.library().find(&record.exercise).cloned().unwrap_or_else(|| {
                Entry::of(record.exercise.clone(), Arc::clone(practice.sitting.exercise()))
            });
        let continuing = practice.continuing(record.after.clone(), false);
        self.begin_shortest(&entry, continuing);
    }

    fn begin_shortest(&mut self, entry: &Entry, continuing: Continuing) {
        let minutes = &entry.exercise.minutes;
        let length_ms = minutes.choices_ms.first().copied().unwrap_or(minutes.usual_ms);
        self.begin_entry(entry, length_ms, continuing, None);
    }

    /// Sound on or off; the first yes is remembered as the choice for sound.
    pub(super) fn turn_sound(&mut self, on: bool) {
        let mut settings = self.settings().clone();
        settings.sound.on = on;
        settings.sound.chosen |= on;
        self.change_settings(settings);
        if on {
            self.audio.prepare(self.profile.settings());
            self.begin_sound();
        } else {
            self.audio.end();
        }
    }

    /// For the small window, which is silent unless somebody chose otherwise.
    pub(super) fn mute(&mut self, is_muted: bool) {
        if self.audio.set_muted(is_muted) && !is_muted {
            self.begin_sound();
        }
    }

    fn begin_sound(&mut self) {
        self.audio.begin(self.session.sitting(), self.profile.settings(), &self.clock);
    }

    /// The sitting goes on with another score.
    fn rescore_sound(&self) {
        if let Some(sitting) = self.session.sitting() {
            self.audio.rescore(sitting, self.profile.settings(), &self.clock);
        }
    }

    fn follow(&self) {
        if let Some(sitting) = self.session.sitting() {
            self.audio.follow(sitting, &self.clock);
        }
    }
}
