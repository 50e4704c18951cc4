//! The notices that are shown: in order, and none twice.

use std::collections::VecDeque;

use crate::text::notices::Notice;

/// What the person is told and has not dismissed.
#[derive(Debug, Default)]
pub(super) struct Notices {
    shown: VecDeque<Notice>,
}

impl Notices {
    /// Appends a notice, unless the same one is shown.
    pub fn post(&mut self, notice: Notice) {
        if !self.shown.contains(&notice) {
            self.shown.push_back(notice);
        }
    }

    /// Puts a notice before all others, as it answers what was just done.
    pub fn post_first(&mut self, notice: Notice) {
        self.shown.retain(|shown| *shown != notice);
        self.shown.push_front(notice);
    }

    /// Removes the notices that no longer hold.
    pub fn withdraw(&mut self, is_over: impl Fn(&Notice) -> bool) {
        self.shown.retain(|notice| !is_over(notice));
    }

    /// Brings notices up to date; those for which `update` returns `false` are removed.
    pub fn update(&mut self, update: impl FnMut(&mut Notice) -> bool) {
        self.shown.retain_mut(update);
    }

    /// The oldest first, save for those that were put first.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.shown.iter()
    }
}

impl FromIterator<Notice> for Notices {
    fn from_iter<I: IntoIterator<Item = Notice>>(notices: I) -> Self {
        let mut all = Self::default();
        notices.into_iter().for_each(|notice| all.post(notice));
        all
    }
}
