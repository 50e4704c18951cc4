//! Which letters the fonts of a file hold. Reads a few tables and never a whole file.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use read_fonts::tables::cmap::{Cmap, CmapIterLimits};
use read_fonts::{FontData, FontRead as _};

/// More than a file of fonts has.
const FONTS_MAX: u32 = 64;
/// More than the largest table of letters takes.
const TABLE_BYTES_MAX: u32 = 8 * 1_024 * 1_024;
const COLLECTION: [u8; 4] = *b"ttcf";

/// What one font of a file can draw.
#[derive(Debug)]
pub(super) struct Coverage {
    /// Which of the file's fonts it is.
    pub(super) index: u32,
    /// Whether it has an axis of weights.
    pub(super) has_weights: bool,
    /// Whether it holds pictures in colour instead of outlines.
    pub(super) is_pictures: bool,
    /// First and last letter of each stretch, in order.
    stretches: Vec<(u32, u32)>,
}

impl Coverage {
    /// Of each font in this file that can be drawn: outlines in one colour, or pictures. Empty where it can't be read.
    pub(super) fn of_file(path: &Path) -> Vec<Self> {
        let Ok(mut file) = File::open(path) else { return Vec::new() };
        let starts = font_starts(&mut file).unwrap_or_default();
        let fonts = (0_u32..).zip(starts);
        fonts.filter_map(|(index, start)| Self::of_font(&mut file, index, start)).collect()
    }

    fn of_font(file: &mut File, index: u32, start: u32) -> Option<Self> {
        let tables = tables(file, start)?;
        let table = |tag: &[u8; 4]| tables.iter().find(|table| table.tag == *tag);
        let has = |tags: &[&[u8; 4]]| tags.iter().any(|tag| table(tag).is_some());
        // Beside pictures outlines are empty, or parts of a picture.
        let is_pictures = has(&[b"CBDT", b"sbix"]);
        let layers = table(b"COLR").and_then(|colours| read(file, colours.offset, 2));
        let is_painted = has(&[b"SVG "]) || layers.is_some_and(|version| version != [0, 0]);
        if !is_pictures && (is_painted || !has(&[b"glyf", b"CFF ", b"CFF2"])) {
            return None;
        }
        let letters = table(b"cmap")?;
        let letters = read(file, letters.offset, letters.length.min(TABLE_BYTES_MAX))?;
        let axes = table(b"fvar").and_then(|axes| read(file, axes.offset, axes.length.min(4_096)));
        let has_weights = axes.is_some_and(|axes| axes.windows(4).any(|tag| tag == b"wght"));
        Some(Self { index, has_weights, is_pictures, stretches: stretches(&letters) })
    }

    pub(super) fn has(&self, letter: char) -> bool {
        let letter = u32::from(letter);
        let behind = self.stretches.partition_point(|(first, _)| *first <= letter);
        behind.checked_sub(1).and_then(|at| self.stretches.get(at)).is_some_and(|(_, last)| letter <= *last)
    }
}

struct Table {
    tag: [u8; 4],
    offset: u32,
    length: u32,
}

/// Where the fonts of a file begin: one, or those of a collection.
fn font_starts(file: &mut File) -> Option<Vec<u32>> {
    let head = read(file, 0, 12)?;
    if *head.first_chunk()? != COLLECTION {
        return Some(vec![0]);
    }
    let count = u32_at(&head, 8)?.min(FONTS_MAX);
    let offsets = read(file, 12, count * 4)?;
    Some((0..count as usize).filter_map(|font| u32_at(&offsets, font * 4)).collect())
}

fn tables(file: &mut File, start: u32) -> Option<Vec<Table>> {
    let head = read(file, start, 12)?;
    let count = u32::from(u16::from_be_bytes([*head.get(4)?, *head.get(5)?]));
    let records = read(file, start.checked_add(12)?, count * 16)?;
    let table = |record: &[u8]| {
        let (tag, offset, length) = (*record.first_chunk()?, u32_at(record, 8)?, u32_at(record, 12)?);
        Some(Table { tag, offset, length })
    };
    records.chunks_exact(16).map(table).collect()
}

fn stretches(cmap: &[u8]) -> Vec<(u32, u32)> {
    let Ok(cmap) = Cmap::read(FontData::new(cmap)) else { return Vec::new() };
    let Some((_, _, letters)) = cmap.best_subtable() else { return Vec::new() };
    let limits = CmapIterLimits { max_char: u32::from(char::MAX), glyph_count: u32::from(u16::MAX) };
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for (letter, glyph) in letters.iter_with_limits(limits) {
        match stretches.last_mut() {
            _ if glyph.to_u32() == 0 => {}
            Some((_, last)) if last.checked_add(1) == Some(letter) => *last = letter,
            _ => stretches.push((letter, letter)),
        }
    }
    // Tables are in order, unless somebody made them otherwise.
    stretches.sort_unstable();
    stretches.shrink_to_fit();
    stretches
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|number| u32::from_be_bytes(*number))
}

fn read(file: &mut File, offset: u32, length: u32) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(u64::from(offset))).ok()?;
    let mut bytes = Vec::new();
    let read = file.take(u64::from(length)).read_to_end(&mut bytes).ok()?;
    (read == length as usize).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_bytes(bytes: &[u8]) -> Vec<Coverage> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("font.ttf");
        std::fs::write(&path, bytes).unwrap();
        Coverage::of_file(&path)
    }

    #[test]
    fn a_font_says_which_letters_it_has() {
        let fonts = of_bytes(super::super::MORE_REGULAR);
        let [font] = fonts.as_slice() else { panic!("{fonts:?}") };
        assert!("Ωя ộΉ".chars().filter(|letter| *letter != ' ').all(|letter| font.has(letter)));
        assert!(!"日שaz\u{10ffff}\u{0}".chars().any(|letter| font.has(letter)));
    }

    #[test]
    fn files_that_are_no_fonts_hold_no_letters() {
        let font = super::super::MORE_REGULAR;
        for length in [0, 3, 11, 12, 40, 200, 2_000] {
            assert!(of_bytes(&font[..length]).iter().all(|font| !font.has('Ω')), "{length}");
        }
        let endless = [b"ttcf\0\x01\0\0\xff\xff\xff\xff".as_slice(), &[0xff; 4_096]].concat();
        assert!(of_bytes(&endless).is_empty());
        assert!(Coverage::of_file(Path::new("/")).is_empty());
        assert!(Coverage::of_file(Path::new("/dev/null")).is_empty());
    }

    #[test]
    fn broken_tables_never_panic() {
        let mut generator = fastrand::Rng::with_seed(11);
        for _ in 0..200 {
            let mut font = super::super::MORE_REGULAR.to_vec();
            for _ in 0..generator.usize(1..30) {
                let at = generator.usize(..2_500);
                font[at] = generator.u8(..);
            }
            for font in of_bytes(&font) {
                let _ = font.has('Ω');
            }
        }
    }
}
