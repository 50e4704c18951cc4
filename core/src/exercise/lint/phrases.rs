//! Words that are better left out of an exercise, in English.
//!
//! Only words that are hardly ever meant in another way stand here; a list that misfires is not
//! read.

use std::ops::Range;

use super::Manner;

/// Whole words in any case, `'` for every apostrophe.
const PHRASES: [(Manner, &[&str]); 6] = [
    (Manner::Hurry, &["just", "simply", "merely", "hurry up", "come on", "as fast as you can"]),
    (
        Manner::Order,
        &[
            "relax",
            "calm down",
            "cheer up",
            "chill out",
            "lighten up",
            "don't worry",
            "do not worry",
            "stop worrying",
            "don't panic",
            "do not panic",
            "don't be afraid",
            "take it easy",
            "let go of your fear",
            "you are safe",
            "you're safe",
            "you are fine",
            "you're fine",
            "nothing can hurt you",
            "everything is fine",
            "everything will be fine",
            "think positive",
            "you must",
            "you should",
            "you have to",
        ],
    ),
    (
        Manner::Idiom,
        &[
            "on edge",
            "eggshells",
            "clear your head",
            "clear your mind",
            "empty your mind",
            "blow off steam",
            "let off steam",
            "bottle up",
            "bottled up",
            "at ease",
            "snap out of",
            "get a grip",
            "pull yourself together",
            "keep it together",
            "fall apart",
            "shake it off",
            "hang in there",
            "wound up",
            "melt away",
            "go with the flow",
            "in the moment",
            "out of your head",
            "butterflies in your stomach",
            "weight off your shoulders",
            "piece of cake",
            "under the weather",
            "recharge your batteries",
            "find your centre",
            "find your center",
        ],
    ),
    (
        Manner::Clinical,
        &[
            "polyvagal",
            "vagus",
            "vagal",
            "parasympathetic",
            "amygdala",
            "neuroception",
            "hyperarousal",
            "hypoarousal",
            "hypervigilance",
            "hypervigilant",
            "dysregulated",
            "dysregulation",
            "dissociate",
            "dissociating",
            "dissociation",
            "somatic",
            "comorbid",
            "maladaptive",
            "psychoeducation",
            "symptomatic",
        ],
    ),
    (
        Manner::Promise,
        &[
            "resets",
            "reset your",
            "rewires",
            "rewire your",
            "activates your vagus",
            "heals",
            "cures",
            "works wonders",
            "works like magic",
            "miracle",
            "instant relief",
            "guaranteed",
            "scientifically proven",
            "proven to work",
            "detox",
            "detoxes",
            "detoxifies",
            "trauma release",
            "releases trauma",
            "releases toxins",
            "always works",
            "works for everyone",
        ],
    ),
    (
        Manner::Verdict,
        &[
            "forgive",
            "forgives",
            "forgiven",
            "forgiveness",
            "apologise",
            "apologize",
            "apology",
            "say sorry",
            "say you're sorry",
            "who started it",
            "who is to blame",
            "rate your partner",
            "rate the other",
            "rate each other",
            "score your partner",
            "score the other",
            "score each other",
            "score for your partner",
        ],
    ),
];

/// The first place of each phrase in the text.
pub(super) fn phrases_in(text: &str) -> Vec<(Manner, Range<usize>)> {
    let words = words_of(text);
    let known = PHRASES.iter().flat_map(|(manner, phrases)| phrases.iter().map(|phrase| (*manner, *phrase)));
    known.filter_map(|(manner, phrase)| Some((manner, find(text, &words, phrase)?))).collect()
}

/// Each word of the text, in small letters, and where it stands.
fn words_of(text: &str) -> Vec<(String, Range<usize>)> {
    let is_inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let mut words: Vec<(String, Range<usize>)> = Vec::new();
    for (start, letter) in text.char_indices().filter(|(_, letter)| is_inside(*letter)) {
        let end = start + letter.len_utf8();
        let letter = if letter == '’' { '\'' } else { letter.to_ascii_lowercase() };
        match words.last_mut() {
            Some((word, range)) if range.end == start => {
                word.push(letter);
                range.end = end;
            }
            _ => words.push((letter.to_string(), start..end)),
        }
    }
    words
}

fn find(text: &str, words: &[(String, Range<usize>)], phrase: &str) -> Option<Range<usize>> {
    let count = phrase.split(' ').count();
    let found = words.windows(count).find(|window| {
        let is_same = window.iter().map(|(word, _)| word.as_str()).eq(phrase.split(' '));
        // Two sentences do not make a phrase.
        let gaps = window.iter().zip(window.iter().skip(1)).map(|((_, one), (_, next))| one.end..next.start);
        is_same && gaps.into_iter().all(|gap| text.get(gap).is_some_and(|gap| gap.trim().is_empty()))
    })?;
    Some(found.first()?.1.start..found.last()?.1.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        phrases_in(text).into_iter().map(|(_, range)| &text[range]).collect()
    }

    #[test]
    fn phrases_are_whole_words_in_any_case_within_one_sentence() {
        assert_eq!(found("JUST breathe."), ["JUST"]);
        assert_eq!(found("Don’t  worry. It is you’re\nsafe, ‘just’ so."), ["Don’t  worry", "you’re\nsafe"]);
        assert_eq!(found("Adjust the seat, unjustly relaxed."), [""; 0]);
        assert_eq!(found("Stay calm. Down is fine."), [""; 0]);
        assert_eq!(found("ÄJUSTÄ 你好 just你"), [""; 0]);
    }

    #[test]
    fn every_phrase_finds_itself() {
        for (manner, phrases) in PHRASES {
            for phrase in phrases {
                let whole = (manner, 0..phrase.len());
                assert!(phrases_in(phrase).contains(&whole), "{phrase}");
            }
        }
    }
}
