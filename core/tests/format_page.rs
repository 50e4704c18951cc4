//! `docs/exercise-format.md` tells the truth: every example works, every refusal is refused, every
//! number is the one that counts. The same goes for the example in `README.md`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test may panic as the test itself may"
)]

mod common;

use std::collections::BTreeSet;
use std::fs;

use softlanding_core::exercise::{
    Argument, FILE_MOST_BYTES, FormatErrorKind, LintKind, lint, parse, parse_translation,
};

use common::{beside, read, text};

const PAGE: &str = "../docs/exercise-format.md";

/// What an example is put into, field by field.
const AROUND: [(&str, &str); 14] = [
    ("format", "1"),
    ("id", "\"example\""),
    ("lang", "\"en\""),
    ("title", "\"An example\""),
    ("invitation", "\"An example.\""),
    ("family", "Breathing"),
    ("needs", "[Sight, Hearing, Hands, Voice, Legs]"),
    ("minutes", "(usual: 10)"),
    ("parts", "[Say(text: \"Words.\", secs: 5)]"),
    ("cautions", "[DizzyStop, Loud, Touch, OtherPeople]"),
    ("gentler", "\"look-around\""),
    ("if_worse", "\"Stop.\""),
    ("postures", "[]"),
    ("evidence", "(grade: Practice, says: \"Nothing is known.\")"),
];

/// An example of the page: the words after `ron`, and what stands in it.
struct Example {
    info: Vec<String>,
    body: String,
}

impl Example {
    /// The example as a whole file.
    fn file(&self) -> String {
        match self.info.first().map(String::as_str) {
            None | Some("translation") => self.body.clone(),
            Some("field") => with_fields(&self.body),
            Some("part") => with_fields(&self.parts()),
            Some("two") => with_fields(&format!("for_two: true,\n{}", self.parts())),
            Some(other) => panic!("unknown kind of example: {other}"),
        }
    }

    /// The parts of it behind words that are in no example.
    fn parts(&self) -> String {
        format!("parts: [Say(text: \"Words.\", secs: 5),\n{}],", self.body)
    }
}

/// A whole exercise with these fields, and no others of the same name.
fn with_fields(fields: &str) -> String {
    let keys: Vec<&str> =
        fields.lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key).collect();
    let others = AROUND.iter().filter(|(key, _)| !keys.contains(key));
    let mut file = "Exercise(\n".to_owned();
    for (key, value) in others {
        file.extend([key, ": ", value, ",\n"]);
    }
    file + fields + "\n)"
}

fn examples(page: &str) -> Vec<Example> {
    let page = text(&beside(page));
    // Every second piece between fences is inside of them.
    let fenced = page.split("```").skip(1).step_by(2);
    let examples = fenced.filter_map(|piece| {
        let (info, body) = piece.split_once('\n')?;
        let mut info = info.split(' ').map(str::to_owned);
        (info.next()? == "ron").then(|| Example { info: info.collect(), body: body.to_owned() })
    });
    examples.collect()
}

#[test]
fn every_example_is_read_and_needs_no_advice_or_is_refused_as_it_says() {
    let all: Vec<Example> = [PAGE, "../README.md"].iter().flat_map(|page| examples(page)).collect();
    assert!(all.len() > 30, "the examples are found");
    for example in all {
        let source = example.file();
        if example.info.first().is_some_and(|kind| kind == "translation") {
            continue;
        }
        if let Some(kind) = example.info.get(2) {
            let problem = parse(source.as_bytes()).expect_err(&example.body);
            assert_eq!((example.info[1].as_str(), problem.kind.name()), ("refused", kind.as_str()));
            continue;
        }
        let mut advice = lint(&source, &read(&source));
        // A list of needs stands here without the beats that it is for.
        advice.retain(|lint| example.info.is_empty() || lint.kind != LintKind::VoiceUnused);
        assert_eq!(advice, [], "{}", example.body);
    }
}

