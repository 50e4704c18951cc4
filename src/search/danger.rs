//! Words of danger, as people type them: in a hurry, and spelt in many ways. Knows words, nothing of exercises.
//!
//! A word too many costs a row on a list; one too few may cost more.

use strsim::osa_distance;

use super::lexicon::{begins_alike, words_of};

/// Words that say it alone. From [`BEGUN_FROM_CHARS`] letters on they may be begun, from [`MISSPELT_FROM_CHARS`] on
/// misspelt.
const WORDS: &[&str] = &[
    "suicide",
    "suicidal",
    "selfharm",
    "selfhate",
    "kill",
    "kills",
    "killed",
    "killing",
    "die",
    "dying",
    "dead",
    "death",
    "hurt",
    "hurts",
    "hurting",
    "harm",
    "harmed",
    "harming",
    "abuse",
    "abused",
    "abuser",
    "abusive",
    "hit",
    "hits",
    "hitting",
    "beat",
    "beats",
    "beaten",
    "beating",
    "rape",
    "raped",
    "rapist",
    "raping",
    "molested",
    "assault",
    "assaulted",
    "overdose",
    "overdosed",
    "overdosing",
    "od",
    "pills",
    "poison",
    "poisoned",
    "stalk",
    "stalks",
    "stalked",
    "stalker",
    "stalking",
    "strangle",
    "strangled",
    "choked",
    "choking",
    "violence",
    "violent",
    "threat",
    "threats",
    "threatened",
    "threatening",
    "danger",
    "unsafe",
    "emergency",
    "ambulance",
    "police",
    "helpline",
    "hotline",
    "crisis",
    "cutting",
    "bleeding",
    "gun",
    "hanging",
    "kms",
    "kys",
    "unalive",
    "trafficked",
    "kidnapped",
    "groomed",
    "bullied",
];

/// Slips that are too far from the word, or from too short a word, to be guessed.
const SLIPS: &[&str] = &[
    "suacide",
    "suicde",
    "sucide",
    "sueside",
    "suiside",
    "suacidal",
    "sucidal",
    "sewerside",
    "sewicide",
    "suecide",
    "abus",
    "abuz",
    "abuze",
    "abusd",
    "raip",
    "ovredose",
    "overdoes",
    "dieing",
    "diying",
    "deth",
    "kil",
    "killin",
    "hert",
    "hurtin",
    "beeten",
    "beatin",
    "beatn",
];

/// Several words that say it together, in this order, with others between them or not.
const PHRASES: &[&str] = &[
    "end it",
    "end my life",
    "ending my life",
    "end everything",
    "take my life",
    "taking my life",
    "want to go away forever",
    "dont want to live",
    "not want to live",
    "cant go on",
    "cannot go on",
    "no reason to live",
    "nothing to live for",
    "dont want to be here",
    "better off without me",
    "dont want to wake up",
    "never wake up",
    "cut myself",
    "cut my",
    "cutting myself",
    "burn myself",
    "self harm",
    "self injury",
    "took too much",
    "take too much",
    "taken too much",
    "too many tablets",
    "too much medicine",
    "chest pain",
    "cant breathe",
    "heart attack",
    "he follows",
    "follows me",
    "following me",
    "followed me",
    "scared of him",
    "scared of her",
    "afraid of him",
    "afraid of her",
    "scared of my",
    "afraid of my",
    "touched me",
    "touches me",
    "forced me",
    "forces me",
    "not safe",
    "help me",
    "want to jump",
];

/// What stands for panic.
const PANIC: &[&str] = &["panic", "panick", "panik", "panics", "panicking", "panicked", "panicky"];

/// Words may be begun from this many letters on.
const BEGUN_FROM_CHARS: usize = 5;
/// Words may be misspelt from this many letters on.
const MISSPELT_FROM_CHARS: usize = 6;
/// From this many letters on, two of them may be wrong.
const TWO_WRONG_FROM_CHARS: usize = 8;
/// Words that are spelt like one of danger and mean something else.
const HARMLESS: &[&str] =
    &["rapid", "rapids", "humming", "walking", "talking", "rating", "counting", "putting", "sitting"];

