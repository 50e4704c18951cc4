//! Which items of one list became which of another.

use super::layout::{Entry, Value};

/// What happened to the next item of either list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aligned {
    /// The next of both belong together, equal or changed.
    Same,
    /// The next of the list before is gone.
    Dropped,
    /// The next of the list after is new.
    Added,
}

/// What adding or dropping an item costs; a change within one costs less, one item in place of
/// another of a different kind a little less than both.
const LOOSE: usize = 10;
const OTHER: usize = 18;

/// The cheapest way from one list to the other. Lists are short, so every pair is looked at.
pub(super) fn align(before: &[Entry], after: &[Entry]) -> Vec<Aligned> {
    let mut rows = vec![(0..=after.len()).map(|count| (count * LOOSE, Aligned::Added)).collect::<Vec<_>>()];
    for old in before {
        let above = rows.last().cloned().unwrap_or_default();
        let mut row: Vec<(usize, Aligned)> = Vec::with_capacity(above.len());
        for (column, (dropped, _)) in above.iter().enumerate() {
            let best = (dropped + LOOSE, Aligned::Dropped);
            let left = column.checked_sub(1);
            let added = left.and_then(|left| row.get(left)).map(|(cost, _)| (cost + LOOSE, Aligned::Added));
            let pair = left.and_then(|left| Some((above.get(left)?, after.get(left)?)));
            let same =
                pair.map(|((cost, _), new)| (cost + difference(&old.value, &new.value), Aligned::Same));
            row.extend([same, Some(best), added].into_iter().flatten().min_by_key(|(cost, _)| *cost));
        }
        rows.push(row);
    }
    walk_back(&rows)
}

fn walk_back(rows: &[Vec<(usize, Aligned)>]) -> Vec<Aligned> {
    let mut steps = Vec::new();
    let mut row = rows.len().saturating_sub(1);
    let mut column = rows.first().map_or(0, |first| first.len().saturating_sub(1));
    while let (true, Some((_, step))) = (row + column > 0, rows.get(row).and_then(|row| row.get(column))) {
        steps.push(*step);
        row -= usize::from(*step != Aligned::Added);
        column -= usize::from(*step != Aligned::Dropped);
    }
    steps.reverse();
    steps
}

fn difference(before: &Value, after: &Value) -> usize {
    match (before, after) {
        _ if before == after => 0,
        (Value::Group(before), Value::Group(after)) if before.name == after.name => {
            let longest = before.entries.len().max(after.entries.len());
            let equal = before.entries.iter().filter(|entry| after.entries.contains(entry)).count();
            1 + 10 * (longest - equal) / longest.max(1)
        }
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::Aligned::{Added, Dropped, Same};
    use super::*;

    fn says(texts: &[(&str, u32)]) -> Vec<Entry> {
        let leaf = |text: String| Value::Leaf(text);
        let say = |(text, secs): &(&str, u32)| {
            let fields = [("text", leaf((*text).to_owned())), ("secs", leaf(secs.to_string()))];
            Entry { key: "", value: Value::fields("Say", fields) }
        };
        texts.iter().map(say).collect()
    }

    #[test]
    fn items_are_recognised_after_one_was_added_dropped_or_changed() {
        let before = says(&[("a", 4), ("b", 5), ("c", 6)]);
        let steps = |after: &[(&str, u32)]| align(&before, &says(after));
        assert_eq!(steps(&[("a", 4), ("b", 5), ("c", 6)]), [Same, Same, Same]);
        assert_eq!(steps(&[("a", 4), ("x", 9), ("b", 5), ("c", 6)]), [Same, Added, Same, Same]);
        assert_eq!(steps(&[("a", 4), ("c", 6)]), [Same, Dropped, Same]);
        assert_eq!(steps(&[("a", 4), ("b", 5.5 as u32 + 4), ("c", 6), ("d", 7)]), [Same, Same, Same, Added]);
        assert_eq!(steps(&[("b", 9), ("c", 6)]), [Dropped, Same, Same]);
        assert_eq!(steps(&[]), [Dropped, Dropped, Dropped]);
        assert_eq!(align(&[], &before), [Added, Added, Added]);
    }
}
