//! When a window's size is worth remembering: once the person has let go of its edge. Knows no window, no settings
//! and no clock.

use std::time::Duration;

use egui::Vec2;

/// A size that has not changed for this long is the one that was wanted.
pub const SETTLE: Duration = Duration::from_millis(500);

/// Follows the size of a window. The size that it opened with is nothing new.
#[derive(Debug, Default)]
pub struct SizeTracker {
    settled: Option<Vec2>,
    /// A new size, and since when the window has had it.
    pending: Option<(Vec2, Duration)>,
}

impl SizeTracker {
    /// Takes in the window's size, in points, at this time; `None` while it is maximized, fullscreen or minimized,
    /// which says nothing about the size that it has otherwise. Returns a new size once it has settled.
    pub fn observe(&mut self, size: Option<Vec2>, now: Duration) -> Option<Vec2> {
        let size = size.map(Vec2::round);
        if self.settled.is_none() {
            self.settled = size;
        }
        self.pending = match (size, self.pending) {
            (size, _) if size == self.settled => None,
            (Some(size), Some(pending)) if pending.0 == size => Some(pending),
            (Some(size), _) => Some((size, now)),
            (None, _) => None,
        };
        if self.until_settled(now) == Some(Duration::ZERO) { self.settle() } else { None }
    }

    /// How long a new size has yet to stay as it is; `None` where there is none.
    #[must_use]
    pub fn until_settled(&self, now: Duration) -> Option<Duration> {
        let (_, since) = self.pending?;
        Some((since + SETTLE).saturating_sub(now))
    }

    /// The new size, if there is one: the window closes, so it will not change any more.
    pub fn settle(&mut self) -> Option<Vec2> {
        let (size, _) = self.pending.take()?;
        self.settled = Some(size);
        self.settled
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    const USUAL: Vec2 = vec2(1_000.0, 720.0);
    const SMALL: Vec2 = vec2(400.0, 640.0);

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn opened() -> SizeTracker {
        let mut tracker = SizeTracker::default();
        assert_eq!(tracker.observe(Some(USUAL), ms(0)), None);
        tracker
    }

    #[test]
    fn the_size_that_it_opened_with_is_nothing_new() {
        let mut tracker = opened();
        assert_eq!(tracker.until_settled(ms(1)), None);
        assert_eq!(tracker.observe(Some(USUAL), ms(60_000)), None);
        assert_eq!(tracker.settle(), None);
    }

    #[test]
    fn a_new_size_counts_once_and_only_after_it_has_settled() {
        let mut tracker = opened();
        for step in 0_u16..100 {
            let dragged = USUAL - Vec2::splat(f32::from(step + 1));
            assert_eq!(tracker.observe(Some(dragged), ms(100 * u64::from(step))), None);
        }
        let last = USUAL - Vec2::splat(100.0);
        assert_eq!(tracker.until_settled(ms(10_000)), Some(ms(400)));
        assert_eq!(tracker.observe(Some(last), ms(10_399)), None);
        assert_eq!(tracker.observe(Some(last), ms(10_400)), Some(last));
        assert_eq!(tracker.observe(Some(last), ms(60_000)), None);
        assert_eq!(tracker.until_settled(ms(60_000)), None);
    }

    #[test]
    fn going_back_to_the_old_size_changes_nothing() {
        let mut tracker = opened();
        assert_eq!(tracker.observe(Some(SMALL), ms(100)), None);
        assert_eq!(tracker.observe(Some(USUAL), ms(200)), None);
        assert_eq!(tracker.until_settled(ms(200)), None);
        assert_eq!(tracker.observe(Some(USUAL), ms(60_000)), None);
    }

    #[test]
    fn maximizing_leaves_the_size_from_before() {
        let mut tracker = opened();
        assert_eq!(tracker.observe(Some(SMALL), ms(100)), None);
        assert_eq!(tracker.observe(Some(SMALL), ms(600)), Some(SMALL));
        // The screen's size may come before the word that it is maximized.
        assert_eq!(tracker.observe(Some(vec2(1_920.0, 1_080.0)), ms(700)), None);
        assert_eq!(tracker.observe(None, ms(710)), None);
        assert_eq!(tracker.observe(None, ms(60_000)), None);
        assert_eq!(tracker.observe(Some(SMALL), ms(70_000)), None);
        assert_eq!(tracker.observe(Some(SMALL), ms(80_000)), None);
    }

    #[test]
    fn a_window_that_closes_right_after_it_was_resized_has_settled() {
        let mut tracker = opened();
        assert_eq!(tracker.observe(Some(SMALL), ms(100)), None);
        assert_eq!(tracker.settle(), Some(SMALL));
        assert_eq!(tracker.settle(), None);
    }

    #[test]
    fn a_fraction_of_a_point_is_no_new_size() {
        let mut tracker = opened();
        assert_eq!(tracker.observe(Some(USUAL + vec2(0.4, -0.4)), ms(100)), None);
        assert_eq!(tracker.until_settled(ms(100)), None);
    }
}
