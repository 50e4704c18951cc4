//! A picture in a terminal's cells: two squares a cell in colour, eight dots a cell without.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// Dots a cell, across and down.
const DOTS: (usize, usize) = (2, 4);
/// The first letter of braille, which has no dots.
const BRAILLE: u32 = 0x2800;

/// Squares of colour, two in each cell, one above the other. What is `None` stays as the terminal has it.
#[derive(Clone, Debug)]
pub(super) struct Squares {
    width: usize,
    squares: Vec<Option<Color>>,
}

impl Squares {
    /// As wide as the area and twice as high, each square as `color` says of its column and row.
    pub fn new(area: Rect, color: impl Fn(usize, usize) -> Option<Color>) -> Self {
        let (width, height) = (usize::from(area.width), 2 * usize::from(area.height));
        let squares = (0..height).flat_map(|row| (0..width).map(move |column| (column, row)));
        Self { width, squares: squares.map(|(column, row)| color(column, row)).collect() }
    }

    pub fn paint(&self, area: Rect, buffer: &mut Buffer) {
        let width = self.width.max(1);
        let rows = self.squares.chunks(2 * width);
        for (row, y) in rows.zip(area.top()..area.bottom()) {
            let (upper, lower) = row.split_at(width.min(row.len()));
            for ((upper, lower), x) in upper.iter().zip(lower).zip(area.left()..area.right()) {
                let Some(cell) = buffer.cell_mut((x, y)) else { continue };
                let (sign, style) = match (upper, lower) {
                    (None, None) => continue,
                    (Some(upper), None) => ('▀', Style::new().fg(*upper)),
                    (None, Some(lower)) => ('▄', Style::new().fg(*lower)),
                    (Some(upper), Some(lower)) if upper == lower => (' ', Style::new().bg(*upper)),
                    (Some(upper), Some(lower)) => ('▀', Style::new().fg(*upper).bg(*lower)),
                };
                cell.set_char(sign).set_style(style);
            }
        }
    }
}

/// Dots, eight in each cell.
#[derive(Clone, Debug)]
pub(super) struct Dots {
    width: usize,
    height: usize,
    set: Vec<bool>,
}

impl Dots {
    pub fn new(area: Rect) -> Self {
        let (width, height) = (DOTS.0 * usize::from(area.width), DOTS.1 * usize::from(area.height));
        Self { width, height, set: vec![false; width * height] }
    }

    /// Sets the dot nearest to this place, in squares of [`Squares`].
    pub fn set(&mut self, x: f32, y: f32) {
        if !(x.is_finite() && y.is_finite()) || x < 0.0 || y < 0.0 {
            return;
        }
        let (column, row) = ((x * 2.0) as usize, (y * 2.0) as usize);
        if column < self.width
            && row < self.height
            && let Some(dot) = self.set.get_mut(row * self.width + column)
        {
            *dot = true;
        }
    }

    /// Puts its cells down where there are dots.
    pub fn paint(&self, area: Rect, style: Style, buffer: &mut Buffer) {
        for (row, y) in (area.top()..area.bottom()).enumerate() {
            for (column, x) in (area.left()..area.right()).enumerate() {
                let sign = self.sign(column, row);
                if sign != BRAILLE
                    && let (Some(cell), Some(letter)) = (buffer.cell_mut((x, y)), char::from_u32(sign))
                {
                    cell.set_char(letter).set_style(style);
                }
            }
        }
    }

    /// Braille numbers its dots down the left side, down the right side, and then the lowest two.
    fn sign(&self, column: usize, row: usize) -> u32 {
        const BITS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let mut sign = BRAILLE;
        for (down, bits) in BITS.iter().enumerate() {
            for (across, bit) in bits.iter().enumerate() {
                let place = (row * DOTS.1 + down) * self.width + column * DOTS.0 + across;
                if self.set.get(place).copied().unwrap_or(false) {
                    sign |= bit;
                }
            }
        }
        sign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_squares_are_one_cell() {
        let area = Rect::new(0, 0, 3, 1);
        let mut buffer = Buffer::empty(area);
        let colors =
            [[None, Some(Color::Red), Some(Color::Blue)], [Some(Color::Red), None, Some(Color::Blue)]];
        Squares::new(area, |column, row| colors[row][column]).paint(area, &mut buffer);
        let signs: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(signs, "▄▀ ");
        assert_eq!(buffer.content()[2].bg, Color::Blue);
    }

    #[test]
    fn dots_stand_where_they_were_put_and_nowhere_else() {
        let area = Rect::new(0, 0, 2, 1);
        let mut dots = Dots::new(area);
        for (x, y) in [(0.0, 0.0), (1.5, 1.5), (-1.0, 0.0), (9.0, 0.0), (f32::NAN, 0.0)] {
            dots.set(x, y);
        }
        let mut buffer = Buffer::empty(area);
        dots.paint(area, Style::new(), &mut buffer);
        let signs: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(signs, "⠁⢀");
    }
}
