//! What a filled terminal shows and what keys do there. Paints nothing, and is told what time it is by the app.

use std::time::Duration;

use softlanding_core::exercise::{Part, reading_ms};
use softlanding_core::shapes::Turning;
use softlanding_core::sitting::{Event, Stage as SittingStage};
use uuid::Uuid;

use crate::app::{App, Command, Keeping};
use crate::library::Entry;
use crate::settings::{Gate, Keep};
use crate::text::findings;
use crate::text::notices::Notice;

use super::colours::Depth;
use super::hidden::Cover;
use super::keys::Key;
use super::lantern::Stage;
use super::of_after::After;
use super::of_part::OfPart;
use super::saying::Saying;

/// What was asked for when the program was started.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    /// The length, if one was named.
    pub length_ms: Option<u32>,
    /// Whether it is to be kept.
    pub keeps: bool,
}

/// What the terminal itself is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Nothing,
    /// Take away all that was on it.
    Wipe,
    Redraw,
    /// Stop this process.
    Stop,
}

/// What is shown, below what lies over it.
#[derive(Debug)]
pub(super) enum Shown {
    Now,
    Gate(Box<Entry>, Gate),
    /// What is for two waits behind a gate of its own.
    ForTwo(Box<Entry>),
    Practice,
    After(After),
}

/// What lies over it until a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    Keys,
    People,
}

/// A practice on a whole terminal.
pub(super) struct Full {
    pub app: App,
    pub depth: Depth,
    wishes: Wishes,
    pub shown: Shown,
    pub over: Option<Over>,
    pub cover: Option<Cover>,
    pub saying: Saying,
    /// Which of the offers begins.
    pub chosen: usize,
    pub of_part: OfPart,
    pub turning: Option<Turning>,
    /// Whether what helps stands in the place of the words to go by.
    pub shows_worse: bool,
    /// What is said, and until when.
    pub notice: Option<(String, Duration)>,
    said: Vec<Notice>,
    /// The sitting that was last told to be kept.
    begun: Option<Uuid>,
    pub has_kept: bool,
    /// The exit code, once it has ended.
    pub end: Option<u8>,
    /// Where the lantern was painted last; where two were, each in its half.
    pub stage: Option<Stage>,
    pub stages: Option<[Stage; 2]>,
    /// Whether two people have passed their gate.
    pub is_with_someone: bool,
}

impl Full {
    pub fn new(app: App, depth: Depth, wishes: Wishes) -> Self {
        Self {
            app,
            depth,
            wishes,
            shown: Shown::Now,
            over: None,
            cover: None,
            saying: Saying::default(),
            chosen: 0,
            of_part: OfPart::default(),
            turning: None,
            shows_worse: false,
            notice: None,
            said: Vec::new(),
            begun: None,
            has_kept: false,
            end: None,
            stage: None,
            stages: None,
            is_with_someone: false,
        }
    }

    /// Begins, after what is to be read before.
    pub fn begin(&mut self, entry: &Entry) {
        if entry.exercise.for_two && !self.is_with_someone {
            self.shown = Shown::ForTwo(Box::new(entry.clone()));
            return;
        }
        let closed = self.app.settings().closed_gates(&entry.key, &entry.exercise).next();
        if let Some(gate) = closed {
            self.shown = Shown::Gate(Box::new(entry.clone()), gate);
            return;
        }
        let length_ms = self.length_ms(entry);
        self.app.apply(Command::Begin { key: entry.key.clone(), length_ms });
        self.follow();
    }

    pub fn length_ms(&self, entry: &Entry) -> u32 {
        self.wishes.length_ms.unwrap_or_else(|| self.app.begin_length_ms(entry))
    }

    /// Handles what the app was sent and what time has changed.
    pub fn tick(&mut self) {
        self.app.tick();
        self.take_notices();
        self.follow();
        self.go_on_with_puzzle();
    }

    /// The puzzle is there as soon as its part begins.
    fn go_on_with_puzzle(&mut self) {
        let (Some(practice), now) = (self.app.practice(), self.app.now()) else { return };
        let position = practice.sitting.position(now);
        if let Some(Part::Shapes { .. }) = practice.sitting.part(now) {
            Turning::of(&mut self.turning, &practice.sitting, position.part).go_on(position.ms);
        }
    }

    /// Shows what the practice has come to.
    fn follow(&mut self) {
        let Some(practice) = self.app.practice() else {
            if matches!(self.shown, Shown::Practice | Shown::After(_)) {
                self.end.get_or_insert(0);
            }
            return;
        };
        self.has_kept |= practice.keeping == Keeping::Kept;
        let id = practice.sitting.record().id;
        let stage = practice.sitting.stage();
        if self.begun.replace(id) != Some(id) {
            self.shows_worse = false;
            self.keep_as_wished();
        }
        match stage {
            SittingStage::Running | SittingStage::Paused => self.shown = Shown::Practice,
            SittingStage::After(_) => {
                if !matches!(&self.shown, Shown::After(after) if after.id == id) {
                    self.shown = Shown::After(After::new(id));
                    self.over = None;
                }
            }
            SittingStage::Closed => {}
        }
    }

    fn keep_as_wished(&mut self) {
        if self.wishes.keeps {
            let is_asked = self.app.settings().keep != Keep::NotAsked;
            self.app.apply(if is_asked { Command::KeepThis(true) } else { Command::Consent(true) });
        }
    }

    /// Whether the consent to keep is still to be asked for.
    pub fn asks_to_keep(&self) -> bool {
        let is_open = self.app.practice().is_some_and(|practice| practice.keeping == Keeping::NotAsked);
        is_open && !self.wishes.keeps && self.app.settings().keep == Keep::NotAsked && self.app.may_be_kept()
    }

