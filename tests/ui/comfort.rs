//! What a person never wants to be offered: nothing suggests it, and by hand it still opens.

use softlanding::settings::{Choice as _, Comfort};
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{Stage, WIDE};

const ALL: &str = "[never_offer]\ntouch = true\nheld-breath = true\nbody = true\nclosed-eyes = true\nloud = true\n\
    cold = true\npictures = true\nother-people = true\n";

fn concerned(exercise: &softlanding_core::exercise::Exercise) -> Vec<Comfort> {
    Comfort::ALL.iter().copied().filter(|comfort| comfort.concerns(exercise)).collect()
}

#[test]
fn offers_and_begin_keep_to_it_from_every_state_and_at_its_worst() {
    for keys in ["1", "2", "3", "4", "2 9", "3 1", "4 End"] {
        let mut stage = Stage::with_settings(WIDE, ALL);
        stage.press(keys);
        stage.app(|app| {
            assert_eq!(app.offers().len(), 3, "{keys}: there is always something");
            for (_, entry) in app.offers() {
                assert_eq!(concerned(&entry.exercise), [], "{keys}: {}", entry.key.id);
            }
        });
        stage.press("Enter");
        assert_eq!(stage.sitting(), Some(Sitting::Running));
    }
}

#[test]
fn begin_leaves_what_was_chosen_for_it_before() {
    let first = "[first_minute]\nexercise = \"shipped:a-kind-hand\"\n";
    let title = |stage: &Stage| stage.app(|app| app.begin_entry_of_now().unwrap().key.id.clone());
    assert_eq!(title(&Stage::with_settings(WIDE, first)), "a-kind-hand");
    let mut stage = Stage::with_settings(WIDE, &format!("{first}[never_offer]\ntouch = true\n"));
    assert_eq!(title(&stage), "look-then-breathe");
    stage.open_settings("Practice");
    let says = |node: super::nodes::Seen| node.name.contains("has something you never want to be offered");
    assert!(stage.nodes().into_iter().any(says), "and says so");
}

#[test]
fn gentler_falls_to_the_one_with_nothing_to_do() {
    for (never, gentler) in [("", "alternate-nostril"), ("[never_offer]\ntouch = true\n", "just-company")] {
        let own = OWN.replace("GENTLER", "alternate-nostril");
        let mut stage = Stage::with_exercise(WIDE, never, &own);
        stage.begin("Own one");
        stage.press("E");
        assert_eq!(stage.exercise(), gentler);
    }
}

#[test]
fn gentler_leads_past_no_gate_whose_words_were_not_read() {
    for (read, gentler) in [("", "just-company"), ("holds_shown = true\n", "box-three")] {
        let own = OWN.replace("GENTLER", "box-three");
        let mut stage = Stage::with_exercise(WIDE, read, &own);
        stage.begin("Own one");
        stage.press("E");
        assert_eq!(stage.exercise(), gentler);
    }
}

#[test]
fn nothing_to_do_and_gentler_keep_to_it_where_an_own_file_has_that_name() {
    let own = OWN.replace("GENTLER", "just-company");
    let named = OWN.replace("GENTLER", "look-around").replace("cautions: []", "cautions: [Touch]");
    let named = named.replace("own-one", "just-company").replace("Own one", "Own company");
    for (never, title) in
        [("", "Own company"), ("[never_offer]\ntouch = true\n", "Company, with nothing to do")]
    {
        let mut stage = Stage::with_exercise(WIDE, never, &own);
        std::fs::write(stage.folder().path().join("exercises/company.ron"), &named).unwrap();
        stage.wait_until("it is read", |stage| {
            stage.app(|app| app.library().find_id("just-company").unwrap().exercise.title == "Own company")
        });
        let begun = |stage: &Stage| stage.app(|app| app.practice().unwrap().sitting.exercise().title.clone());
        stage.click("Just company");
        assert_eq!(begun(&stage), title);
        stage.press("Esc");
        stage.click("Done");
        stage.begin("Own one");
        stage.press("E");
        assert_eq!(begun(&stage), title);
    }
}

const OWN: &str = r#"Exercise(
    format: 1, id: "own-one", lang: "en", title: "Own one", invitation: "Look.",
    family: Grounding, suits: [], needs: [], minutes: (usual: 1, choices: [1]),
    parts: [Say(text: "Look.", secs: 50)], gentler: "GENTLER",
    cautions: [], evidence: (grade: Practice, says: "None.", sources: []),
)"#;

#[test]
fn doors_leave_it_out_and_say_so_and_a_search_still_opens_it_after_its_caution() {
    let mut stage = Stage::with_settings(WIDE, "[never_offer]\ntouch = true\n");
    stage.open_else("Ground");
    assert!(stage.control("A kind hand").is_none());
    let more = stage.names().into_iter().find(|name| name.ends_with("not shown, as you asked"));
    stage.click(&more.expect("how many are not shown"));
    assert!(stage.is_on("Touch"), "that leads to where it can be changed");
    stage.click("Practices");
    stage.focus("Search practices");
    stage.type_text("kind hand");
    stage.click("A kind hand");
    let names: Vec<String> = stage.nodes().into_iter().map(|node| node.name).collect();
    let place = |name: &str| names.iter().position(|one| one == name);
    let said = place("You asked never to be offered this: Touch");
    assert!(said.is_some() && said < place("Begin"), "{names:#?}");
    stage.click("Begin");
    assert_eq!(stage.exercise(), "a-kind-hand");
}

#[test]
fn a_guest_has_their_own() {
    let mut stage = Stage::with_settings(WIDE, ALL);
    stage.open_settings("Private");
    stage.click("Guest, until the window closes");
    assert!(stage.settings().never_offer.is_empty());
    stage.click("Practice");
    stage.click("Never offer me");
    stage.click("Cold");
    stage.click("Back");
    stage.click("Private");
    stage.click("Guest, until the window closes");
    assert_eq!(stage.settings().never_offer.len(), 8, "and what a guest chose ends with the guest");
}