#[test]
fn the_translation_fits_the_first_exercise() {
    let all = examples(PAGE);
    let of_kind = |kind: Option<&str>| {
        all.iter().find(|example| example.info.first().map(String::as_str) == kind).unwrap().body.clone()
    };
    let (original, source) = (read(&of_kind(None)), of_kind(Some("translation")));
    let translated = parse_translation(source.as_bytes()).unwrap();
    let german = translated.over(&original, source.as_bytes()).unwrap();
    assert_eq!((german.title.as_str(), german.lang.as_str()), ("Mein langsamer Atem", "de"));
    assert_eq!(german.parts.last().unwrap().text(), original.parts.last().unwrap().text(), "still English");
    assert_ne!(german.parts[0].text(), original.parts[0].text());
}

#[test]
fn the_recipe_put_together_is_an_exercise_that_needs_no_advice() {
    let page = text(&beside(PAGE));
    let whole = examples(PAGE).into_iter().find(|example| example.info.is_empty()).unwrap().body;
    let heading = "## A sip, a hum, and a step at your own pace";
    let recipe = page.split_once(heading).unwrap().1.split_once("\n## ").unwrap().0;
    let parts: String =
        recipe.split("```ron part\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let cycle = "Cycle(text: \"Soft, not deep.\", beats: [In(4), Out(6)]),";
    let source = whole
        .replace(cycle, &parts)
        .replace("needs: []", "needs: [Voice]")
        .replace("cautions: [DizzyStop]", "cautions: [DizzyStop, Loud]");
    let exercise = read(&source);
    assert_eq!(lint(&source, &exercise), []);
    assert_eq!(exercise.parts.len(), 6);
    assert!(exercise.waits() && exercise.fills());
}

/// A misspelt word is answered with all that are known; each of those is explained.
#[test]
fn every_word_of_the_format_stands_on_the_page() {
    let page = text(&beside(PAGE));
    let bad = common::files("bad_exercises").into_iter().map(|path| fs::read(path).unwrap());
    let mut known = BTreeSet::new();
    for problem in bad.filter_map(|bytes| parse(&bytes).err()) {
        if let FormatErrorKind::UnknownWord { expected, .. } | FormatErrorKind::UnknownField { expected } =
            problem.kind
        {
            known.extend(expected);
        }
    }
    assert!(known.len() > 80, "fields, parts, beats and all other words");
    let names = ["Exercise", "Minutes", "Evidence"].map(str::to_owned);
    for word in known.into_iter().filter(|word| !names.contains(word)) {
        let is_there = [format!("`{word}`"), format!("`{word}: "), format!("{word}: ")]
            .iter()
            .any(|form| page.contains(form));
        assert!(is_there, "{word}");
    }
}

/// The rows of the table of bounds, without its heading.
fn bounds() -> Vec<(String, Option<f64>, Option<f64>)> {
    let page = text(&beside(PAGE));
    let table = page.split_once("## Bounds").unwrap().1.split_once("\n## ").unwrap().0.to_owned();
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        (cells[0].replace('`', ""), cells[1].parse().ok(), cells[2].parse().ok())
    })
    .collect()
}

/// A file with `value` where the row means it.
fn file_with(row: &str, value: f64) -> String {
    if row == "brackets in brackets" {
        return "(".repeat(value as usize);
    }
    if row == "KiB of the file" {
        let file = with_fields("");
        let blanks = (value * 1024.0) as usize - file.len();
        return file + &" ".repeat(blanks);
    }
    let fields = number_in(row, value)
        .or_else(|| letters_in(row, value as usize))
        .or_else(|| items_in(row, value as usize));
    with_fields(&fields.unwrap_or_else(|| panic!("no example for the row {row}")))
}

