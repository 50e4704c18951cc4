//! A time-out with a return: agreed on, shown, remembered only after a yes, and gone without a trace.

use std::fs;

use softlanding::ui::action::Route;
use softlanding_core::exercise::Family;
use softlanding_core::time_out::CHOICES_MINUTES;

use super::stage::{NARROW, Stage, WIDE};

const PAGE: &str = "A time-out, and a time to be back";
const KEEP: &str = "Keep this time";
const YES: &str = "Yes, the time only";
const CLEAR: &str = "Clear the time";
const NOTICE: &str = "You said you would be back at 12:20.";

/// On its page, by way of Help.
fn open(stage: &mut Stage) {
    stage.click("Help");
    stage.click(PAGE);
}

/// Twenty minutes from noon, agreed on.
fn agreed(stage: &mut Stage) {
    open(stage);
    stage.click(KEEP);
    stage.expect("Back at 12:20");
}

fn settings_file(stage: &Stage) -> String {
    fs::read_to_string(stage.folder().path().join("settings.toml")).unwrap_or_default()
}

fn close_and_read(stage: Stage) -> String {
    let folder = stage.close();
    fs::read_to_string(folder.path().join("settings.toml")).unwrap_or_default()
}

/// Everything that is painted, read out or named and has the time in it.
fn with_time(stage: &Stage) -> Vec<String> {
    stage.nodes().into_iter().map(|node| node.name).filter(|name| name.contains("12:20")).collect()
}

#[test]
fn the_sentence_to_say_has_the_length_and_the_time() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        open(&mut stage);
        stage.expect("“I’m flooded. I need 20 minutes. I’ll be back at 12:20.”");
        stage.expect(
            "Say it out loud, and ask whether the time works for both. If it does not, look for another one together.",
        );
        stage.click("45 min");
        stage.expect("“I’m flooded. I need 45 minutes. I’ll be back at 12:45.”");
        stage.click("24 h");
        stage.expect("“I’m flooded. I need 24 hours. I’ll be back at 12:00 tomorrow.”");
        stage.click("5 min");
        stage.click(KEEP);
        stage.expect("Back at 12:05");
        stage.expect("In 5 minutes.");
    }
}

#[test]
fn the_time_of_the_sentence_goes_on_with_the_clock() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    stage.pass(125.0);
    stage.expect("“I’m flooded. I need 20 minutes. I’ll be back at 12:23.”");
}

#[test]
fn every_choice_can_be_agreed_on() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    for (index, minutes) in CHOICES_MINUTES.into_iter().enumerate() {
        stage.click(
            ["5 min", "10 min", "20 min", "30 min", "45 min", "1 h", "2 h", "4 h", "12 h", "24 h"][index],
        );
        stage.click(KEEP);
        let back = stage.settings().time_out.unwrap().back;
        assert_eq!(back.utc_ms() - 1_767_268_800_000, i64::from(minutes) * 60_000);
        stage.click("Agree on another time");
    }
}

#[test]
fn without_a_yes_it_ends_with_the_window() {
    for no in [None, Some("No")] {
        let mut stage = Stage::new(WIDE);
        agreed(&mut stage);
        stage.expect("Remember this time if the window closes?");
        if let Some(no) = no {
            stage.click(no);
            stage.expect("It ends with this window.");
            stage.expect_not("Remember this time if the window closes?");
        }
        let stage = stage.restart();
        assert_eq!(stage.settings().time_out, None);
        assert!(!settings_file(&stage).contains("back_at"));
        assert!(with_time(&stage).is_empty());
    }
}

#[test]
fn after_a_yes_it_survives_and_the_file_has_a_time_and_nothing_else() {
    let mut stage = Stage::new(WIDE);
    let before = settings_file(&stage);
    agreed(&mut stage);
    stage.click(YES);
    stage.expect("Remembered, also if the window closes.");
    let mut stage = stage.restart();
    let added: Vec<String> = settings_file(&stage)
        .lines()
        .filter(|line| !before.contains(*line) && line.contains('=') && !line.contains("0.0"))
        .map(str::to_owned)
        .collect();
    assert_eq!(added, ["back_at = \"2026-01-01T12:20:00Z\""]);
    stage.expect("Back at 12:20");
    stage.click("Back at 12:20");
    stage.expect("In 20 minutes.");
    stage.expect_not("Remember this time if the window closes?");
    stage.click(CLEAR);
    assert!(with_time(&stage).is_empty());
    assert!(!close_and_read(stage).contains("back_at"));
}

