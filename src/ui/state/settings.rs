//! What the window remembers of the settings: which page is open, and what is being written. It ends with the window.

use softlanding_core::rating::State;

use crate::settings::{KeyCommand, KeyRefusal};
use crate::ui::action::SettingsPage;

/// Where one is in the settings, and what is being written there.
#[derive(Debug, Default)]
pub struct SettingsDraft {
    pub page: SettingsPage,
    /// The own names of the states, being written.
    pub state_names: Option<[String; State::ALL.len()]>,
    /// The own lines of the notepad, being written.
    pub notepad_lines: Option<String>,
    /// Times of reminders, being written.
    pub reminder_times: Option<String>,
    /// The own words of a reminder, being written.
    pub reminder_words: Option<String>,
    /// The keys, being changed.
    pub keys: KeysDraft,
}

/// Which key is being changed, and what came of it.
#[derive(Debug, Default)]
pub struct KeysDraft {
    /// What the next key that is pressed is for.
    pub changes: Option<KeyCommand>,
    /// Why the one that was changed last has no other key.
    pub refused: Option<(KeyCommand, KeyRefusal)>,
    /// What is said aloud of the last change.
    pub said: String,
}

impl SettingsDraft {
    /// The settings were left: what was written is read again when one comes back.
    pub fn leave(&mut self) {
        (self.state_names, self.notepad_lines) = (None, None);
        (self.reminder_times, self.reminder_words) = (None, None);
        self.keys = KeysDraft::default();
    }
}
