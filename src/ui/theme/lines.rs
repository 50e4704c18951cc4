//! Lines whose letters stand in the order of their scripts: the one place where the window lays out text.
//!
//! egui shapes each word, and puts words one behind the other from the left. Where letters are written from right to
//! left, lines are put together here from words that egui made. The text of a galley stays as it was typed.

use std::ops::Range;
use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::epaint::text::{FontsView, Glyph, PlacedRow, Row, RowVisuals};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, Context, FontId, Galley, Mesh, Rect, TextBuffer, Ui, pos2, vec2};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::direction::{self, Directions, Run};

use super::letters;

/// What is read.
#[must_use]
pub fn lay_out(context: &Context, job: LayoutJob) -> Arc<Galley> {
    context.fonts_mut(|fonts| {
        let plain = fonts.layout_job(job);
        if !direction::has_right_to_left(&plain.job.text) {
            return plain;
        }
        let Some(like) = plain.rows.first().map(|placed| Row::clone(&placed.row)) else { return plain };
        Setter { fonts, job: &plain.job, like }.set(&plain)
    })
}

/// What is being written: each letter is one for the cursor and for screen readers.
fn lay_out_written(context: &Context, job: LayoutJob) -> Arc<Galley> {
    let is_set_here = direction::has_right_to_left(&job.text);
    let galley = lay_out(context, job);
    if is_set_here || galley.job.text.is_ascii() { galley } else { letters::each(galley) }
}

/// How a text field lays out what is written in it.
pub fn written(
    font: FontId,
    color: Color32,
    is_page: bool,
) -> impl FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley> {
    move |ui, text, width| {
        let text = text.as_str().to_owned();
        let mut job = if is_page {
            LayoutJob::simple(text, font.clone(), color, width)
        } else {
            LayoutJob::simple_singleline(text, font.clone(), color)
        };
        // As egui does: a blank at the end moves the cursor.
        job.keep_trailing_whitespace = true;
        let height = ui.fonts_mut(|fonts| fonts.row_height(&font)) + ui.spacing().extra_text_line_spacing;
        job.sections.iter_mut().for_each(|section| section.format.line_height = Some(height));
        lay_out_written(ui.ctx(), job)
    }
}

/// Puts lines together.
struct Setter<'a, 'fonts> {
    fonts: &'a mut FontsView<'fonts>,
    job: &'a LayoutJob,
    /// What is in every row.
    like: Row,
}

/// A paragraph of the job.
struct Paragraph<'a> {
    /// Where it begins, as a byte of the job's text.
    start: usize,
    text: &'a str,
    directions: Directions<'a>,
}

/// What one line holds, as bytes of its paragraph.
#[derive(Clone)]
struct Line {
    range: Range<usize>,
    /// Whether the paragraph ends with it.
    is_last: bool,
}

/// A line in the making, from left to right.
#[derive(Default)]
struct Made {
    x: f32,
    height: f32,
    mesh: Mesh,
    /// With the byte of the paragraph that each stands for.
    glyphs: Vec<(usize, Glyph)>,
}

impl Setter<'_, '_> {
    /// Puts `plain`, as egui made it, in order.
    fn set(mut self, plain: &Galley) -> Arc<Galley> {
        let (job, pixels) = (self.job, plain.pixels_per_point);
        let mut galley = plain.clone();
        galley.rows.clear();
        galley.elided = false;
        let mut from_right = Vec::new();
        let paragraphs: Vec<&str> =
            if job.break_on_newline { job.text.split('\n').collect() } else { vec![&job.text] };
        let (count, mut start) = (paragraphs.len(), 0);
        for (index, text) in paragraphs.into_iter().enumerate() {
            let paragraph = Paragraph { start, text, directions: Directions::new(text) };
            start += text.len() + 1;
            let lines = self.lines(&paragraph);
            let room = job.wrap.max_rows.saturating_sub(galley.rows.len());
            galley.elided |= lines.len() > room;
            let elided_at =
                (lines.len() > room || (lines.len() == room && index + 1 < count)).then_some(room);
            for (number, line) in lines.into_iter().take(room).enumerate() {
                let is_elided = elided_at == Some(number + 1);
                galley.elided |= is_elided;
                let row = self.row(&paragraph, &line, is_elided, pixels);
                let ends_with_newline = line.is_last && index + 1 < count;
                galley.rows.push(PlacedRow { pos: pos2(0.0, 0.0), row: Arc::new(row), ends_with_newline });
                from_right.push(paragraph.directions.begins_right());
            }
        }
        place(&mut galley, &from_right, job.halign);
        Arc::new(galley)
    }

