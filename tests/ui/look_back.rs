//! *Look back*: what was kept, by day, in words; deleting one or all; nothing like a score.

use super::stage::{NARROW, Stage, WIDE};

/// The way back for a sitting that began at noon.
const UNDO: &str = "Bring it back: Feet on the floor, 12:00";
const KEEPS: &str = "keep = \"yes\"";

/// One practice, stopped after some seconds.
fn practise(stage: &mut Stage, before: &str, after: &str) {
    stage.click("Now");
    if !before.is_empty() {
        stage.press(before);
    }
    stage.press("Enter");
    stage.pass(9.0);
    stage.press("Esc");
    if !after.is_empty() {
        stage.press(after);
    }
}

/// The ways to delete one of the list, which stands far down in a narrow window.
fn deletes(stage: &mut Stage) -> Vec<String> {
    if let Some(above) = stage.control("Find in your words") {
        stage.scroll_to(&above);
    }
    let is_other = |name: &str| name == "Delete some of it" || name == "Delete everything";
    let deletes = |name: &String| name.starts_with("Delete ") && !is_other(name);
    stage.names().into_iter().filter(deletes).collect()
}

fn kept(stage: &Stage) -> usize {
    stage.app(|app| app.kept().len())
}

#[test]
fn each_practice_says_before_and_after_in_words() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::with_settings(size, KEEPS);
        practise(&mut stage, "2 7", "1 3");
        stage.skip_to("Enough");
        stage.click("Enough");
        stage.click("Done");
        practise(&mut stage, "3 2 5", "");
        stage.click("Done");
        stage.click("Look back");
        // Once for the day, which is today by the stage's clock.
        deletes(&mut stage);
        let days = stage.nodes().into_iter().filter(|node| node.name == "Today");
        assert_eq!(days.count(), 1);
        // The rows are below the picture.
        deletes(&mut stage);
        stage.expect("Stirred up 7 before, Settled 3 after");
        stage.expect("Far away, present 2 before");
        let lines: Vec<String> = stage.nodes().into_iter().map(|node| node.name).collect();
        assert!(lines.iter().any(|line| line.ends_with("stopped, it was enough")), "{lines:#?}");
        assert!(lines.iter().any(|line| line.ends_with("stopped early")), "{lines:#?}");
    }
}

#[test]
fn own_names_stand_in_look_back_too() {
    let toml = format!("{KEEPS}\n[state_names]\nstirred_up = \"Buzzing\"\n");
    let mut stage = Stage::with_settings(WIDE, &toml);
    assert!(stage.control("Buzzing").is_some(), "on the tile: {:?}", stage.names());
    practise(&mut stage, "2 7", "2 5");
    stage.click("Done");
    stage.click("Look back");
    stage.expect("Buzzing 7 before, Buzzing 5 after");
}

#[test]
fn one_is_deleted_and_brought_back() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::with_settings(size, KEEPS);
        practise(&mut stage, "2 7", "");
        stage.click("Done");
        stage.click("Look back");
        let name = deletes(&mut stage).remove(0);
        stage.click(&name);
        assert_eq!(kept(&stage), 0);
        stage.click(UNDO);
        assert_eq!(kept(&stage), 1);
        stage.expect("Stirred up 7 before");
        assert_eq!(stage.focused().unwrap().name, "Feet on the floor", "the keyboard is where it was");
        let stage = stage.restart();
        assert_eq!(kept(&stage), 1, "and it stays");
    }
}

#[test]
fn by_key_the_way_back_is_in_sight_has_the_keyboard_and_is_read_out() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::with_settings(size, KEEPS);
        for before in ["2 2", "2 3", "2 4", "2 5", "2 6", "2 7"] {
            practise(&mut stage, before, "");
            stage.click("Done");
            stage.pass(60.0);
        }
        stage.click("Look back");
        let last = deletes(&mut stage).pop().unwrap();
        let title = last.trim_start_matches("Delete ").split(',').next().unwrap().to_owned();
        stage.focus(&last);
        stage.press("Enter");
        let focused = stage.focused().expect("something has the keyboard");
        assert!(focused.name.starts_with("Bring it back: "), "{}", focused.name);
        assert!(stage.page().contains_rect(focused.rect), "{:?} in {:?}", focused.rect, stage.page());
        assert!(stage.is_told(&format!("Deleted: {title}.")), "{:?}", stage.heard());
        stage.press("Enter");
        assert_eq!(kept(&stage), 6);
        assert!(stage.is_told(&format!("It is back: {title}")));
    }
}

