//! Two people at one screen: what they are called, what each said, and where they are in saying it. All of it ends
//! when they leave; nothing of it is written anywhere.

use egui::Key;
use softlanding_core::pair::{Meeting, Side, Whose};
use softlanding_core::rating::{Rating, Shift};
use softlanding_core::record::ExerciseKey;
use softlanding_core::saying::RatingDraft;
use uuid::Uuid;

/// The most characters of a name.
pub const NAME_MOST: usize = 24;

/// What one of the two can do at any time, in the order of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    Stop,
    Pause,
    Gentler,
    OwnPace,
}

impl Control {
    pub const ALL: [Self; 4] = [Self::Stop, Self::Pause, Self::Gentler, Self::OwnPace];
}

/// Where the two are in saying how it is: before the practice if they like, and after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saying {
    /// Whose journal this is.
    Whose,
    /// The other one looks away now.
    Cover(Side),
    Rate(Side),
    /// What changed for this one; shown once.
    Shift(Side),
    /// Nobody is being asked, or nobody any more.
    #[default]
    Done,
}

/// All that the window knows about the two.
#[derive(Clone, Debug, Default)]
pub struct PairDraft {
    pub names: [String; 2],
    /// Whether the gate was passed since they came.
    pub is_past_gate: bool,
    /// The sitting after which they are asked.
    pub asked_after: Option<Uuid>,
    /// What was chosen to be done together.
    pub wanted: Option<ExerciseKey>,
    pub length_ms: Option<u32>,
    pub meeting: Meeting,
    pub before: [Option<Rating>; 2],
    pub after: [Option<Rating>; 2],
    /// What one of them says now.
    pub draft: RatingDraft,
    pub saying: Saying,
    /// Whose journal it is.
    pub owner: Whose,
    /// The key that waits to be chosen anew.
    pub rebinding: Option<(Side, Control)>,
    /// Whether the time of a turn is shown in numbers.
    pub shows_time: bool,
}

impl PairDraft {
    /// What one of them said before the practice and after it comes to.
    #[must_use]
    pub fn shift(&self, side: Side) -> Option<Shift> {
        let before = side.of(&self.before).as_ref()?;
        Shift::between(before, side.of(&self.after).as_ref()?)
    }

    /// Begins to ask how it is before the practice, each alone.
    pub fn ask_before(&mut self) {
        (self.before, self.draft, self.asked_after) = ([None, None], RatingDraft::default(), None);
        self.saying = Saying::Cover(Side::Left);
    }

    /// Begins to ask after this sitting, if nobody was asked yet. Whose journal it is, is asked where something may be
    /// kept.
    pub fn ask_after(&mut self, sitting: Uuid, may_be_kept: bool) {
        if self.asked_after.replace(sitting) == Some(sitting) {
            return;
        }
        (self.after, self.draft, self.owner) = ([None, None], RatingDraft::default(), Whose::NotSaid);
        self.saying = if may_be_kept { Saying::Whose } else { Saying::Cover(Side::Left) };
    }

    /// Whether they are asked how it is now, and not how it was before.
    #[must_use]
    pub fn is_after(&self) -> bool {
        self.asked_after.is_some()
    }

    /// What one of them said is put away, out of the other's sight. `None` skips it.
    pub fn said(&mut self, side: Side, rating: Option<Rating>) {
        let rating = rating.filter(|rating| !rating.is_empty());
        let is_after = self.is_after();
        let place = if is_after { &mut self.after } else { &mut self.before };
        *side.of_mut(place) = rating;
        self.draft = RatingDraft::default();
        self.saying = if is_after && self.shift(side).is_some() {
            Saying::Shift(side)
        } else if is_after {
            self.forget(side)
        } else {
            Self::next(side)
        };
    }

    /// What one of them said, which was shown once or not at all, is forgotten. Returns what follows.
    #[must_use]
    pub fn forget(&mut self, side: Side) -> Saying {
        *side.of_mut(&mut self.before) = None;
        *side.of_mut(&mut self.after) = None;
        Self::next(side)
    }

    fn next(side: Side) -> Saying {
        match side {
            Side::Left => Saying::Cover(Side::Right),
            Side::Right => Saying::Done,
        }
    }
}