    /// Where the lines of a paragraph end.
    fn lines(&mut self, paragraph: &Paragraph<'_>) -> Vec<Line> {
        let most = self.job.wrap.max_width;
        let (mut lines, mut start, mut x) = (Vec::new(), 0, 0.0);
        for (word_start, word_end, end) in words(paragraph.text) {
            let mut width = self.width(paragraph, word_start..word_end);
            if x > 0.0 && x + width > most {
                lines.push(Line { range: start..word_start, is_last: false });
                (start, x) = (word_start, 0.0);
            }
            while x == 0.0 && width > most {
                let fits = self.fitting(paragraph, start..word_end);
                if fits >= word_end {
                    break;
                }
                lines.push(Line { range: start..fits, is_last: false });
                start = fits;
                width = self.width(paragraph, start..word_end);
            }
            x += width + self.width(paragraph, word_end..end);
        }
        lines.push(Line { range: start..paragraph.text.len(), is_last: true });
        lines
    }

    /// The end of what fits on a line of a word that does not: one letter at least.
    fn fitting(&mut self, paragraph: &Paragraph<'_>, word: Range<usize>) -> usize {
        let text = paragraph.text.get(word.clone()).unwrap_or_default();
        let mut ends = text.grapheme_indices(true).map(|(at, letter)| word.start + at + letter.len());
        let mut fits = ends.next().unwrap_or(word.end);
        for end in ends {
            if self.width(paragraph, word.start..end) > self.job.wrap.max_width {
                break;
            }
            fits = end;
        }
        fits
    }

    fn width(&mut self, paragraph: &Paragraph<'_>, range: Range<usize>) -> f32 {
        let runs = paragraph.directions.runs(range);
        let pieces = runs.iter().flat_map(|run| pieces(paragraph, run, self.job)).collect::<Vec<_>>();
        pieces.into_iter().filter_map(|piece| self.piece(paragraph, &piece)).map(|row| row.size.x).sum()
    }

    /// A word or a sign as egui makes it.
    fn piece(&mut self, paragraph: &Paragraph<'_>, piece: &Run) -> Option<Arc<Row>> {
        let text = paragraph.text.get(piece.range.clone())?;
        let text = if piece.is_right_to_left {
            text.chars().map(direction::mirrored).collect()
        } else {
            text.to_owned()
        };
        self.piece_of(text, self.format_at(paragraph.start + piece.range.start))
    }

    fn piece_of(&mut self, text: String, format: TextFormat) -> Option<Arc<Row>> {
        let mut job = LayoutJob::single_section(text, format);
        job.wrap = TextWrapping::no_max_width();
        job.break_on_newline = false;
        job.round_output_to_gui = false;
        self.fonts.layout_job(job).rows.first().map(|placed| Arc::clone(&placed.row))
    }

    fn format_at(&self, at: usize) -> TextFormat {
        let sections = &self.job.sections;
        let section = sections.iter().find(|section| at < section.byte_range.end.0).or(sections.last());
        section.map(|section| section.format.clone()).unwrap_or_default()
    }

