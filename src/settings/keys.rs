//! The keys that do something by themselves: what each does, which it usually is, and where it acts. Settings, Help and
//! whatever listens for keys read this one table.
//!
//! Esc, Tab, Enter, Space and what moves about are the system's and are in no table. So are keys together with Ctrl:
//! what they do has a button too.

use std::collections::BTreeMap;

use super::{Choice, KeyCommand, Settings};

/// Where a key acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyPlace {
    Everywhere,
    /// Where practices are listed, and on the page of one.
    Practices,
    /// Where it is said how things are.
    Saying,
    Practising,
    /// In a practice for two.
    ForTwo,
    LookBack,
}

impl KeyPlace {
    /// In the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::Everywhere, Self::Saying, Self::Practising, Self::ForTwo, Self::Practices, Self::LookBack];

    /// Whether a key could mean two things at once.
    fn meets(self, other: Self) -> bool {
        self == other || self == Self::Everywhere || other == Self::Everywhere
    }
}

/// A key by its name in the file: a letter, a digit or a sign as it is written, or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(&'static str);

/// Every key that can be chosen, by its name in the file.
const NAMES: &[&str] = &[
    "A",
    "B",
    "C",
    "D",
    "E",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
    "L",
    "M",
    "N",
    "O",
    "P",
    "Q",
    "R",
    "S",
    "T",
    "U",
    "V",
    "W",
    "X",
    "Y",
    "Z",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "/",
    ",",
    ".",
    "-",
    "+",
    "=",
    ";",
    "'",
    "\\",
    "[",
    "]",
    "`",
    ":",
    "?",
    "!",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
    "Up",
    "Down",
    "Insert",
    "Delete",
    "Backspace",
];

impl KeyName {
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        NAMES.iter().find(|known| **known == name).map(|known| Self(known))
    }

    /// Every key that can be chosen.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|name| Self(name))
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// What it writes, where that may lie on another key of another keyboard.
    #[must_use]
    pub fn sign(self) -> Option<&'static str> {
        let is_sign = self.0.chars().all(|letter| letter.is_ascii_punctuation());
        is_sign.then_some(self.0)
    }

    /// Whether it writes something in a field.
    #[must_use]
    pub fn writes(self) -> bool {
        self.0.len() == 1
    }

    /// Whether it is a letter or a sign: what [`Settings::letter_keys`] is about.
    fn is_letter(self) -> bool {
        self.writes() && !self.0.chars().all(|letter| letter.is_ascii_digit())
    }
}

/// What acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    One(KeyName),
    /// Digits from one to the other, and End where ten is meant. They say what is written on them, so they can be
    /// turned off and not changed.
    Digits(u8, u8),
    /// Those of two people ([`Settings::pair_keys`]), which are changed where their practice begins. They are heard
    /// before any other, so none is taken.
    OfTwo,
}

/// What a person chose in place of the usual key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyChoice {
    Off,
    Key(KeyName),
}

/// Why a key cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRefusal {
    /// It does this already.
    Taken(KeyName, KeyCommand),
    /// It is the system's, or none that can be told.
    Reserved,
    /// It is a letter or a sign, and [`Settings::letter_keys`] are off.
    Letters,
}

impl KeyCommand {
    #[must_use]
    pub fn place(self) -> KeyPlace {
        match self {
            Self::People | Self::Glimmer => KeyPlace::Everywhere,
            Self::Search | Self::Favourite => KeyPlace::Practices,
            Self::States | Self::Numbers => KeyPlace::Saying,
            Self::Gentler | Self::Worse | Self::Sound | Self::Louder | Self::Quieter | Self::Answers => {
                KeyPlace::Practising
            }
            Self::ForTwo => KeyPlace::ForTwo,
            Self::Closer | Self::Wider | Self::Whole => KeyPlace::LookBack,
        }
    }