#[test]
fn one_press_on_the_first_screen_clears_it() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        agreed(&mut stage);
        stage.click(YES);
        stage.click("Back");
        if size == NARROW {
            stage.click("Back");
        } else {
            stage.click("Now");
        }
        stage.expect("Back at 12:20");
        stage.click(CLEAR);
        assert_eq!(stage.settings().time_out, None);
        stage.expect_not("Back at 12:20");
        assert!(!close_and_read(stage).contains("back_at"));
    }
}

#[test]
fn it_stands_small_on_other_pages_and_leads_back() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        agreed(&mut stage);
        stage.press("F1");
        stage.expect("Back at 12:20");
        stage.click("Back at 12:20");
        assert_eq!(stage.view(|view| view.route.clone()), Route::TimeOut);
    }
}

#[test]
fn at_the_time_there_is_a_quiet_sign_and_words_to_begin_with() {
    let mut stage = Stage::new(WIDE);
    agreed(&mut stage);
    stage.click("Back");
    stage.pass(1_199.0);
    stage.expect_not(NOTICE);
    stage.pass(1.0);
    stage.expect(NOTICE);
    assert!(stage.is_told(NOTICE));
    stage.click("Words to begin");
    stage.expect("It is time to be back");
    stage.expect("“I’m back. My part was …”");
    stage.expect_not(NOTICE);
    stage.click(CLEAR);
    assert!(with_time(&stage).is_empty());
    assert_eq!(stage.settings().time_out, None);
}

#[test]
fn closing_the_sign_clears_the_time() {
    let mut stage = Stage::new(WIDE);
    agreed(&mut stage);
    stage.click(YES);
    stage.click("Back");
    stage.pass(1_200.0);
    stage.click(&format!("Close this note: {NOTICE}"));
    assert_eq!(stage.settings().time_out, None);
    assert!(with_time(&stage).is_empty());
    assert!(!close_and_read(stage).contains("back_at"));
}

#[test]
fn nothing_of_it_stands_in_a_practice_and_the_sign_waits_for_its_end() {
    let mut stage = Stage::new(WIDE);
    agreed(&mut stage);
    stage.pass(1_150.0);
    stage.click("Look around, then an easy breath");
    assert!(with_time(&stage).is_empty(), "{:?}", with_time(&stage));
    stage.pass(55.0);
    assert!(with_time(&stage).is_empty(), "{:?}", with_time(&stage));
    stage.click("Stop");
    stage.expect_not(NOTICE);
    stage.expect("Back at 12:20");
    stage.click("Done");
    stage.click("Back");
    stage.expect(NOTICE);
}

#[test]
fn another_time_can_be_agreed_on_before_and_after() {
    let mut stage = Stage::new(WIDE);
    agreed(&mut stage);
    stage.click("Agree on another time");
    stage.click("Back");
    stage.expect("Back at 12:20");
    stage.pass(1_200.0);
    stage.click("Agree on another time");
    stage.click("30 min");
    stage.click(KEEP);
    stage.expect("Back at 12:50");
    stage.expect("Remember this time if the window closes?");
}

#[test]
fn hide_shows_nothing_of_it_and_the_sign_comes_afterwards() {
    let mut stage = Stage::new(WIDE);
    agreed(&mut stage);
    stage.click("Hide");
    stage.pass(1_260.0);
    assert!(stage.nodes().iter().all(|node| !node.name.contains("back") && !node.name.contains("12:")));
    stage.press("Ctrl+Enter");
    stage.expect("It is time to be back");
}

