//! Keys, what they do, and why one cannot be had.

use crate::settings::{KeyCommand, KeyName, KeyPlace, KeyRefusal};

use super::{Words, fl};

/// A key as it is written on a keyboard.
#[must_use]
pub fn name(words: &Words, key: KeyName) -> String {
    match key.as_str() {
        "Up" => fl!(words, "key-up"),
        "Down" => fl!(words, "key-down"),
        "Insert" => fl!(words, "key-insert"),
        "Delete" => fl!(words, "key-delete"),
        "Backspace" => fl!(words, "key-backspace"),
        written => written.to_owned(),
    }
}

/// What a key does.
#[must_use]
pub fn does(words: &Words, command: KeyCommand) -> String {
    match command {
        KeyCommand::People => fl!(words, "help-key-people"),
        KeyCommand::Glimmer => fl!(words, "help-key-glimmer"),
        KeyCommand::States => fl!(words, "help-key-states"),
        KeyCommand::Numbers => fl!(words, "help-key-number"),
        KeyCommand::Gentler => fl!(words, "help-key-gentler"),
        KeyCommand::Worse => fl!(words, "help-key-worse"),
        KeyCommand::Sound => fl!(words, "help-key-sound"),
        KeyCommand::Louder => fl!(words, "help-key-louder"),
        KeyCommand::Quieter => fl!(words, "help-key-quieter"),
        KeyCommand::Answers => fl!(words, "help-key-answers"),
        KeyCommand::ForTwo => fl!(words, "help-key-for-two"),
        KeyCommand::Search => fl!(words, "help-key-search"),
        KeyCommand::Favourite => fl!(words, "help-key-favourite"),
        KeyCommand::Closer => fl!(words, "help-key-closer"),
        KeyCommand::Wider => fl!(words, "help-key-wider"),
        KeyCommand::Whole => fl!(words, "help-key-whole"),
    }
}

/// Where a key acts, as a heading.
#[must_use]
pub fn place(words: &Words, place: KeyPlace) -> String {
    match place {
        KeyPlace::Everywhere => fl!(words, "help-keys"),
        KeyPlace::Saying => fl!(words, "help-keys-saying"),
        KeyPlace::Practising => fl!(words, "help-keys-practice"),
        KeyPlace::ForTwo => fl!(words, "help-keys-for-two"),
        KeyPlace::Practices => fl!(words, "help-keys-practices"),
        KeyPlace::LookBack => fl!(words, "help-keys-look-back"),
    }
}

/// Why a key cannot be had.
#[must_use]
pub fn refusal(words: &Words, refusal: KeyRefusal) -> String {
    match refusal {
        KeyRefusal::Taken(key, command) => {
            fl!(words, "key-taken", key = name(words, key), what = does(words, command))
        }
        KeyRefusal::Letters => fl!(words, "key-letters"),
        KeyRefusal::Reserved => fl!(words, "key-reserved"),
    }
}
