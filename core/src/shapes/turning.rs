//! The puzzle of turning shapes while it is on the screen. It ends with its part; nothing of it is kept.

use super::{Puzzle, Turn};
use crate::sitting::Sitting;
use uuid::Uuid;

/// How long a board takes to come and to go, in milliseconds of the practice.
const FADE_MS: u32 = 700;
/// How long a whole line glows before the next board comes.
const GLOW_MS: u32 = 4_000;

/// A puzzle in a part of a sitting.
#[derive(Debug)]
pub struct Turning {
    sitting: Uuid,
    part: usize,
    pub puzzle: Puzzle,
    /// The tile that Tab comes to.
    pub stop: usize,
    /// The tile that was turned last on this board.
    pub turned: Option<usize>,
    /// Milliseconds of the part at which this board began to come.
    came_ms: u32,
    /// Since when its line is whole.
    whole_ms: Option<u32>,
}

impl Turning {
    /// The puzzle of the part that `sitting` is in: the one that is there, or a new one.
    pub fn of<'a>(slot: &'a mut Option<Self>, sitting: &Sitting, part: usize) -> &'a mut Self {
        let id = sitting.record().id;
        let is_of = |turning: &Self| turning.sitting == id && turning.part == part;
        let there = slot.take().filter(is_of).unwrap_or_else(|| Self::new(id, part, sitting.seed(part)));
        slot.insert(there)
    }

    fn new(sitting: Uuid, part: usize, seed: u64) -> Self {
        let puzzle = Puzzle::new(seed);
        let stop = puzzle.board().lantern();
        Self { sitting, part, puzzle, stop, turned: None, came_ms: 0, whole_ms: None }
    }

    /// Turns a tile. A whole line stays as it is.
    pub fn turn(&mut self, place: usize, turn: Turn, at_ms: u32) {
        if self.whole_ms.is_some() {
            return;
        }
        self.puzzle.turn(place, turn);
        self.turned = Some(place);
        self.whole_ms = self.puzzle.board().is_whole().then_some(at_ms);
    }

    /// Goes on to the next board once the last one has glowed and gone.
    pub fn go_on(&mut self, at_ms: u32) {
        if self.whole_ms.is_some_and(|since_ms| at_ms >= since_ms.saturating_add(GLOW_MS + FADE_MS)) {
            self.puzzle.go_on();
            (self.turned, self.whole_ms, self.came_ms) = (None, None, at_ms);
        }
    }

    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole_ms.is_some()
    }

    /// How much of the board has come, 0–1.
    #[must_use]
    pub fn presence(&self, at_ms: u32) -> f32 {
        let share = |from_ms: u32| (at_ms.saturating_sub(from_ms) as f32 / FADE_MS as f32).min(1.0);
        let gone = self.whole_ms.map_or(0.0, |since_ms| share(since_ms.saturating_add(GLOW_MS)));
        share(self.came_ms) * (1.0 - gone)
    }

    /// How long until the board looks otherwise by itself; `None` while it is the person's turn.
    #[must_use]
    pub fn until_change_ms(&self, at_ms: u32) -> Option<u32> {
        let going_ms = self.whole_ms.map(|since_ms| since_ms.saturating_add(GLOW_MS).saturating_sub(at_ms));
        if self.presence(at_ms) < 1.0 { Some(0) } else { going_ms }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved_at(at_ms: u32) -> Turning {
        let mut turning = Turning::new(Uuid::nil(), 0, 9);
        let count = turning.puzzle.board().tiles().len();
        for place in 0..count {
            for _ in 0..4 {
                let tile = turning.puzzle.board().tiles()[place];
                if tile.opens() != tile.unturned() {
                    turning.turn(place, Turn::On, at_ms);
                }
            }
        }
        turning
    }

    #[test]
    fn a_whole_line_glows_and_then_the_next_board_comes() {
        let mut turning = solved_at(20_000);
        assert!(turning.is_whole());
        assert_eq!(turning.until_change_ms(21_000), Some(3_000));
        turning.go_on(24_000);
        assert_eq!(turning.puzzle.number(), 0);
        assert!(turning.presence(24_350) < 1.0 && turning.until_change_ms(24_350) == Some(0));
        turning.go_on(24_700);
        assert_eq!((turning.puzzle.number(), turning.is_whole()), (1, false));
        assert!(turning.presence(24_700) < 0.01);
        assert_eq!(turning.until_change_ms(26_000), None, "nothing moves by itself");
    }

    #[test]
    fn a_whole_line_is_not_turned_away_again() {
        let mut turning = solved_at(20_000);
        turning.turn(0, Turn::On, 21_000);
        assert!(turning.puzzle.board().is_whole());
    }
}