/// Whether this speaks of danger to a life or a body.
pub(super) fn is_danger(text: &str) -> bool {
    let text = words_of(text);
    let typed: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let is_word = typed.iter().any(|word| is_word_of(word, WORDS) || SLIPS.contains(word));
    is_word || PHRASES.iter().any(|phrase| follows(&typed, phrase))
}

/// Whether this speaks of panic.
pub(super) fn is_panic(text: &str) -> bool {
    words_of(text).split(' ').any(|word| is_word_of(word, PANIC))
}

fn is_word_of(word: &str, known: &[&str]) -> bool {
    !HARMLESS.contains(&word) && known.iter().any(|known| is_meant(word, known))
}

/// Whether a word is this one, begun or misspelt.
fn is_meant(word: &str, known: &str) -> bool {
    let length = word.chars().count();
    if word == known || (length >= BEGUN_FROM_CHARS && known.starts_with(word)) {
        return true;
    }
    let wrong_most = match known.len() {
        0..MISSPELT_FROM_CHARS => return false,
        MISSPELT_FROM_CHARS..TWO_WRONG_FROM_CHARS => 1,
        _ => 2,
    };
    length + 1 >= MISSPELT_FROM_CHARS && begins_alike(word, known) && osa_distance(word, known) <= wrong_most
}

/// Whether the words of a phrase were typed in its order.
fn follows(typed: &[&str], phrase: &str) -> bool {
    let mut typed = typed.iter();
    phrase.split(' ').all(|word| typed.any(|typed| *typed == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_danger_are_known_as_they_are_typed() {
        for text in [
            "suicide",
            "Suicidal",
            "kill myself",
            "die",
            "I want to die",
            "hurt myself",
            "self harm",
            "self-harm",
            "selfharm",
            "cutting",
            "abuse",
            "abused",
            "my husband hit me",
            "he hits",
            "beaten",
            "rape",
            "raped",
            "overdose",
            "od",
            "stalking",
            "stalker",
            "don’t want to live",
            "dont want to be here",
            "end it all",
            "no reason to live",
            "took too many pills",
            "unsafe",
            "chest pain",
            "can't breathe",
            "KMS",
        ] {
            assert!(is_danger(text), "{text}");
        }
    }

    #[test]
    fn usual_slips_are_known_too() {
        for text in [
            "suacide",
            "sucide",
            "suicde",
            "suiside",
            "sueside",
            "suicidle",
            "sucidal",
            "suicidel",
            "kil myself",
            "overdoze",
            "overdos",
            "ovredose",
            "abuz",
            "abussed",
            "stalkin",
            "staking me stalker",
            "strangeld",
            "beatn",
            "vilence",
            "hurtin",
            "suici",
            "molestd",
        ] {
            assert!(is_danger(text), "{text}");
        }
    }

    #[test]
    fn what_one_looks_for_otherwise_finds_practices_alone() {
        for text in [
            "",
            "breath",
            "breathing",
            "box",
            "humming",
            "walk",
            "sleep",
            "sitting",
            "rapid",
            "calm",
            "charm",
            "heart",
            "over",
            "butterfly",
            "tapping",
            "five four three two one",
            "diet",
            "white",
            "kit",
            "hi",
            "talk",
            "cold water",
            "counting",
            "music",
            "gentle",
            "cut",
            "putting",
            "chest",
            "panic",
            "anxious",
            "sad",
            "angry",
            "children",
            "heat",
            "hot",
            "tension",
            "slow",
            "grounding",
            "stand",
            "read",
            "feet",
            "hands",
            "voice",
            "dog",
        ] {
            assert!(!is_danger(text), "{text}");
        }
    }

    #[test]
    fn panic_is_known_and_nothing_else() {
        for text in ["panic", "Panic attack", "panick", "panicing", "having a panic"] {
            assert!(is_panic(text), "{text}");
        }
        for text in ["", "picnic", "calm", "pan"] {
            assert!(!is_panic(text), "{text}");
        }
    }
}
