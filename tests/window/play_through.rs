//! Every shipped practice, played in the real window at its shortest length, found by its name as a person
//! finds it; what is for two from the gate to the cover. Pictures and the sound's spectrum are left behind to be
//! looked at.
//!
//! It takes half an hour, so `scripts/play-through` runs it and `scripts/test` does not.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use softlanding::text::{Words, names};
use softlanding_core::exercise::{self, Exercise};

use crate::program::{Home, Program};
use crate::tools::run;

/// What leads on where a practice waits, by the names on the buttons.
const LEADS_ON: [&str; 4] = ["Next", "I have one", "Tap", "Yes"];
/// Where two tap, both do.
const TAPS_OF_TWO: [&str; 2] = ["Left: Tap*", "Zuleika: Tap*"];
/// How long something that waits is looked at.
const LOOKED_AT: Duration = Duration::from_secs(2);
/// Far longer than the longest of the shortest lengths.
const TOO_LONG: Duration = Duration::from_mins(15);
/// Whom the one at the right is called.
const SECOND_PERSON: &str = "Zuleika";
/// Peaks stay below −12 dBFS.
const LOUDEST: f64 = 0.2512;

#[test]
#[ignore = "takes half an hour: scripts/play-through runs it"]
fn every_practice_can_be_found_played_and_heard() {
    let out = PathBuf::from(std::env::var("PLAYED").expect("PLAYED names the folder for pictures"));
    let at_once = std::env::var("AT_ONCE").ok().and_then(|number| number.parse().ok()).unwrap_or(4);
    let wanted = std::env::var("ONLY").unwrap_or_default();
    let is_for_two = std::env::var("FOR_TWO").is_ok_and(|asked| !asked.is_empty());
    let look = Look::asked();
    let is_wanted = |exercise: &Exercise| {
        let id = exercise.id.as_str();
        (!is_for_two || exercise.for_two) && (wanted.is_empty() || wanted.split(',').any(|only| only == id))
    };
    let waiting: Mutex<VecDeque<Exercise>> = Mutex::new(shipped().into_iter().filter(is_wanted).collect());
    let failed: Mutex<Vec<String>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                while let Some(exercise) = next(&waiting) {
                    let id = exercise.id.to_string();
                    let played = std::panic::catch_unwind(|| play(&exercise, &look, &out));
                    eprintln!("{id}: {}", if played.is_ok() { "played" } else { "failed" });
                    if played.is_err() {
                        failed.lock().unwrap().push(id);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "not played to the end: {failed:?}");
}

fn next(waiting: &Mutex<VecDeque<Exercise>>) -> Option<Exercise> {
    waiting.lock().unwrap().pop_front()
}

fn shipped() -> Vec<Exercise> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    // The one that is no exercise is their order.
    paths.iter().filter_map(|path| exercise::parse(&fs::read(path).unwrap()).ok()).collect()
}

/// How the window looks while it is played.
struct Look {
    theme: String,
    width: i32,
    height: i32,
}

impl Look {
    /// From `THEME` and `SIZE`, as `400x640`; without them Dusk and a wide window.
    fn asked() -> Self {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let size = set("SIZE").unwrap_or_else(|| "1280x800".to_owned());
        let (width, height) = size.split_once('x').unwrap();
        Self {
            theme: set("THEME").unwrap_or_else(|| "dusk".to_owned()),
            width: width.parse().unwrap(),
            height: height.parse().unwrap(),
        }
    }
}

