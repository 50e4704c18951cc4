//! Settings: each applied at once, and still there after a restart in the same folder.

use egui::accesskit::Role;
use softlanding::settings::{
    BREATH, Comfort, Keep, PacerKind, ReducedMotion, ReminderRhythm, ReturnGesture, Settings, Theme,
};
use softlanding::ui::theme::{Theme as Look, ThemeName};
use softlanding_core::rating::State;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

/// Does something on this page of the settings; then, and after a restart, the settings are so.
fn stays(size: egui::Vec2, page: &str, act: impl FnOnce(&mut Stage), is_so: impl Fn(&Settings) -> bool) {
    let mut stage = Stage::new(size);
    stage.open_settings(page);
    assert!(!is_so(&stage.settings()), "or the test proves nothing");
    act(&mut stage);
    assert!(is_so(&stage.settings()), "at once: {:#?}", stage.settings());
    let stage = stage.restart();
    assert!(is_so(&stage.settings()), "after a restart: {:#?}", stage.settings());
}

/// The tabs, and which of them is open.
fn tabs(stage: &Stage) -> (Vec<String>, Vec<String>) {
    let tabs = stage.nodes().into_iter().filter(|node| node.role == Role::Tab);
    let (mut all, mut open) = (Vec::new(), Vec::new());
    for tab in tabs {
        if tab.is_selected {
            open.push(tab.name.clone());
        }
        all.push(tab.name);
    }
    (all, open)
}

#[test]
fn six_pages_are_turned_with_the_arrows() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = Stage::new(size);
        stage.click("Settings");
        let (all, open) = tabs(&stage);
        assert_eq!(all, ["Look", "Sound", "Practice", "Reminders", "Private", "More"]);
        assert_eq!(open, ["Look"]);
        stage.focus("Look");
        stage.press("Right Right Right Right");
        assert_eq!(tabs(&stage).1, ["Private"]);
        assert_eq!(stage.focused().unwrap().name, "Private");
        stage.expect("Keep practices on this computer");
        stage.expect_not("Text size");
        stage.press("Home");
        stage.expect("Text size");
        stage.press("End Tab");
        assert_eq!(stage.focused().unwrap().name, "Your own name for Settled", "after the last of them");
    }
}

#[test]
fn the_open_page_is_remembered_until_the_program_ends() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("Private");
    stage.click("Now");
    stage.click("Settings");
    stage.expect("Keep practices on this computer");
    let mut stage = stage.restart();
    stage.click("Settings");
    assert_eq!(tabs(&stage).1, ["Look"]);
}

#[test]
fn whoever_comes_from_elsewhere_finds_the_page_that_was_meant() {
    let mut stage = Stage::new(WIDE);
    stage.click("Help");
    stage.click("Choose another way back");
    assert_eq!(tabs(&stage).1, ["Private"]);
    stage.click("Help");
    stage.click("About this map");
    stage.click("These names are yours to change, in Settings.");
    stage.expect("Your own names for the states");
    assert_eq!(tabs(&stage).1, ["More"]);
}

#[test]
fn controls_stand_on_one_grid() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("Sound");
    let names = [
        "Sound on",
        "Loudness",
        "Bowl at each change",
        "Breath in the background",
        "Quiet bowl at each line",
    ];
    let rects = names.map(|name| stage.control(name).unwrap().rect);
    for rect in rects {
        assert_eq!(rect.x_range(), rects[0].x_range());
    }
    stage.click("Practice");
    let first = |stage: &Stage, name: &str| stage.control(name).unwrap().rect.left();
    let apart = first(&stage, "As each practice says") - first(&stage, "From nine to five");
    assert!(apart.abs() < 0.01, "{apart}");
    assert!(first(&stage, "From nine to five") > rects[0].left());
}

#[test]
fn what_was_kept_can_be_deleted_on_the_private_page() {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"");
    stage.open_settings("Private");
    stage.expect_not("Delete everything");
    stage.click("Now");
    stage.press("2 7 Enter");
    stage.pass(9.0);
    stage.press("Esc 1 3");
    stage.click("Done");
    stage.click("Settings");
    stage.click("Delete everything");
    stage.click("Delete everything");
    stage.wait_until("it is gone", |stage| stage.app(|app| app.kept().is_empty()));
}

#[test]
fn each_theme_is_worn_at_once() {
    for (name, theme, look) in [
        ("Dusk", Theme::Dusk, ThemeName::Dusk),
        ("Dawn", Theme::Dawn, ThemeName::Dawn),
        ("Ember", Theme::Ember, ThemeName::Ember),
        ("Contrast", Theme::Contrast, ThemeName::Contrast),
    ] {
        let mut stage = Stage::new(WIDE);
        stage.click("Settings");
        stage.click(name);
        assert!(stage.is_on(name));
        assert_eq!(stage.settings().theme, theme);
        assert_eq!(Look::of(&stage.harness.ctx).name, look);
        let stage = stage.restart();
        assert_eq!(stage.settings().theme, theme);
        assert_eq!(Look::of(&stage.harness.ctx).name, look);
    }
}