    /// What acts where nothing was chosen.
    #[must_use]
    pub fn usual(self) -> Keys {
        match self {
            Self::People => Keys::One(KeyName("F1")),
            Self::Glimmer => Keys::One(KeyName("G")),
            Self::Search => Keys::One(KeyName("/")),
            Self::Favourite => Keys::One(KeyName("F")),
            Self::States => Keys::Digits(1, 4),
            Self::Numbers => Keys::Digits(0, 10),
            Self::Gentler => Keys::One(KeyName("E")),
            Self::Worse => Keys::One(KeyName("W")),
            Self::Sound => Keys::One(KeyName("M")),
            Self::Louder => Keys::One(KeyName("Up")),
            Self::Quieter => Keys::One(KeyName("Down")),
            Self::Answers => Keys::Digits(1, 8),
            Self::ForTwo => Keys::OfTwo,
            Self::Closer => Keys::One(KeyName("+")),
            Self::Wider => Keys::One(KeyName("-")),
            Self::Whole => Keys::One(KeyName("0")),
        }
    }
}

impl Settings {
    /// What acts for this; `None` where it is off, or a letter and [`Self::letter_keys`] are off.
    #[must_use]
    pub fn keys_of(&self, command: KeyCommand) -> Option<Keys> {
        let is_letter = |keys: &Keys| matches!(keys, Keys::One(key) if key.is_letter());
        chosen(&self.keys, command).filter(|keys| self.letter_keys || !is_letter(keys))
    }

    /// The one key of this, likewise.
    #[must_use]
    pub fn key_of(&self, command: KeyCommand) -> Option<KeyName> {
        match self.keys_of(command)? {
            Keys::One(key) => Some(key),
            Keys::Digits(..) | Keys::OfTwo => None,
        }
    }

    /// Whether this acts, whatever is pressed for it.
    #[must_use]
    pub fn has_keys(&self, command: KeyCommand) -> bool {
        self.keys_of(command).is_some()
    }

    /// Whether the keys of a command were turned off by themselves.
    #[must_use]
    pub fn is_turned_off(&self, command: KeyCommand) -> bool {
        self.keys.get(&command) == Some(&KeyChoice::Off)
    }

    /// Gives a command another key.
    ///
    /// # Errors
    /// Where the key does something else in the same place, or would not act.
    pub fn change_key(&mut self, command: KeyCommand, key: KeyName) -> Result<(), KeyRefusal> {
        if key.is_letter() && !self.letter_keys {
            return Err(KeyRefusal::Letters);
        }
        if let Some(other) = user_of(&self.keys, command, key) {
            return Err(KeyRefusal::Taken(key, other));
        }
        self.keys.insert(command, KeyChoice::Key(key));
        if command.usual() == Keys::One(key) {
            self.keys.remove(&command);
        }
        Ok(())
    }

    /// Turns the keys of a command off.
    pub fn turn_key_off(&mut self, command: KeyCommand) {
        self.keys.insert(command, KeyChoice::Off);
    }

    /// Gives a command its usual keys.
    ///
    /// # Errors
    /// Where one of them does something else by now.
    pub fn take_usual_keys(&mut self, command: KeyCommand) -> Result<(), KeyRefusal> {
        let clash = clash(&self.keys, command, command.usual());
        if let Some((key, other)) = clash {
            return Err(KeyRefusal::Taken(key, other));
        }
        self.keys.remove(&command);
        Ok(())
    }
}

/// What acts for a command, whether or not letters are on.
fn chosen(keys: &BTreeMap<KeyCommand, KeyChoice>, command: KeyCommand) -> Option<Keys> {
    match keys.get(&command) {
        Some(KeyChoice::Off) => None,
        Some(KeyChoice::Key(key)) => Some(Keys::One(*key)),
        None => Some(command.usual()),
    }
}

/// Which other command a key belongs to, where both could be meant.
fn user_of(keys: &BTreeMap<KeyCommand, KeyChoice>, command: KeyCommand, key: KeyName) -> Option<KeyCommand> {
    clash(keys, command, Keys::One(key)).map(|(_, other)| other)
}

/// The first key of these that another command has in the same place.
fn clash(
    keys: &BTreeMap<KeyCommand, KeyChoice>,
    command: KeyCommand,
    wanted: Keys,
) -> Option<(KeyName, KeyCommand)> {
    let others = KeyCommand::ALL.iter().copied().filter(|other| {
        *other != command && other.place().meets(command.place()) && !are_said_in_turn(*other, command)
    });
    let mut held = others.filter_map(|other| Some((other, chosen(keys, other)?)));
    held.find_map(|(other, theirs)| {
        names_of(wanted).find(|key| names_of(theirs).any(|their| their == *key)).map(|key| (key, other))
    })
}

