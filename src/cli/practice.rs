//! `softlanding practice`: asks how it is, leads with one line a beat, asks again.
//!
//! Without a person at the keyboard it asks nothing and leads a pause of one minute.

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::exercise::{Part, Sense};
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::sitting::{Event, Stage};

use crate::app::{App, Clock, Command, Keeping, Options, Practice};
use crate::library::Entry;
use crate::names;
use crate::settings::Keep;
use crate::words::fl;

use super::{Arguments, PracticeArguments};

/// How often the drawn breath moves.
const FRAME: Duration = Duration::from_millis(80);
/// How long words that wait stay when nobody can press a key.
const UNATTENDED_WAIT: Duration = Duration::from_secs(4);
/// A pause is one minute.
const PAUSE_MS: u32 = 60_000;

pub(super) fn run(
    arguments: &Arguments,
    wanted: &PracticeArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let options = Options { paths: arguments.paths(), output: arguments.output(), clock: Clock::system() };
    let app = App::start(options, Arc::new(|| {}));
    let mut terminal = Terminal {
        app,
        input: super::can_ask().then(|| io::stdin().lock()),
        out,
        draws: !wanted.plain && io::stdout().is_terminal(),
        sleep: std::thread::sleep,
        shown: None,
    };
    let outcome = terminal.lead(wanted);
    let is_kept = terminal.app.close();
    outcome.map(|code| if is_kept { code } else { ExitCode::FAILURE })
}

/// A person at a terminal, or nobody.
struct Terminal<'a, Input> {
    app: App,
    input: Option<Input>,
    out: &'a mut dyn Write,
    /// Whether the breath is drawn, or only told.
    draws: bool,
    sleep: fn(Duration),
    /// What was told last: part and beat.
    shown: Option<(usize, Option<usize>)>,
}

