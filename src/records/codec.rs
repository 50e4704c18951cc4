//! How values of a record are written as text: states, endings, kinds of kept words and exercise keys, in the journal's rows, in exported
//! files and in the settings.
//!
//! An origin is `shipped`, `own` or `pack:evenings`; a key adds the id: `shipped:slow-and-even`.

use softlanding_core::rating::State;
use softlanding_core::record::{Ending, ExerciseKey, JottingKind, Origin};

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

pub(crate) fn jotting_kind_word(kind: JottingKind) -> &'static str {
    match kind {
        JottingKind::Glimmer => "glimmer",
        JottingKind::Written => "written",
    }
}

pub(crate) fn jotting_kind_from_word(word: &str) -> Option<JottingKind> {
    [JottingKind::Glimmer, JottingKind::Written].into_iter().find(|kind| jotting_kind_word(*kind) == word)
}

pub(crate) fn origin_to_text(origin: &Origin) -> String {
    match origin {
        Origin::Shipped => "shipped".to_owned(),
        Origin::Own => "own".to_owned(),
        Origin::Pack(name) => format!("pack:{name}"),
    }
}

pub(crate) fn origin_from_text(text: &str) -> Option<Origin> {
    match text {
        "shipped" => Some(Origin::Shipped),
        "own" => Some(Origin::Own),
        _ => text.strip_prefix("pack:").map(|name| Origin::Pack(name.to_owned())),
    }
}

pub(crate) fn key_to_text(key: &ExerciseKey) -> String {
    format!("{}:{}", origin_to_text(&key.origin), key.id)
}

/// An id has no colon, so the last one parts it from an origin that may.
pub(crate) fn key_from_text(text: &str) -> Option<ExerciseKey> {
    let (origin, id) = text.rsplit_once(':')?;
    let is_id = !id.is_empty() && id.len() <= 64 && id.bytes().all(is_id_byte);
    is_id.then_some(ExerciseKey { origin: origin_from_text(origin)?, id: id.to_owned() })
}

fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_origin_comes_back_even_a_pack_with_a_colon_in_its_name() {
        let origins = [Origin::Shipped, Origin::Own, Origin::Pack("late: evenings".to_owned())];
        for origin in origins {
            let key = ExerciseKey { origin, id: "slow-and-even".to_owned() };
            assert_eq!(key_from_text(&key_to_text(&key)), Some(key));
        }
    }

    #[test]
    fn what_is_no_identity_is_none() {
        for text in ["", "shipped", "shipped:", "elsewhere:box", "own:Not An Id", "own:../box"] {
            assert_eq!(key_from_text(text), None, "{text}");
        }
    }
}
