//! An exercise file that is saved in an editor while the window is open.

use super::stage::{Stage, WIDE};

fn own(invitation: &str, more: &str) -> String {
    format!(
        r#"Exercise(format: 1, id: "own-one", lang: "en", title: "By the window", invitation: "{invitation}",
        family: Grounding, suits: [], needs: [], minutes: (usual: 1, choices: [1]),
        parts: [Say(text: "Look outside.", secs: 20)], cautions: [],
        evidence: (grade: Practice, says: "None.", sources: []), {more})"#
    )
}

/// On the page of the exercise.
fn on_its_page() -> Stage {
    let mut stage = Stage::with_exercise(WIDE, "", &own("The sky is outside.", ""));
    stage.click("Practices");
    stage.click("By the window");
    stage.expect("The sky is outside.");
    stage
}

#[test]
fn saving_updates_the_page_that_is_open() {
    let mut stage = on_its_page();
    stage.save_exercise(&own("See how far you can look.", ""));
    stage.wait_until("the page is new", |stage| stage.says("See how far you can look."));
    stage.expect_not("The sky is outside.");
}

#[test]
fn a_mistake_is_said_and_what_was_there_works_on_until_it_is_mended() {
    let mut stage = on_its_page();
    let said = "own.ron, line 4: Unknown field “colour”.";
    stage.save_exercise(&own("See how far you can look.", "colour: 3"));
    stage.wait_until("the mistake is said", |stage| stage.says(said));
    stage.expect("The sky is outside.");
    stage.app(|app| assert_eq!(app.library().broken().len(), 1));
    stage.save_exercise(&own("See how far you can look.", "private: true"));
    stage.wait_until("it is mended", |stage| !stage.says(said));
    stage.expect("See how far you can look.");
    stage.app(|app| assert!(app.library().broken().is_empty()));
}

#[test]
fn what_is_saved_meanwhile_leaves_a_running_practice_alone() {
    let mut stage = on_its_page();
    stage.click("Begin");
    stage.expect("Look outside.");
    stage.save_exercise(&own("See how far you can look.", "").replace("Look outside", "Look inside"));
    stage.wait_until("it was read", |stage| {
        stage.app(|app| {
            app.library().find_id("own-one").unwrap().exercise.invitation == "See how far you can look."
        })
    });
    stage.expect("Look outside.");
    stage.pass(30.0);
    stage.expect("And now?");
}
