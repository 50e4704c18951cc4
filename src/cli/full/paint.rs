//! The state as a picture: which page is shown, and what all of them share.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use softlanding_core::support::{DIRECTORIES, LineKind};

use crate::settings::KeyCommand;
use crate::text::{cautions, describe, fl, keys, names, people};

use super::colours::{Ink, Palette};
use super::lantern::{self, Pose, Stage};
use super::of_after::Step;
use super::rows::{self, Row, paragraph, text_width};
use super::state::{Full, Over, Shown};

/// From so many rows that are left on, a lantern rests below what is said.
const LANTERN_LEAST: u16 = 6;
/// Nor has it more.
const LANTERN_MOST: u16 = 9;
/// Fewer rows have no room for what may be pressed.
const HINTS_LEAST: u16 = 4;

/// A key and what it does.
pub(super) type Hint = (String, String);

impl Full {
    pub fn palette(&self) -> Palette {
        Palette::of(self.app.settings().theme, self.depth)
    }

    /// Paints everything. Returns where the cursor stands, if it is seen.
    pub fn paint(&mut self, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        (self.stage, self.stages) = (None, None);
        if area.is_empty() {
            return None;
        }
        if let Some(cover) = &self.cover {
            return cover.paint(self.app.words(), area, buffer);
        }
        let width = text_width(area);
        let (rows, hints) = match (self.over, &self.shown) {
            (Some(over), _) => (self.rows_of_over(over, width), self.hints_of_over()),
            (None, Shown::Practice) => {
                self.paint_practice(area, buffer);
                self.paint_notice(area, buffer);
                return None;
            }
            (None, Shown::Now) => (self.rows_of_now(width), self.hints_of_now()),
            (None, Shown::ForTwo(_)) => (self.rows_of_gate_for_two(width), self.hints_of_gate_for_two()),
            (None, Shown::Gate(..)) => (self.rows_of_gate(width), self.hints_of_gate()),
            (None, Shown::After(_)) => (self.rows_of_after(width), self.hints_of_after()),
        };
        self.paint_page(rows, &hints, area, buffer);
        self.paint_notice(area, buffer);
        None
    }

    /// Rows below each other, what may be pressed at the foot, and where there is room a lantern at rest.
    fn paint_page(&self, rows: Vec<Row>, hints: &[Hint], area: Rect, buffer: &mut Buffer) {
        let palette = self.palette();
        let foot = u16::from(area.height >= HINTS_LEAST);
        let rows = rows::fit(rows, usize::from(area.height - foot));
        let used = u16::try_from(rows.len()).unwrap_or(area.height);
        let free = area.height.saturating_sub(used + foot);
        let top = match free {
            0 | 1 => 0,
            2..=9 => 1,
            _ => (free - LANTERN_MOST).div_ceil(3).clamp(1, 8),
        };
        let left = free.saturating_sub(top + 1);
        if left >= LANTERN_LEAST {
            let room = Rect { y: area.y + top + used + 1, height: left, ..area };
            let stage = Stage::resting(area, room, LANTERN_MOST);
            lantern::paint(area, &stage, &Pose::resting(&stage), &palette, buffer);
        } else {
            lantern::paint_sky(area, &palette, buffer);
        }
        let page = Rect { y: area.y + top, height: area.height.saturating_sub(top + foot), ..area };
        rows::paint(&rows, page, &palette, buffer);
        paint_hints(hints, area, &palette, buffer);
    }

    /// What is to be told, above what may be pressed.
    fn paint_notice(&self, area: Rect, buffer: &mut Buffer) {
        let Some((sentence, _)) = &self.notice else { return };
        let palette = self.palette();
        let most = usize::from(area.height / 5).clamp(1, 4);
        let lines = paragraph(sentence, text_width(area), most, 0, Ink::Accent);
        let height = u16::try_from(lines.len()).unwrap_or(1);
        let place = Rect { y: area.bottom().saturating_sub(height + 1).max(area.y), height, ..area };
        let blank = " ".repeat(usize::from(area.width));
        for y in place.top()..place.bottom().min(area.bottom()) {
            buffer.set_stringn(area.x, y, &blank, blank.len(), ratatui::style::Style::new());
        }
        rows::paint(&lines, place.intersection(area), &palette, buffer);
    }

