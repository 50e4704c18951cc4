//! The puzzle of turning shapes: a line that was one whole, cut into tiles that were each turned away.
//!
//! Pure and seeded: the same seed gives the same boards. There is no score, no clock and no way to fail; any
//! turn can be taken back, and every board can be made whole by turning.

mod board;
mod grow;
#[cfg(test)]
mod tests;
mod turning;

pub use board::{Board, Side, Sides, Tile, Turn};
pub use turning::Turning;

/// Tiles a side of the smallest board.
pub const SIDE_LEAST: usize = 3;
/// Tiles a side of the largest board.
pub const SIDE_MOST: usize = 6;

/// One board after another, which grow slowly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Puzzle {
    seed: u64,
    number: u32,
    board: Board,
}

impl Puzzle {
    /// Begins with the first board of this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self::numbered(seed, 0)
    }

    fn numbered(seed: u64, number: u32) -> Self {
        // Any odd number spreads neighbouring boards over all seeds.
        let own_seed = seed.wrapping_add(u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        Self { seed, number, board: grow::board(side_of(number), own_seed) }
    }

    #[must_use]
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// How many boards came before this one.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Turns a tile by a quarter; a place that is not on the board changes nothing.
    pub fn turn(&mut self, place: usize, turn: Turn) {
        self.board.turn(place, turn);
    }

    /// Goes on to the next board.
    pub fn go_on(&mut self) {
        *self = Self::numbered(self.seed, self.number.saturating_add(1));
    }
}

/// Tiles a side of a board: two small ones, three of four, four of five, and then six.
fn side_of(number: u32) -> usize {
    match number {
        0..2 => SIDE_LEAST,
        2..5 => 4,
        5..9 => 5,
        _ => SIDE_MOST,
    }
}