    /// Says each notice once, as long as it is read. Not while somebody else may look.
    fn take_notices(&mut self) {
        let now = self.app.now();
        if self.notice.as_ref().is_some_and(|(_, until)| now >= *until) {
            self.notice = None;
        }
        if self.notice.is_some() || self.cover.is_some() {
            return;
        }
        let Some(notice) = self.app.notice().cloned() else { return };
        self.app.apply(Command::DismissNotice(Box::new(notice.clone())));
        if !self.said.contains(&notice) {
            let sentence = notice.sentence(self.app.words());
            let stays = Duration::from_millis(u64::from(reading_ms(&sentence)));
            self.notice = Some((sentence, now + stays));
            self.said.push(notice);
        }
    }

    pub fn key(&mut self, key: Key) -> Ask {
        match key {
            Key::Interrupt => self.end = Some(130),
            Key::Suspend => return self.pause_to_stop(),
            Key::Redraw => return Ask::Redraw,
            _ if self.cover.is_some() => self.key_of_cover(key),
            _ if self.over.take().is_some() => {}
            _ => return self.key_of_shown(key),
        }
        Ask::Nothing
    }

    /// A practice stands where it was while the process does.
    pub fn pause_to_stop(&mut self) -> Ask {
        self.app.apply(Command::Practice(Event::Pause));
        Ask::Stop
    }

    pub fn paste(&mut self, text: &str) {
        if self.cover.is_none() && self.over.is_none() && matches!(self.shown, Shown::Practice) {
            self.paste_into_part(text);
        }
    }

    fn key_of_cover(&mut self, key: Key) {
        let (gesture, now) = (self.app.settings().return_gesture, self.app.now());
        if self.cover.as_mut().is_some_and(|cover| cover.take(gesture, key, now)) {
            self.cover = None;
            self.app.apply(Command::Return);
        }
    }

    fn key_of_shown(&mut self, key: Key) -> Ask {
        match &self.shown {
            Shown::Practice => self.key_of_practice(key),
            Shown::After(_) => self.key_of_after(key),
            Shown::Now => self.key_of_now(key),
            Shown::ForTwo(_) => {
                if self.key_of_gate_for_two(key) {
                    Ask::Nothing
                } else {
                    self.key_of_page(key)
                }
            }
            Shown::Gate(entry, gate) => {
                let (entry, gate) = (entry.clone(), *gate);
                self.key_of_gate(key, &entry, gate)
            }
        }
    }

    /// Keys that do the same wherever nobody writes. `None` where it is not one of them.
    pub fn key_of_everywhere(&mut self, key: Key) -> Option<Ask> {
        let has_letters = self.app.settings().letter_keys;
        match key {
            Key::Function(1) => self.over = Some(Over::People),
            Key::Char('?') => self.over = Some(Over::Keys),
            _ if has_letters && key.is_letter('h') => return Some(self.hide()),
            _ => return None,
        }
        Some(Ask::Nothing)
    }

    /// Esc, and a letter to leave by, wherever no practice runs.
    pub fn key_of_page(&mut self, key: Key) -> Ask {
        if let Some(ask) = self.key_of_everywhere(key) {
            return ask;
        }
        if key == Key::Esc {
            return self.hide();
        }
        if key.is_letter('q') && self.app.settings().letter_keys {
            self.end = Some(0);
        }
        Ask::Nothing
    }

    /// Covers everything; nothing is heard, and a practice waits.
    pub fn hide(&mut self) -> Ask {
        self.app.apply(Command::Hide);
        let (words, settings, now) = (self.app.words(), self.app.settings(), self.app.now());
        self.cover = Some(Cover::new(words, settings, now));
        (self.over, self.notice) = (None, None);
        Ask::Wipe
    }

    fn key_of_gate(&mut self, key: Key, entry: &Entry, gate: Gate) -> Ask {
        if key.is_letter('y') {
            let mut settings = self.app.settings().clone();
            settings.set_open(gate, &entry.key, true);
            self.app.apply(Command::Settings(Box::new(settings)));
            self.begin(entry);
        } else if key.is_letter('n') || key == Key::Backspace {
            self.shown = Shown::Now;
        } else {
            return self.key_of_page(key);
        }
        Ask::Nothing
    }

    fn key_of_now(&mut self, key: Key) -> Ask {
        let (settings, now) = (self.app.settings().clone(), self.app.now());
        if self.saying.take(&settings, key, now) {
            let rating = self.saying.draft.rating.clone();
            self.app.apply(Command::Say(rating));
            self.chosen = 0;
            return Ask::Nothing;
        }
        let count = self.beginnings().len();
        match key {
            Key::Down => self.chosen = (self.chosen + 1).min(count.saturating_sub(1)),
            Key::Up => self.chosen = self.chosen.saturating_sub(1),
            Key::Enter | Key::Char(' ') => {
                let entry = self.beginnings().get(self.chosen).map(|(entry, _)| (*entry).clone());
                if let Some(entry) = entry {
                    self.begin(&entry);
                }
            }
            _ => return self.key_of_page(key),
        }
        Ask::Nothing
    }

    /// What may begin here, with why it is offered: the offers once a state was said, before that one by itself.
    pub fn beginnings(&self) -> Vec<(&Entry, Option<String>)> {
        let (words, settings) = (self.app.words(), self.app.settings());
        let offers = if self.saying.draft.has_state() { self.app.offers() } else { Vec::new() };
        let mut found: Vec<(&Entry, Option<String>)> = offers
            .into_iter()
            .map(|(offer, entry)| (entry, Some(findings::offer(words, settings, &offer))))
            .collect();
        if found.is_empty() {
            found.extend(self.app.begin_entry_of_now().map(|entry| (entry, None)));
        }
        found
    }
}
