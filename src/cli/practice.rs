//! `softlanding practice`: asks how it is, leads with one line a beat, asks again.
//!
//! Without a person at the keyboard it asks nothing and leads a pause of one minute.

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::exercise::{Part, Sense};
use softlanding_core::score::Moment;
use softlanding_core::sitting::{Event, Stage};
use uuid::Uuid;

use crate::app::{App, Closed, Command, Keeping};
use crate::library::Entry;
use crate::settings::{Gate, Keep};
use crate::text::cautions;
use crate::text::describe;
use crate::text::findings;
use crate::text::names;
use crate::text::notices::Notice;
use crate::text::{Words, fl};

use super::answers::Asked;
use super::lines::{beat_line, moves, part_text, unattended_wait};
use super::person::{Keyboard, Person};
use super::terminal::harmless;
use super::{Arguments, PracticeArguments, find, terminal};

/// How often the drawn breath moves.
pub(super) const FRAME: Duration = Duration::from_millis(80);
/// A pause is one minute.
const PAUSE_MS: u32 = 60_000;
/// How long a practice waits for the person's own exercises.
pub(super) const OWN_FOLDER_WITHIN: Duration = Duration::from_millis(500);
/// How long it waits for what was kept before.
pub(super) const KEPT_WITHIN: Duration = Duration::from_secs(2);

pub(super) fn run(
    arguments: &Arguments,
    options: &PracticeArguments,
    length_ms: Option<u32>,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    run_with(arguments, options, out, |terminal| terminal.lead(options, length_ms))
}

/// Starts the program, leads as `lead` does, and says what is not on the disk.
pub(super) fn run_with(
    arguments: &Arguments,
    options: &PracticeArguments,
    out: &mut dyn Write,
    lead: impl FnOnce(&mut Terminal<'_, Keyboard>) -> io::Result<ExitCode>,
) -> io::Result<ExitCode> {
    let app = App::start(arguments.options(), Arc::new(|| {}));
    let mut ended = Ended::new(arguments, &app);
    let mut terminal = Terminal::new(app, Keyboard::open(), out);
    terminal.draws = !options.plain && terminal::can_draw();
    let outcome = lead(&mut terminal);
    ended.has_kept = terminal.has_kept;
    let closed = terminal.close();
    ended.tell(closed, outcome, out)
}

/// What is to be told when the program has ended.
pub(super) struct Ended {
    words: Arc<Words>,
    data: String,
    config: String,
    /// Whether anything was kept.
    pub(super) has_kept: bool,
    /// Whether nothing is to be said but what went wrong.
    pub(super) is_hidden: bool,
}

impl Ended {
    pub(super) fn new(arguments: &Arguments, app: &App) -> Self {
        let paths = arguments.paths();
        let (data, config) = (paths.data.display().to_string(), paths.config.display().to_string());
        Self { words: app.shared_words(), data, config, has_kept: false, is_hidden: false }
    }

    /// Says what is not on the disk, and what is.
    pub(super) fn tell(
        &self,
        closed: Closed,
        outcome: io::Result<ExitCode>,
        out: &mut dyn Write,
    ) -> io::Result<ExitCode> {
        let words = &self.words;
        if !closed.journal {
            terminal::print_aside(&fl!(words, "cli-not-written", folder = self.data.as_str()));
        } else if self.has_kept && !self.is_hidden && outcome.is_ok() {
            writeln!(out, "{}", fl!(words, "cli-kept"))?;
        }
        if !closed.settings {
            terminal::print_aside(&fl!(words, "cli-settings-not-written", folder = self.config.as_str()));
        }
        if !closed.is_all_written() {
            return outcome.and(Ok(ExitCode::FAILURE));
        }
        outcome
    }
}

/// A practice in a terminal, with whoever is at its keyboard.
pub(super) struct Terminal<'a, P> {
    pub(super) app: App,
    pub(super) person: P,
    pub(super) out: &'a mut dyn Write,
    /// Where notices go.
    pub(super) print_aside: fn(&str),
    /// Whether the breath is drawn, or only told.
    pub(super) draws: bool,
    pub(super) has_asked_to_keep: bool,
    /// Whether anything was kept.
    pub(super) has_kept: bool,
    /// The sitting whose title was told last.
    printed_sitting: Option<Uuid>,
    /// What was told last.
    told: Option<Told>,
    /// When the breath begins that it was told is waited for.
    pub(super) told_joining: Option<Duration>,
    /// What stands before the bar of the line that is drawn on, to be ended before anything else is
    /// written.
    pub(super) open_line: Option<String>,
    /// What was answered, sorted or ended so far in the part that asks.
    pub(super) asked: Option<Asked>,
    /// Notices that were said.
    said: Vec<Notice>,
}

