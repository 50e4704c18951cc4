//! *Look back* as a person reads it in a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use jiff::Zoned;
use softlanding_core::insight::{
    Counts, ExerciseFinding, FromHere, Headline, Here, Later, LaterOf, Observation, Observations,
    between_states, from_here, headline, later,
};
use softlanding_core::rating::State;
use softlanding_core::strokes::{Band, SittingStroke, strokes};

use crate::cli::drawing::Canvas;
use crate::cli::terminal;
use crate::platform::WallTime;
use crate::records::span::{self, Span};
use crate::settings::{Keep, Settings};
use crate::text::faults::visible;
use crate::text::{Words, findings, fl, headline as first, names, ticks};

use super::bars::{self, Points};
use super::shore;

const INDENT: &str = "  ";
/// More exercises than this are not read.
const SHOWN_MOST: usize = 40;
/// A bar has at least this much room beside its name, in cells; otherwise it stands below.
const BAR_LEAST: usize = 6;
/// A bar has no more.
const BAR_MOST: usize = 40;
/// Between two names of times, in cells.
const TICK_GAP: f32 = 2.0;

/// What is looked at.
#[derive(Clone, Copy)]
pub(super) struct Looking<'a> {
    pub(super) words: &'a Words,
    pub(super) settings: &'a Settings,
    pub(super) observations: &'a Observations,
    /// Whether words are kept by themselves.
    pub(super) has_words: bool,
    pub(super) here: Here,
    pub(super) now: &'a Zoned,
}

/// What is said first.
impl Looking<'_> {
    pub(super) fn headline(&self) -> Headline {
        headline(self.observations)
    }

    pub(super) fn first(&self) -> first::Said {
        let found = self.headline();
        let mut said = first::say(self.words, self.settings, &found);
        if found == Headline::Nothing {
            if self.has_words {
                said.sentence = fl!(self.words, "headline-no-practice");
            } else if self.settings.keep == Keep::No {
                said.sentence = fl!(self.words, "look-back-not-keeping");
            }
        }
        said
    }

    pub(super) fn found(&self) -> FromHere {
        from_here(self.observations, self.here)
    }

    pub(super) fn later(&self) -> Later {
        later(self.observations)
    }

    /// How far back *Between states* looks, and that time.
    pub(super) fn span(&self) -> (Span, Option<(i64, i64)>) {
        let span = Span::shortest(self.now, self.observations);
        (span, span.range(self.now, self.observations))
    }

    fn day(&self, sitting: &Observation) -> String {
        let zone = self.observations.zone_of(sitting).unwrap_or_default().to_owned();
        let begun = WallTime { utc_ms: sitting.started_utc_ms, zone }.zoned();
        names::day(self.words, begun.date(), self.now.date())
    }
}

/// Where it is written.
pub(super) struct Written<'a> {
    pub(super) looking: &'a Looking<'a>,
    pub(super) columns: usize,
    /// `None`: nothing is drawn.
    pub(super) canvas: Option<Canvas>,
    pub(super) is_coloured: bool,
    pub(super) out: &'a mut dyn Write,
}

