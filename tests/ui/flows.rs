//! Plays the flows in `tests/ui/flows/*.ron`: what is pressed and clicked, and what is then to be seen.
//! Each is played in a wide window and in a narrow one.

use std::path::PathBuf;

use egui::Vec2;
use serde::Deserialize;
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, Stage, WIDE};

/// One thing done or seen.
#[derive(Clone, Debug, Deserialize)]
enum Step {
    /// Keys, one after the other.
    Press(String),
    /// Letters, as a keyboard sends them.
    Type(String),
    /// A control, by its name.
    Click(String),
    /// The page of a practice, by the list of all.
    Open(String),
    /// Gives a control the keyboard.
    Focus(String),
    /// Seconds pass.
    Wait(f64),
    /// The practice goes to its end, with one press wherever it waits.
    ToTheEnd,
    /// These words are on the screen.
    See(String),
    /// These are not.
    NotSee(String),
    /// This answer is chosen, or this switch is on.
    On(String),
    /// It is not.
    Off(String),
    /// This has the keyboard.
    Focused(String),
    /// The practice is here.
    Practice(Where),
    /// This exercise runs or is spoken about.
    Exercise(String),
    /// So many practices are kept.
    Kept(usize),
    /// The window is covered by the notepad.
    Hidden(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
enum Where {
    None,
    Running,
    Paused,
    After,
}

#[derive(Debug, Deserialize)]
struct Flow {
    about: String,
    #[serde(default)]
    settings: String,
    steps: Vec<Step>,
}

fn at(stage: &Stage) -> Where {
    match stage.sitting() {
        None | Some(Sitting::Closed) => Where::None,
        Some(Sitting::Running) => Where::Running,
        Some(Sitting::Paused) => Where::Paused,
        Some(Sitting::After(_)) => Where::After,
    }
}

fn play(stage: &mut Stage, step: Step) {
    match step {
        Step::Press(keys) => stage.press(&keys),
        Step::Type(text) => stage.type_text(&text),
        Step::Click(name) => stage.click(&name),
        Step::Open(title) => stage.open_practice(&title),
        Step::Focus(name) => stage.focus(&name),
        Step::Wait(secs) => stage.pass(secs),
        Step::ToTheEnd => stage.practise_to_the_end(),
        // That is said once the disk has it.
        Step::See(words) if words == "Kept here" => {
            stage.wait_until("it is kept", |stage| stage.says(&words));
        }
        Step::See(words) => stage.expect(&words),
        Step::NotSee(words) => stage.expect_not(&words),
        Step::On(name) => assert!(stage.is_on(&name), "{name} is not chosen"),
        Step::Off(name) => assert!(!stage.is_on(&name), "{name} is chosen"),
        Step::Focused(name) => {
            assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some(name.as_str()));
        }
        Step::Practice(place) => assert_eq!(at(stage), place),
        Step::Exercise(id) => assert_eq!(stage.exercise(), id),
        Step::Kept(count) => assert_eq!(stage.app(|app| app.kept().len()), count),
        Step::Hidden(hidden) => assert_eq!(stage.view(|view| view.hidden.is_some()), hidden),
    }
}

fn play_flow(name: &str, size: Vec2) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/ui/flows");
    let text = std::fs::read_to_string(folder.join(format!("{name}.ron"))).unwrap();
    let flow: Flow = ron::from_str(&text).unwrap_or_else(|error| panic!("{name}.ron: {error}"));
    let mut stage = Stage::with_settings(size, &flow.settings);
    for (index, step) in flow.steps.into_iter().enumerate() {
        // Shown when the step fails.
        println!("{name} ({}), {size:?}, step {}: {step:?}", flow.about, index + 1);
        play(&mut stage, step);
    }
}

macro_rules! flows {
    ($($name:ident)+) => {
        $(#[test] fn $name() {
            for size in [WIDE, NARROW] {
                play_flow(stringify!($name), size);
            }
        })+

        #[test]
        fn every_flow_is_played() {
            let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/ui/flows");
            let mut files: Vec<String> = std::fs::read_dir(folder).unwrap()
                .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
                .collect();
            files.sort();
            let mut names = vec![$(stringify!($name)),+];
            names.sort_unstable();
            assert_eq!(files, names);
        }
    };
}

flows! {
    by_keyboard_alone
    by_clicks_alone
    enter_begins_at_once
    space_begins_only_without_focus
    escape_stops_and_then_hides
    keys_of_the_practice
    letters_turned_off
    done_without_an_answer
    easier
    about_the_same
    a_little_harder
    harder_by_two
    went_far_away
    came_back
    far_away_leaves_out
    present_then_hard
    stopped_early
    not_kept
    kept_and_then_not
    gentler_goes_on
    a_little_longer
    something_else
    falling_asleep
    a_person
    notice_at_ones_own_pace
    taps
    words_that_wait
    a_held_breath_is_behind_a_gate
    the_danger_link
    nothing_to_do
}
