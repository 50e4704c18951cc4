//! Things that a person lays on piles, one after another. Nothing of it is kept.

/// Which thing lies on which pile, by their places in the exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The pile of each thing.
    piles: Vec<Option<usize>>,
    in_hand: Option<usize>,
}

impl Sorting {
    /// So many things, the first of them in hand.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self { piles: vec![None; count], in_hand: (count > 0).then_some(0) }
    }

    /// The thing to lay down next; `None` once all lie somewhere.
    #[must_use]
    pub fn in_hand(&self) -> Option<usize> {
        self.in_hand
    }

    /// How many lie nowhere yet.
    #[must_use]
    pub fn left(&self) -> usize {
        self.piles.iter().filter(|pile| pile.is_none()).count()
    }

    /// What lies on a pile, in the order of the exercise.
    pub fn on(&self, pile: usize) -> impl Iterator<Item = usize> {
        self.piles.iter().enumerate().filter(move |(_, on)| **on == Some(pile)).map(|(item, _)| item)
    }

    /// Lays the thing in hand on a pile and takes the next.
    pub fn lay(&mut self, pile: usize) {
        let Some(place) = self.in_hand.and_then(|item| self.piles.get_mut(item)) else { return };
        *place = Some(pile);
        self.pass();
    }

    /// Takes the next thing that lies nowhere, and leaves the one in hand for later.
    pub fn pass(&mut self) {
        let after = self.in_hand.map_or(0, |item| item + 1);
        let is_free = |item: &usize| self.piles.get(*item).is_some_and(Option::is_none);
        self.in_hand = (after..self.piles.len()).chain(0..after).find(is_free);
    }

    /// Takes a thing up again, to lay it elsewhere.
    pub fn take(&mut self, item: usize) {
        if let Some(place) = self.piles.get_mut(item) {
            *place = None;
            self.in_hand = Some(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(sorting: &Sorting, pile: usize) -> Vec<usize> {
        sorting.on(pile).collect()
    }

    #[test]
    fn each_thing_is_in_hand_until_all_lie_somewhere() {
        let mut sorting = Sorting::new(3);
        for (item, pile) in [(0, 1), (1, 0), (2, 1)] {
            assert_eq!((sorting.in_hand(), sorting.left()), (Some(item), 3 - item));
            sorting.lay(pile);
        }
        assert_eq!((sorting.in_hand(), sorting.left()), (None, 0));
        assert_eq!((on(&sorting, 0), on(&sorting, 1)), (vec![1], vec![0, 2]));
        sorting.lay(0);
        assert_eq!(on(&sorting, 0), [1], "nothing is in hand");
    }

    #[test]
    fn what_was_passed_comes_again_and_what_lies_can_be_moved() {
        let mut sorting = Sorting::new(3);
        sorting.pass();
        assert_eq!((sorting.in_hand(), sorting.left()), (Some(1), 3));
        sorting.lay(0);
        sorting.lay(0);
        assert_eq!(sorting.in_hand(), Some(0));
        sorting.take(2);
        assert_eq!((sorting.in_hand(), sorting.left()), (Some(2), 2));
        sorting.lay(1);
        assert_eq!(sorting.in_hand(), Some(0), "the one that was in hand before");
        sorting.lay(1);
        assert_eq!((on(&sorting, 0), on(&sorting, 1)), (vec![1], vec![0, 2]));
        sorting.take(9);
        assert_eq!(sorting.in_hand(), None, "there is no such thing");
        assert_eq!(Sorting::new(0).in_hand(), None);
    }
}