/// The keys of both, each in the order of [`Control::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairKeys(pub [[Key; 4]; 2]);

impl Default for PairKeys {
    fn default() -> Self {
        Self([[Key::Escape, Key::A, Key::S, Key::D], [Key::Backspace, Key::L, Key::K, Key::J]])
    }
}

impl PairKeys {
    /// Those in the settings, or the usual ones.
    #[must_use]
    pub fn chosen(names: Option<&str>) -> Self {
        names.map_or_else(Self::default, Self::from_names)
    }

    /// As written in the settings: eight names of keys. The usual ones where that is none.
    #[must_use]
    pub fn from_names(names: &str) -> Self {
        let keys: Option<Vec<Key>> = names.split_whitespace().map(Key::from_name).collect();
        let Some(keys) = keys.filter(|keys| keys.len() == 8) else { return Self::default() };
        let is_twice = keys.iter().enumerate().any(|(index, key)| keys.iter().take(index).any(|k| k == key));
        let mut both = Self::default();
        if !is_twice {
            for (slot, key) in both.0.iter_mut().flatten().zip(keys) {
                *slot = key;
            }
        }
        both
    }

    #[must_use]
    pub fn names(&self) -> String {
        self.0.iter().flatten().map(|key| key.name()).collect::<Vec<_>>().join(" ")
    }

    #[must_use]
    pub fn of(&self, side: Side) -> [(Control, Key); 4] {
        let keys = *side.of(&self.0);
        std::array::from_fn(|index| {
            (*Control::ALL.get(index).unwrap_or(&Control::Stop), *keys.get(index).unwrap_or(&Key::Escape))
        })
    }

    /// Gives a control another key. Whatever had that key gets the old one.
    pub fn bind(&mut self, side: Side, control: Control, key: Key) {
        let old = self.of(side).into_iter().find(|(known, _)| *known == control).map(|(_, key)| key);
        for slot in self.0.iter_mut().flatten() {
            if *slot == key
                && let Some(old) = old
            {
                *slot = old;
            }
        }
        if let Some(slot) = side.of_mut(&mut self.0).get_mut(control as usize) {
            *slot = key;
        }
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::rating::{Level, State};

    use super::*;

    fn rating(hardness: u8) -> Rating {
        Rating { state: Some(State::StirredUp), hardness: Level::new(hardness), ..Rating::default() }
    }

    #[test]
    fn each_is_asked_alone_and_sees_only_their_own_shift() {
        let mut draft = PairDraft::default();
        draft.ask_before();
        assert_eq!(draft.saying, Saying::Cover(Side::Left));
        draft.said(Side::Left, Some(rating(7)));
        assert_eq!(draft.saying, Saying::Cover(Side::Right));
        draft.said(Side::Right, None);
        assert_eq!(draft.saying, Saying::Done);
        draft.ask_after(Uuid::nil(), true);
        assert_eq!(draft.saying, Saying::Whose);
        draft.said(Side::Left, Some(rating(4)));
        assert_eq!(draft.saying, Saying::Shift(Side::Left));
        draft.said(Side::Right, Some(rating(4)));
        assert_eq!(draft.saying, Saying::Done, "nothing to compare with");
        assert_eq!(draft.after, [Some(rating(4)), None], "and nothing of it stays");
        draft.saying = draft.forget(Side::Left);
        assert_eq!(
            (draft.saying, draft.before, draft.after),
            (Saying::Cover(Side::Right), [None, None], [None, None])
        );
    }

    #[test]
    fn keys_are_read_as_they_are_written_and_no_two_are_the_same() {
        let usual = PairKeys::default();
        assert_eq!(usual.names(), "Escape A S D Backspace L K J");
        assert_eq!(PairKeys::from_names(&usual.names()), usual);
        for broken in ["", "A B", "A A A A A A A A", "x y z a b c d é", "A S D F J K L Foo"] {
            assert_eq!(PairKeys::from_names(broken), usual, "{broken}");
        }
        let mut keys = usual;
        keys.bind(Side::Left, Control::Pause, Key::L);
        assert_eq!(keys.names(), "Escape L S D Backspace A K J", "they change places");
    }
}