impl Written<'_> {
    pub(super) fn write(&mut self) -> io::Result<()> {
        self.write_first()?;
        if self.looking.observations.is_empty() {
            return Ok(());
        }
        self.write_in_time()?;
        self.write_from_here()?;
        self.write_between()?;
        self.write_later()
    }

    fn write_first(&mut self) -> io::Result<()> {
        let said = self.looking.first();
        self.paragraph("", &said.sentence)?;
        said.line.iter().try_for_each(|line| self.paragraph("", line))?;
        if !said.how_sure.is_empty() {
            self.title(&fl!(self.looking.words, "headline-how-sure"))?;
            said.how_sure.iter().try_for_each(|line| self.paragraph(INDENT, line))?;
        }
        Ok(())
    }

    /// All sittings, each as a stroke.
    fn write_in_time(&mut self) -> io::Result<()> {
        let Looking { words, settings, observations, now, .. } = *self.looking;
        self.title(&fl!(words, "cli-look-in-time"))?;
        let all = observations.all();
        let [from, to] = [all.first(), all.last()]
            .map(|sitting| sitting.map(|sitting| self.looking.day(sitting)).unwrap_or_default());
        let went = findings::counts(words, None, &Counts::of(all));
        self.paragraph(
            "",
            &fl!(words, "cli-look-sittings", count = all.len(), from = from, to = to, went = went),
        )?;
        let (Some(canvas), Some(range)) = (self.canvas, span::whole(now, observations)) else {
            return Ok(());
        };
        let drawn = strokes(all, range, canvas.columns);
        let is_far = |stroke: &SittingStroke| {
            [stroke.before, stroke.after].into_iter().flatten().any(|mark| mark.band == Band::Presence)
        };
        if drawn.iter().any(is_far) {
            let far = names::state(words, settings, State::ShutDown);
            self.paragraph("", &fl!(words, "shore-far", state = far))?;
            self.write_strokes(&drawn, Band::Presence, canvas)?;
        }
        self.paragraph("", &fl!(words, "shore-hard"))?;
        self.write_strokes(&drawn, Band::Hardness, canvas)?;
        let measure = |name: &str| textwrap::core::display_width(name) as f32;
        let room = ticks::Room { width: canvas.columns as f32, gap: TICK_GAP, measure: &measure };
        let names = ticks::ticks(words.calendar(), now, range, &room);
        writeln!(self.out, "{}", below(&names, canvas.columns))?;
        self.paragraph("", &fl!(words, "cli-look-legend"))
    }

    fn write_strokes(&mut self, drawn: &[SittingStroke], band: Band, canvas: Canvas) -> io::Result<()> {
        for row in shore::rows(drawn, band, canvas.columns, canvas.in_all_letters) {
            let end = row.iter().rposition(|(letter, _)| *letter != ' ').map_or(0, |last| last + 1);
            for (letter, state) in row.into_iter().take(end) {
                let style = self.style(state);
                write!(self.out, "{style}{letter}{style:#}")?;
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn write_from_here(&mut self) -> io::Result<()> {
        let Looking { words, settings, .. } = *self.looking;
        let found = self.looking.found();
        self.title(&fl!(words, "looking-from-here"))?;
        self.paragraph("", &findings::from_here(words, settings, &found))?;
        let expected = findings::expected_anyway(words, &found);
        expected.iter().try_for_each(|expected| self.paragraph("", expected))?;
        if self.canvas.is_some() && !found.exercises.is_empty() {
            self.paragraph("", &fl!(words, "cli-look-points"))?;
        }
        for (place, one) in found.exercises.iter().take(SHOWN_MOST).enumerate() {
            self.write_found(&found, place, one)?;
        }
        Ok(())
    }

    fn write_found(&mut self, from_here: &FromHere, place: usize, found: &ExerciseFinding) -> io::Result<()> {
        let words = self.looking.words;
        let state = from_here.here.state;
        self.title(&found.title)?;
        let times = fl!(words, "from-here-times", count = found.counts.sittings());
        let counts = findings::counts(words, Some(state), &found.counts);
        self.paragraph(INDENT, &format!("{times}: {counts}"))?;
        let below = from_here.stands_below(place).map(|below| findings::stands_below(words, below));
        below.iter().try_for_each(|below| self.paragraph(INDENT, below))?;
        if let Some(canvas) = self.canvas.filter(|_| !found.points.is_empty()) {
            self.write_points(from_here, found, canvas)?;
        }
        let said = findings::found(words, state, found);
        said.iter().try_for_each(|line| self.paragraph(INDENT, line))
    }

    fn write_points(
        &mut self,
        from_here: &FromHere,
        found: &ExerciseFinding,
        canvas: Canvas,
    ) -> io::Result<()> {
        let words = self.looking.words;
        let canvas = Canvas { columns: canvas.columns - INDENT.len(), ..canvas };
        let names = if from_here.here.state == State::ShutDown {
            [fl!(words, "scale-less-here"), fl!(words, "scale-same"), fl!(words, "scale-more-here")]
        } else {
            [fl!(words, "scale-harder"), fl!(words, "scale-same"), fl!(words, "scale-easier")]
        };
        let scale = bars::scale(names.each_ref().map(String::as_str), canvas.columns);
        let points = Points::new(from_here, found, canvas);
        for line in scale.into_iter().chain([points.times(), points.middle()]) {
            writeln!(self.out, "{INDENT}{line}")?;
        }
        Ok(())
    }

    fn write_between(&mut self) -> io::Result<()> {
        let Looking { words, settings, observations, .. } = *self.looking;
        let (span, Some((from_ms, until_ms))) = self.looking.span() else { return Ok(()) };
        let between = between_states(observations, from_ms..until_ms);
        let name = fl!(words, "looking-between");
        self.title(&format!("{name} · {}", findings::span(words, span)))?;
        self.paragraph("", &fl!(words, "between-count", count = between.total()))?;
        let Some(canvas) = self.canvas else {
            let sentences = findings::between(words, settings, &between);
            return sentences.iter().try_for_each(|sentence| self.paragraph("", sentence));
        };
        let pairs = State::ALL.into_iter().flat_map(|from| State::ALL.map(|to| (from, to)));
        let most = pairs.map(|(from, to)| between.count(from, to)).max().unwrap_or(0);
        for from in State::ALL.into_iter().filter(|state| between.began_in(*state) > 0) {
            let name = |state| names::state(words, settings, state);
            self.paragraph("", &fl!(words, "cli-look-between", state = name(from)))?;
            let to = State::ALL.into_iter().map(|to| (Some(to), name(to), between.count(from, to)));
            let to: Vec<_> = to.filter(|(_, _, count)| *count > 0).collect();
            self.write_bars(&to, most, canvas)?;
        }
        Ok(())
    }

    fn write_later(&mut self) -> io::Result<()> {
        let words = self.looking.words;
        let later = self.looking.later();
        self.title(&fl!(words, "looking-later"))?;
        self.paragraph("", &fl!(words, "later-about"))?;
        if later.exercises.is_empty() {
            return self.paragraph("", &fl!(words, "later-none"));
        }
        let most = counted(words, &later.overall).into_iter().map(|(_, _, count)| count).max().unwrap_or(0);
        self.write_later_of(&fl!(words, "later-all"), &later.overall, most)?;
        for (_, title, of) in later.exercises.iter().take(SHOWN_MOST) {
            self.write_later_of(title, of, most)?;
        }
        Ok(())
    }

    fn write_later_of(&mut self, title: &str, of: &LaterOf, most: usize) -> io::Result<()> {
        let words = self.looking.words;
        self.title(title)?;
        if let Some(canvas) = self.canvas {
            self.write_bars(&counted(words, of), most, canvas)?;
        }
        let said = findings::later(words, of);
        said.iter().try_for_each(|line| self.paragraph(INDENT, line))
    }

    /// A line for each count, of which the highest of the whole view is `most`: its name, its bar in the colour of its state, and the number.
    fn write_bars(&mut self, bars: &[Counted], most: usize, canvas: Canvas) -> io::Result<()> {
        let width = textwrap::core::display_width;
        let named = bars.iter().map(|(_, name, _)| width(&visible(name))).max().unwrap_or(0);
        let taken = INDENT.len() + 1 + most.to_string().len();
        let beside = canvas.columns.checked_sub(taken + named + 2).filter(|room| *room >= BAR_LEAST);
        let cells = beside.unwrap_or(canvas.columns.saturating_sub(taken)).min(BAR_MOST);
        for (state, name, count) in bars {
            let name = visible(name);
            let bar = bars::bar(*count, most, cells, canvas.in_all_letters);
            let style = self.style(*state);
            let space = if bar.is_empty() { "" } else { " " };
            if beside.is_some() {
                let padding = " ".repeat(named - width(&name) + 2);
                writeln!(self.out, "{INDENT}{name}{padding}{style}{bar}{style:#}{space}{count}")?;
            } else {
                self.paragraph(INDENT, &name)?;
                writeln!(self.out, "{INDENT}{style}{bar}{style:#}{space}{count}")?;
            }
        }
        Ok(())
    }

    fn style(&self, state: Option<State>) -> Style {
        if self.is_coloured { colour(state) } else { Style::new() }
    }

    fn title(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out)?;
        self.paragraph("", title)
    }

    fn paragraph(&mut self, indent: &str, text: &str) -> io::Result<()> {
        terminal::write_paragraph(self.out, self.columns, indent, text)
    }
}

/// A count, what is counted, and the state whose colour it has.
type Counted = (Option<State>, String, usize);

/// How the ten minutes after went.
fn counted(words: &Words, of: &LaterOf) -> [Counted; 4] {
    let counts = of.counts;
    [
        (None, fl!(words, "table-went-on"), counts.went_on_easing),
        (None, fl!(words, "table-stayed"), counts.stayed),
        (None, fl!(words, "table-came-back-up"), counts.came_back_up),
        (None, fl!(words, "table-far-away"), counts.went_far_away),
    ]
}

/// Names where they stand below a picture, without what has no room.
fn below(names: &[(f32, String)], columns: usize) -> String {
    let mut line = String::new();
    let mut used = 0;
    for (share, name) in names {
        let at = (share.max(0.0) * columns as f32).round() as usize;
        let width = textwrap::core::display_width(name);
        let is_free = used == 0 || at > used;
        if is_free && at + width <= columns {
            line.push_str(&" ".repeat(at.saturating_sub(used)));
            line.push_str(name);
            used = at + width;
        }
    }
    line
}

/// The colour of a state. It says nothing that letters do not.
fn colour(state: Option<State>) -> Style {
    match state {
        Some(State::Settled) => AnsiColor::Green.on_default(),
        Some(State::StirredUp) => AnsiColor::Yellow.on_default(),
        Some(State::ShutDown) => AnsiColor::Blue.on_default(),
        Some(State::Mixed) => AnsiColor::Magenta.on_default(),
        None => Style::new(),
    }
}
