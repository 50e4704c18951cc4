//! What the window remembers of the settings: which page is open, and what is being written. It ends with the window.

use softlanding_core::rating::State;

use crate::ui::action::SettingsPage;

/// Where one is in the settings, and what is being written there.
#[derive(Debug, Default)]
pub struct SettingsDraft {
    pub page: SettingsPage,
    /// The own names of the states, being written.
    pub state_names: Option<[String; State::ALL.len()]>,
    /// The own lines of the notepad, being written.
    pub notepad_lines: Option<String>,
}

impl SettingsDraft {
    /// The settings were left: what was written is read again when one comes back.
    pub fn leave(&mut self) {
        (self.state_names, self.notepad_lines) = (None, None);
    }
}
