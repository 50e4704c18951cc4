//! How things stand in the program that runs, as others may know it.

/// What each bit is called in a line, in the order in which they stand there.
const WORDS: [&str; 4] = ["practising", "hidden", "guest", "window"];

/// Nothing in it says what anybody practises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status(u8);

impl Status {
    const PRACTISING: u8 = 1;
    const HIDDEN: u8 = 2;
    const GUEST: u8 = 4;
    const WINDOW: u8 = 8;
    const ALL: u8 = 15;

    /// Nothing of it is so; bits that mean nothing are left out.
    pub(super) fn from_bits(bits: u8) -> Self {
        Self(bits & Self::ALL)
    }

    pub(super) fn bits(self) -> u8 {
        self.0
    }

    fn with(self, bit: u8, is_so: bool) -> Self {
        Self(if is_so { self.0 | bit } else { self.0 & !bit })
    }

    /// A practice runs or is paused.
    #[must_use]
    pub fn with_practising(self, is_so: bool) -> Self {
        self.with(Self::PRACTISING, is_so)
    }

    /// Everything is covered.
    #[must_use]
    pub fn with_hidden(self, is_so: bool) -> Self {
        self.with(Self::HIDDEN, is_so)
    }

    /// Somebody else is at the window.
    #[must_use]
    pub fn with_guest(self, is_so: bool) -> Self {
        self.with(Self::GUEST, is_so)
    }

    /// The whole window is open.
    #[must_use]
    pub fn with_window(self, is_so: bool) -> Self {
        self.with(Self::WINDOW, is_so)
    }

    /// Whether a practice runs or is paused.
    #[must_use]
    pub fn is_practising(self) -> bool {
        self.0 & Self::PRACTISING != 0
    }

    /// Whether everything is covered.
    #[must_use]
    pub fn is_hidden(self) -> bool {
        self.0 & Self::HIDDEN != 0
    }

    /// Whether somebody else is at the window.
    #[must_use]
    pub fn is_guest(self) -> bool {
        self.0 & Self::GUEST != 0
    }

    /// Whether the whole window is open.
    #[must_use]
    pub fn has_window(self) -> bool {
        self.0 & Self::WINDOW != 0
    }

    /// The words of what is so, each after a blank.
    pub(super) fn words(self) -> String {
        let is_so = |index: usize| self.0 & (1 << index) != 0;
        let words = WORDS.iter().enumerate().filter(|(index, _)| is_so(*index));
        words.flat_map(|(_, word)| [" ", word]).collect()
    }

    /// `None` for anything but what [`Self::words`] makes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        (0..=Self::ALL).map(Self).find(|status| status.words() == text)
    }
}
