//! Every key can be changed or turned off, by keys alone, and the place where it acts and Help follow.

use egui::Vec2;

use softlanding::settings::{Choice as _, KeyChoice, KeyCommand, KeyName, Keys};
use softlanding::ui::action::Route;
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const GENTLER: &str = "Change the key: Gentler. Now E";

/// In the settings, with the keys.
fn stage(size: Vec2, toml: &str) -> Stage {
    let mut stage = Stage::with_settings(size, toml);
    stage.open_settings("More");
    stage
}

/// Whether a screen reader says this by itself.
fn announces(stage: &Stage, words: &str) -> bool {
    stage.nodes().into_iter().any(|node| node.is_live && node.name == words)
}

/// Everything that can be read in Help.
fn help(stage: &mut Stage) -> Vec<String> {
    stage.open(Route::Help);
    stage.nodes().into_iter().map(|node| node.name).collect()
}

#[test]
fn a_key_is_changed_by_keys_alone_and_acts_and_is_told_at_once() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = stage(size, "");
        stage.focus(GENTLER);
        stage.press("Enter");
        assert!(announces(&stage, "Press a key: Gentler. Esc leaves it as it is."));
        stage.press("R");
        assert!(announces(&stage, "Gentler: R"));
        let focused = stage.focused().unwrap();
        assert_eq!(focused.name, "Change the key: Gentler. Now R", "the keyboard stays where it was");
        assert_eq!(stage.settings().key_of(KeyCommand::Gentler), KeyName::new("R"));

        let mut stage = stage.restart();
        assert!(help(&mut stage).contains(&"R: Gentler".to_owned()));
        stage.click("Now");
        stage.press("Enter");
        let begun = stage.exercise();
        stage.press("E");
        assert_eq!(stage.exercise(), begun, "the old key does nothing");
        stage.press("R");
        assert_ne!(stage.exercise(), begun);
    }
}

#[test]
fn escape_leaves_a_key_as_it_is_and_hides_nothing() {
    let mut stage = stage(WIDE, "");
    stage.focus(GENTLER);
    stage.press("Enter Esc");
    assert!(stage.view(|view| view.hidden.is_none()));
    assert_eq!(stage.focused().unwrap().name, GENTLER);
    assert!(stage.settings().keys.is_empty());
    stage.press("Esc");
    assert!(stage.view(|view| view.hidden.is_some()), "and then it hides as ever");
}

#[test]
fn what_the_system_needs_stays_and_is_said_so() {
    for key in ["Tab", "Enter", "Space", "Home", "Left"] {
        let mut stage = stage(WIDE, "");
        stage.focus(GENTLER);
        stage.press(&format!("Enter {key}"));
        stage.expect("That key keeps its own meaning. Please choose another key.");
        assert_eq!(stage.focused().unwrap().name, GENTLER, "{key}");
        assert!(stage.settings().keys.is_empty(), "{key}");
    }
}

#[test]
fn while_a_key_is_waited_for_no_key_does_anything_else() {
    let mut stage = stage(WIDE, "");
    for (key, says) in
        [("F1", "F1 is taken: People to turn to."), ("G", "G is taken: Write down a small good moment.")]
    {
        stage.focus(GENTLER);
        stage.press(&format!("Enter {key}"));
        stage.expect(&format!("{says} Please choose another key."));
        stage.expect("Settings");
    }
}

#[test]
fn the_same_key_may_do_another_thing_elsewhere() {
    let mut stage = stage(WIDE, "");
    stage.focus(GENTLER);
    stage.press("Enter F");
    assert!(announces(&stage, "Gentler: F"));
    assert_eq!(stage.settings().key_of(KeyCommand::Favourite), KeyName::new("F"), "among practices");
}

