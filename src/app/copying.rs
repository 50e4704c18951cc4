//! What is copied, and whether the clipboard took it.

use std::time::Duration;

use crate::platform::clipboard::{self, Clipboard};
use crate::text::notices::Notice;

use super::Notices;

/// The clipboard's worker and what it confirmed last.
#[derive(Debug)]
pub(super) struct Copying {
    clipboard: Clipboard,
    copied: Option<String>,
}

impl Copying {
    pub fn open(target: clipboard::Target, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { clipboard: Clipboard::open(target, wake), copied: None }
    }

    pub fn copy(&self, text: String) {
        self.clipboard.copy(text);
    }

    /// A text field put this text on the clipboard by itself.
    pub fn note(&self, kind: clipboard::Kind, text: String) {
        self.clipboard.note(kind, text);
    }

    /// Clears the clipboard where it still holds what was copied here.
    pub fn clear(&mut self) {
        self.clipboard.clear();
        self.copied = None;
    }

    pub fn is_copied(&self, text: &str) -> bool {
        self.copied.as_deref() == Some(text)
    }

    pub fn handle_events(&mut self, notices: &mut Notices) {
        for event in self.clipboard.events() {
            notices.withdraw(|notice| *notice == Notice::NotCopied);
            match event {
                clipboard::Event::Copied(text) => self.copied = Some(text),
                clipboard::Event::NotCopied => notices.post(Notice::NotCopied),
            }
        }
    }

    pub fn close(self, deadline: Duration) {
        self.clipboard.close(deadline);
    }
}