impl<Input: BufRead> Terminal<'_, Input> {
    fn lead(&mut self, wanted: &PracticeArguments) -> io::Result<ExitCode> {
        self.app.wait_for_own_folder(Duration::from_millis(500));
        let Some(entry) = self.choose(wanted.id.as_deref())? else { return Ok(ExitCode::FAILURE) };
        if self.input.is_some() {
            let question = fl!(self.app.words(), "cli-question");
            let said = self.ask_rating(&question)?;
            self.app.apply(Command::Say(said));
        }
        self.begin(&entry, wanted)?;
        self.follow()?;
        self.after(wanted)?;
        Ok(ExitCode::SUCCESS)
    }

    fn choose(&mut self, id: Option<&str>) -> io::Result<Option<Entry>> {
        let library = self.app.library();
        let found = match id {
            Some(id) => library.find_id(id),
            None => library.default_entry(),
        };
        if let (None, Some(id)) = (found, id) {
            let suggestion = library.nearest_id(id).map(str::to_owned);
            let words = self.app.words();
            let sentence = match suggestion {
                Some(suggestion) => {
                    fl!(words, "cli-unknown-id-suggests", id = id, suggestion = suggestion)
                }
                None => fl!(words, "cli-unknown-id", id = id),
            };
            writeln!(io::stderr(), "{sentence}")?;
        }
        Ok(found.cloned())
    }

    fn begin(&mut self, entry: &Entry, wanted: &PracticeArguments) -> io::Result<()> {
        let usual_ms =
            if self.input.is_some() { self.app.usual_length_ms(&entry.exercise) } else { PAUSE_MS };
        let length_ms = wanted.minutes.map_or(usual_ms, |minutes| (minutes * 60_000.0).round() as u32);
        self.app.apply(Command::Begin { key: entry.key.clone(), length_ms });
        if wanted.keep {
            let asked = self.app.settings().keep != Keep::NotAsked;
            self.app.apply(if asked { Command::KeepThis(true) } else { Command::Consent(true) });
        }
        let Some(practice) = self.app.practice() else { return Ok(()) };
        let length = names::length(self.app.words(), u64::from(practice.sitting.score().total_ms()));
        let title = entry.exercise.title.as_str();
        let line = fl!(self.app.words(), "cli-begin", title = title, length = length);
        writeln!(self.out, "{line}\n{}\n", entry.exercise.invitation)
    }

    /// Leads until the practice is over.
    fn follow(&mut self) -> io::Result<()> {
        loop {
            self.app.tick();
            let now = self.app.now();
            let Some(practice) = self.app.practice() else { return Ok(()) };
            if practice.sitting.stage() != Stage::Running {
                return self.end_line();
            }
            let moment = practice.sitting.moment(now);
            let place = (moment.position.part, moment.beat.map(|beat| beat.index));
            if self.shown != Some(place) {
                self.tell(place)?;
            }
            if self.app.practice().is_some_and(|practice| practice.sitting.waits(now)) {
                self.wait_for_person()?;
                continue;
            }
            self.draw(moment.fullness)?;
            let until_change = self.app.next_tick().unwrap_or(FRAME);
            let pause = if self.draws { until_change.min(FRAME) } else { until_change };
            (self.sleep)(pause.max(Duration::from_millis(1)));
        }
    }

    /// One line for a part or a beat.
    fn tell(&mut self, place: (usize, Option<usize>)) -> io::Result<()> {
        let is_new_part = self.shown.is_none_or(|(part, _)| part != place.0);
        self.shown = Some(place);
        let Some(practice) = self.app.practice() else { return Ok(()) };
        let words = self.app.words();
        let part = practice.sitting.exercise().parts.get(place.0);
        let text = match part {
            None => Some(fl!(words, "practice-landing")),
            Some(Part::Say { text, .. }) => Some(text.clone()),
            Some(Part::Cycle { text, .. }) => text.clone(),
            Some(Part::Notice { prompt, .. } | Part::Turn { prompt, .. } | Part::Write { prompt, .. }) => {
                Some(prompt.clone())
            }
        };
        let beat = place.1.and_then(|index| practice.sitting.score().beats().get(index));
        let beat = beat.map(|beat| {
            let secs = f64::from(beat.length_ms) / 1_000.0;
            format!("  {:12} {secs:.1}", names::beat(words, beat.gesture, beat.way))
        });
        self.end_line()?;
        if let Some(text) = text.filter(|_| is_new_part) {
            writeln!(self.out, "{text}")?;
        }
        if let Some(beat) = beat {
            write!(self.out, "{beat}{}", if self.draws { "" } else { "\n" })?;
        }
        self.out.flush()
    }

    /// The breath as a bar on the line of its beat.
    fn draw(&mut self, fullness: f32) -> io::Result<()> {
        if !self.draws || self.shown.is_none_or(|(_, beat)| beat.is_none()) {
            return Ok(());
        }
        let width = 1 + (fullness.clamp(0.0, 1.0) * 30.0).round() as usize;
        // Column 22, the bar, and the rest of the line cleared.
        write!(self.out, "\x1b[22G{}\x1b[K", "█".repeat(width))?;
        self.out.flush()
    }

    fn end_line(&mut self) -> io::Result<()> {
        if self.draws { writeln!(self.out) } else { Ok(()) }
    }

    /// Something at the person's own pace.
    fn wait_for_person(&mut self) -> io::Result<()> {
        let now = self.app.now();
        let part = self.app.practice().and_then(|practice| practice.sitting.part(now)).cloned();
        let words = self.app.words();
        let hint = match part {
            Some(Part::Notice { sense: Sense::Breath, .. }) => fl!(words, "cli-tap"),
            Some(Part::Write { .. }) => fl!(words, "cli-write"),
            _ => fl!(words, "cli-go-on"),
        };
        if self.input.is_none() {
            (self.sleep)(UNATTENDED_WAIT);
            self.app.apply(Command::Practice(Event::Skip));
            return Ok(());
        }
        write!(self.out, "  {hint} ")?;
        self.out.flush()?;
        let event = if self.read_line()?.is_some() { Event::Next } else { Event::Stop };
        self.app.apply(Command::Practice(event));
        Ok(())
    }

    fn after(&mut self, wanted: &PracticeArguments) -> io::Result<()> {
        if self.input.is_some() && self.app.practice().is_some() {
            let question = fl!(self.app.words(), "cli-after");
            let rating = self.ask_rating(&question)?;
            self.app.apply(Command::Practice(Event::Rate(rating)));
            if let Some(shift) = self.app.practice().and_then(|practice| practice.sitting.shift()) {
                writeln!(self.out, "{}", names::shift(self.app.words(), shift))?;
            }
            if !wanted.keep && self.app.settings().keep == Keep::NotAsked {
                self.ask_to_keep()?;
            }
        }
        let is_kept = self.app.practice().is_some_and(is_kept);
        self.app.apply(Command::Practice(Event::Close));
        if is_kept {
            writeln!(self.out, "{}", fl!(self.app.words(), "cli-kept"))?;
        }
        Ok(())
    }

    fn ask_to_keep(&mut self) -> io::Result<()> {
        write!(self.out, "{} ", fl!(self.app.words(), "cli-keep"))?;
        self.out.flush()?;
        match self.read_line()?.map(|line| line.trim().to_lowercase()).as_deref() {
            Some("y" | "yes") => self.app.apply(Command::Consent(true)),
            Some("n" | "no") => self.app.apply(Command::Consent(false)),
            // No answer is no yes, and may be asked again.
            _ => {}
        }
        Ok(())
    }

    fn ask_rating(&mut self, question: &str) -> io::Result<Rating> {
        let choices = fl!(self.app.words(), "cli-state-choices");
        writeln!(self.out, "{question}\n{choices}")?;
        let state = self.ask_number(3, 1)?.and_then(|index| State::ALL.get(index).copied());
        let mut rating = Rating { state, ..Rating::default() };
        if state == Some(State::ShutDown) {
            writeln!(self.out, "{}", fl!(self.app.words(), "cli-presence"))?;
            rating.presence = self.ask_level()?;
        }
        writeln!(self.out, "{}", fl!(self.app.words(), "cli-hardness"))?;
        rating.hardness = self.ask_level()?;
        writeln!(self.out)?;
        Ok(rating)
    }

    fn ask_level(&mut self) -> io::Result<Option<Level>> {
        Ok(self.ask_number(10, 0)?.and_then(|number| u8::try_from(number).ok()).and_then(Level::new))
    }

    /// A number from `first` to `most + first`, counted from 0; anything else leaves it out.
    fn ask_number(&mut self, most: usize, first: usize) -> io::Result<Option<usize>> {
        write!(self.out, "> ")?;
        self.out.flush()?;
        let answer = self.read_line()?.and_then(|line| line.trim().parse::<usize>().ok());
        Ok(answer.and_then(|number| number.checked_sub(first)).filter(|number| *number <= most))
    }

    /// `None` at the end of the input.
    fn read_line(&mut self) -> io::Result<Option<String>> {
        let Some(input) = &mut self.input else { return Ok(None) };
        let mut line = String::new();
        Ok((input.read_line(&mut line)? > 0).then_some(line))
    }
}

fn is_kept(practice: &Practice) -> bool {
    practice.keeping == Keeping::Kept
}
