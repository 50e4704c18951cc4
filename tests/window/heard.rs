//! The main job as a listener does it, with every sentence that is heard, in order.
//!
//! The scripts in `tests/window/heard` have a line for each step, `> VERB WHAT`, and below it what is heard because of it,
//! a line each: `setting KEY = VALUE`, `open`, `key KEYS`, `act NAME` (as a screen reader presses it), `focus NAME`, `write TEXT`,
//! `tab NAME` (Tab until
//! it has the focus; what is heard on the way is not told), `enter`, `wait NAME` (until it is there; nothing is asserted of
//! what is heard meanwhile), `close`. A name that ends with `*` is the beginning of one. A line that begins with `~` may be
//! heard or not, as a practice goes on in its own time.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::program::{Home, Program};

/// More than there are stops on a screen.
const TABS_MAX: usize = 400;
/// After what was expected nothing more may come within this time.
const SILENCE: Duration = Duration::from_millis(700);

#[test]
fn a_listener_hears_every_step_of_the_main_job() {
    play("by_ear.txt");
}

#[test]
fn tab_and_enter_alone_do_the_main_job() {
    play("by_tab_and_enter.txt");
}

struct Step {
    line: usize,
    verb: String,
    what: String,
    hears: Vec<String>,
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (index, line) in
        text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(step) = line.strip_prefix("> ") {
            let (verb, what) = step.split_once(' ').unwrap_or((step, ""));
            steps.push(Step {
                line: index + 1,
                verb: verb.to_owned(),
                what: what.to_owned(),
                hears: Vec::new(),
            });
        } else {
            steps.last_mut().unwrap().hears.push(line.to_owned());
        }
    }
    steps
}

fn play(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/heard").join(name);
    let home = Home::new();
    let (mut settings, mut program) = (String::new(), None::<Program>);
    let mut played = String::new();
    for Step { line, verb, what, hears } in steps(&fs::read_to_string(path).unwrap()) {
        eprintln!("{name}, line {line}: {verb} {what}");
        played.extend(["> ", &verb, " ", &what, "\n"]);
        match (verb.as_str(), program.as_ref()) {
            ("setting", None) => settings.extend([what.as_str(), "\n"]),
            ("open", None) => {
                home.settings(&settings);
                program = Some(Program::open(&home));
            }
            ("close", Some(_)) => {
                assert!(program.take().unwrap().close().status.success());
                continue;
            }
            (verb, Some(program)) => act(program, verb, &what),
            (verb, None) => panic!("{verb} before the window is open"),
        }
        let Some(program) = &program else { continue };
        let (may, hears): (Vec<&str>, Vec<&str>) =
            hears.iter().map(String::as_str).partition(|words| words.starts_with('~'));
        let told = |heard: Vec<String>| -> Vec<String> {
            let is_extra =
                |words: &String| may.iter().any(|may| matches(words, may.trim_start_matches(['~', ' '])));
            heard.into_iter().filter(|words| !is_extra(words)).collect()
        };
        if verb != "wait" {
            // What comes close together is one announcement.
            let is_heard = |heard: &[String]| told(heard.to_vec()).join(" ") == hears.join(" ");
            program.wait_until_heard(is_heard, &played, &hears);
            std::thread::sleep(SILENCE);
            let all = told(program.listener().heard());
            assert_eq!(all.join(" "), hears.join(" "), "line {line}, after:\n{played}");
        }
        played.extend(hears.iter().map(|words| format!("{words}\n")));
        program.listener().forget();
    }
}

/// Whether words are what is called so; `*` at the end stands for whatever follows.
fn matches(words: &str, called: &str) -> bool {
    called.strip_suffix('*').map_or(words == called, |beginning| words.starts_with(beginning))
}

fn act(program: &Program, verb: &str, what: &str) {
    match verb {
        "key" => program.key(what),
        "enter" => program.key("Return"),
        "act" => program.press_as_a_reader(what),
        "focus" => program.focus(what),
        "write" => program.write(what),
        "wait" => program.see_late(what),
        "tab" => {
            for _ in 0..TABS_MAX {
                program.key("Tab");
                std::thread::sleep(Duration::from_millis(120));
                let is_there =
                    |heard: &String| matches(heard, what) || heard.split(", ").next() == Some(what);
                if program.listener().heard().last().is_some_and(is_there) {
                    program.listener().keep_last();
                    return;
                }
            }
            panic!("Tab never came to {what}: {:?}", program.listener().heard());
        }
        _ => panic!("there is no such step: {verb} {what}"),
    }
}
