//! A small sign in the tray, with what may be wished for. A desktop without a tray is as usual as one with.

#[cfg(target_os = "linux")]
mod item;

#[cfg(target_os = "linux")]
pub use item::TrayIcon;

/// What may be wished for, in the order of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrayWish {
    /// A minute now.
    Now,
    /// No reminders for an hour.
    RestAnHour,
    /// No reminders today.
    RestToday,
    /// Reminders again.
    GoOn,
    /// The whole window.
    Open,
    /// No more of this until the next start.
    Quit,
}

/// What stands in the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayWords {
    /// What the sign is called, in neutral words.
    pub name: String,
    pub wishes: Vec<(TrayWish, String)>,
}

/// Elsewhere there is no sign yet.
#[cfg(not(target_os = "linux"))]
#[derive(Debug)]
pub struct TrayIcon;

#[cfg(not(target_os = "linux"))]
impl TrayIcon {
    /// Nothing is shown.
    #[must_use]
    pub fn show(_words: TrayWords, _wish: impl Fn(TrayWish) + Send + 'static) -> Option<Self> {
        None
    }

    /// Nothing is shown.
    pub fn say(&self, _words: TrayWords) {}
}
