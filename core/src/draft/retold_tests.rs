use super::tests::{SAYS, shipped, spot};
use super::*;
use crate::exercise::Gesture;

/// Titled and invited by its seconds.
fn told_by_its_seconds() -> Draft {
    let exercise = Exercise {
        title: "Four in, six out".to_owned(),
        invitation: "In for four, out for six. Soft, not deep.".to_owned(),
        ..shipped()
    };
    Draft::made_from(&exercise, "My four in, six out", SAYS)
}

fn title_offered(draft: &Draft) -> Option<String> {
    draft.retold().title
}

#[test]
fn texts_that_name_the_seconds_are_offered_anew_and_taken_in_one_step() {
    let mut draft = told_by_its_seconds();
    assert_eq!(draft.retold(), Retold::default());
    draft.change(Change::BeatMs { at: spot(0), ms: 4_500 });
    draft.change(Change::BeatMs { at: spot(0), ms: 5_000 });
    let offered = draft.retold();
    assert_eq!(offered.title.as_deref(), Some("My five in, six out"));
    assert_eq!(offered.invitation.as_deref(), Some("In for five, out for six. Soft, not deep."));
    assert_eq!(draft.exercise().title, "My four in, six out", "nothing is written by itself");

    draft.change(Change::Retold(offered));
    assert_eq!(draft.retold(), Retold::default());
    draft.change(Change::BeatMs { at: spot(1), ms: 7_000 });
    assert_eq!(title_offered(&draft).as_deref(), Some("My five in, seven out"), "from what was taken");
    draft.undo();
    draft.undo();
    assert_eq!(draft.exercise().title, "My four in, six out");
    assert_eq!(draft.exercise().invitation, "In for four, out for six. Soft, not deep.");
    assert_eq!(title_offered(&draft).as_deref(), Some("My five in, six out"));
    draft.undo();
    assert_eq!(draft.retold(), Retold::default(), "it is true again");
}

#[test]
fn what_was_written_by_hand_is_offered_anew_only_where_it_names_the_seconds() {
    let mut draft = told_by_its_seconds();
    draft.change(Change::BeatMs { at: spot(0), ms: 5_000 });
    draft.change(Change::Title("Four in, as it was".to_owned()));
    assert_eq!(title_offered(&draft), None, "it was never true");
    draft.change(Change::Title("Evening".to_owned()));
    draft.rest();
    draft.change(Change::BeatMs { at: spot(0), ms: 5_500 });
    assert_eq!(title_offered(&draft), None);
    draft.change(Change::Title("5.5 in, 6 out".to_owned()));
    assert_eq!(title_offered(&draft), None, "it is true");
    draft.change(Change::BeatMs { at: spot(1), ms: 8_000 });
    assert_eq!(title_offered(&draft).as_deref(), Some("5.5 in, 8 out"));
    // Where the round is another one, nothing is known.
    draft.change(Change::AddBeat { part: 1, gesture: Gesture::Hold });
    assert_eq!(title_offered(&draft), None);
}

#[test]
fn no_text_of_another_language_and_none_that_is_too_long_is_offered() {
    let draft_of = |lang: &str, title: &str| {
        let exercise = Exercise { lang: lang.to_owned(), ..shipped() };
        let mut draft = Draft::made_from(&exercise, title, SAYS);
        draft.change(Change::BeatMs { at: spot(0), ms: 25_500 });
        title_offered(&draft)
    };
    assert_eq!(draft_of("en", "Four in").as_deref(), Some("Twenty-five and a half in"));
    assert_eq!(draft_of("de", "Four in"), None);
    assert_eq!(draft_of("en", &format!("Four in {}", "x".repeat(50))), None);
}
