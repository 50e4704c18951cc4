//! From an exercise and words to things on sheets: headings in a narrow column, what they say beside.
//!
//! Pure: the same exercise gives the same sheets. What does not fit goes on, on the next sheet.

use softlanding_core::exercise::Exercise;

use crate::documents::report::Report;
use crate::text::describe::{self, DescribedStep, Section, Voice};
use crate::text::{Words, direction, fl};
use softlanding_core::curve::Curve;

use super::Paper;
use super::figure;
use super::font::{Typeface, Weight};
use super::placed::{Block, Ink, Laid, Placed, Role, TextLine, Thing};
use super::wrap;

/// The language of the program's own words.
const PROGRAM_LANG: &str = "en";
const MARGIN: f32 = 54.0;
/// Nothing but the foot stands below.
const FOOT: f32 = 62.0;
const HEADINGS_WIDTH: f32 = 104.0;
const GUTTER: f32 = 20.0;
const LANTERN_RADIUS: f32 = 31.0;
/// Where the numbers of the steps stand.
const NUMBERS_WIDTH: f32 = 16.0;
const BETWEEN_ITEMS: f32 = 4.0;
const BETWEEN_SECTIONS: f32 = 13.0;
/// The number of a section's lines that must fit where it begins.
const BEGINS_WITH_LINES: f32 = 3.0;

#[derive(Clone, Copy)]
struct Style {
    weight: Weight,
    size: f32,
    leading: f32,
    ink: Ink,
}

const TITLE: Style = Style { weight: Weight::SemiBold, size: 25.0, leading: 30.0, ink: Ink::Accent };
const LEAD: Style = Style { weight: Weight::Regular, size: 14.0, leading: 19.0, ink: Ink::Text };
const HEADING: Style = Style { weight: Weight::SemiBold, size: 10.5, leading: 15.0, ink: Ink::Accent };
const BODY: Style = Style { weight: Weight::Regular, size: 11.0, leading: 15.0, ink: Ink::Text };
const NOTE: Style = Style { weight: Weight::Regular, size: 9.5, leading: 13.0, ink: Ink::Muted };
/// Two pages hold all of a report.
const REPORT: Style = Style { weight: Weight::Regular, size: 9.5, leading: 12.5, ink: Ink::Text };
const FOOTER: Style = Style { weight: Weight::Regular, size: 8.5, leading: 11.0, ink: Ink::Muted };

/// Everything about an exercise, on as many sheets as it takes.
pub(super) fn lay(typeface: &Typeface, words: &Words, exercise: &Exercise, paper: Paper) -> Laid {
    let mut setter = Setter::new(typeface, words, paper);
    setter.head(exercise);
    setter.steps(exercise);
    for section in describe::before(words, exercise).sections(words) {
        setter.section(&section, BODY);
    }
    for section in describe::evidence(words, exercise) {
        setter.section(&section, BODY);
    }
    for section in describe::sources(words, exercise) {
        setter.section(&section, NOTE);
    }
    setter.feet();
    Laid {
        size: paper.size(),
        title: exercise.title.clone(),
        lang: exercise.lang.clone(),
        sheets: setter.sheets,
        blocks: setter.blocks,
    }
}

/// What the records show, on as many sheets as it takes.
pub(super) fn lay_report(typeface: &Typeface, words: &Words, report: &Report, paper: Paper) -> Laid {
    lay_sections(typeface, words, report, paper, REPORT)
}

/// A plan for a hard time, on as many sheets as it takes, to be read easily.
pub(super) fn lay_plan(typeface: &Typeface, words: &Words, plan: &Report, paper: Paper) -> Laid {
    lay_sections(typeface, words, plan, paper, BODY)
}

fn lay_sections(typeface: &Typeface, words: &Words, report: &Report, paper: Paper, style: Style) -> Laid {
    let mut setter = Setter::new(typeface, words, paper);
    setter.report_head(report);
    for section in &report.sections {
        setter.section(section, style);
    }
    setter.feet();
    Laid {
        size: paper.size(),
        title: report.title.clone(),
        lang: PROGRAM_LANG.to_owned(),
        sheets: setter.sheets,
        blocks: setter.blocks,
    }
}