#[test]
fn every_key_can_be_turned_off_and_then_help_says_nothing_of_it() {
    for command in KeyCommand::ALL.iter().copied() {
        let mut stage = stage(NARROW, "");
        let does = stage.app(|app| softlanding::text::keys::does(app.words(), command));
        let told = |help: &[String]| help.iter().filter(|line| line.ends_with(&format!(": {does}"))).count();
        stage.click(&format!("Turn off the key: {does}"));
        assert_eq!(stage.settings().keys.get(&command), Some(&KeyChoice::Off));
        assert_eq!(stage.focused().map(|seen| seen.name), None, "a pointer pressed it");
        assert_eq!(told(&help(&mut stage)), 0, "{does}");
        stage.open(Route::Settings);
        stage.click(&format!("Turn on the key: {does}"));
        assert!(stage.settings().keys.is_empty());
        assert_eq!(told(&help(&mut stage)), 1, "{does}");
    }
}

#[test]
fn digits_that_are_off_say_nothing() {
    let mut stage = stage(WIDE, "[keys]\nstates = \"off\"\n");
    stage.click("Now");
    stage.press("2");
    assert!(!stage.is_on("Stirred up"));
    stage.click("Stirred up");
    stage.press("7");
    assert!(stage.is_on("7"), "the numbers are still on");
    let mut stage = stage.anew_with_settings("[keys]\nnumbers = \"off\"\n");
    stage.press("2 7");
    assert!(stage.is_on("Stirred up") && !stage.is_on("7"));
}

#[test]
fn keys_from_a_file_act_and_those_that_clash_are_as_usual() {
    let toml = "[keys]\npeople = \"F6\"\nsound = \"N\"\nworse = \"E\"\ngentler = \"off\"\nlouder = \"E\"\n";
    let mut stage = Stage::with_settings(WIDE, toml);
    let key = |stage: &Stage, command| stage.settings().key_of(command).map(KeyName::as_str);
    assert_eq!(key(&stage, KeyCommand::Sound), Some("N"));
    assert_eq!(key(&stage, KeyCommand::Gentler), None);
    let clashing = [KeyCommand::Worse, KeyCommand::Louder].map(|command| key(&stage, command));
    assert_eq!(clashing.iter().filter(|key| **key == Some("E")).count(), 1, "{clashing:?}");
    stage.press("F1");
    stage.expect("How are things right now?");
    stage.press("F6");
    stage.expect_not("How are things right now?");
    stage.open(Route::Now);
    stage.press("Enter N");
    assert!(stage.settings().sound.is_audible());
    assert_eq!(stage.sitting(), Some(Sitting::Running));
}

#[test]
fn all_keys_come_back_at_once() {
    let mut stage = stage(WIDE, "[keys]\nsearch = \"S\"\nsound = \"off\"\n");
    stage.click("All keys as they were at first");
    assert!(stage.settings().keys.is_empty());
    assert_eq!(stage.control("All keys as they were at first").map(|seen| seen.name), None);
}

#[test]
fn letters_that_are_off_are_said_so_and_no_letter_can_be_chosen() {
    let mut stage = stage(WIDE, "letter_keys = false\n");
    let name = "Change the key: Gentler. Now Off";
    stage.focus(name);
    stage.press("Enter R");
    stage.expect("Letters and signs are off here. Please choose another key, or turn them on above.");
    stage.press("Enter F9");
    assert_eq!(stage.settings().key_of(KeyCommand::Gentler), KeyName::new("F9"));
    assert_eq!(stage.control("Turn on the key: It feels worse").map(|seen| seen.name), None);
}

#[test]
fn each_key_of_the_table_is_in_settings_and_in_help() {
    let mut stage = stage(WIDE, "");
    let commands: Vec<(String, Keys)> = stage.app(|app| {
        let does = |command: &KeyCommand| softlanding::text::keys::does(app.words(), *command);
        KeyCommand::ALL.iter().map(|command| (does(command), command.usual())).collect()
    });
    for (does, keys) in &commands {
        assert!(stage.control(&format!("Turn off the key: {does}")).is_some(), "{does}");
        let changes =
            stage.nodes().iter().any(|node| node.name.starts_with(&format!("Change the key: {does}. Now ")));
        assert_eq!(changes, matches!(keys, Keys::One(_)), "{does}");
    }
    let help = help(&mut stage);
    for (does, _) in &commands {
        assert_eq!(help.iter().filter(|line| line.ends_with(&format!(": {does}"))).count(), 1, "{does}");
    }
}
