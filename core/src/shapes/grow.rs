//! How a board comes to be: a line grows over it like a plant, and then each tile is turned away.

use fastrand::Rng;

use super::board::{Board, Side, Sides, Tile, neighbour};

/// A tile that opens to all sides looks the same however it lies, so there is none.
const SIDES_MOST: usize = 3;
/// Growing again when it got stuck: nearly every time the first is enough.
const ATTEMPTS: usize = 32;

/// A board that is not whole.
pub(super) fn board(side: usize, seed: u64) -> Board {
    let mut rng = Rng::with_seed(seed);
    let line = (0..ATTEMPTS).find_map(|_| line(side, &mut rng)).unwrap_or_else(|| meander(side));
    let tiles = line.into_iter().map(|sides| Tile::new(sides, rng.i32(1..4))).collect();
    let mut board = Board::new(side, tiles);
    // Hardly ever another whole line comes of it. One tile of a whole tree that lies otherwise breaks it.
    if board.is_whole() {
        board.turn(board.lantern(), super::Turn::On);
    }
    board
}

/// A line that reaches every place and meets itself nowhere; `None` if it got stuck.
///
/// It goes on from its newest end as long as it can, which makes it wind, and sometimes from another place,
/// which makes it branch.
fn line(side: usize, rng: &mut Rng) -> Option<Vec<Sides>> {
    let count = side * side;
    let mut line = vec![Sides::default(); count];
    let mut grown = vec![rng.usize(0..count.max(1))];
    let mut reached = 1;
    while reached < count {
        let index = if rng.u8(0..4) == 0 { rng.usize(0..grown.len().max(1)) } else { grown.len() - 1 };
        let place = *grown.get(index)?;
        let is_full = line.get(place)?.count() >= SIDES_MOST;
        let free = |side_of_tile: &Side| {
            let next = neighbour(side, place, *side_of_tile);
            next.is_some_and(|next| line.get(next).is_some_and(|sides| sides.count() == 0))
        };
        let ways: Vec<Side> = Side::ALL.into_iter().filter(|side| !is_full && free(side)).collect();
        let Some(way) = rng.choice(ways) else {
            grown.remove(index);
            if grown.is_empty() {
                return None;
            }
            continue;
        };
        let next = neighbour(side, place, way)?;
        line.get_mut(place)?.add(way);
        line.get_mut(next)?.add(way.opposite());
        grown.push(next);
        reached += 1;
    }
    Some(line)
}

/// The line that goes to and fro: there on every board.
pub(super) fn meander(side: usize) -> Vec<Sides> {
    let mut line = vec![Sides::default(); side * side];
    let row_of = |row: usize| {
        let there = row * side..(row + 1) * side;
        if row.is_multiple_of(2) { there.collect::<Vec<_>>() } else { there.rev().collect() }
    };
    let places: Vec<usize> = (0..side).flat_map(row_of).collect();
    for pair in places.windows(2) {
        let &[here, next] = pair else { continue };
        for (from, to) in [(here, next), (next, here)] {
            let way = Side::ALL.into_iter().find(|way| neighbour(side, from, *way) == Some(to));
            if let (Some(way), Some(sides)) = (way, line.get_mut(from)) {
                sides.add(way);
            }
        }
    }
    line
}