#[test]
fn a_guest_is_not_asked_and_leaves_the_owners_time_as_it_is() {
    const GUEST: &str = "Guest, until the window closes";
    let mut stage = Stage::new(WIDE);
    agreed(&mut stage);
    stage.click(YES);
    let file = |stage: &Stage| settings_file(stage).contains("back_at = \"2026-01-01T12:20:00Z\"");
    stage.wait_until("it is written", file);
    stage.click("Back");
    stage.open_settings("Private");
    stage.click(GUEST);
    assert!(with_time(&stage).is_empty(), "{:?}", with_time(&stage));
    open(&mut stage);
    stage.click("10 min");
    stage.click(KEEP);
    stage.expect("Back at 12:10");
    stage.expect_not("Remember this time if the window closes?");
    stage.pass(600.0);
    stage.expect("It is time to be back");
    stage.click("Back");
    stage.expect("You said you would be back at 12:10.");
    stage.open_settings("Private");
    stage.click(GUEST);
    stage.expect_not("You said you would be back at 12:10.");
    stage.expect("Back at 12:20");
    assert!(file(&stage));
}

#[test]
fn a_time_that_is_none_is_not_shown_and_leaves_the_file() {
    for wrong in
        ["2026-01-03T12:00:00Z", "2026-01-01T10:00:00Z", "1970-01-01T00:00:00Z", "9999-01-01T00:00:00Z"]
    {
        let mut stage = Stage::with_settings(WIDE, &format!("theme = \"dusk\"\nback_at = \"{wrong}\"\n"));
        stage.settle();
        assert_eq!(stage.settings().time_out, None, "{wrong}");
        assert!(stage.nodes().iter().all(|node| !node.name.contains("ack at")), "{wrong}");
        assert!(!close_and_read(stage).contains("back_at"), "{wrong}");
    }
}

#[test]
fn the_machine_may_sleep_through_it() {
    let mut stage = Stage::new(WIDE);
    agreed(&mut stage);
    stage.click(YES);
    stage.click("Back");
    stage.sleep(1_500.0);
    stage.expect(NOTICE);
    stage.sleep(86_400.0);
    stage.expect_not(NOTICE);
    assert_eq!(stage.settings().time_out, None);
    assert!(!close_and_read(stage).contains("back_at"));
}

#[test]
fn it_is_kept_in_no_record_and_under_no_other_name() {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"\n");
    agreed(&mut stage);
    stage.click("Look around, then an easy breath");
    stage.click("Stop");
    stage.click("Done");
    let folder = stage.close();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("time-out") && !text.contains("back_at"), "{}", path.display());
    }
}

#[test]
fn it_is_found_by_its_words_and_enter_opens_it() {
    for typed in ["time-out", "flooded", "argument", "a break"] {
        let mut stage = Stage::new(WIDE);
        stage.click("Practices");
        stage.click("Search practices");
        stage.type_text(typed);
        stage.expect(PAGE);
        stage.press("Enter");
        assert_eq!(stage.view(|view| view.route.clone()), Route::TimeOut, "{typed}");
    }
}

#[test]
fn what_is_offered_meanwhile_never_goes_back_to_what_was_said() {
    let mut stage = Stage::new(WIDE);
    agreed(&mut stage);
    let names = stage.names();
    let from = names.iter().position(|name| name == "No").unwrap();
    let until = names.iter().position(|name| name == "Agree on another time").unwrap();
    let offered = &names[from + 1..until];
    assert!((3..=4).contains(&offered.len()), "{offered:?}");
    let families = stage.app(|app| {
        let entry =
            |title: &String| app.library().entries().iter().find(|entry| entry.exercise.title == *title);
        offered.iter().map(|title| entry(title).unwrap().exercise.family).collect::<Vec<_>>()
    });
    assert!(!families.contains(&Family::Reflection) && !families.contains(&Family::Together), "{families:?}");
}

/// Owning one's part is asked for; nobody is made to ask for anything.
#[test]
fn nobody_is_told_to_be_sorry_or_to_forgive() {
    let texts = include_str!("../../assets/lang/en/softlanding.ftl");
    for line in texts.lines().filter(|line| line.starts_with("time-out-")) {
        for word in ["sorry", "forgive", "apolog", "calm down", "!"] {
            assert!(!line.to_lowercase().contains(word), "{line}");
        }
    }
}