/// A state first, then a number: the same digits never mean both.
fn are_said_in_turn(one: KeyCommand, other: KeyCommand) -> bool {
    let turn = [KeyCommand::States, KeyCommand::Numbers];
    turn.contains(&one) && turn.contains(&other)
}

fn names_of(keys: Keys) -> impl Iterator<Item = KeyName> {
    let digit = |number: u8| KeyName::new(&number.to_string());
    let (one, row) = match keys {
        Keys::One(key) => (Some(key), None),
        Keys::Digits(first, last) => (None, Some((first..=last).filter_map(digit))),
        Keys::OfTwo => (None, None),
    };
    one.into_iter().chain(row.into_iter().flatten())
}

/// Takes out what a file says of keys that cannot be had: one in place of several, and what one place has twice.
pub(super) fn without_clashes(
    mut keys: BTreeMap<KeyCommand, KeyChoice>,
) -> (BTreeMap<KeyCommand, KeyChoice>, Vec<(KeyCommand, KeyName)>) {
    let mut refused = Vec::new();
    for command in KeyCommand::ALL.iter().copied() {
        let Some(KeyChoice::Key(key)) = keys.get(&command).copied() else { continue };
        let is_one = matches!(command.usual(), Keys::One(_));
        if !is_one || user_of(&keys, command, key).is_some() {
            keys.remove(&command);
            refused.push((command, key));
        }
    }
    (keys, refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> KeyName {
        KeyName::new(name).unwrap()
    }

    #[test]
    fn no_two_usual_keys_mean_two_things_in_one_place() {
        for command in KeyCommand::ALL {
            assert_eq!(clash(&BTreeMap::new(), *command, command.usual()), None, "{command:?}");
        }
    }

    #[test]
    fn a_key_that_is_taken_in_the_same_place_is_refused_and_elsewhere_it_is_not() {
        let mut settings = Settings::default();
        let taken = |settings: &mut Settings, command, name: &str| settings.change_key(command, key(name));
        let refused = |name: &str, by| Err(KeyRefusal::Taken(key(name), by));
        assert_eq!(taken(&mut settings, KeyCommand::Gentler, "W"), refused("W", KeyCommand::Worse));
        assert_eq!(taken(&mut settings, KeyCommand::Gentler, "G"), refused("G", KeyCommand::Glimmer));
        assert_eq!(taken(&mut settings, KeyCommand::Glimmer, "W"), refused("W", KeyCommand::Worse));
        assert_eq!(taken(&mut settings, KeyCommand::Gentler, "3"), refused("3", KeyCommand::Answers));
        assert_eq!(taken(&mut settings, KeyCommand::Gentler, "F"), Ok(()), "a favourite is elsewhere");
        assert_eq!(settings.key_of(KeyCommand::Gentler), Some(key("F")));
    }

    #[test]
    fn what_is_off_frees_its_key_and_the_usual_one_comes_back_only_where_it_is_free() {
        let mut settings = Settings::default();
        settings.turn_key_off(KeyCommand::Worse);
        assert_eq!(settings.key_of(KeyCommand::Worse), None);
        settings.change_key(KeyCommand::Gentler, key("W")).unwrap();
        let refused = KeyRefusal::Taken(key("W"), KeyCommand::Gentler);
        assert_eq!(settings.take_usual_keys(KeyCommand::Worse), Err(refused));
        settings.change_key(KeyCommand::Gentler, key("E")).unwrap();
        settings.take_usual_keys(KeyCommand::Worse).unwrap();
        assert_eq!(settings, Settings::default(), "nothing is left of it");
    }

    #[test]
    fn without_letters_neither_letters_nor_signs_act() {
        let settings = Settings { letter_keys: false, ..Settings::default() };
        let acting: Vec<KeyCommand> =
            KeyCommand::ALL.iter().copied().filter(|command| settings.has_keys(*command)).collect();
        let (digits, others) =
            ([KeyCommand::States, KeyCommand::Numbers], [KeyCommand::Louder, KeyCommand::Quieter]);
        let after = [KeyCommand::Answers, KeyCommand::ForTwo, KeyCommand::Whole];
        let refused =
            Settings { letter_keys: false, ..Settings::default() }.change_key(KeyCommand::Worse, key("X"));
        assert_eq!(refused, Err(KeyRefusal::Letters));
        assert_eq!(acting, [&[KeyCommand::People][..], &digits, &others, &after].concat());
    }
}
