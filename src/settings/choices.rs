//! Settings that are one of a few words.

/// One of a few, each with a word in the file.
pub trait Choice: Copy + PartialEq + 'static {
    /// In the order of the screen.
    const ALL: &'static [Self];

    /// The word in the file.
    fn word(self) -> &'static str;

    /// The choice of this word.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.word() == word)
    }
}

/// A choice with its words, in the order of the screen; the first is the default.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$says:meta])* $case:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$says])* $case,)+ }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$case,)+];

            fn word(self) -> &'static str {
                match self { $(Self::$case => $word,)+ }
            }
        }
    };
}

choice! {
    /// The colours.
    Theme {
        /// Dusk, Dawn or Contrast, as the system has it.
        System = "system",
        Dusk = "dusk",
        Dawn = "dawn",
        Ember = "ember",
        Contrast = "contrast",
    }
}

choice! {
    /// Whether pictures move less.
    ReducedMotion {
        /// As the system has it.
        System = "system",
        On = "on",
        Off = "off",
    }
}

choice! {
    /// When the way to the night stands on the first screen.
    NightDoor {
        /// From nine in the evening to five in the morning.
        AtNight = "at-night",
        Always = "always",
        Never = "never",
    }
}

impl NightDoor {
    /// Whether it stands there at this hour, 0–23.
    #[must_use]
    pub fn is_open(self, hour: i8) -> bool {
        match self {
            Self::AtNight => !(5..21).contains(&hour),
            Self::Always => true,
            Self::Never => false,
        }
    }
}

choice! {
    /// Whether practices are kept on this computer.
    Keep {
        /// Until the first "And now?" nothing is kept.
        NotAsked = "not-asked",
        Yes = "yes",
        No = "no",
    }
}

choice! {
    /// The picture that follows a practice. A word that this version does not know shows the
    /// lantern and stays in the file.
    PacerKind {
        Lantern = "lantern",
        Ribbon = "ribbon",
        Frame = "frame",
        Tide = "tide",
        Shore = "shore",
        Words = "words",
    }
}

choice! {
    /// In what way words reach a screen reader.
    #[derive(Default)]
    SpokenBy {
        /// A live region.
        #[default]
        Announcement = "announcement",
        /// The description of what has the focus, for screen readers that know no live regions.
        Description = "description",
    }
}

choice! {
    /// How one comes back from Hide. Each works with any keyboard layout's keys or letters, and
    /// none is pressed by chance in a notepad.
    ReturnGesture {
        /// Control (or Command) and Enter together.
        CtrlEnter = "ctrl-enter",
        /// Escape twice, quickly.
        EscTwice = "esc-twice",
        /// The word "back", typed on a line of its own.
        TypeBack = "type-back",
    }
}

choice! {
    /// What stands in the notepad of Hide to begin with.
    NotepadPage {
        Shopping = "shopping",
        Meeting = "meeting",
        Empty = "empty",
        /// The person's own lines.
        Own = "own",
    }
}

choice! {
    /// What a key does by itself. Which key it is, and where it acts, stands in `keys.rs`.
    #[derive(PartialOrd, Ord)]
    KeyCommand {
        People = "people",
        Glimmer = "glimmer",
        /// The four states.
        States = "states",
        /// How hard, and how present.
        Numbers = "numbers",
        Gentler = "gentler",
        Worse = "worse",
        Sound = "sound",
        Louder = "louder",
        Quieter = "quieter",
        /// An answer, or the pile for a thing.
        Answers = "answers",
        /// What two people press, each at their own side.
        ForTwo = "for_two",
        Search = "search",
        Favourite = "favourite",
        /// Less time in Look back, larger.
        Closer = "closer",
        Wider = "wider",
        /// All of the time.
        Whole = "whole",
    }
}

choice! {
    /// What a person may never want to be offered.
    #[derive(PartialOrd, Ord)]
    Comfort {
        /// A hand on the own body, or taps.
        Touch = "touch",
        HeldBreath = "held-breath",
        /// The body from inside.
        BodyFocus = "body",
        ClosedEyes = "closed-eyes",
        Loud = "loud",
        Cold = "cold",
        /// Pictures in the mind.
        Imagery = "pictures",
        OtherPeople = "other-people",
        /// Small good moments that one wrote down.
        Glimmers = "glimmers",
    }
}

choice! {
    /// How reminders follow each other.
    ReminderRhythm {
        /// Some time after the one before.
        Every = "every",
        /// At times of the day.
        AtTimes = "at-times",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_word_leads_back<C: Choice + std::fmt::Debug>() {
        for choice in C::ALL {
            assert_eq!(C::from_word(choice.word()), Some(*choice));
        }
        assert_eq!(C::from_word("something from later"), None);
    }

    #[test]
    fn every_word_leads_back_to_its_choice() {
        every_word_leads_back::<Theme>();
        every_word_leads_back::<ReducedMotion>();
        every_word_leads_back::<Keep>();
        every_word_leads_back::<PacerKind>();
        every_word_leads_back::<NightDoor>();
        every_word_leads_back::<ReturnGesture>();
        every_word_leads_back::<NotepadPage>();
        every_word_leads_back::<Comfort>();
        every_word_leads_back::<ReminderRhythm>();
    }

    #[test]
    fn the_night_begins_at_nine_and_ends_at_five() {
        let hours = |door: NightDoor| (0..24).filter(|hour| door.is_open(*hour)).collect::<Vec<i8>>();
        assert_eq!(hours(NightDoor::AtNight), [0, 1, 2, 3, 4, 21, 22, 23]);
        assert_eq!(hours(NightDoor::Always).len(), 24);
        assert!(hours(NightDoor::Never).is_empty());
    }
}