/// A column of text.
#[derive(Clone, Copy)]
struct Column {
    left: f32,
    width: f32,
}

/// Sets one thing below the other.
struct Setter<'a> {
    typeface: &'a Typeface,
    words: &'a Words,
    size: [f32; 2],
    sheets: Vec<Vec<Placed>>,
    blocks: Vec<Block>,
    /// Where the next thing begins on the last sheet.
    y: f32,
}

impl<'a> Setter<'a> {
    fn new(typeface: &'a Typeface, words: &'a Words, paper: Paper) -> Self {
        let (sheets, blocks) = (vec![Vec::new()], Vec::new());
        Self { typeface, words, size: paper.size(), sheets, blocks, y: MARGIN }
    }

    fn head(&mut self, exercise: &Exercise) {
        let beside = self.title(&exercise.title, &exercise.invitation, Voice::Author);
        self.y += 5.0;
        let facts = self.block(Role::Paragraph, Voice::Program);
        let text = describe::facts(self.words, exercise).join(" · ");
        self.text(facts, beside, NOTE, &text);
        self.below_lantern();
    }

    fn report_head(&mut self, report: &Report) {
        self.title(&report.title, &report.lead, Voice::Program);
        self.below_lantern();
    }

    /// The lantern, and the title and the lead beside it. Returns the column beside it.
    fn title(&mut self, title: &str, lead: &str, voice: Voice) -> Column {
        let whole = self.whole();
        let center = [whole.left + whole.width - LANTERN_RADIUS, MARGIN + LANTERN_RADIUS];
        for thing in figure::lantern(center, LANTERN_RADIUS) {
            self.place(None, thing);
        }
        let beside = Column { width: whole.width - 2.0 * LANTERN_RADIUS - GUTTER, ..whole };
        let block = self.block(Role::Title, voice);
        self.text(block, beside, TITLE, title);
        self.y += 3.0;
        let block = self.block(Role::Paragraph, voice);
        self.text(block, beside, LEAD, lead);
        beside
    }

    fn below_lantern(&mut self) {
        self.y = self.y.max(MARGIN + 2.0 * LANTERN_RADIUS) + BETWEEN_SECTIONS + 5.0;
    }

    fn steps(&mut self, exercise: &Exercise) {
        let title = fl!(self.words, "about-happens");
        self.beside_heading(&title, BODY, |setter| {
            for (number, step) in (1_usize..).zip(describe::steps(setter.words, exercise)) {
                setter.step(number, &step);
            }
        });
    }

    fn step(&mut self, number: usize, step: &DescribedStep) {
        let wide = self.body();
        let column = Column { left: wide.left + NUMBERS_WIDTH, width: wide.width - NUMBERS_WIDTH };
        let block = self.block(Role::Item, Voice::Author);
        self.keep(BODY.leading + NOTE.leading);
        let (sheet, top) = (self.sheets.len(), self.y);
        self.text(block, wide, Style { ink: Ink::Muted, ..BODY }, &number.to_string());
        debug_assert_eq!(sheet, self.sheets.len(), "there was room");
        self.y = top;
        if let Some(text) = &step.text {
            self.text(block, column, BODY, text);
        }
        for line in &step.lines {
            self.text(block, column, BODY, line);
        }
        let how = if step.text.is_some() { NOTE } else { BODY };
        self.text(block, column, how, &step.how);
        if let Some(curve) = &step.curve {
            self.y += 5.0;
            self.curve(curve, column);
        }
        self.y += BETWEEN_ITEMS + 2.0;
    }

    fn curve(&mut self, curve: &Curve, column: Column) {
        let figure = figure::curve(self.typeface, self.words, curve, column.left, column.width);
        self.keep(figure.height);
        let block = self.block(Role::Figure(describe::curve(self.words, curve)), Voice::Program);
        for thing in figure.things {
            self.place(Some(block), thing.lowered(self.y));
        }
        self.y += figure.height;
    }

