//! In step with somebody elsewhere, in the terminal.

use super::*;

#[test]
fn who_types_three_words_joins_with_the_next_breath_and_breathes_all_of_them() {
    let came = Try { in_step: Some("evening cup anchor"), answers: Some("- - - -"), keep: true, ..TRY }.run();
    let told: Vec<&str> = came.out.lines().collect();
    let begins = told.iter().position(|line| *line == "It begins with the next breath in.").unwrap();
    let first = told.iter().position(|line| line.starts_with("  In ")).unwrap();
    assert!(begins < first, "{}", came.out);
    assert_eq!(came.out.matches("It begins with").count(), 1);
    assert!(came.out.contains("In step. 1 minute.\nIn 3 · Out 4\n"), "{}", came.out);
    assert_eq!((came.out.matches("  In ").count(), came.out.matches("  Out ").count()), (7, 7));
    assert_eq!((came.kept.len(), came.kept[0].title.as_str()), (1, "In step"));
    assert_eq!(came.kept[0].ending, Ending::Whole);
    assert!(!came.settings.contains("in-step"), "Begin repeats none that was for two");
}

#[test]
fn who_comes_back_from_a_sleep_joins_again() {
    let came = Try { in_step: Some("evening cup anchor"), stands_still: Some((20, 300)), ..TRY }.run();
    assert_eq!(came.out.matches("It begins with").count(), 2, "{}", came.out);
}

#[test]
fn a_held_breath_is_read_about_first_and_never_joined_by_nobody() {
    let held = Try { in_step: Some("jigsaw dolphin green"), answers: None, ..TRY }.run();
    assert!(held.out.contains("It was not begun.") && !held.out.contains("  In "), "{}", held.out);
    let read = Try { in_step: Some("jigsaw dolphin green"), answers: Some("y - - - -"), ..TRY }.run();
    assert!(read.out.contains("  Hold softly "), "{}", read.out);
}
