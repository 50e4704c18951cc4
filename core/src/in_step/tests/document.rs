//! What `docs/in-step.md` promises other programs is so.

use super::super::phase::{next_breath_utc_ms, phase_ms};
use super::super::words::all;
use super::*;

const DOCUMENT: &str = include_str!("../../../../docs/in-step.md");

/// The rows of the table below a heading, without its head.
fn table(heading: &str) -> Vec<Vec<&'static str>> {
    let section = DOCUMENT.split(&format!("## {heading}\n")).nth(1).expect(heading);
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

fn ms(secs: &str) -> u32 {
    (secs.parse::<f64>().unwrap() * 1_000.0) as u32
}

#[test]
fn the_list_in_the_document_is_the_list() {
    let listed: Vec<&str> = table("The words").into_iter().flat_map(|row| row.into_iter().skip(1)).collect();
    assert_eq!(listed, all());
}

#[test]
fn the_examples_in_the_document_are_so() {
    let examples = table("Examples");
    assert!(examples.len() >= 6);
    for row in examples {
        let [in_secs, hold, out, rest, minutes, said, breaths, utc_ms, phase, next] = row.as_slice() else {
            panic!("{row:?}")
        };
        let breath = breath(ms(in_secs), ms(hold), ms(out), ms(rest));
        let rhythm = Rhythm::new(breath, minutes.parse().unwrap()).unwrap();
        assert_eq!(words(rhythm).to_string(), *said);
        assert_eq!(rhythm.rounds().to_string(), *breaths, "{said}");
        let utc_ms = utc_ms.parse().unwrap();
        assert_eq!(phase_ms(rhythm, utc_ms).to_string(), *phase, "{said}");
        assert_eq!(next_breath_utc_ms(rhythm, utc_ms).to_string(), *next, "{said}");
    }
}

#[test]
fn what_the_document_calls_wrong_is_wrong() {
    let wrong = table("Words that are wrong");
    assert!(wrong.len() >= 3);
    for row in wrong {
        let found = match read(row[0]) {
            Err(WordsError::Count(_)) => "not three".to_owned(),
            Err(WordsError::Unknown { perhaps, .. }) => format!("unknown, perhaps {}", perhaps.join(" or ")),
            Err(WordsError::Order(right)) => format!("order, right is {right}"),
            Err(WordsError::Mismatch) => "do not belong together".to_owned(),
            Ok(rhythm) => panic!("{} is {rhythm:?}", row[0]),
        };
        assert_eq!(found, row[1]);
    }
}