/// What is told when it begins.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Told {
    part: usize,
    beat: Option<usize>,
    /// Which line of the part, or which of its words.
    line: Option<usize>,
}

impl<'a, P: Person> Terminal<'a, P> {
    pub(super) fn new(app: App, person: P, out: &'a mut dyn Write) -> Self {
        Self {
            app,
            person,
            out,
            print_aside: terminal::print_aside,
            draws: false,
            has_asked_to_keep: false,
            has_kept: false,
            printed_sitting: None,
            told: None,
            told_joining: None,
            open_line: None,
            asked: None,
            said: Vec::new(),
        }
    }

    /// The whole practice, from the question before to the last word after.
    pub(super) fn lead(
        &mut self,
        options: &PracticeArguments,
        length_ms: Option<u32>,
    ) -> io::Result<ExitCode> {
        self.wait_for_folders();
        let Some(chosen) = self.choose(options.id.as_deref()) else { return Ok(ExitCode::FAILURE) };
        self.print_notices()?;
        if !self.pass_gates(&chosen)? {
            return Ok(ExitCode::FAILURE);
        }
        self.ask_before()?;
        let entry = if options.id.is_none() { self.at_its_worst()?.unwrap_or(chosen) } else { chosen };
        let usual_ms =
            if self.person.is_there() { self.app.usual_length_ms(&entry.exercise) } else { PAUSE_MS };
        let length_ms = length_ms.unwrap_or(usual_ms);
        self.app.apply(Command::Begin { key: entry.key, length_ms });
        self.lead_on(options)
    }

    /// Waits a moment for what is on the disk.
    pub(super) fn wait_for_folders(&mut self) {
        self.app.wait_for_own_folder(OWN_FOLDER_WITHIN);
        self.app.wait_for_kept(KEPT_WITHIN);
    }

    /// What has begun, and what it goes on with.
    pub(super) fn lead_on(&mut self, options: &PracticeArguments) -> io::Result<ExitCode> {
        loop {
            self.follow(options)?;
            if !self.ask_after(options)? {
                break;
            }
        }
        self.has_kept |= self.app.practice().is_some_and(|practice| practice.keeping == Keeping::Kept);
        self.app.apply(Command::Practice(Event::Close));
        Ok(ExitCode::SUCCESS)
    }

    /// Says what is still to be said and ends the program; what is on the disk.
    pub(super) fn close(mut self) -> Closed {
        self.app.tick();
        // Whether it could be written shows in what the caller says.
        let _ = self.print_notices();
        self.app.close()
    }

    fn choose(&self, id: Option<&str>) -> Option<Entry> {
        let library = self.app.library();
        let Some(id) = id else { return library.default_entry().cloned() };
        let found = library.find_id(id).cloned();
        if found.is_none() {
            (self.print_aside)(&find::unknown_id(self.app.words(), library, id));
        }
        // A terminal has neither the gate nor a side for each.
        if found.as_ref().is_some_and(|entry| entry.exercise.for_two) {
            (self.print_aside)(&fl!(self.app.words(), "cli-for-two"));
            return None;
        }
        found
    }

    /// What is to be read before this one, if it was not read yet, here or in the window. Says whether it may begin:
    /// never without somebody who has read it.
    pub(super) fn pass_gates(&mut self, entry: &Entry) -> io::Result<bool> {
        let closed: Vec<Gate> = self.app.settings().closed_gates(&entry.key, &entry.exercise).collect();
        for gate in closed {
            for line in describe::gate(self.app.words(), gate, &entry.exercise) {
                writeln!(self.out, "{}", harmless(&line))?;
            }
            let question = fl!(self.app.words(), "cli-gate");
            let is_read = self.person.is_there() && self.ask_yes_or_no(&question)? == Some(true);
            if !is_read {
                writeln!(self.out, "{}", fl!(self.app.words(), "cli-gate-closed"))?;
                return Ok(false);
            }
            let mut settings = self.app.settings().clone();
            settings.set_open(gate, &entry.key, true);
            self.app.apply(Command::Settings(Box::new(settings)));
        }
        Ok(true)
    }

    /// When it is very hard, what is offered takes the place of the usual beginning, with its reason.
    fn at_its_worst(&mut self) -> io::Result<Option<Entry>> {
        if !self.app.said().is_very_hard() {
            return Ok(None);
        }
        let first = self.app.offers().into_iter().next().map(|(offer, entry)| (offer, entry.clone()));
        let Some((offer, entry)) = first else { return Ok(None) };
        let reason = findings::offer(self.app.words(), self.app.settings(), &offer);
        writeln!(self.out, "{}", harmless(&reason))?;
        Ok(Some(entry))
    }

