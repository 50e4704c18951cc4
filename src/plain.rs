//! States and endings as plain words in a file: in the journal's rows and in what is exchanged.

use softlanding_core::rating::State;
use softlanding_core::record::Ending;

pub(crate) fn state_word(state: State) -> &'static str {
    match state {
        State::Settled => "settled",
        State::StirredUp => "stirred up",
        State::ShutDown => "far away",
        State::Mixed => "mixed",
    }
}

pub(crate) fn state_from_word(word: &str) -> Option<State> {
    State::ALL.into_iter().find(|state| state_word(*state) == word)
}

const ENDINGS: [Ending; 5] =
    [Ending::Whole, Ending::Enough, Ending::NotForMe, Ending::Interrupted, Ending::Gentler];

pub(crate) fn ending_word(ending: Ending) -> &'static str {
    match ending {
        Ending::Whole => "whole",
        Ending::Enough => "enough",
        Ending::NotForMe => "not for me",
        Ending::Interrupted => "interrupted",
        Ending::Gentler => "gentler",
    }
}

pub(crate) fn ending_from_word(word: &str) -> Option<Ending> {
    ENDINGS.into_iter().find(|ending| ending_word(*ending) == word)
}
