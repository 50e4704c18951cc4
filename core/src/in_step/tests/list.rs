//! The words stay apart: on the page, over a bad line, and for other ears.

use strsim::osa_distance;

use super::super::words::all;

/// How a word sounds to somebody who tells neither `b` from `p` nor one vowel from another.
fn heard(word: &str) -> String {
    let mut letters = word.to_owned();
    for (written, sounds) in [
        ("tch", "j"),
        ("ch", "j"),
        ("sh", "j"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("wh", "w"),
        ("qu", "kw"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "sy"),
        ("ge", "je"),
        ("gi", "ji"),
        ("gy", "jy"),
        ("x", "ks"),
    ] {
        letters = letters.replace(written, sounds);
    }
    let mut sounds = String::new();
    for letter in letters.chars() {
        let sound = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 'a',
            'b' | 'p' => 'p',
            'f' | 'v' => 'f',
            'd' | 't' => 't',
            'c' | 'g' | 'k' | 'q' => 'k',
            's' | 'z' => 's',
            'm' | 'n' => 'n',
            'h' => continue,
            other => other,
        };
        if !sounds.ends_with(sound) {
            sounds.push(sound);
        }
    }
    sounds
}

#[test]
fn words_are_short_plain_and_by_the_alphabet() {
    assert!(all().is_sorted_by(|one, other| one < other));
    for word in all() {
        assert!((3..=10).contains(&word.len()), "{word}");
        assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
    }
}

#[test]
fn no_word_is_near_another_in_letters_or_in_sound() {
    for (index, one) in all().iter().enumerate() {
        for other in all().iter().skip(index + 1) {
            let begins = |word: &str| word.chars().take(4).collect::<String>();
            assert_ne!(begins(one), begins(other), "{one} and {other} begin alike");
            assert!(osa_distance(one, other) >= 3, "{one} and {other} are written alike");
            assert!(osa_distance(&heard(one), &heard(other)) >= 2, "{one} and {other} sound alike");
        }
    }
}

#[test]
fn no_word_sounds_like_a_number_a_letter_or_a_day() {
    let others = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yes",
        "no",
        "stop",
    ];
    for word in all() {
        assert!(!others.iter().any(|other| osa_distance(word, other) < 2), "{word}");
    }
}