    /// Leads until the practice is over.
    fn follow(&mut self, options: &PracticeArguments) -> io::Result<()> {
        loop {
            self.app.tick();
            self.print_notices()?;
            let now = self.app.now();
            let Some(practice) = self.app.practice() else { return Ok(()) };
            let sitting = &practice.sitting;
            match sitting.stage() {
                Stage::Running => {}
                Stage::Paused => {
                    self.come_back()?;
                    continue;
                }
                Stage::After(_) | Stage::Closed => {
                    self.end_line()?;
                    return writeln!(self.out);
                }
            }
            let (id, waits, moment) = (sitting.record().id, sitting.waits(now), sitting.moment(now));
            if self.printed_sitting != Some(id) {
                self.print_title(id, options)?;
            }
            if self.wait_to_join()? {
                continue;
            }
            self.print_moment(moment)?;
            if let Some(share) = self.set_time() {
                self.let_time_run(share)?;
            } else if waits {
                self.wait_for_person()?;
            } else {
                self.draw(moment.fullness)?;
                let until_change = self.app.next_tick().unwrap_or(FRAME);
                let frame = if self.open_line.is_some() { until_change.min(FRAME) } else { until_change };
                let typed = self.person.wait(frame.max(Duration::from_millis(1)));
                self.handle_line(typed.as_deref())?;
            }
        }
    }

    /// Paused, or the machine slept, or this process stood still: the practice waits for whoever is there.
    fn come_back(&mut self) -> io::Result<()> {
        self.end_line()?;
        let words = self.app.words();
        let is_absent = self.app.practice().is_some_and(|practice| practice.sitting.is_absent());
        let said = if is_absent { fl!(words, "practice-absent") } else { fl!(words, "cli-paused") };
        writeln!(self.out, "{said}")?;
        let hint = fl!(words, "cli-go-on");
        let typed = if self.person.is_there() { self.ask(&format!("  {hint} "))? } else { None };
        if !self.handle_line(typed.as_deref())? {
            self.app.apply(Command::Practice(Event::Resume));
            // Where it stands is told again.
            self.told = None;
        }
        Ok(())
    }