    fn rows_of_now(&self, width: usize) -> Vec<Row> {
        let words = self.app.words();
        let mut rows = self.saying.rows(words, self.app.settings(), &fl!(words, "now-question"), width);
        if self.app.said().is_very_hard() || self.app.care_comes_first() {
            rows.push(Row::air());
            rows.extend(self.people_rows(width, 0));
        }
        rows.push(Row::air());
        let beginnings = self.beginnings();
        let is_one = beginnings.len() == 1;
        for (index, (entry, reason)) in beginnings.into_iter().enumerate() {
            let is_chosen = index == self.chosen;
            let rank = if is_chosen { 0 } else { 4 };
            let length = names::how_long(words, &entry.exercise, self.length_ms(entry));
            let title = entry.exercise.title.as_str();
            let row = Row::list(rank).with(if is_chosen && !is_one { "› " } else { "  " }, Ink::Accent);
            let row = if is_chosen { row.strong(title, Ink::Accent) } else { row.with(title, Ink::Text) };
            let length = format!(" · {length}");
            let has_room = row.width() + textwrap::core::display_width(&length) <= width + 2;
            rows.push(if has_room { row.with(length, Ink::Muted) } else { row });
            let caution = cautions::line(words, &entry.exercise).filter(|_| is_chosen);
            for line in reason.into_iter().chain(caution) {
                let lines = rows::wrapped(&line, width.saturating_sub(4), 2).into_iter();
                let rank = if is_chosen { 2 } else { 5 };
                rows.extend(lines.map(|line| Row::list(rank).with(format!("    {line}"), Ink::Muted)));
            }
        }
        rows
    }

    fn rows_of_gate(&self, width: usize) -> Vec<Row> {
        let (Shown::Gate(entry, gate), words) = (&self.shown, self.app.words()) else { return Vec::new() };
        let mut rows = vec![Row::new(1).strong(fl!(words, "gate-title"), Ink::Text), Row::air()];
        for line in describe::gate(words, *gate, &entry.exercise) {
            rows.extend(paragraph(&line, width, 12, 0, Ink::Text));
            rows.push(Row::air());
        }
        rows.extend(paragraph(&fl!(words, "cli-gate"), width, 2, 0, Ink::Accent));
        rows
    }

    /// A person comes first, and nothing is hidden.
    pub fn people_rows(&self, width: usize, rank: u8) -> Vec<Row> {
        let words = self.app.words();
        let mut rows = paragraph(&fl!(words, "very-hard-card"), width, 3, rank, Ink::Accent);
        let lists = self.app.support();
        let country = self.app.settings().country.and_then(|code| lists.country(code));
        for line in country.iter().flat_map(|country| country.lines_for(LineKind::Crisis)) {
            rows.extend(paragraph(&people::in_short(words, line), width, 3, rank + 1, Ink::Text));
        }
        let [first, second] = DIRECTORIES;
        let elsewhere = fl!(words, "cli-people-elsewhere", first = first, second = second);
        rows.extend(paragraph(&elsewhere, width, 3, rank + 2, Ink::Muted));
        rows.extend(paragraph(&fl!(words, "cli-people-way"), width, 2, rank + 3, Ink::Muted));
        rows
    }

    fn rows_of_over(&self, over: Over, width: usize) -> Vec<Row> {
        let words = self.app.words();
        if over == Over::People {
            let title = Row::new(1).strong(fl!(words, "people-name"), Ink::Text);
            return [vec![title, Row::air()], self.people_rows(width, 0)].concat();
        }
        let title = match self.shown {
            Shown::Practice => fl!(words, "help-keys-practice"),
            Shown::Now | Shown::Gate(..) | Shown::ForTwo(_) | Shown::After(_) => {
                fl!(words, "help-keys-saying")
            }
        };
        let mut rows = vec![Row::new(1).strong(title, Ink::Text), Row::air()];
        let all = self.all_keys();
        let widest = all.iter().map(|(key, _)| textwrap::core::display_width(key)).max().unwrap_or(0);
        rows.extend(all.into_iter().zip(2..).map(|((key, what), rank)| {
            let air = " ".repeat(widest.saturating_sub(textwrap::core::display_width(&key)) + 3);
            Row::list(rank).strong(key, Ink::Text).with(air, Ink::Text).with(what, Ink::Muted)
        }));
        rows.push(Row::air());
        rows.extend(paragraph(&fl!(words, "cli-hide-back"), width, 2, 1, Ink::Muted));
        rows
    }

