use proptest::prelude::*;

use super::board::Tile;
use super::*;

/// Turns every tile back to how it lay in the whole line.
fn solve(puzzle: &mut Puzzle) {
    for place in 0..puzzle.board().tiles().len() {
        while puzzle.board().tiles()[place].opens() != puzzle.board().tiles()[place].unturned() {
            puzzle.turn(place, Turn::On);
        }
    }
}

fn at(seed: u64, number: u32) -> Puzzle {
    Puzzle::numbered(seed, number)
}

/// Ends that meet no other end.
fn loose_ends(board: &Board) -> usize {
    let opens = |place: usize| board.tiles()[place].opens();
    let is_loose = |place: usize, side: Side| {
        board.neighbour(place, side).is_none_or(|next| !opens(next).has(side.opposite()))
    };
    let places = 0..board.tiles().len();
    places.map(|place| opens(place).iter().filter(|side| is_loose(place, *side)).count()).sum()
}

proptest! {
    #[test]
    fn every_board_can_be_made_whole_by_turning(seed: u64, number in 0..14_u32) {
        let mut puzzle = at(seed, number);
        solve(&mut puzzle);
        prop_assert!(puzzle.board().is_whole());
        prop_assert_eq!(loose_ends(puzzle.board()), 0);
    }

    #[test]
    fn no_board_begins_whole(seed: u64, number in 0..14_u32) {
        let puzzle = at(seed, number);
        prop_assert!(!puzzle.board().is_whole());
        prop_assert!(loose_ends(puzzle.board()) > 0);
    }

    #[test]
    fn every_tile_looks_different_when_it_is_turned(seed: u64, number in 0..14_u32) {
        for tile in at(seed, number).board().tiles() {
            prop_assert!((1..=3).contains(&tile.opens().count()));
            prop_assert_ne!(tile.opens(), tile.opens().turned());
        }
    }

    #[test]
    fn any_turns_are_safe_and_can_be_taken_back(
        seed: u64,
        number in 0..14_u32,
        turns in proptest::collection::vec((0..60_usize, any::<bool>()), 0..120),
    ) {
        let before = at(seed, number);
        let mut puzzle = before.clone();
        let turn = |is_on: bool| if is_on { Turn::On } else { Turn::Back };
        for (place, is_on) in &turns {
            puzzle.turn(*place, turn(*is_on));
            prop_assert_eq!(puzzle.board().light().len(), puzzle.board().tiles().len());
            // The light never comes to every tile while an end is loose.
            prop_assert_eq!(puzzle.board().is_whole(), loose_ends(puzzle.board()) == 0 && puzzle.board().light().iter().all(Option::is_some));
        }
        for (place, is_on) in turns.iter().rev() {
            puzzle.turn(*place, turn(!*is_on));
        }
        prop_assert_eq!(puzzle, before);
    }

    #[test]
    fn the_same_seed_gives_the_same_boards(seed: u64) {
        let (mut one, mut other) = (Puzzle::new(seed), Puzzle::new(seed));
        for _ in 0..4 {
            prop_assert_eq!(&one, &other);
            one.go_on();
            other.go_on();
        }
    }
}

#[test]
fn boards_grow_slowly_and_never_beyond_six() {
    let mut puzzle = Puzzle::new(7);
    let sides: Vec<usize> = (0..14)
        .map(|_| {
            puzzle.go_on();
            puzzle.board().side()
        })
        .collect();
    assert_eq!(Puzzle::new(7).board().side(), SIDE_LEAST);
    assert_eq!(sides, [3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6]);
    assert_eq!(at(7, u32::MAX).board().side(), SIDE_MOST);
}

#[test]
fn one_board_is_not_like_the_next() {
    let lines: Vec<Vec<Sides>> =
        (0..60).map(|seed| at(seed, 4).board().tiles().iter().map(Tile::unturned).collect()).collect();
    for (index, line) in lines.iter().enumerate() {
        assert!(!lines[..index].contains(line), "seed {index}");
    }
}

#[test]
fn the_line_for_when_growing_fails_is_whole_too() {
    for side in SIDE_LEAST..=SIDE_MOST {
        let tiles = grow::meander(side).into_iter().map(|sides| Tile::new(sides, 0)).collect();
        let board = Board::new(side, tiles);
        assert!(board.is_whole(), "{side}");
        assert_eq!(loose_ends(&board), 0, "{side}");
    }
}

#[test]
fn a_tile_turned_four_times_lies_as_before() {
    let mut puzzle = Puzzle::new(1);
    let before = puzzle.board().tiles()[0];
    for _ in 0..4 {
        puzzle.turn(0, Turn::On);
    }
    let after = puzzle.board().tiles()[0];
    assert_eq!((after.opens(), after.quarters()), (before.opens(), before.quarters() + 4));
}

#[test]
fn the_light_goes_from_the_lantern_along_the_line() {
    let mut puzzle = at(3, 5);
    solve(&mut puzzle);
    let light = puzzle.board().light();
    assert_eq!(light[puzzle.board().lantern()], Some(0));
    assert_eq!(light.iter().filter(|steps| **steps == Some(0)).count(), 1);
}