/// From the first screen to the last, by search, card and Begin.
fn play(exercise: &Exercise, look: &Look, out: &Path) {
    let id = exercise.id.as_str();
    let home = Home::new();
    home.settings(&format!(
        "theme = \"{}\"\nusual_minutes = 0.1\nkeep = \"{}\"\nholds_shown = true\ncold_shown = true\n\
         [sound]\nchosen = true\n[opted_in]\n\"shipped:{id}\" = true\n",
        look.theme,
        if exercise.for_two { "yes" } else { "no" },
    ));
    let program = Program::open(&home);
    program.resize(look.width, look.height);
    program.press("Practices");
    program.see("Search practices");
    program.key("slash");
    program.write(&exercise.title);
    program.press(&exercise.title);
    program.see(&exercise.invitation);
    program.press("Begin");
    if exercise.for_two {
        pass_gate(&program, exercise);
        save(&program, id, 0, out);
        program.press("Begin");
    }
    program.see("Stop");
    follow(&program, id, out);
    if exercise.for_two {
        say_each(&program, id, out);
    } else {
        program.see(if exercise.ends_quietly { "Nothing to answer." } else { "And now?" });
        save(&program, id, 99, out);
    }
    assert!(program.close().status.success());
    if exercise.for_two {
        assert!(home.files_with(SECOND_PERSON).is_empty(), "{id} kept a name");
    }
    listen(&home.recording(), id, out);
}

fn pass_gate(program: &Program, exercise: &Exercise) {
    program.see("Together works when both can say no, here and afterwards.");
    program.press("With someone");
    program.see(&exercise.invitation);
    if let (true, [shortest, _, ..]) = (exercise.fills(), exercise.minutes.choices_ms.as_slice()) {
        program.press(&names::length(&Words::english(), u64::from(*shortest)));
    }
    program.press("On the right");
    program.write(SECOND_PERSON);
}

/// Each alone with the cover between, to the last page.
fn say_each(program: &Program, id: &str, out: &Path) {
    program.see("Whose journal is this?");
    save(program, id, 90, out);
    program.press("Left");
    for (whose, picture) in [("Left", 91), (SECOND_PERSON, 94)] {
        program.see(&format!("Now {whose}."));
        save(program, id, picture, out);
        program.press("I’m alone with it");
        program.see(&format!("For {whose} alone"));
        program.key("2");
        program.key("4");
        save(program, id, picture + 1, out);
        program.press("Put it away");
    }
    program.see("It ends here for now.");
    save(program, id, 99, out);
}

/// On to the end, with a press wherever it waits, and a picture of every new sentence.
fn follow(program: &Program, id: &str, out: &Path) {
    let until = Instant::now() + TOO_LONG;
    // The first picture is of what came before.
    let mut seen = vec![Vec::new()];
    while program.says("Stop") {
        assert!(Instant::now() < until, "{id} never ended");
        let words = program.words();
        let said: Vec<String> = words.iter().filter(|words| words.len() > 12).cloned().collect();
        if !seen.contains(&said) {
            save(program, id, seen.len(), out);
            seen.push(said);
        }
        std::thread::sleep(LOOKED_AT);
        for button in TAPS_OF_TWO.iter().filter(|name| program.can_click(name)) {
            program.press(button);
        }
        if let Some(button) = LEADS_ON.iter().find(|name| program.can_click(name)) {
            program.press(button);
        }
    }
}

fn save(program: &Program, id: &str, number: usize, out: &Path) {
    let picture = program.picture().save(&format!("played-{id}-{number:02}"));
    let small = out.join(format!("{id}-{number:02}.png"));
    let (width, height) = program.size();
    let window = format!("{width}x{height}+0+0");
    let made = run("convert", |command| {
        command.arg(&picture).args(["-crop", &window, "-resize", "640x640>"]).arg(&small);
    });
    assert!(made.is_some(), "no picture at {}", small.display());
    fs::remove_file(picture).unwrap();
}

/// Its loudest moment, and a picture of what was heard.
fn listen(recording: &Path, id: &str, out: &Path) {
    let mut reader = hound::WavReader::open(recording).unwrap();
    let loudest = reader.samples::<f32>().map(|sample| f64::from(sample.unwrap().abs())).fold(0.0, f64::max);
    assert!(loudest > 0.0, "{id} was silent");
    assert!(loudest <= LOUDEST, "{id} has a peak of {loudest}");
    let drawn = run("sox", |command| {
        command.arg(recording).args([
            "-n",
            "remix",
            "1",
            "rate",
            "8k",
            "spectrogram",
            "-x",
            "640",
            "-y",
            "129",
        ]);
        command.args(["-z", "90", "-t", id, "-o"]).arg(out.join(format!("{id}-sound.png")));
    });
    assert!(drawn.is_some(), "sox drew nothing of {id}");
}
