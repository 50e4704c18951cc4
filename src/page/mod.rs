//! A practice on paper, for somebody who helps others: to print or to hand over.
//!
//! [`layout`] turns an exercise and words into things on sheets, and is pure; [`pdf`] writes those down.
//! The text can be read aloud and copied, and the fonts are inside. No date and no person is named.

mod figure;
mod font;
mod layout;
mod pdf;
mod placed;
#[cfg(test)]
mod tests;
mod wrap;

use std::io::{self, Write};
use std::path::Path;

use softlanding_core::exercise::Exercise;

use crate::export::{self, ExportError};
use crate::words::Words;

/// What it is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    A4,
    Letter,
}

impl Paper {
    /// Width and height in points, 72 to the inch.
    fn size(self) -> [f32; 2] {
        match self {
            Self::A4 => [595.28, 841.89],
            Self::Letter => [612.0, 792.0],
        }
    }
}

/// Writes the page of an exercise as a PDF file. Takes a moment and a disk: not for a frame.
///
/// # Errors
/// When there is something of this name that may not be replaced, or it can't be written.
pub fn write(
    words: &Words,
    exercise: &Exercise,
    paper: Paper,
    path: &Path,
    replaces: bool,
) -> Result<(), ExportError> {
    let mut file = export::begin(path, replaces)?;
    file.write_all(&document(words, exercise, paper)?)?;
    Ok(file.commit()?)
}

/// The bytes of the PDF file.
fn document(words: &Words, exercise: &Exercise, paper: Paper) -> io::Result<Vec<u8>> {
    // The fonts and inks are inside the program: tests prove that they can be read.
    let typeface = font::Typeface::new().ok_or_else(|| io::Error::other("font"))?;
    pdf::write(&layout::lay(&typeface, words, exercise, paper))
}
