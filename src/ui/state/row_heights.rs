//! How high the rows of a long list are: measured where they came near, guessed elsewhere. Knows no painter.
//!
//! Where a row stands and which row stands somewhere are found in logarithmic time, however long the list is.

/// The heights of the rows of one list, in points.
#[derive(Debug, Default)]
pub struct RowHeights {
    list: Option<List>,
    /// `None` where a row was never near.
    heights: Vec<Option<f32>>,
    /// A Fenwick tree: the entry at `index` is the sum of the heights of as many rows as the lowest bit set in
    /// `index` says, up to the row before `index`. The first entry is not used.
    sums: Vec<f64>,
}

/// What heights belong to: in any other list, or in another width, they are different ones.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What was looked for in it.
    pub wanted: Option<String>,
    /// The width of its rows, in points.
    pub width: f32,
    /// The scale of its text.
    pub scale: f32,
    /// The height that a row most often has, in points.
    pub guess: f32,
}

impl RowHeights {
    /// Makes it that of this list, which has `count` rows now. What was measured of the same list is kept.
    pub fn belong_to(&mut self, list: List, count: usize) {
        if self.list.as_ref() != Some(&list) {
            self.list = Some(list);
            self.heights.clear();
            self.sums.clear();
        }
        if self.sums.len() != count + 1 {
            self.heights.resize(count, None);
            self.sum_up();
        }
    }

    fn sum_up(&mut self) {
        let count = self.heights.len();
        let mut sums: Vec<f64> =
            std::iter::once(0.0).chain((0..count).map(|row| f64::from(self.height(row)))).collect();
        for index in 1..=count {
            let parent = index + lowest_bit(index);
            let sum = sums.get(index).copied().unwrap_or_default();
            if let Some(above) = sums.get_mut(parent) {
                *above += sum;
            }
        }
        self.sums = sums;
    }

    /// The height of a row, as measured or as guessed.
    #[must_use]
    pub fn height(&self, row: usize) -> f32 {
        let guess = self.list.as_ref().map_or(0.0, |list| list.guess);
        self.heights.get(row).copied().flatten().unwrap_or(guess)
    }

    /// The first row from this one on that was not measured.
    #[must_use]
    pub fn first_guessed(&self, from: usize) -> Option<usize> {
        let rest = self.heights.get(from..)?;
        rest.iter().position(Option::is_none).map(|index| from + index)
    }

    /// A row was laid out, and is this high.
    pub fn measure(&mut self, row: usize, height: f32) {
        let change = f64::from(height) - f64::from(self.height(row));
        let Some(slot) = self.heights.get_mut(row) else { return };
        *slot = Some(height);
        let mut index = row + 1;
        while let Some(sum) = self.sums.get_mut(index) {
            *sum += change;
            index += lowest_bit(index);
        }
    }

    /// How far below the first row's top this row begins; the end of the list after the last one.
    #[must_use]
    pub fn top_of(&self, row: usize) -> f64 {
        let mut index = row.min(self.heights.len());
        let mut top = 0.0;
        while index > 0 {
            top += self.sums.get(index).copied().unwrap_or_default();
            index -= lowest_bit(index);
        }
        top
    }

    /// The height of the whole list.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.top_of(self.heights.len())
    }

    /// Which row is `below` points below the first row's top; the first or last one where that is outside.
    #[must_use]
    pub fn row_at(&self, below: f64) -> usize {
        let count = self.heights.len();
        let (mut index, mut left) = (0, below);
        let mut step = count.checked_next_power_of_two().unwrap_or_default();
        while step > 0 {
            if let Some(sum) = self.sums.get(index + step).filter(|sum| **sum <= left) {
                left -= sum;
                index += step;
            }
            step /= 2;
        }
        index.min(count.saturating_sub(1))
    }
}

/// The lowest bit that is set in a number that is not 0.
fn lowest_bit(number: usize) -> usize {
    1 << number.trailing_zeros()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(wanted: Option<&str>) -> List {
        List { wanted: wanted.map(str::to_owned), width: 600.0, scale: 1.0, guess: 100.0 }
    }

    /// Heights in the tests are whole numbers.
    fn whole(points: f64) -> i64 {
        points.round() as i64
    }

    #[test]
    fn what_was_measured_stays_when_the_list_grows_and_is_forgotten_in_another_one() {
        let mut heights = RowHeights::default();
        heights.belong_to(list(None), 3);
        heights.measure(1, 250.0);
        heights.belong_to(list(None), 5);
        assert_eq!([1, 2, 5].map(|row| whole(heights.top_of(row))), [100, 350, 650]);
        assert_eq!((heights.first_guessed(0), heights.first_guessed(1)), (Some(0), Some(2)));
        heights.belong_to(list(Some("warm")), 5);
        assert_eq!(whole(heights.total()), 500);
    }

    #[test]
    fn outside_of_the_list_the_nearest_row_counts() {
        let mut heights = RowHeights::default();
        assert_eq!((heights.row_at(40.0), whole(heights.total())), (0, 0));
        heights.belong_to(list(None), 3);
        assert_eq!([-50.0, 99.0, 100.0, 900.0].map(|below| heights.row_at(below)), [0, 0, 1, 2]);
    }

    proptest! {
        #[test]
        fn tops_and_rows_are_those_of_a_plain_sum(
            count in 1_usize..300,
            measured in prop::collection::vec((0_usize..300, 0_u16..400), 0..60),
            below in 0_u32..40_000,
        ) {
            let mut heights = RowHeights::default();
            heights.belong_to(list(None), count);
            let mut plain = vec![100_i64; count];
            for (row, height) in measured.into_iter().filter(|(row, _)| *row < count) {
                heights.measure(row, f32::from(height));
                plain[row] = i64::from(height);
            }
            let top = |row: usize| plain[..row].iter().sum::<i64>();
            for row in 0..=count {
                prop_assert_eq!(whole(heights.top_of(row)), top(row));
            }
            let row = (0..count).find(|row| top(row + 1) > i64::from(below)).unwrap_or(count - 1);
            prop_assert_eq!(heights.row_at(f64::from(below)), row);
        }
    }
}
