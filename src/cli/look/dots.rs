//! Pictures of dots in a terminal: eight to a cell in braille, one in plain letters.
//!
//! Knows neither sittings nor terminals.

/// Of each cell, from the top: the bits of its left and its right dot.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
/// The cell without any dot.
const BLANK: u32 = 0x2800;

/// A field of cells with dots in them.
#[derive(Debug)]
pub(super) struct Dots {
    columns: usize,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    bits: u8,
    /// What stands there where there is no braille.
    plain: Option<char>,
    /// Which colour, as the caller counts them.
    hue: Option<usize>,
}

impl Dots {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        Self { columns, cells: vec![Cell::default(); columns * rows] }
    }

    /// How many dots lie above each other.
    pub(super) fn height(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0) * 4
    }

    /// Sets the left or the right dot at this height from the top in a column of cells. A plain sign takes the place of
    /// one that was set before only where it says more.
    pub(super) fn set(&mut self, column: usize, is_right: bool, y: usize, plain: char) {
        if let Some(cell) = self.cell(column, y) {
            let bits = BITS.get(y % 4).and_then(|dots| dots.get(usize::from(is_right)));
            cell.bits |= bits.copied().unwrap_or(0);
            cell.plain = Some(cell.plain.filter(|there| says(*there) >= says(plain)).unwrap_or(plain));
        }
    }

    /// Colours the cell at this height.
    pub(super) fn colour(&mut self, column: usize, y: usize, hue: usize) {
        if let Some(cell) = self.cell(column, y) {
            cell.hue = Some(hue);
        }
    }

    fn cell(&mut self, column: usize, y: usize) -> Option<&mut Cell> {
        let place = (column < self.columns).then_some(y / 4 * self.columns + column)?;
        self.cells.get_mut(place)
    }

    /// The rows from the top, each as its letters with their colours.
    pub(super) fn rows(&self, in_all_letters: bool) -> impl Iterator<Item = Vec<(char, Option<usize>)>> {
        self.cells
            .chunks(self.columns.max(1))
            .map(move |row| row.iter().map(|cell| (cell.letter(in_all_letters), cell.hue)).collect())
    }
}

impl Cell {
    fn letter(self, in_all_letters: bool) -> char {
        match (in_all_letters, self.bits) {
            (_, 0) => ' ',
            (true, bits) => char::from_u32(BLANK + u32::from(bits)).unwrap_or(' '),
            (false, _) => self.plain.unwrap_or(' '),
        }
    }
}

/// How much a plain sign says: a thread is the least.
fn says(sign: char) -> u8 {
    match sign {
        '|' => 0,
        '.' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(dots: &Dots, in_all_letters: bool) -> Vec<String> {
        dots.rows(in_all_letters).map(|row| row.into_iter().map(|(letter, _)| letter).collect()).collect()
    }

    #[test]
    fn eight_dots_fill_a_cell_and_none_leave_it_blank() {
        let mut dots = Dots::new(2, 2);
        assert_eq!(dots.height(), 8);
        for y in 0..4 {
            dots.set(1, false, y, '|');
            dots.set(1, true, y, 'o');
        }
        dots.set(0, false, 7, '.');
        assert_eq!(rows(&dots, true), [" ⣿", "⡀ "]);
        assert_eq!(rows(&dots, false), [" o", ". "]);
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        let mut dots = Dots::new(2, 1);
        dots.set(2, false, 0, '|');
        dots.set(0, false, 4, '|');
        dots.colour(9, 9, 1);
        assert_eq!(rows(&dots, true), ["  "]);
        assert!(rows(&Dots::new(0, 3), true).is_empty());
    }
}
