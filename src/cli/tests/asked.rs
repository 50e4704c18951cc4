//! What a part asks for, answered in lines.

use super::*;

const ASKING: &str = r#"Exercise(format: 1, id: "asking", lang: "en", title: "Asking", invitation: "As you like.",
    family: Reflection, minutes: (usual: 1),
    parts: [
        Choose(prompt: "How much?", choices: ["One word", "A line"]),
        Sort(prompt: "Whose?", items: ["My words", "Their mood"], piles: ["Mine", "Not mine"]),
        Sentences(prompt: "To someone.", starts: ["I notice", "I feel"], keep: Never),
        Say(text: "Look around.", secs: 5),
    ],
    cautions: [], evidence: (grade: Practice, says: "None."))"#;

#[test]
fn answers_things_to_sort_and_sentences_are_asked_in_lines() {
    let own = &[("asking.ron", ASKING)];
    let answers = "- - 7 2 s 2 1 9 1 2 - loud - - - - n";
    let came = Try { id: Some("asking"), answers: Some(answers), own, ..TRY }.run();
    let times = |line: &str| came.out.matches(line).count();
    assert_eq!(times("  (A number answers. 1: One word · 2: A line. Enter goes on.) "), 2, "{}", came.out);
    assert!(came.out.contains("  My words (1: Mine · 2: Not mine. s: another one. Enter goes on.) "));
    assert_eq!(times("  Their mood (1"), 1, "s takes the other one first: {}", came.out);
    assert_eq!(times("  Mine: 1 My words\n  Not mine: 2 Their mood\n"), 2, "{}", came.out);
    assert_eq!(times("  Not mine: 1 My words · 2 Their mood\n"), 1, "the first was moved: {}", came.out);
    assert!(came.out.contains("  I notice loud.\n  (Enter goes on) "), "{}", came.out);
    assert!(came.out.contains("Look around.\n"));
}

#[test]
fn where_nobody_is_there_nothing_is_asked() {
    let came = Try { id: Some("asking"), answers: None, own: &[("asking.ron", ASKING)], ..TRY }.run();
    assert!(came.out.contains("How much?\nWhose?\nTo someone.\nLook around.\n"), "{}", came.out);
}
