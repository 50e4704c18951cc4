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

use crate::documents::report::Report;
use crate::platform::atomic_file::{self, ExportError};
use crate::platform::fonts::SystemFonts;
use crate::text::Words;

/// A page to bring along is one sheet or two.
const REPORT_SHEETS_MOST: usize = 2;

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
    write_laid(path, replaces, |typeface| Ok(layout::lay(typeface, words, exercise, paper)))
}

/// Writes a page to bring along as a PDF file: the first of `reports` that has room on two sheets, or the
/// last. Takes a moment and a disk: not for a frame.
///
/// # Errors
/// As for [`write`].
pub fn write_report(
    words: &Words,
    reports: impl IntoIterator<Item = Report>,
    paper: Paper,
    path: &Path,
    replaces: bool,
) -> Result<(), ExportError> {
    let reports: Vec<Report> = reports.into_iter().collect();
    write_laid(path, replaces, |typeface| {
        let mut laid = None;
        for report in &reports {
            let sheets = laid.insert(layout::lay_report(typeface, words, report, paper)).sheets.len();
            if sheets <= REPORT_SHEETS_MOST {
                break;
            }
        }
        laid.ok_or_else(|| io::Error::other("no report"))
    })
}

/// Writes a plan as a PDF file. Takes a moment and a disk: not for a frame.
///
/// # Errors
/// As for [`write`].
pub fn write_plan(
    words: &Words,
    plan: &Report,
    paper: Paper,
    path: &Path,
    replaces: bool,
) -> Result<(), ExportError> {
    write_laid(path, replaces, |typeface| Ok(layout::lay_plan(typeface, words, plan, paper)))
}

/// Writes what is laid out; begins the file first, so that nothing is laid out for one that can't be written.
fn write_laid(
    path: &Path,
    replaces: bool,
    lay: impl Fn(&font::Typeface) -> io::Result<placed::Laid>,
) -> Result<(), ExportError> {
    let mut file = atomic_file::begin(path, replaces)?;
    let write = |system| {
        let typeface = typeface(system)?;
        pdf::write(&lay(&typeface)?, &typeface.files())
    };
    // A font of the machine may be one that goes into no file.
    let page = write(SystemFonts::of_machine()).or_else(|_| write(SystemFonts::default()))?;
    file.write_all(&page)?;
    Ok(file.commit()?)
}

/// The fonts and inks are inside the program: tests prove that they can be read.
fn typeface(system: SystemFonts) -> io::Result<font::Typeface> {
    font::Typeface::new(system).ok_or_else(|| io::Error::other("font"))
}

/// How many sheets a page to bring along takes.
#[cfg(test)]
pub(crate) fn report_sheets(words: &Words, report: &Report) -> Option<usize> {
    Some(
        layout::lay_report(&font::Typeface::new(SystemFonts::default())?, words, report, Paper::default())
            .sheets
            .len(),
    )
}
