//! Which time the shoreline shows: all of it, or a part that was come closer to.

/// No closer than this, in milliseconds: two hours.
const CLOSEST_MS: i64 = 2 * 3_600_000;

/// From when until when, in UTC milliseconds.
pub type Range = (i64, i64);

/// The part of all time that is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shore {
    /// `None` for all of it.
    seen: Option<Range>,
}

impl Shore {
    /// What is seen of this whole.
    #[must_use]
    pub fn range(self, whole: Range) -> Range {
        self.seen.map_or(whole, |seen| within(seen, whole))
    }

    /// Whether it is a part only.
    #[must_use]
    pub fn is_close(self) -> bool {
        self.seen.is_some()
    }

    /// All of it.
    pub fn fit(&mut self) {
        self.seen = None;
    }

    /// Comes closer by this factor (above 1) or goes back (below), so that what is at `share` of the width (0–1)
    /// stays where it is.
    pub fn zoom(&mut self, whole: Range, share: f32, factor: f32) {
        if !(factor.is_finite() && factor > 0.0) {
            return;
        }
        let (from, until) = self.range(whole);
        let span = until.saturating_sub(from) as f64;
        let new_span = (span / f64::from(factor)).max(CLOSEST_MS as f64);
        let share = f64::from(share.clamp(0.0, 1.0));
        let new_from = from as f64 + (span - new_span) * share;
        self.see(whole, (new_from as i64, (new_from + new_span) as i64));
    }

    /// Moves on by a share of what is seen.
    pub fn pan(&mut self, whole: Range, share: f32) {
        if share.is_finite() && self.is_close() {
            let (from, until) = self.range(whole);
            let by = (until.saturating_sub(from) as f64 * f64::from(share)) as i64;
            self.see(whole, (from.saturating_add(by), until.saturating_add(by)));
        }
    }

    /// Moves on as far as it takes to see this moment.
    pub fn show(&mut self, whole: Range, at_ms: i64) {
        let (from, until) = self.range(whole);
        if self.is_close() && !(from..until).contains(&at_ms) {
            let half = until.saturating_sub(from) / 2;
            self.see(whole, (at_ms.saturating_sub(half), at_ms.saturating_add(half)));
        }
    }

    fn see(&mut self, whole: Range, seen: Range) {
        let seen = within(seen, whole);
        self.seen = (seen != whole).then_some(seen);
    }
}

/// As long as it was, as far as there is room, and all of it within the whole.
fn within((from, until): Range, whole: Range) -> Range {
    let most = whole.1.saturating_sub(whole.0);
    let span = until.saturating_sub(from).clamp(CLOSEST_MS.min(most), most);
    let from = from.clamp(whole.0, whole.1.saturating_sub(span));
    (from, from.saturating_add(span))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;
    const WHOLE: Range = (0, 100 * DAY);

    #[test]
    fn what_is_pointed_at_stays_where_it_is() {
        let mut shore = Shore::default();
        shore.zoom(WHOLE, 0.25, 2.0);
        let (from, until) = shore.range(WHOLE);
        assert_eq!(until - from, 50 * DAY);
        assert_eq!(from + (until - from) / 4, 25 * DAY);
    }

    #[test]
    fn going_back_ends_with_all_of_it() {
        let mut shore = Shore::default();
        shore.zoom(WHOLE, 0.9, 8.0);
        assert!(shore.is_close());
        shore.zoom(WHOLE, 0.1, 0.01);
        assert!(!shore.is_close());
        assert_eq!(shore.range(WHOLE), WHOLE);
    }

    #[test]
    fn nothing_leads_out_of_the_whole_or_closer_than_there_is_to_see() {
        let mut shore = Shore::default();
        for factor in [1e9, f32::NAN, -1.0, f32::INFINITY] {
            shore.zoom(WHOLE, 0.5, factor);
        }
        let (from, until) = shore.range(WHOLE);
        assert_eq!(until - from, CLOSEST_MS);
        for share in [-1e9, 1e9, f32::NAN] {
            shore.pan(WHOLE, share);
            let (from, until) = shore.range(WHOLE);
            assert!(from >= WHOLE.0 && until <= WHOLE.1 && until - from == CLOSEST_MS, "{share}");
        }
        shore.show(WHOLE, 3 * DAY);
        let (from, until) = shore.range(WHOLE);
        assert!((from..until).contains(&(3 * DAY)));
    }

    #[test]
    fn a_shore_that_became_shorter_is_seen_as_far_as_it_goes() {
        let mut shore = Shore::default();
        shore.zoom(WHOLE, 1.0, 2.0);
        assert_eq!(shore.range((0, 60 * DAY)), (10 * DAY, 60 * DAY));
        assert_eq!(shore.range((0, DAY)), (0, DAY));
    }
}