    fn row(&mut self, paragraph: &Paragraph<'_>, line: &Line, is_elided: bool, pixels: f32) -> Row {
        let format = self.format_at(paragraph.start + line.range.start);
        let blank = self.piece_of(" ".to_owned(), format.clone());
        let more = self.job.wrap.overflow_character.filter(|_| is_elided);
        let more = more.and_then(|sign| self.piece_of(sign.to_string(), format));
        let shown = self.shown(paragraph, line, more.as_ref().map_or(0.0, |more| more.size.x));
        let mut made = Made { height: blank.as_ref().map_or(0.0, |row| row.size.y), ..Made::default() };
        let from_right = paragraph.directions.begins_right();
        if let Some(more) = more.as_ref().filter(|_| from_right) {
            made.add(more, (shown.end, more.glyphs.clone()), pixels);
        }
        for run in paragraph.directions.runs(shown.clone()) {
            let mut in_run = pieces(paragraph, &run, self.job);
            if run.is_right_to_left {
                in_run.reverse();
            }
            for piece in in_run {
                let Some(row) = self.piece(paragraph, &piece) else { continue };
                let text = paragraph.text.get(piece.range.clone()).unwrap_or_default();
                let glyphs = letters_of(text, &row, piece.is_right_to_left);
                made.add(&row, (piece.range.start, glyphs), pixels);
            }
        }
        if let Some(more) = more.as_ref().filter(|_| !from_right) {
            made.add(more, (shown.end, more.glyphs.clone()), pixels);
        }
        let hidden = if is_elided { shown.end..shown.end } else { shown.end..line.range.end };
        if let Some(blank) = blank.as_ref().and_then(|row| row.glyphs.first()) {
            made.hide(paragraph, hidden, *blank);
        }
        made.finish(self.like.clone())
    }

    /// What is drawn of a line: not the blanks where it was broken, and only what leaves room for `…`.
    fn shown(&mut self, paragraph: &Paragraph<'_>, line: &Line, more_width: f32) -> Range<usize> {
        let text = paragraph.text.get(line.range.clone()).unwrap_or_default();
        let shown = if line.is_last && more_width == 0.0 { text } else { text.trim_end_matches(' ') };
        let mut range = line.range.start..line.range.start + shown.len();
        let most = self.job.wrap.max_width - more_width;
        while more_width > 0.0 && !range.is_empty() && self.width(paragraph, range.clone()) > most {
            let rest = paragraph.text.get(range.clone()).unwrap_or_default();
            range.end -= rest.graphemes(true).next_back().map_or(rest.len(), str::len);
        }
        range
    }
}

impl Made {
    /// What comes next, at the right.
    fn add(&mut self, row: &Row, (start, glyphs): (usize, Vec<Glyph>), pixels: f32) {
        let x = (self.x * pixels).round() / pixels;
        let first_vertex = u32::try_from(self.mesh.vertices.len()).unwrap_or(u32::MAX);
        let mut at = start;
        for mut glyph in glyphs {
            glyph.pos.x += x;
            glyph.first_vertex = glyph.first_vertex.saturating_add(first_vertex);
            self.glyphs.push((at, glyph));
            at += glyph.chr.len_utf8();
        }
        let mut mesh = row.visuals.mesh.clone();
        mesh.translate(vec2(x, 0.0));
        self.mesh.append(mesh);
        self.height = self.height.max(row.size.y);
        self.x += row.size.x;
    }

    /// Letters that are not drawn, where the line ends.
    fn hide(&mut self, paragraph: &Paragraph<'_>, range: Range<usize>, like: Glyph) {
        let x = if paragraph.directions.begins_right() { 0.0 } else { self.x };
        let text = paragraph.text.get(range.clone()).unwrap_or_default();
        let hidden = text.char_indices().map(|(at, chr)| {
            let mut glyph = letters::without_picture(like);
            (glyph.chr, glyph.pos.x) = (chr, x);
            (range.start + at, glyph)
        });
        self.glyphs.extend(hidden);
    }

