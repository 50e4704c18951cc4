//! A square of tiles, how each is turned, and where the light reaches.

use std::collections::VecDeque;

/// A side of a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Up,
    Right,
    Down,
    Left,
}

impl Side {
    /// Clockwise from the top.
    pub const ALL: [Self; 4] = [Self::Up, Self::Right, Self::Down, Self::Left];

    /// The side that lies on the other end.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Right => Self::Left,
            Self::Down => Self::Up,
            Self::Left => Self::Right,
        }
    }

    fn bit(self) -> u8 {
        match self {
            Self::Up => 1,
            Self::Right => 2,
            Self::Down => 4,
            Self::Left => 8,
        }
    }

    /// The side a quarter further, clockwise.
    fn next(self) -> Self {
        match self {
            Self::Up => Self::Right,
            Self::Right => Self::Down,
            Self::Down => Self::Left,
            Self::Left => Self::Up,
        }
    }
}

/// Some of the four sides, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides(u8);

impl Sides {
    /// These and no others.
    #[must_use]
    pub fn of(sides: &[Side]) -> Self {
        let mut all = Self::default();
        for side in sides {
            all.add(*side);
        }
        all
    }

    #[must_use]
    pub fn has(self, side: Side) -> bool {
        self.0 & side.bit() != 0
    }

    pub(super) fn add(&mut self, side: Side) {
        self.0 |= side.bit();
    }

    /// Clockwise from the top.
    pub fn iter(self) -> impl Iterator<Item = Side> {
        Side::ALL.into_iter().filter(move |side| self.has(*side))
    }

    #[must_use]
    pub fn count(self) -> usize {
        self.iter().count()
    }

    /// A quarter further, clockwise.
    pub(super) fn turned(self) -> Self {
        let mut turned = Self::default();
        self.iter().for_each(|side| turned.add(side.next()));
        turned
    }
}

/// Which way a tile is turned, by a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Clockwise.
    On,
    /// Counter-clockwise.
    Back,
}

/// One tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// As it lay in the whole line.
    whole: Sides,
    /// Quarters clockwise since then.
    quarters: i32,
}

impl Tile {
    pub(super) fn new(whole: Sides, quarters: i32) -> Self {
        Self { whole, quarters }
    }

    /// Where its line leaves it if it were never turned.
    #[must_use]
    pub fn unturned(&self) -> Sides {
        self.whole
    }

    /// Where its line leaves it as it lies.
    #[must_use]
    pub fn opens(&self) -> Sides {
        (0..self.quarters.rem_euclid(4)).fold(self.whole, |sides, _| sides.turned())
    }

    /// Quarters clockwise from [`Self::unturned`]; goes on counting beyond a whole turn, in both directions.
    #[must_use]
    pub fn quarters(&self) -> i32 {
        self.quarters
    }
}

/// A square of tiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    side: usize,
    /// Row by row.
    tiles: Vec<Tile>,
}

impl Board {
    pub(super) fn new(side: usize, tiles: Vec<Tile>) -> Self {
        Self { side, tiles }
    }

    /// Tiles a side.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side
    }

    /// All tiles, row by row.
    #[must_use]
    pub fn tiles(&self) -> &[Tile] {
        &self.tiles
    }

    /// The place of the tile that gives light: the middle one.
    #[must_use]
    pub fn lantern(&self) -> usize {
        self.side / 2 * self.side + self.side / 2
    }

    pub(super) fn turn(&mut self, place: usize, turn: Turn) {
        if let Some(tile) = self.tiles.get_mut(place) {
            tile.quarters = match turn {
                Turn::On => tile.quarters.wrapping_add(1),
                Turn::Back => tile.quarters.wrapping_sub(1),
            };
        }
    }

    /// How many tiles the light crosses from the lantern to each tile; `None` where it does not come.
    #[must_use]
    pub fn light(&self) -> Vec<Option<usize>> {
        let opens: Vec<Sides> = self.tiles.iter().map(Tile::opens).collect();
        let mut light = vec![None; opens.len()];
        if let Some(lantern) = light.get_mut(self.lantern()) {
            *lantern = Some(0);
        }
        let mut queue = VecDeque::from([(self.lantern(), 0)]);
        while let Some((place, steps)) = queue.pop_front() {
            let sides = opens.get(place).copied().unwrap_or_default();
            for (side, next) in sides.iter().filter_map(|side| Some((side, self.neighbour(place, side)?))) {
                let is_open = opens.get(next).is_some_and(|sides| sides.has(side.opposite()));
                if let Some(slot) = light.get_mut(next).filter(|slot| is_open && slot.is_none()) {
                    *slot = Some(steps + 1);
                    queue.push_back((next, steps + 1));
                }
            }
        }
        light
    }

    /// Whether the light reaches every tile: as the line is a tree, no end of it is loose then.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.light().iter().all(Option::is_some)
    }

    /// The place beside another, if it is on the board.
    #[must_use]
    pub fn neighbour(&self, place: usize, side: Side) -> Option<usize> {
        neighbour(self.side, place, side)
    }
}

/// The place beside another on a board of `of` tiles a side.
pub(super) fn neighbour(of: usize, place: usize, side: Side) -> Option<usize> {
    let (row, column) = (place.checked_div(of)?, place.checked_rem(of)?);
    let (row, column) = match side {
        Side::Up => (row.checked_sub(1)?, column),
        Side::Right => (row, column + 1),
        Side::Down => (row + 1, column),
        Side::Left => (row, column.checked_sub(1)?),
    };
    (row < of && column < of).then_some(row * of + column)
}