    /// What may be typed at any time.
    pub(super) fn handle_line(&mut self, typed: Option<&str>) -> io::Result<bool> {
        match typed.map(|typed| typed.trim().to_lowercase()).as_deref() {
            Some("q") => self.app.apply(Command::Practice(Event::Stop)),
            Some("p") => self.app.apply(Command::Practice(Event::Pause)),
            Some("n") => self.app.apply(Command::Practice(Event::Skip)),
            Some("g") => self.app.apply(Command::Practice(Event::Gentler)),
            Some("w") => self.print_what_helps()?,
            Some(number) => return Ok(self.move_scale(number)),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// What may help if it feels worse; the practice goes on.
    pub(super) fn print_what_helps(&mut self) -> io::Result<()> {
        self.end_line()?;
        let Some(practice) = self.app.practice() else { return Ok(()) };
        let words = self.app.words();
        let help = describe::what_helps(words, practice.sitting.exercise());
        writeln!(self.out, "{}: {}", fl!(words, "about-if-worse"), harmless(&help))
    }

    /// Title, length and invitation of what begins.
    fn print_title(&mut self, id: Uuid, options: &PracticeArguments) -> io::Result<()> {
        let is_first = self.printed_sitting.replace(id).is_none();
        self.told = None;
        if options.keep {
            let is_asked = self.app.settings().keep != Keep::NotAsked;
            self.app.apply(if is_asked { Command::KeepThis(true) } else { Command::Consent(true) });
        }
        self.end_line()?;
        let words = self.app.words();
        let Some(practice) = self.app.practice() else { return Ok(()) };
        let exercise = practice.sitting.exercise();
        let length = names::length(words, u64::from(practice.sitting.score().total_ms()));
        let title = fl!(words, "cli-begin", title = exercise.title.as_str(), length = length);
        writeln!(self.out, "{}\n{}", harmless(&title), harmless(&exercise.invitation))?;
        if let Some(cautions) = cautions::line(words, exercise) {
            writeln!(self.out, "{cautions}")?;
        }
        if is_first && self.person.is_there() {
            writeln!(self.out, "{}", fl!(words, "cli-keys"))?;
        }
        writeln!(self.out)
    }

    /// One line for a part, for other words in it, or for a beat, when it begins.
    fn print_moment(&mut self, moment: Moment) -> io::Result<()> {
        let Some(practice) = self.app.practice() else { return Ok(()) };
        let standing = practice.sitting.standing_words(self.app.now());
        let place = Told {
            part: moment.position.part,
            beat: moment.beat.map(|beat| beat.index),
            line: standing.and_then(|standing| standing.line),
        };
        if self.told == Some(place) {
            return Ok(());
        }
        let before = self.told.replace(place);
        let is_new_part = before.is_none_or(|before| before.part != place.part);
        let has_new_words = is_new_part || before.is_some_and(|before| before.line != place.line);
        let line = standing.filter(|_| has_new_words).map(|standing| standing.text.to_owned());
        self.end_line()?;
        let Some(practice) = self.app.practice() else { return Ok(()) };
        let words = self.app.words();
        let part = practice.sitting.exercise().parts.get(place.part);
        if is_new_part && let Some(text) = part_text(words, part) {
            writeln!(self.out, "{}", harmless(&text))?;
        }
        // What is new in a part stands below its words.
        if let Some(line) = line.filter(|_| place.line.is_some() || !is_new_part) {
            writeln!(self.out, "{}", harmless(&line))?;
        }
        let beat = place.beat.and_then(|index| practice.sitting.score().beats().get(index));
        if let Some(beat) = beat {
            let word = beat_line(words, part, beat.gesture, beat.way, beat.length_ms);
            if self.draws && moves(beat.gesture) {
                self.open_line = Some(word);
            } else {
                writeln!(self.out, "{}", word.trim_end())?;
            }
        }
        self.open_slow_part(is_new_part)?;
        self.out.flush()
    }

    /// The breath as a bar after the word of its beat. The whole line each time, because what is
    /// typed moves the cursor; without wrapping, so that a narrow terminal cuts it short.
    pub(super) fn draw(&mut self, fullness: f32) -> io::Result<()> {
        let Some(word) = &self.open_line else { return Ok(()) };
        let bar = terminal::bar(fullness, terminal::knows_all_letters());
        write!(self.out, "\x1b[?7l\r{word}{bar}\x1b[K\x1b[?7h")?;
        self.out.flush()
    }

    fn end_line(&mut self) -> io::Result<()> {
        if self.open_line.take().is_some() { writeln!(self.out) } else { Ok(()) }
    }

    /// Something at the person's own pace.
    fn wait_for_person(&mut self) -> io::Result<()> {
        if !self.person.is_there() {
            let words = self.app.practice().and_then(|practice| practice.sitting.part(self.app.now()));
            let wait = unattended_wait(words.and_then(Part::text));
            let _ = self.person.wait(wait);
            self.app.apply(Command::Practice(Event::Skip));
            return Ok(());
        }
        if self.ask_part()? {
            return Ok(());
        }
        let hint = self.wait_hint().unwrap_or_else(|| self.hint());
        let Some(typed) = self.ask(&format!("  {hint} "))? else { return Ok(()) };
        if self.handle_line(Some(&typed))? {
            return Ok(());
        }
        let notices = self.noticed_sense().is_some_and(|sense| sense != Sense::Breath);
        if notices && typed.eq_ignore_ascii_case("s") {
            self.app.apply(Command::Practice(Event::Swap));
            return self.print_swapped();
        }
        if self.sets_time() && !typed.trim().is_empty() {
            if self.choose_time(&typed) {
                // Its words and its bar are told again.
                self.told = None;
            }
            return Ok(());
        }
        self.app.apply(Command::Practice(Event::Next));
        Ok(())
    }

    fn hint(&self) -> String {
        let words = self.app.words();
        let now = self.app.now();
        let Some(practice) = self.app.practice() else { return String::new() };
        match (practice.sitting.part(now), practice.sitting.noticing(now)) {
            (Some(Part::Notice { sense: Sense::Breath, .. }), Some(step)) => {
                fl!(words, "cli-tap", done = step.done, count = step.count)
            }
            (_, Some(step)) => fl!(words, "cli-notice", done = step.done, count = step.count),
            (Some(Part::Write { .. }), None) => fl!(words, "cli-write"),
            _ => fl!(words, "cli-go-on"),
        }
    }

    fn noticed_sense(&self) -> Option<Sense> {
        match self.app.practice()?.sitting.part(self.app.now())? {
            Part::Notice { sense, .. } => Some(*sense),
            _ => None,
        }
    }

    fn print_swapped(&mut self) -> io::Result<()> {
        let step = self.app.practice().and_then(|practice| practice.sitting.noticing(self.app.now()));
        let sense = step.and_then(|step| step.swapped_for);
        let text = sense.and_then(|sense| names::sense(self.app.words(), sense));
        text.map_or(Ok(()), |text| writeln!(self.out, "{text}"))
    }

    /// Says each notice once, on a line of its own.
    pub(super) fn print_notices(&mut self) -> io::Result<()> {
        while let Some(notice) = self.app.notice().cloned() {
            self.app.apply(Command::DismissNotice(Box::new(notice.clone())));
            if self.said.contains(&notice) {
                continue;
            }
            if self.open_line.is_some() {
                write!(self.out, "\r\x1b[K")?;
                self.out.flush()?;
            }
            (self.print_aside)(&notice.sentence(self.app.words()));
            self.said.push(notice);
        }
        Ok(())
    }
}
