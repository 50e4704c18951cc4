//! What may be typed at any time.

use super::*;

#[test]
fn p_pauses_until_enter() {
    let came = Try { answers: Some("2 8 - 1 3 y"), typed: Some((10, "p")), ..TRY }.run();
    assert_eq!(came.out.matches("Paused.\n  (Enter goes on) ").count(), 1, "{}", came.out);
    assert_eq!((came.kept.len(), came.kept[0].ending), (1, Ending::Whole));
    assert_eq!(came.kept[0].after, Some(rating(State::Settled, 3)));
    let stopped = Try { answers: Some("2 8 q 2 8 2 y"), typed: Some((10, "P")), ..TRY }.run();
    assert_eq!(stopped.kept[0].ending, Ending::NotForMe, "{}", stopped.out);
}

#[test]
fn n_skips_what_is_waited_for() {
    let own = &[("mine.ron", TAPPED)];
    let came = Try { id: Some("mine"), answers: Some("- - n n n - - - n"), own, ..TRY }.run();
    assert_eq!(came.out.matches("Enter goes on, s asks for another sense").count(), 2, "{}", came.out);
    assert_eq!(came.out.matches("Enter at the start of each breath in").count(), 1, "{}", came.out);
    assert!(came.out.contains("Take your time."), "{}", came.out);
}

#[test]
fn all_that_may_be_typed_is_told_in_one_line_that_fits() {
    let came = Try { answers: Some("- - - - -"), ..TRY }.run();
    let told = came.out.lines().find(|line| line.starts_with("Type a letter, then Enter: ")).unwrap();
    assert!(told.len() <= 80, "{told}");
    for key in ["p pause", "n skip", "g gentler", "w feels worse", "q stop"] {
        assert!(told.contains(key), "{told}");
    }
}