    /// All keys of what is shown, the most needed first.
    fn all_keys(&self) -> Vec<Hint> {
        let words = self.app.words();
        let by_choice = |command| {
            let key = self.app.settings().key_of(command)?;
            Some((keys::name(words, key), keys::does(words, command)))
        };
        let mut all = if matches!(self.shown, Shown::Practice) {
            let mut all = vec![
                (fl!(words, "key-escape"), fl!(words, "practice-stop")),
                (fl!(words, "key-space"), fl!(words, "practice-pause")),
                (fl!(words, "key-enter"), fl!(words, "practice-next")),
                ("N".to_owned(), fl!(words, "practice-skip")),
            ];
            let commands = [
                KeyCommand::Gentler,
                KeyCommand::Worse,
                KeyCommand::Sound,
                KeyCommand::Louder,
                KeyCommand::Quieter,
            ];
            all.extend(commands.into_iter().filter_map(by_choice));
            all
        } else {
            vec![
                ("1–4".to_owned(), fl!(words, "help-key-states")),
                ("0–9".to_owned(), fl!(words, "help-key-number")),
                (fl!(words, "key-end"), fl!(words, "help-key-ten")),
                (fl!(words, "key-enter"), fl!(words, "practice-next")),
                ("Q".to_owned(), fl!(words, "cli-leave")),
                (fl!(words, "key-escape"), fl!(words, "hide")),
            ]
        };
        all.extend([("H".to_owned(), fl!(words, "hide")), ("F1".to_owned(), fl!(words, "people-name"))]);
        all.push(("Ctrl+C".to_owned(), fl!(words, "cli-leave")));
        all
    }

    fn hints_of_over(&self) -> Vec<Hint> {
        vec![(fl!(self.app.words(), "key-enter"), fl!(self.app.words(), "practice-go-on"))]
    }

    /// The way to all keys stands last.
    pub fn with_help(&self, mut hints: Vec<Hint>) -> Vec<Hint> {
        hints.push(("?".to_owned(), fl!(self.app.words(), "cli-keys-short")));
        hints
    }

    fn hints_of_now(&self) -> Vec<Hint> {
        let words = self.app.words();
        let mut hints = vec![(fl!(words, "key-enter"), fl!(words, "begin"))];
        if self.beginnings().len() > 1 {
            hints.push(("↑↓".to_owned(), fl!(words, "cli-another")));
        }
        hints.push(("Q".to_owned(), fl!(words, "cli-leave")));
        hints.push((fl!(words, "key-escape"), fl!(words, "hide")));
        self.with_help(hints)
    }

    fn hints_of_gate(&self) -> Vec<Hint> {
        let words = self.app.words();
        let answers = [("Y", fl!(words, "gate-shows-one")), ("N", fl!(words, "gate-leaves-one"))];
        self.with_help(answers.map(|(key, what)| (key.to_owned(), what)).into())
    }

    fn hints_of_gate_for_two(&self) -> Vec<Hint> {
        let words = self.app.words();
        let answers = [("Y", fl!(words, "pair-with")), ("N", fl!(words, "pair-alone"))];
        self.with_help(answers.map(|(key, what)| (key.to_owned(), what)).into())
    }

    fn hints_of_after(&self) -> Vec<Hint> {
        let words = self.app.words();
        let enter = fl!(words, "key-enter");
        let letter = |key: &str, what: String| (key.to_owned(), what);
        let hints = match self.step_of_after() {
            Step::Rating | Step::Reason => vec![(enter, fl!(words, "leave-out"))],
            Step::Keep => vec![
                letter("Y", fl!(words, "after-keep-yes")),
                letter("N", fl!(words, "after-keep-no")),
                (enter, fl!(words, "leave-out")),
            ],
            Step::Quiet | Step::ForTwo => vec![(enter, fl!(words, "after-done"))],
            Step::Done if self.needs_care() => {
                vec![letter("E", fl!(words, "practice-gentler")), (enter, fl!(words, "after-done"))]
            }
            Step::Done => vec![(enter, fl!(words, "after-done")), letter("L", fl!(words, "after-longer"))],
        };
        self.with_help(hints)
    }
}

/// What may be pressed, on the last row.
pub(super) fn paint_hints(hints: &[Hint], area: Rect, palette: &Palette, buffer: &mut Buffer) {
    if area.height >= HINTS_LEAST {
        let row = rows::hints(hints, usize::from(area.width));
        row.paint_centered(area.bottom() - 1, area, palette, buffer);
    }
}