#[test]
fn several_deletions_each_have_their_way_back_and_ctrl_z_takes_the_last() {
    let mut stage = Stage::with_settings(WIDE, KEEPS);
    for before in ["1 1", "2 2", "4 4"] {
        practise(&mut stage, before, "");
        stage.click("Done");
        stage.pass(60.0);
    }
    stage.click("Look back");
    let ids =
        |stage: &Stage| stage.app(|app| app.kept().records().iter().map(|one| one.id).collect::<Vec<_>>());
    let before = ids(&stage);
    for name in deletes(&mut stage).into_iter().take(2) {
        stage.click(&name);
    }
    assert_eq!(ids(&stage), before[2..]);
    stage.press("Ctrl+Z");
    assert_eq!(ids(&stage), before[1..]);
    stage.press("Ctrl+Z");
    assert_eq!(ids(&stage), before);
}

#[test]
fn nobody_is_hurried_and_what_was_deleted_is_gone_for_good_once_its_page_is_left() {
    let mut stage = Stage::with_settings(WIDE, KEEPS);
    practise(&mut stage, "2 7", "");
    stage.click("Done");
    stage.click("Look back");
    let name = deletes(&mut stage).remove(0);
    stage.click(&name);
    stage.pass(600.0);
    stage.expect("Deleted: Feet on the floor");
    stage.click("Now");
    stage.click("Look back");
    stage.expect_not("Deleted: Feet on the floor");
    stage.press("Ctrl+Z");
    assert_eq!(kept(&stage), 0);
    let folder = stage.close();
    assert!(!super::practice::is_on_disk(folder.path(), "feet-on-the-floor"));
}

#[test]
fn on_its_own_page_a_sitting_is_brought_back_as_well() {
    let mut stage = Stage::with_settings(WIDE, KEEPS);
    practise(&mut stage, "2 7", "");
    stage.click("Done");
    stage.click("Look back");
    stage.click("Feet on the floor");
    stage.click("Your words about it");
    stage.type_text("lemon");
    stage.click("Delete this one");
    stage.expect("Deleted: Feet on the floor");
    assert_eq!(kept(&stage), 0);
    assert_eq!(stage.focused().unwrap().name, UNDO);
    stage.press("Ctrl+Z");
    stage.expect("Your words about it");
    assert_eq!(stage.app(|app| app.kept().records()[0].note.clone()), "lemon");
}

#[test]
fn asking_to_delete_everything_is_in_sight_and_begins_with_the_answer_that_deletes_nothing() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::with_settings(size, KEEPS);
        for before in ["1 1", "2 2", "4 4", "2 5"] {
            practise(&mut stage, before, "");
            stage.click("Done");
        }
        stage.click("Look back");
        stage.focus("Delete everything");
        stage.press("Enter");
        let no = stage.focused().unwrap();
        assert_eq!(no.name, "Keep it all");
        for name in ["Keep it all", "Delete everything"] {
            let seen = stage.control(name).unwrap();
            assert!(stage.page().contains_rect(seen.rect), "{name} at {:?}", seen.rect);
        }
        stage.press("Enter");
        assert_eq!((kept(&stage), stage.focused().unwrap().name.as_str()), (4, "Delete everything"));
        stage.press("Enter");
        stage.click("Delete everything");
        assert_eq!((kept(&stage), stage.focused().unwrap().name.as_str()), (0, "Import"));
    }
}