#[test]
fn text_grows_to_three_times_its_size() {
    let mut stage = Stage::new(NARROW);
    stage.click("Settings");
    stage.focus("Text size");
    stage.press("Right Right");
    assert_eq!(stage.settings().text_percent, 120);
    assert_eq!(stage.value("Text size"), "120 %");
    assert!((Look::of(&stage.harness.ctx).metrics.scale() - 1.2).abs() < 0.001);
    stage.press("End Right");
    assert_eq!(stage.settings().text_percent, 300);
    let stage = stage.restart();
    assert_eq!(stage.settings().text_percent, 300);
}

#[test]
fn movement_can_be_less() {
    stays(
        WIDE,
        "Look",
        |stage| stage.click("Reduced"),
        |settings| settings.reduced_motion == ReducedMotion::On,
    );
    stays(
        WIDE,
        "Look",
        |stage| stage.click("Full"),
        |settings| settings.reduced_motion == ReducedMotion::Off,
    );
}

#[test]
fn the_picture_can_be_a_tide_a_shore_or_words() {
    for size in [WIDE, NARROW] {
        stays(size, "Look", |stage| stage.click("Tide"), |settings| settings.pacer == PacerKind::Tide);
        stays(size, "Look", |stage| stage.click("Shore"), |settings| settings.pacer == PacerKind::Shore);
        stays(size, "Look", |stage| stage.click("Words"), |settings| settings.pacer == PacerKind::Words);
    }
}

#[test]
fn each_level_is_set_by_its_own_control() {
    stays(
        WIDE,
        "Sound",
        |stage| {
            stage.focus("Loudness");
            stage.press("Left");
        },
        |settings| (settings.sound.master - 0.70).abs() < 0.001,
    );
    stays(
        WIDE,
        "Sound",
        |stage| {
            stage.focus("Bowl at each change");
            stage.press("Home");
        },
        |settings| settings.sound.cues == 0.0,
    );
    stays(
        WIDE,
        "Sound",
        |stage| {
            stage.focus("Breath in the background");
            stage.press("End");
        },
        |settings| (settings.sound.bed(BREATH) - 1.0).abs() < 0.001,
    );
}

#[test]
fn sound_is_chosen_and_remembered() {
    stays(WIDE, "Sound", |stage| stage.click("Sound on"), |settings| settings.sound.is_audible());
}

#[test]
fn the_usual_length_is_what_begin_offers() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("Practice");
    stage.click("3 minutes");
    assert_eq!(stage.settings().usual_minutes, Some(3.0));
    stage.click("Now");
    stage.expect("3 minutes · silent · no holds");
    let mut stage = stage.restart();
    stage.expect("3 minutes · silent · no holds");
    stage.open_settings("Practice");
    stage.click("As each practice says");
    assert_eq!(stage.settings().usual_minutes, None);
}

#[test]
fn own_names_stand_on_the_tiles() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("More");
    stage.click("Your own name for Far away");
    stage.type_text("in the fog");
    assert_eq!(stage.settings().state_name(State::ShutDown), Some("in the fog"));
    stage.click("Now");
    assert!(stage.control("in the fog").is_some() && stage.control("Far away").is_none());
    let mut stage = stage.restart();
    stage.click("in the fog");
    stage.expect("How present are you?");
    stage.open_settings("More");
    stage.focus("Your own name for Far away");
    stage.press("Ctrl+A Backspace");
    stage.click("Now");
    assert!(stage.control("Far away").is_some(), "empty means our word");
}

#[test]
fn switches_are_remembered() {
    stays(
        WIDE,
        "More",
        |stage| stage.click("Letters and signs act as keys"),
        |settings| !settings.letter_keys,
    );
    stays(
        WIDE,
        "More",
        |stage| stage.click("Screen readers say each breath, not only each part"),
        |settings| settings.announces_beats == Some(false),
    );
    stays(
        NARROW,
        "Private",
        |stage| stage.click("Keep practices on this computer"),
        |settings| settings.keep == Keep::Yes,
    );
}

#[test]
fn held_breath_is_turned_on_only_on_the_page_with_the_caution() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("Practice");
    stage.click("Show practices with a held breath");
    assert!(!stage.settings().holds_shown, "not yet");
    stage.expect("I have read this, show them");
    stage.click("I have read this, show them");
    assert!(stage.settings().holds_shown);
    stage.expect("Settings");
    stage.click("Show practices with a held breath");
    assert!(!stage.settings().holds_shown, "turning them off asks for nothing");
}

