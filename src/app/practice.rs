//! The one practice that may be running: carries out what the sitting asks for.

use softlanding_core::exercise::ExerciseId;
use softlanding_core::rating::Rating;
use softlanding_core::record::{Edit, Ending, ExerciseKey, Record};
use softlanding_core::sitting::{Beginning, Effect, Event, Sitting, Stage};
use std::sync::Arc;
use uuid::Uuid;

use crate::library::Entry;
use crate::settings::{BREATH, Keep, Settings};
use crate::sound::{Anchor, Levels, Motion, Status};

use super::{App, Notice};

/// A practice that runs or is being spoken about afterwards.
#[derive(Debug)]
pub struct Practice {
    pub sitting: Sitting,
    /// Whether this one is kept.
    pub keeping: Keeping,
    /// Whether it went on from another by Gentler.
    pub is_gentler: bool,
    /// The sittings that this one goes on from, while nobody has been asked whether to keep them.
    unasked: Vec<Record>,
    /// What the journal was last told of the sitting, if it is kept.
    pub(super) saved: Record,
}

impl Practice {
    /// Whether it has come to its end without a question, so that one may fall asleep.
    #[must_use]
    pub fn has_ended_quietly(&self) -> bool {
        self.sitting.stage() == Stage::After(Ending::Whole) && self.sitting.exercise().ends_quietly
    }

    /// All that the answer to "Keep this?" is about, oldest first.
    pub(super) fn records(&self) -> Vec<Record> {
        let mut records = self.unasked.clone();
        records.push(self.sitting.record().clone());
        records
    }

    /// What the next sitting takes over from this one.
    fn continuing(&self, compare_with: Option<Rating>, is_gentler: bool) -> Continuing {
        let record = self.sitting.record();
        Continuing {
            before: record.after.clone(),
            compare_with,
            // What is not kept is not pointed at either.
            follows: (self.keeping != Keeping::NotKept).then_some(record.id),
            unasked: if self.keeping == Keeping::NotAsked { self.records() } else { Vec::new() },
            is_gentler,
        }
    }
}

/// What becomes of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept on this computer.
    Kept,
    /// It is not.
    NotKept,
    /// The person has not been asked yet; it lives in memory.
    NotAsked,
}

/// What goes over from one sitting to the next.
#[derive(Debug, Default)]
struct Continuing {
    before: Option<Rating>,
    compare_with: Option<Rating>,
    follows: Option<Uuid>,
    unasked: Vec<Record>,
    is_gentler: bool,
}

impl App {
    /// Begins with what was said on the first screen.
    pub(super) fn begin(&mut self, key: &ExerciseKey, length_ms: u32) {
        let Some(entry) = self.library().find(key).cloned() else { return };
        let said = (!self.said.is_empty()).then(|| self.said.clone());
        let continuing = Continuing { before: said.clone(), compare_with: said, ..Continuing::default() };
        self.begin_entry(&entry, length_ms, continuing);
    }

    fn begin_entry(&mut self, entry: &Entry, length_ms: u32, continuing: Continuing) {
        let length_ms = entry.exercise.allowed_length_ms(length_ms);
        let now = self.clock.now();
        let wall = self.clock.wall();
        let beginning = Beginning {
            id: self.ids.next(&wall),
            exercise: Arc::clone(&entry.exercise),
            key: entry.key.clone(),
            length_ms,
            started_utc_ms: wall.utc_ms,
            zone: wall.zone,
            before: continuing.before,
            compare_with: continuing.compare_with,
            follows: continuing.follows,
        };
        let (sitting, effects) = Sitting::begin(beginning, now);
        let keeping = self.keeping_of(&sitting);
        let Continuing { unasked, is_gentler, .. } = continuing;
        let saved = sitting.record().clone();
        self.practice = Some(Practice { sitting, keeping, is_gentler, unasked, saved });
        if keeping == Keeping::Kept {
            self.keep_this(true);
        }
        self.start_sound();
        self.carry_out(effects);
    }

    fn keeping_of(&self, sitting: &Sitting) -> Keeping {
        if self.is_guest || sitting.exercise().private {
            return Keeping::NotKept;
        }
        match self.settings.keep {
            Keep::Yes => Keeping::Kept,
            Keep::No => Keeping::NotKept,
            Keep::NotAsked => Keeping::NotAsked,
        }
    }

    /// Something happened in the practice, if there is one.
    pub(super) fn practice_event(&mut self, event: Event) {
        let now = self.clock.now();
        let Some(practice) = &mut self.practice else { return };
        let effects = practice.sitting.step(event, now);
        self.carry_out(effects);
        let runs = self.practice.as_ref().is_some_and(|practice| practice.sitting.stage() == Stage::Running);
        if runs && self.is_silenced {
            self.start_sound();
        }
    }