    fn finish(mut self, mut row: Row) -> Row {
        self.glyphs.sort_by_key(|(at, _)| *at);
        let glyphs = self.glyphs.into_iter().map(|(_, glyph)| glyph).collect();
        let mesh_bounds = self.mesh.calc_bounds();
        let glyph_vertex_range = 0..self.mesh.vertices.len();
        let visuals = RowVisuals { mesh: self.mesh, mesh_bounds, glyph_index_start: 0, glyph_vertex_range };
        (row.glyphs, row.visuals, row.size) = (glyphs, visuals, vec2(self.x, self.height));
        row
    }
}

/// One below the other; those of a paragraph that begins at the right end where the widest ends.
fn place(galley: &mut Galley, from_right: &[bool], align: Align) {
    let widest = galley.rows.iter().map(|placed| placed.row.size.x).fold(0.0, f32::max);
    let (mut rect, mut bounds, mut y) = (Rect::ZERO, Rect::NOTHING, 0.0);
    (galley.num_vertices, galley.num_indices) = (0, 0);
    for (placed, from_right) in galley.rows.iter_mut().zip(from_right) {
        let width = placed.row.size.x;
        let x = match align {
            Align::Min if *from_right => widest - width,
            Align::Min => 0.0,
            Align::Center => -width / 2.0,
            Align::Max => -width,
        };
        placed.pos = pos2((x * galley.pixels_per_point).round() / galley.pixels_per_point, y);
        y += placed.row.size.y;
        rect |= placed.rect();
        let mesh = &placed.row.visuals;
        bounds |= mesh.mesh_bounds.translate(placed.pos.to_vec2());
        galley.num_vertices += mesh.mesh.vertices.len();
        galley.num_indices += mesh.mesh.indices.len();
    }
    (galley.rect, galley.mesh_bounds) = (rect.round_ui(), bounds);
}

/// One glyph for each letter of a piece, under its own name.
fn letters_of(text: &str, row: &Row, is_right_to_left: bool) -> Vec<Glyph> {
    let mirrored: String;
    let drawn = if is_right_to_left {
        mirrored = text.chars().map(direction::mirrored).collect();
        mirrored.as_str()
    } else {
        text
    };
    let mut glyphs = letters::in_order(drawn, &row.glyphs, is_right_to_left);
    for (glyph, letter) in glyphs.iter_mut().zip(text.chars()) {
        glyph.chr = letter;
    }
    glyphs
}

/// Where each word begins and ends, and where the blanks after it end.
fn words(text: &str) -> impl Iterator<Item = (usize, usize, usize)> {
    let mut start = 0;
    text.split_inclusive(' ').map(move |word| {
        let (from, end) = (start, start + word.len());
        start = end;
        (from, from + word.trim_end_matches(' ').len(), end)
    })
}

/// What egui can make in one go of a run, as it was typed: words of one look; among letters from right to left signs by
/// themselves, as egui would put them the other way round.
fn pieces(paragraph: &Paragraph<'_>, run: &Run, job: &LayoutJob) -> Vec<Run> {
    let text = paragraph.text.get(run.range.clone()).unwrap_or_default();
    let section_at = |at: usize| job.sections.iter().position(|section| at < section.byte_range.end.0);
    let mut pieces: Vec<Run> = Vec::new();
    let mut before: Option<(bool, Option<usize>)> = None;
    for (at, letter) in text.grapheme_indices(true) {
        let start = run.range.start + at;
        let first = letter.chars().next().unwrap_or_default();
        let joins = if run.is_right_to_left { direction::is_right_to_left(first) } else { first != ' ' };
        let kind = (joins, section_at(paragraph.start + start));
        let joined = joins && before == Some(kind);
        before = Some(kind);
        match pieces.last_mut().filter(|_| joined) {
            Some(piece) => piece.range.end = start + letter.len(),
            None => pieces.push(Run { range: start..start + letter.len(), ..*run }),
        }
    }
    pieces
}
