//! The rows of a table, one by one and within bounds, whatever the file holds.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A row is no longer than this: a sitting with everything that may be said about it takes a quarter.
const ROW_MOST_BYTES: usize = 256 * 1024;
/// A row has no more cells than this.
const CELLS_MOST: usize = 1_024;

/// Reads rows into memory that does not grow.
pub(super) struct Rows<R> {
    source: R,
    parser: Reader,
    letters: Vec<u8>,
    ends: Vec<usize>,
}

/// One row.
pub(super) enum Row<'a> {
    Cells(Cells<'a>),
    /// It is longer, or has more cells, than is taken into memory.
    TooLarge,
}

/// The cells of a row.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    letters: &'a [u8],
    ends: &'a [usize],
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(source: R, separator: u8) -> Self {
        Self {
            source,
            parser: ReaderBuilder::new().delimiter(separator).build(),
            letters: vec![0; ROW_MOST_BYTES],
            ends: vec![0; CELLS_MOST],
        }
    }

    /// The line on which the next row begins, or blank lines before it do. Of a line that ends with two
    /// signs, the second one counts as the next line's.
    pub(super) fn line(&self) -> u64 {
        self.parser.line()
    }

    /// The next row that is not blank; `None` at the end.
    ///
    /// # Errors
    /// Those of the source.
    pub(super) fn next(&mut self) -> io::Result<Option<Row<'_>>> {
        let (mut letters, mut ends, mut is_too_large) = (0, 0, false);
        loop {
            let input = match self.source.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                input => input?,
            };
            let free_letters = self.letters.get_mut(letters..).unwrap_or_default();
            let free_ends = self.ends.get_mut(ends..).unwrap_or_default();
            let (result, read, more_letters, more_ends) =
                self.parser.read_record(input, free_letters, free_ends);
            self.source.consume(read);
            (letters, ends) = (letters + more_letters, ends + more_ends);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    // Read to its end and forgotten.
                    (letters, ends, is_too_large) = (0, 0, true);
                }
                ReadRecordResult::Record if is_too_large => return Ok(Some(Row::TooLarge)),
                ReadRecordResult::Record => {
                    let letters = self.letters.get(..letters).unwrap_or_default();
                    let ends = self.ends.get(..ends).unwrap_or_default();
                    return Ok(Some(Row::Cells(Cells { letters, ends })));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }
}

impl<'a> Cells<'a> {
    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(self, place: usize) -> Option<&'a [u8]> {
        let start = match place.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.letters.get(start..*self.ends.get(place)?)
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).filter_map(move |place| self.get(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a text that comes in pieces of this size.
    fn rows(text: &str, piece: usize) -> Vec<Option<Vec<String>>> {
        let source = io::BufReader::with_capacity(piece, text.as_bytes());
        let mut rows = Rows::new(source, b',');
        let mut found = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            found.push(match row {
                Row::Cells(cells) => {
                    Some(cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect())
                }
                Row::TooLarge => None,
            });
        }
        found
    }

    #[test]
    fn a_row_that_is_too_large_is_passed_over_and_those_around_it_are_read() {
        let row = |text: &str| Some(text.split(',').map(str::to_owned).collect::<Vec<_>>());
        for large in ["x".repeat(ROW_MOST_BYTES + 1), ",".repeat(CELLS_MOST), ",".repeat(3 * ROW_MOST_BYTES)]
        {
            let text = format!("a,b\r\n{large}\r\n\"c\",\n");
            for piece in [1, 7, 8_192] {
                assert_eq!(rows(&text, piece), [row("a,b"), None, row("c,")]);
            }
        }
    }

    #[test]
    fn a_row_as_large_as_may_be_is_read() {
        let cells = vec!["x".repeat(100); CELLS_MOST - 1];
        assert_eq!(rows(&cells.join(","), 8_192), [Some(cells)]);
    }
}