    /// A practice waits while nobody may see or hear it.
    pub(super) fn hide(&mut self) {
        self.practice_event(Event::Pause);
        self.sound.silence();
        self.is_previewing = false;
        self.is_silenced = true;
        self.clipboard.clear();
        self.copied = None;
        self.kept.forget_deleted();
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Follow(_) => self.follow(),
                Effect::Rescored(_) => self.start_sound(),
                Effect::Save(record) => self.save(*record),
                Effect::Ended(_) => self.said = Rating::default(),
                Effect::GoOn(id) => {
                    self.go_on(id.as_ref());
                    // What is left belongs to the sitting that was gone on from.
                    return;
                }
                Effect::Closed => self.practice = None,
            }
        }
    }

    /// What changed of the sitting since it was saved last; what others wrote about it stays.
    fn save(&mut self, record: Record) {
        let Some(practice) = self.practice.as_mut().filter(|practice| practice.keeping == Keeping::Kept)
        else {
            return;
        };
        let edit = Edit::between(&practice.saved, &record);
        let id = record.id;
        practice.saved = record;
        self.edit(id, edit);
    }

    /// Goes on with something smaller.
    fn go_on(&mut self, id: Option<&ExerciseId>) {
        let Some(practice) = self.practice.take() else { return };
        let origin = &practice.sitting.record().exercise.origin;
        let Some(entry) = self.library().gentler(origin, id).cloned() else { return };
        let continuing = practice.continuing(practice.sitting.compare_with().cloned(), true);
        let length_ms = entry.exercise.minutes.choices_ms.first().copied();
        self.begin_entry(&entry, length_ms.unwrap_or(entry.exercise.minutes.usual_ms), continuing);
    }

    /// The same exercise once more, from how it is now.
    pub(super) fn a_little_longer(&mut self) {
        let Some(practice) = &self.practice else { return };
        if !matches!(practice.sitting.stage(), Stage::After(_)) {
            return;
        }
        let record = practice.sitting.record();
        // Its file may be gone by now; what was practised can still be practised.
        let entry = self.library().find(&record.exercise).cloned().unwrap_or_else(|| Entry {
            key: record.exercise.clone(),
            exercise: Arc::clone(practice.sitting.exercise()),
            file: None,
        });
        let continuing = practice.continuing(record.after.clone(), false);
        let length_ms = entry.exercise.minutes.choices_ms.first().copied();
        self.begin_entry(&entry, length_ms.unwrap_or(entry.exercise.minutes.usual_ms), continuing);
    }

    /// Sound on or off; the first yes is remembered as the choice for sound.
    pub(super) fn turn_sound(&mut self, on: bool) {
        let mut settings = self.settings.clone();
        settings.sound.on = on;
        settings.sound.chosen |= on;
        self.change_settings(settings);
        if on {
            self.prepare_sound();
            self.start_sound();
        } else {
            self.sound.silence();
        }
    }

    /// Opens the device ahead: its first sound comes a second or two later.
    pub(super) fn prepare_sound(&self) {
        if self.settings.sound.is_audible() {
            self.sound.prepare();
        }
    }

    fn start_sound(&mut self) {
        self.is_silenced = false;
        self.is_previewing = false;
        let Some(practice) = &self.practice else { return };
        if self.settings.sound.is_audible()
            && matches!(practice.sitting.stage(), Stage::Running | Stage::Paused)
        {
            let score = Arc::clone(practice.sitting.score());
            self.sound.begin(score, self.sound_anchor(&practice.sitting), levels(&self.settings));
        }
    }

    fn follow(&self) {
        if let Some(practice) = &self.practice {
            self.sound.follow(self.sound_anchor(&practice.sitting));
        }
    }

    /// The sitting's anchor as the sound thread counts.
    fn sound_anchor(&self, sitting: &Sitting) -> Anchor {
        let anchor = sitting.anchor();
        let score = sitting.score();
        let motion = match sitting.stage() {
            Stage::Running if score.waits_at(anchor.position) => Motion::Waits,
            Stage::Running => Motion::Runs,
            Stage::Paused | Stage::After(Ending::Interrupted) => Motion::Pauses,
            Stage::After(_) | Stage::Closed => Motion::Ends,
        };
        Anchor {
            instant: self.clock.instant(anchor.at),
            timed_ms: f64::from(score.timed_ms(anchor.position)),
            motion,
        }
    }

    pub(super) fn hear_sound(&mut self) {
        match self.sound.status() {
            Status::Unavailable { .. } if !self.has_said_no_sound => {
                self.has_said_no_sound = true;
                self.say(Notice::NoSound);
            }
            Status::Playing { device } => {
                self.has_said_no_sound = false;
                self.notices.retain(|notice| *notice != Notice::NoSound);
                self.shift_sound(&device);
            }
            _ => {}
        }
    }

    /// How much later this device sounds than it says.
    fn shift_sound(&mut self, device: &str) {
        let offset_ms = self.settings.sound.offset_ms.get(device).copied().unwrap_or(0);
        if self.sound_offset_ms != offset_ms {
            self.sound_offset_ms = offset_ms;
            self.sound.set_offset_ms(offset_ms as f32);
        }
    }
}

/// How loud it is to be.
#[must_use]
pub fn levels(settings: &Settings) -> Levels {
    let sound = &settings.sound;
    Levels { master: sound.master, cues: sound.cues, bed: sound.bed(BREATH) }
}