    fn section(&mut self, section: &Section, style: Style) {
        self.beside_heading(&section.title, style, |setter| {
            let column = setter.body();
            for line in &section.lines {
                let block = setter.block(Role::Item, section.voice);
                setter.text(block, column, style, line);
                setter.y += BETWEEN_ITEMS;
            }
        });
    }

    /// A heading, and beside it what follows.
    fn beside_heading(&mut self, title: &str, style: Style, follows: impl FnOnce(&mut Self)) {
        self.keep(style.leading * BEGINS_WITH_LINES);
        let (sheet, top) = (self.sheets.len(), self.y);
        let block = self.block(Role::Heading(title.to_owned()), Voice::Program);
        let column = Column { left: MARGIN, width: HEADINGS_WIDTH };
        self.text(block, column, HEADING, title);
        let heading_bottom = self.y;
        if self.sheets.len() == sheet {
            self.y = top;
        }
        follows(self);
        if self.sheets.len() == sheet {
            self.y = self.y.max(heading_bottom);
        }
        self.y += BETWEEN_SECTIONS - BETWEEN_ITEMS;
    }

    /// What the page comes from, and its number where there are several.
    fn feet(&mut self) {
        let count = self.sheets.len();
        let baseline = self.size[1] - MARGIN + 10.0;
        let text = fl!(self.words, "page-footer", app = fl!(self.words, "app-name"));
        let right = self.size[0] - MARGIN;
        for index in 0..count {
            let mut lines = vec![self.line([MARGIN, baseline], FOOTER, text.clone(), false)];
            if count > 1 {
                let number = fl!(self.words, "practice-count", done = (index + 1), count = count);
                let width = self.typeface.width(FOOTER.weight, FOOTER.size, &number);
                lines.push(self.line([right - width, baseline], FOOTER, number, false));
            }
            if let Some(sheet) = self.sheets.get_mut(index) {
                sheet.extend(lines.into_iter().map(|thing| Placed { block: None, thing }));
            }
        }
    }

    fn whole(&self) -> Column {
        Column { left: MARGIN, width: self.size[0] - 2.0 * MARGIN }
    }

    fn body(&self) -> Column {
        let left = MARGIN + HEADINGS_WIDTH + GUTTER;
        Column { left, width: self.size[0] - MARGIN - left }
    }

    fn block(&mut self, role: Role, voice: Voice) -> usize {
        self.blocks.push(Block { role, voice });
        self.blocks.len() - 1
    }

    fn text(&mut self, block: usize, column: Column, style: Style, text: &str) {
        let text = writable(text);
        let measure = |text: &str| self.typeface.width(style.weight, style.size, text);
        let from_right = direction::begins_right(&text);
        for line in wrap::lines(&text, column.width, measure) {
            self.keep(style.leading);
            // The letters stand in the middle of their line.
            let baseline = self.y + style.leading / 2.0 + style.size * 0.35;
            let left = if from_right { column.left + column.width - measure(&line) } else { column.left };
            let line = self.line([left, baseline], style, line, from_right);
            self.place(Some(block), line);
            self.y += style.leading;
        }
    }

    fn line(&self, at: [f32; 2], style: Style, text: String, from_right: bool) -> Thing {
        let Style { weight, size, ink, .. } = style;
        let glyphs = self.typeface.glyphs(weight, &text, from_right);
        Thing::Text(TextLine { at, text, glyphs, weight, size, ink })
    }

    /// Begins another sheet unless this one has room for a height in points.
    fn keep(&mut self, height: f32) {
        if self.y + height > self.size[1] - FOOT && self.y > MARGIN {
            self.sheets.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn place(&mut self, block: Option<usize>, thing: Thing) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.push(Placed { block, thing });
        }
    }
}

/// Without the three signs that say something about a file and that no PDF may hold.
fn writable(text: &str) -> String {
    text.replace(['\0', '\u{feff}', '\u{fffe}'], "\u{fffd}")
}