fn number_in(row: &str, value: f64) -> Option<String> {
    let part = |part: &str| format!("parts: [{part}, Say(text: \"W.\", fill: true)],");
    Some(match row {
        "seconds of a beat" => part(&format!("Cycle(beats: [Press({value})])")),
        "secs of Say" => part(&format!("Say(text: \"W.\", secs: {value})")),
        "secs of Turn" => part(&format!("Turn(who: A, prompt: \"W.\", secs: {value})")),
        "secs of Wave or Scale" => part(&format!("Wave(text: \"W.\", secs: {value})")),
        "peak of Wave" => part(&format!("Wave(text: \"W.\", peak: {value})")),
        "seconds of a choice in Wait" => part(&format!("Wait(text: \"W.\", choices: [{value}])")),
        "every of lines" => part(&format!("Shapes(text: \"W.\", lines: [\"L.\"], every: {value})")),
        "every of Words" => {
            let words = ["\"w\""; 5].join(", ");
            part(&format!("Words(text: \"W.\", words: [{words}], every: {value})"))
        }
        "minutes, usual and choices" => format!("minutes: (usual: {value}),"),
        "rounds" => part(&format!("Cycle(beats: [Press(5)], rounds: {value})")),
        "count of Notice" => part(&format!("Notice(sense: See, count: {value}, prompt: \"W.\")")),
        "people of the evidence" => {
            format!("evidence: (grade: Trial, people: {value}, says: \"W.\"),")
        }
        "seconds of a whole breath, pauses in it" => {
            part(&format!("Cycle(beats: [In(1), Out({})])", value - 1.0))
        }
        "seconds of a hold or rest in a breath" => {
            let held = part(&format!("Cycle(beats: [In(4), Hold({value}), Out(4)])"));
            format!("{held}\ncautions: [BreathHold],")
        }
        "the same without BreathHold" => part(&format!("Cycle(beats: [In(4), Rest({value}), Out(4)])")),
        "seconds of the exercise, unless it waits" => format!("parts: [Say(text: \"W.\", secs: {value})],"),
        "minutes of the exercise" => {
            let cycle = "Cycle(beats: [Press(54)], rounds: 99)";
            format!("parts: [{cycle}, Say(text: \"W.\", secs: {})],", value * 60.0 - 99.0 * 54.0)
        }
        _ => return None,
    })
}

fn letters_in(row: &str, count: usize) -> Option<String> {
    let letters = "x".repeat(count);
    Some(match row {
        "letters of id" => format!("id: \"{letters}\","),
        "letters of lang" => format!("lang: \"{}\",", tag(count)),
        "letters of title" => format!("title: \"{letters}\","),
        "letters of invitation" => format!("invitation: \"{letters}\","),
        "letters of a text or prompt" => format!("parts: [Say(text: \"{letters}\", fill: true)],"),
        "letters of a line" => format!("parts: [Shapes(text: \"W.\", lines: [\"{letters}\"])],"),
        "letters of a word in Words" => {
            let words = vec![format!("\"{letters}\""); 5].join(", ");
            format!("parts: [Words(text: \"W.\", words: [{words}])],")
        }
        "letters of a choice in Choose" => {
            listed(&format!("Choose(prompt: \"W.\", choices: [\"{letters}\", \"C\"])"))
        }
        "letters of an item in Sort" => sort(&format!("\"{letters}\""), "\"P\", \"Q\""),
        "letters of a pile in Sort" => sort("\"I\"", &format!("\"{letters}\", \"Q\"")),
        "letters of a start in Sentences" => sentences(&format!("\"{letters}\"")),
        "letters of if_worse" => format!("if_worse: \"{letters}\","),
        "letters of opt_in" => format!("opt_in: \"{letters}\","),
        "letters of a posture" => format!("postures: [\"{letters}\"],"),
        "letters of what the evidence says" => format!("evidence: (grade: Small, says: \"{letters}\"),"),
        "letters of a source" => {
            format!("evidence: (grade: Small, says: \"W.\", sources: [\"{letters}\"]),")
        }
        _ => return None,
    })
}

