//! Somebody else at the window: nothing of what its owner keeps is found or changed.
//!
//! The gate for what a guest asks for is in [`App::apply`]; what there is to see answers from [`OfGuest`].

use std::sync::Arc;

use softlanding_core::rating::Rating;
use softlanding_core::sitting::Event;

use crate::library::Library;

use super::{App, Kept, Looked};

/// What a guest finds: nothing that was kept, and the exercises that came with the program.
#[derive(Debug, Default)]
pub(super) struct OfGuest {
    pub kept: Kept,
    pub looked: Looked,
    pub library: Arc<Library>,
}

impl App {
    pub(super) fn set_guest(&mut self, guest: bool) {
        if guest == self.is_guest {
            return;
        }
        self.practice_event(Event::Close);
        self.sound.silence();
        self.said = Rating::default();
        self.is_guest = guest;
        // The library that is looked at is another one.
        self.library_version += 1;
        self.kept.forget_deleted();
        if guest {
            self.own_settings = Some(self.settings.clone());
            self.change_settings(self.settings.for_guest());
        } else if let Some(own) = self.own_settings.take() {
            self.change_settings(own);
        }
    }

    #[must_use]
    pub fn is_guest(&self) -> bool {
        self.is_guest
    }
}