#[test]
fn cold_has_a_gate_of_its_own_with_its_own_caution() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("Practice");
    stage.click("Show practices with something cold");
    assert!(!stage.settings().cold_shown, "not yet");
    let caution = stage.app(|app| app.words().message("practices-cold-caution", &[]));
    stage.expect(&caution);
    for who in
        ["heart trouble", "slow heartbeat", "beta-blockers", "eating disorder", "cold allergy", "pregnant"]
    {
        assert!(caution.contains(who), "{who}");
    }
    stage.click("I have read this, show the cold ones");
    let settings = stage.settings();
    assert!(settings.cold_shown && !settings.holds_shown, "and says nothing about held breaths");
    stage.expect("Settings");
    stage.click("Show practices with something cold");
    assert!(!stage.settings().cold_shown);
}

#[test]
fn what_is_never_offered_is_chosen_on_one_page_and_can_be_changed() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        stage.open_settings("Practice");
        stage.click("Never offer me");
        for (name, word) in [
            ("Touch", Comfort::Touch),
            ("A held breath", Comfort::HeldBreath),
            ("The body from inside", Comfort::BodyFocus),
            ("Closed eyes", Comfort::ClosedEyes),
            ("Loud", Comfort::Loud),
            ("Cold", Comfort::Cold),
            ("Pictures in the mind", Comfort::Imagery),
            ("Other people", Comfort::OtherPeople),
        ] {
            assert!(!stage.is_on(name), "nothing is preset");
            stage.click(name);
            assert_eq!(stage.settings().never_offer, [word].into());
            stage.click(name);
        }
        assert!(stage.settings().never_offer.is_empty());
        stage.click("Back");
        stage.expect("Settings");
    }
}

#[test]
fn it_is_pointed_out_once_under_the_first_practice() {
    const OFFER: &str = "Anything you never want to be offered?";
    let mut stage = Stage::new(NARROW);
    stage.expect_not(OFFER);
    stage.press("Enter Esc 1 3");
    stage.skip_to("Don’t keep");
    stage.click("Don’t keep");
    stage.expect(OFFER);
    stage.click("Done");
    stage.press("Enter Esc 1 3");
    stage.click("Skip");
    stage.click("Skip");
    stage.expect_not(OFFER);
}

#[test]
fn keeping_can_be_turned_off_again() {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"");
    stage.open_settings("Private");
    stage.click("Keep practices on this computer");
    assert_eq!(stage.settings().keep, Keep::No);
    stage.click("Now");
    stage.press("Enter Esc");
    stage.expect("Not kept");
    assert!(stage.app(|app| app.kept().records().is_empty()));
}

#[test]
fn each_way_back_is_remembered() {
    for (name, gesture) in
        [("Esc twice", ReturnGesture::EscTwice), ("Type the word back", ReturnGesture::TypeBack)]
    {
        stays(WIDE, "Private", |stage| stage.click(name), |settings| settings.return_gesture == gesture);
    }
}

#[test]
fn a_guest_is_one_until_the_window_closes() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("Private");
    stage.click("Guest, until the window closes");
    assert!(stage.is_on("Guest, until the window closes"));
    assert!(stage.app(softlanding::app::App::is_guest));
    let stage = stage.restart();
    assert!(!stage.app(softlanding::app::App::is_guest));
}

#[test]
fn letters_written_into_a_name_are_no_keys() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("More");
    stage.click("Your own name for Settled");
    stage.type_text("1 me");
    assert_eq!(stage.settings().state_name(State::Settled), Some("1 me"));
    assert!(stage.app(|app| app.said().is_empty()));
}

#[test]
fn reminders_are_off_until_they_are_turned_on_and_then_say_when() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("Reminders");
    stage.expect_not("Days");
    stage.click("Remind me of a minute for myself");
    stage.click("At times of the day");
    stage.click("Sat");
    let reminders = stage.settings().reminders.clone();
    assert!(reminders.on && reminders.days.has(5) && !reminders.days.has(6));
    assert_eq!(reminders.rhythm, ReminderRhythm::AtTimes);
    stage.focus("Times");
    stage.press("Ctrl+A");
    stage.type_text("9:30, 16.15");
    let times: Vec<String> = stage.settings().reminders.times.iter().map(ToString::to_string).collect();
    assert_eq!(times, ["09:30", "16:15"]);
    stage.focus("Your words");
    stage.type_text("Tea?");
    assert_eq!(stage.settings().reminders.words.as_deref(), Some("Tea?"));
}