fn items_in(row: &str, count: usize) -> Option<String> {
    let repeated = |item: &str| vec![item; count].join(", ");
    let ascending: Vec<String> = (1..=count).map(|minutes| minutes.to_string()).collect();
    Some(match row {
        "parts" => format!("parts: [{}],", repeated("Say(text: \"W.\", secs: 5)")),
        "beats in a cycle" => format!("parts: [Cycle(beats: [{}])],", repeated("Press(5)")),
        "choices of length, the usual one with them" => {
            format!("minutes: (usual: 1, choices: [{}]),", ascending.join(", "))
        }
        "lines of a part" => format!("parts: [Shapes(text: \"W.\", lines: [{}])],", repeated("\"L\"")),
        "words in Words" => format!("parts: [Words(text: \"W.\", words: [{}])],", repeated("\"w\"")),
        "choices of a Wait" => {
            let choices: Vec<String> = (1..=count).map(|half| (half * 30).to_string()).collect();
            format!("parts: [Wait(text: \"W.\", choices: [{}])],", choices.join(", "))
        }
        "choices of a Choose" => listed(&format!("Choose(prompt: \"W.\", choices: [{}])", repeated("\"C\""))),
        "items of a Sort" => sort(&repeated("\"I\""), "\"P\", \"Q\""),
        "piles of a Sort" => sort("\"I\"", &repeated("\"P\"")),
        "starts of a Sentences" => sentences(&repeated("\"S\"")),
        "sources" => {
            format!("evidence: (grade: Small, says: \"W.\", sources: [{}]),", repeated("\"S\""))
        }
        "postures" => format!("postures: [{}],", repeated("\"P\"")),
        _ => return None,
    })
}

fn listed(part: &str) -> String {
    format!("parts: [{part}],")
}

fn sort(items: &str, piles: &str) -> String {
    listed(&format!("Sort(prompt: \"W.\", items: [{items}], piles: [{piles}])"))
}

fn sentences(starts: &str) -> String {
    listed(&format!("Sentences(prompt: \"W.\", starts: [{starts}], keep: Never)"))
}

/// A language tag with so many letters.
fn tag(count: usize) -> String {
    let mut tag = "x".repeat(count.min(8));
    while tag.len() < count {
        let rest = count - tag.len() - 1;
        tag = format!("{tag}-{}", "x".repeat(rest.clamp(1, 8)));
    }
    tag
}

/// The step from a bound to what is beyond it.
fn step(bound: f64) -> f64 {
    if bound.fract() == 0.0 && bound >= 1.0 { 1.0 } else { 0.01 }
}

#[test]
fn every_bound_of_the_page_is_the_one_that_counts() {
    let rows = bounds();
    assert_eq!(rows.len(), rows.iter().map(|(row, ..)| row).collect::<BTreeSet<_>>().len());
    for (row, least, most) in rows {
        let outcome = |value: f64| parse(file_with(&row, value).as_bytes());
        for (bound, beyond, argument) in [
            least.map(|least| (least, least - step(least), "least")),
            most.map(|most| (most, most + step(most), "most")),
        ]
        .into_iter()
        .flatten()
        {
            let at = outcome(bound).err().map(|problem| problem.kind.name());
            assert!(
                at.is_none() || row == "brackets in brackets" && at != Some("nested-too-deep"),
                "{row}: {at:?} at {bound}"
            );
            let problem = outcome(beyond).expect_err(&row);
            let known = problem.kind.arguments().into_iter().find(|(name, _)| *name == argument);
            let Some((_, Argument::Number(known))) = known else { continue };
            let factor = if row == "KiB of the file" { 1024.0 } else { 1.0 };
            assert!((known - bound * factor).abs() < 1e-9, "{row}: {known} and not {bound}");
        }
    }
    assert_eq!(FILE_MOST_BYTES, 256 * 1024);
}

/// The numbers of the advice stand in its own examples; here they are found on the page.
#[test]
fn every_number_of_the_advice_stands_on_the_page() {
    let page = text(&beside(PAGE)).replace('\n', " ");
    let advice = page.split_once("## Advice").unwrap().1.split_once("## Your folder").unwrap().0.to_owned();
    for path in common::files("lints") {
        let source = text(&path);
        for lint in lint(&source, &read(&source)) {
            for (name, value) in lint.kind.arguments() {
                if let ("least" | "most", Argument::Number(number)) = (name, value) {
                    assert!(advice.contains(&format!(" {number} ")), "{} {number}", lint.kind.name());
                }
            }
        }
    }
}