#[test]
fn only_the_one_that_was_meant_is_deleted() {
    let mut stage = Stage::with_settings(WIDE, KEEPS);
    for before in ["1 1", "2 2", "4 4"] {
        practise(&mut stage, before, "");
        stage.click("Done");
    }
    stage.click("Look back");
    let ids: Vec<_> = stage.app(|app| app.kept().records().iter().map(|record| record.id).collect());
    let is_row = |name: &str| name.starts_with("Delete ") && name != "Delete some of it";
    let rows =
        |stage: &Stage| -> Vec<_> { stage.nodes().into_iter().filter(|node| is_row(&node.name)).collect() };
    // The rows are below the picture.
    let below = rows(&stage).remove(1);
    stage.scroll_to(&below);
    let rows = rows(&stage);
    assert_eq!(rows.iter().filter(|node| node.name != "Delete everything").count(), 3);
    // The second from the top; two may be called the same within a minute.
    let second = rows[1].rect.center();
    stage.harness.hover_at(second);
    stage.harness.drag_at(second);
    stage.harness.drop_at(second);
    stage.settle();
    let left: Vec<_> = stage.app(|app| app.kept().records().iter().map(|record| record.id).collect());
    assert_eq!(left, [ids[0], ids[2]]);
}

#[test]
fn deleting_everything_is_asked_about_once() {
    let mut stage = Stage::with_settings(WIDE, KEEPS);
    practise(&mut stage, "2 7", "1 1");
    stage.click("Done");
    stage.click("Look back");
    stage.click("Delete everything");
    stage.expect("Delete every kept practice, all your words, your plan and the people you named from this computer? This can’t be undone.");
    assert_eq!(kept(&stage), 1, "not yet");
    stage.click("Keep it all");
    assert_eq!(kept(&stage), 1);
    stage.expect_not("Keep it all");
    stage.click("Delete everything");
    stage.click("Delete everything");
    assert_eq!(kept(&stage), 0);
    stage.expect("Nothing is kept here yet. After a practice you can choose to keep it.");
    let stage = stage.restart();
    assert_eq!(kept(&stage), 0);
    let folder = stage.close();
    assert!(!super::practice::is_on_disk(folder.path(), "feet-on-the-floor"));
}

#[test]
fn the_question_is_forgotten_on_the_way_elsewhere() {
    let mut stage = Stage::with_settings(WIDE, KEEPS);
    practise(&mut stage, "", "");
    stage.click("Done");
    stage.click("Look back");
    stage.click("Delete everything");
    stage.click("Now");
    stage.click("Look back");
    stage.expect_not("Keep it all");
}

#[test]
fn it_says_why_nothing_is_there() {
    let mut stage = Stage::new(WIDE);
    stage.click("Look back");
    stage.expect("Nothing is kept here yet. After a practice you can choose to keep it.");
    let mut stage = Stage::with_settings(WIDE, "keep = \"no\"");
    stage.click("Look back");
    stage.expect("Keeping is off. You can turn it on in Settings.");
}

#[test]
fn a_guest_sees_nothing_from_before_and_leaves_nothing() {
    let mut stage = Stage::with_settings(WIDE, KEEPS);
    practise(&mut stage, "2 7", "");
    stage.click("Done");
    stage.open_settings("Private");
    stage.click("Guest, until the window closes");
    stage.click("Look back");
    stage.expect("Guest: what was kept is not shown.");
    assert_eq!(deletes(&mut stage), Vec::<String>::new());
    practise(&mut stage, "4 4", "4 2");
    stage.expect("Guest: nothing is kept");
    stage.expect_not("Kept here");
    stage.click("Done");
    let stage = stage.restart();
    assert!(!stage.app(softlanding::app::App::is_guest), "it ends with the window");
    assert_eq!(kept(&stage), 1);
}

#[test]
fn nothing_there_reads_like_a_score() {
    let mut stage = Stage::with_settings(WIDE, KEEPS);
    for before in ["1 1", "2 9", "3 1 1"] {
        practise(&mut stage, before, "2 5");
        stage.click("Done");
    }
    stage.click("Look back");
    for node in stage.nodes() {
        let name = node.name.to_lowercase();
        for word in ["streak", "score", "best", "goal", "total", "!", "improved", "worse", "average"] {
            assert!(!name.contains(word), "{name}");
        }
    }
}
