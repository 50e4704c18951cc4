//! A practice in the terminal with somebody at the keyboard, in no time: the clock is moved by hand
//! while the terminal waits.

mod asked;
mod in_step;
mod keys;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::in_step::words::read;
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::record::{Ending, Record};

use super::person::Person;
use super::practice::Terminal;
use super::*;
use crate::app::{App, HandClock, Options};

thread_local! {
    /// What was said beside the practice in this test's thread.
    static ASIDE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Somebody who types what was written down for them.
struct Script {
    hand: HandClock,
    is_there: bool,
    answers: VecDeque<String>,
    /// What is typed while it runs, and how many seconds after the beginning.
    typed: Option<(u64, String)>,
    /// How many seconds after the beginning everything stands still, and for how many.
    stands_still: Option<(u64, u64)>,
    passed: Duration,
}

impl Person for Script {
    fn is_there(&self) -> bool {
        self.is_there
    }

    fn answer(&mut self) -> Option<String> {
        self.hand.advance(Duration::from_secs(2));
        let answer = self.answers.pop_front();
        self.is_there = answer.is_some();
        answer
    }

    fn wait(&mut self, at_most: Duration) -> Option<String> {
        self.hand.advance(at_most);
        self.passed += at_most;
        if let Some((_, secs)) = self.stands_still.take_if(|(after, _)| self.passed.as_secs() >= *after) {
            self.hand.stand_still(Duration::from_secs(secs));
        }
        let is_due = self.typed.as_ref().is_some_and(|(secs, _)| self.passed.as_secs() >= *secs);
        if is_due { self.typed.take().map(|(_, line)| line) } else { None }
    }
}

/// A practice as a test describes it.
struct Try<'a> {
    id: Option<&'a str>,
    /// Three words to join instead.
    in_step: Option<&'a str>,
    /// Answers, one word each; "-" is only Enter.
    answers: Option<&'a str>,
    typed: Option<(u64, &'a str)>,
    stands_still: Option<(u64, u64)>,
    /// By how many hours the clock on the wall was set back before.
    set_back_hours: u64,
    draws: bool,
    keep: bool,
    own: &'a [(&'a str, &'a str)],
    settings: &'a str,
}

const TRY: Try<'static> = Try {
    id: None,
    in_step: None,
    answers: Some(""),
    typed: None,
    stands_still: None,
    set_back_hours: 0,
    draws: false,
    keep: false,
    own: &[],
    settings: "",
};

struct Came {
    out: String,
    aside: Vec<String>,
    kept: Vec<Record>,
    settings: String,
}

impl Try<'_> {
    fn run(&self) -> Came {
        let folder = tempfile::tempdir().unwrap();
        self.run_in(folder.path())
    }

    fn run_in(&self, folder: &Path) -> Came {
        fs::create_dir_all(folder.join("exercises")).unwrap();
        for (name, source) in self.own {
            fs::write(folder.join("exercises").join(name), source).unwrap();
        }
        if !self.settings.is_empty() {
            fs::write(folder.join("settings.toml"), self.settings).unwrap();
        }
        let hand = HandClock::default();
        hand.set_wall_back(Duration::from_hours(self.set_back_hours));
        let options = Options::by_hand(folder, &hand);
        let answers = self.answers.unwrap_or_default().split_whitespace();
        let person = Script {
            hand,
            is_there: self.answers.is_some(),
            answers: answers.map(|answer| answer.replace('-', "")).collect(),
            typed: self.typed.map(|(secs, line)| (secs, line.to_owned())),
            stands_still: self.stands_still,
            passed: Duration::ZERO,
        };
        let arguments = PracticeArguments {
            id: self.id.map(str::to_owned),
            keep: self.keep,
            ..PracticeArguments::default()
        };
        let mut out = Vec::new();
        let mut terminal = Terminal::new(App::start(options, Arc::new(|| {})), person, &mut out);
        terminal.draws = self.draws;
        ASIDE.take();
        terminal.print_aside = |sentence| ASIDE.with_borrow_mut(|aside| aside.push(sentence.to_owned()));
        match self.in_step.map(read) {
            Some(rhythm) => terminal.lead_in_step(rhythm.unwrap(), &arguments).unwrap(),
            None => terminal.lead(&arguments, None).unwrap(),
        };
        assert!(terminal.close().is_all_written());
        Came {
            out: String::from_utf8(out).unwrap(),
            aside: ASIDE.take(),
            kept: crate::records::journal::read_all(folder).unwrap().records,
            settings: fs::read_to_string(folder.join("settings.toml")).unwrap_or_default(),
        }
    }
}

fn rating(state: State, hardness: u8) -> Rating {
    Rating { state: Some(state), hardness: Level::new(hardness), ..Rating::default() }
}

const TAPPED: &str = r#"Exercise(format: 1, id: "mine", lang: "en", title: "Mine", invitation: "Look.",
    family: Grounding, suits: [], needs: [], minutes: (usual: 1, choices: [1]),
    parts: [
        Notice(sense: Smell, count: 2, prompt: "Smell something."),
        Notice(sense: Breath, count: 3, prompt: "Tap three breaths."),
        Cycle(beats: [In(4), Out(6)], rounds: 2, from_tapped: true),
        Say(text: "Take your time."),
    ],
    cautions: [DizzyStop], evidence: (grade: Practice, says: "None.", sources: []))"#;

#[test]
fn the_whole_job_with_every_question() {
    let came = Try { answers: Some("2 8 1 3 y"), ..TRY }.run();
    let told: Vec<&str> = came.out.lines().collect();
    assert_eq!(told[0], "How are things right now?");
    assert!(came.out.contains("Look around, then an easy breath. 57 seconds.\n"));
    assert_eq!(came.out.matches("  Look  5\n").count(), 2, "one line a beat");
    assert!(came.out.contains("  In   3.5\n  Out  4\n"));
    assert!(came.out.contains("And now?") && came.out.contains("Easier than before, by 5."));
    assert_eq!(came.out.matches("Keep this on this computer?").count(), 1);
    assert_eq!(came.kept.len(), 1);
    assert_eq!(came.kept[0].before, Some(rating(State::StirredUp, 8)));
    assert_eq!(came.kept[0].after, Some(rating(State::Settled, 3)));
    assert_eq!(came.kept[0].ending, Ending::Whole);
    assert_eq!(came.aside, [] as [String; 0]);
    assert!(!came.out.contains('\x1b'), "nothing is drawn");
}

#[test]
fn everything_may_be_left_out() {
    let came = Try { answers: Some("- - - - -"), ..TRY }.run();
    assert!(came.out.contains("You took this time. No words are needed."));
    assert_eq!((came.kept.len(), came.settings.contains("keep")), (0, false), "no answer is no yes");
}

#[test]
fn consent_is_asked_once_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let first = Try { answers: Some("1 2 1 2 n"), ..TRY }.run_in(folder.path());
    assert!(first.kept.is_empty() && first.out.contains("Keep this on this computer?"));
    let second = Try { answers: Some("1 2 1 2"), ..TRY }.run_in(folder.path());
    assert!(second.kept.is_empty() && !second.out.contains("Keep this on this computer?"));
    let third = Try { answers: Some("1 2 1 2"), keep: true, ..TRY }.run_in(folder.path());
    assert_eq!(third.kept.len(), 1, "this one, because it was asked for");
    let fourth = Try { answers: Some("1 2 1 2"), ..TRY }.run_in(folder.path());
    assert_eq!(fourth.kept.len(), 1, "and no other");
}

#[test]
fn keep_answers_the_consent() {
    let folder = tempfile::tempdir().unwrap();
    let came = Try { answers: Some("- - - -"), keep: true, ..TRY }.run_in(folder.path());
    assert_eq!((came.kept.len(), came.out.matches("Keep this").count()), (1, 0));
    let next = Try { answers: None, ..TRY }.run_in(folder.path());
    assert_eq!(next.kept.len(), 2);
}

#[test]
fn practices_stand_in_the_order_in_which_they_were_also_when_the_clock_was_set_back() {
    let folder = tempfile::tempdir().unwrap();
    let ids = |kept: &[Record]| kept.iter().map(|record| record.id).collect::<Vec<_>>();
    let mut before = Vec::new();
    for set_back_hours in [0, 1, 48] {
        let came = Try { answers: None, keep: true, set_back_hours, ..TRY }.run_in(folder.path());
        assert_eq!(ids(&came.kept[1..]), before, "the newest is the one that was practised last");
        before = ids(&came.kept);
    }
}

#[test]
fn what_is_not_understood_is_asked_again_and_never_guessed() {
    let came = Try { answers: Some("seven 5 2 11 8 0 1 3 maybe"), ..TRY }.run();
    assert_eq!(came.out.matches("Please type a number from 1 to 4, or only Enter.").count(), 3);
    assert_eq!(came.out.matches("Please type a number from 0 to 10, or only Enter.").count(), 1);
    assert!(came.out.contains("Easier than before, by 5."));
    assert!(came.kept.is_empty(), "maybe is no yes");
}

#[test]
fn far_away_is_asked_how_present_first() {
    let came = Try { answers: Some("3 4 2 3 6 - n"), ..TRY }.run();
    let presence = came.out.find("How present are you?").unwrap();
    assert!(presence < came.out.find("How hard is this moment?").unwrap());
    assert!(came.out.contains("A little more here than before."));
}

#[test]
fn when_it_is_very_hard_people_come_first_and_nothing_is_hidden() {
    let came = Try { answers: Some("2 9 1 3 n n"), ..TRY }.run();
    let person = came.out.find("Talking to someone may help most now").unwrap();
    assert!(person < came.out.find("Feet on the floor").unwrap());
    assert!(came.out.contains("Stirred up: moving can be easier than keeping still."));
    assert!(came.out.contains("findahelpline.com"));
    assert!(came.out.contains("And now?"));
}

#[test]
fn hardly_being_here_is_very_hard_without_a_number_and_begins_with_the_smallest_movement() {
    let came = Try { answers: Some("3 1 - 3 2 - n n"), ..TRY }.run();
    let person = came.out.find("Talking to someone may help most now").unwrap();
    assert!(person < came.out.find("Toes and fingers").unwrap());
    let named = Try { id: Some("slow-and-even"), answers: Some("3 1 - 3 2 - n n"), ..TRY }.run();
    assert!(named.out.contains("Slow and even."), "what was chosen by hand stays");
}

#[test]
fn two_points_harder_offers_something_gentler_and_goes_on_with_it() {
    let came = Try { id: Some("slow-and-even"), answers: Some("2 4 2 6 y y 1 2"), ..TRY }.run();
    assert!(came.out.contains("Harder than before, by 2."));
    let titles = ["Slow and even.", "Look around slowly", "And now?"];
    assert!(came.out.contains(titles[0]));
    assert_eq!(came.out.matches("And now?").count(), 2);
    assert_eq!(came.kept.len(), 2);
    assert_eq!(came.kept[0].follows, Some(came.kept[1].id));
    assert_eq!(came.out.matches("Keep this on this computer?").count(), 1);
}

#[test]
fn w_tells_what_may_help_and_after_harder_it_comes_by_itself() {
    const SAYS: &str = "If it feels worse: ";
    let during =
        Try { id: Some("slow-and-even"), answers: Some("2 4 2 4"), typed: Some((5, "w")), ..TRY }.run();
    assert_eq!(during.out.matches(SAYS).count(), 1, "{}", during.out);
    assert!(during.out.find(SAYS) < during.out.find("And now?"));
    let after = Try { id: Some("slow-and-even"), answers: Some("2 4 2 5 n"), ..TRY }.run();
    assert!(after.out.find(SAYS) > after.out.find("And now?"), "{}", after.out);
    let easier = Try { id: Some("slow-and-even"), answers: Some("2 4 2 3 n"), ..TRY }.run();
    assert!(!easier.out.contains(SAYS));
}

#[test]
fn a_gate_is_read_first_here_too_and_remembered_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let unread = Try { id: Some("box"), answers: Some("n"), ..TRY }.run_in(folder.path());
    assert!(unread.out.contains("being strangled") && unread.out.contains("It was not begun."));
    assert!(!unread.out.contains("How are things right now?"), "{}", unread.out);
    let nobody = Try { id: Some("box"), answers: None, ..TRY }.run_in(folder.path());
    assert!(nobody.out.contains("It was not begun."), "nobody is there to read it");
    let read = Try { id: Some("box"), answers: Some("y - - - - n"), ..TRY }.run_in(folder.path());
    assert!(read.out.contains("Box breath, with holds") && read.settings.contains("holds_shown = true"));
    let again = Try { id: Some("box"), answers: Some("- - - - n"), ..TRY }.run_in(folder.path());
    assert!(!again.out.contains("being strangled") && again.out.contains("Box breath, with holds"));
    let cold = Try { id: Some("something-cool"), answers: Some("n"), ..TRY }.run_in(folder.path());
    assert!(cold.out.contains("beta-blockers") && cold.out.contains("It was not begun."), "{}", cold.out);
    assert!(!cold.settings.contains("cold_shown"));
}

#[test]
fn what_is_never_to_be_offered_is_not_gone_on_to() {
    let never = "[never_offer]\ntouch = true\nother-people = true\n";
    let came = Try { answers: Some("2 9 2 3 n"), settings: never, ..TRY }.run();
    assert!(came.out.contains("Feet on the floor"), "{}", came.out);
    let by_hand = Try { id: Some("a-kind-hand"), answers: Some("- - - - n"), settings: never, ..TRY }.run();
    assert!(by_hand.out.contains("A kind hand"), "what was chosen by hand still opens");
}

#[test]
fn q_stops_and_asks_why() {
    let came = Try { answers: Some("2 8 2 8 2 y"), typed: Some((10, "q")), ..TRY }.run();
    assert!(came.out.contains("Was it …") && came.out.contains("  2  Not for me"));
    assert_eq!(came.kept[0].ending, Ending::NotForMe);
    assert!((10_000..20_000).contains(&came.kept[0].practised_ms), "{}", came.kept[0].practised_ms);
}

#[test]
fn g_goes_on_with_something_gentler() {
    let came =
        Try { id: Some("slow-and-even"), answers: Some("2 8 1 3 y"), typed: Some((12, " G ")), ..TRY }.run();
    let ids: Vec<&str> = came.kept.iter().map(|record| record.exercise.id.as_str()).collect();
    assert_eq!(ids, ["look-around", "slow-and-even"], "the yes at the end is for both");
    assert!(came.out.contains("Easier than before, by 5."), "compared with how it was at first");
}

#[test]
fn a_practice_that_stood_still_says_so_and_waits_for_enter() {
    let stands_still = Some((10, 3_600));
    let came = Try { answers: Some("2 8 - 1 3 y"), stands_still, ..TRY }.run();
    assert_eq!(came.out.matches("The computer was asleep, or busy.").count(), 1);
    assert!(came.out.contains("(Enter goes on)"));
    let record = &came.kept[0];
    assert_eq!((record.ending, record.practised_ms), (Ending::Whole, record.planned_ms));
    assert_eq!(record.after, Some(rating(State::Settled, 3)), "Enter was no answer");
    let stopped = Try { answers: Some("2 8 q 2 8 2 y"), stands_still, ..TRY }.run();
    assert_eq!(stopped.kept[0].ending, Ending::NotForMe);
    assert!((8_000..20_000).contains(&stopped.kept[0].practised_ms), "{}", stopped.kept[0].practised_ms);
}

#[test]
fn where_nobody_can_press_enter_what_stood_still_goes_on_by_itself() {
    let came = Try { answers: None, keep: true, stands_still: Some((10, 3_600)), ..TRY }.run();
    assert_eq!(came.out.matches("The computer was asleep").count(), 1);
    assert_eq!((came.kept[0].ending, came.kept[0].practised_ms), (Ending::Whole, came.kept[0].planned_ms));
}

#[test]
fn what_is_typed_in_between_is_no_answer_to_a_later_question() {
    let came = Try { answers: Some("2 8 1 3 y"), typed: Some((10, "4")), ..TRY }.run();
    assert_eq!(came.kept[0].after, Some(rating(State::Settled, 3)));
}

#[test]
fn things_to_notice_can_be_swapped_and_breaths_tapped() {
    let answers = "- - s - - - - - - - - n";
    let came = Try { id: Some("mine"), answers: Some(answers), own: &[("mine.ron", TAPPED)], ..TRY }.run();
    assert!(came.out.contains("0 of 2 (Enter goes on, s asks for another sense)"));
    assert!(came.out.contains("Something you taste"));
    assert!(came.out.contains("2 of 3 (Enter at the start of each breath in)"));
    let at_own_pace = "  In   1.2\n  Out  1.8\n  In   4\n";
    assert!(
        came.out.contains(at_own_pace),
        "a tap every two seconds, but no faster than is safe: {}",
        came.out
    );
}

#[test]
fn with_nobody_there_it_asks_nothing_and_leads_one_minute() {
    let came = Try { id: Some("slow-and-even"), answers: None, ..TRY }.run();
    assert!(came.out.starts_with("Slow and even. 57 seconds."), "{}", came.out);
    assert!(!came.out.contains('?') && came.kept.is_empty());
}

#[test]
fn nobody_has_to_press_a_key_where_words_wait() {
    let came = Try { id: Some("mine"), answers: None, own: &[("mine.ron", TAPPED)], ..TRY }.run();
    assert!(came.out.contains("Take your time.\n"));
}

#[test]
fn who_goes_away_is_asked_nothing_more() {
    let came = Try { answers: Some("2 8"), keep: true, ..TRY }.run();
    assert_eq!(came.kept[0].before, Some(rating(State::StirredUp, 8)));
    assert_eq!(came.kept[0].after, None);
    assert_eq!(came.out.matches("How hard is this moment?").count(), 2, "the second is where they went");
    assert_eq!(came.out.matches("Keep this").count(), 0);
}

#[test]
fn states_have_the_persons_own_names() {
    let settings = "[state_names]\nfar_away = \"In the fog\"\n";
    let came = Try { answers: Some("- - - - -"), settings, ..TRY }.run();
    assert!(came.out.contains("  3  In the fog: numb, heavy, blank"), "{}", came.out);
}

#[test]
fn each_notice_is_said_once_beside_the_practice() {
    let came =
        Try { answers: None, own: &[("bad.ron", "Exercise(foo: 1)")], settings: "theme = \"pink\"\n", ..TRY }
            .run();
    assert_eq!(came.aside.len(), 2, "{:?}", came.aside);
    assert!(came.aside.iter().any(|said| said.starts_with("bad.ron, line 1: Unknown field “foo”.")));
    assert!(came.aside.iter().any(|said| said.contains("pink")));
    assert!(!came.out.contains("bad.ron"));
}

#[test]
fn the_bar_stands_on_the_line_of_its_beat_and_wraps_nowhere() {
    let came = Try { id: Some("slow-and-even"), answers: None, draws: true, ..TRY }.run();
    let drawn: Vec<&str> = came.out.split("\x1b[?7l\r").skip(1).collect();
    assert!(drawn.len() > 200);
    for line in drawn {
        assert!(line.starts_with("  In   4     ") || line.starts_with("  Out  6     "), "{line:?}");
        assert!(
            line.contains("\x1b[K\x1b[?7h"),
            "what was longer is cleared, and wrapping is on again: {line:?}"
        );
    }
    assert!(!came.out.contains("[3") && !came.out.contains("[0m"), "no colour");
}

#[test]
fn a_private_practice_asks_for_no_consent() {
    let private = TAPPED.replace("evidence:", "private: true, evidence:");
    let answers = "2 8 - - - - - - 1 3";
    let came = Try { id: Some("mine"), answers: Some(answers), own: &[("mine.ron", &private)], ..TRY }.run();
    assert!(came.out.contains("Easier than before, by 5.") && !came.out.contains("Keep this"));
    assert!(came.kept.is_empty());
}

#[test]
fn lengths_are_taken_with_a_dot_or_a_comma_and_only_within_bounds() {
    let ms = |text: &str| Minutes::from(text.to_owned()).ms();
    assert_eq!((ms("0.1"), ms("2,5"), ms(" 90 ")), (Some(6_000), Some(150_000), Some(5_400_000)));
    for text in ["0", "0.09", "90.1", "-3", "NaN", "inf", "-inf", "1e300", "", "ten", "1.2.3"] {
        assert_eq!(ms(text), None, "{text}");
    }
}

const SLOW: &str = r#"Exercise(format: 1, id: "slow", lang: "en", title: "Slow", invitation: "Look.",
    family: Company, minutes: (usual: 4),
    parts: [
        Cycle(text: "Soft.", beats: [In(4), Out(6)], rounds: 4, lines: ["A line."]),
        Wait(text: "How long?", choices: [30, 60], lines: ["It can wait."]),
        Scale(prompt: "How strong?", secs: 20),
        Words(text: "See each.", words: ["apple", "tram", "cloud", "kite", "spoon"], every: 5),
        Wave(text: "Up and down.", secs: 60, lines: ["Still here."]),
    ],
    cautions: [DizzyStop], evidence: (grade: Practice, says: "None."))"#;

#[test]
fn lines_words_and_a_time_are_told_as_they_come() {
    let own = &[("slow.ron", SLOW)];
    let came = Try { id: Some("slow"), answers: Some("- - 2 1 - - - n"), own, ..TRY }.run();
    let at =
        |line: &str| came.out.find(&format!("{line}\n")).unwrap_or_else(|| panic!("{line}: {}", came.out));
    assert!(at("Soft.") < at("A line.") && at("A line.") < came.out.find("How long?").unwrap());
    assert!(came.out.contains("  (A number sets the time. 1: 30 seconds · 2: 1 minute. Enter goes on.) "));
    assert_eq!(came.out.matches("It can wait.").count(), 2, "the time was set again: {}", came.out);
    assert_eq!(came.out.matches("That time is over.").count(), 2);
    assert!(at("How strong?") < at("  (0 to 10 and Enter, as often as you like)"));
    for word in ["apple", "tram", "cloud", "kite", "spoon"] {
        assert!(at("See each.") < at(word) && at(word) < at("Up and down."));
    }
    assert!(at("Up and down.") < at("Still here."));
}

#[test]
fn a_time_that_runs_is_gone_on_from_at_enter_and_a_wave_is_drawn() {
    let own = &[("slow.ron", SLOW)];
    let try_it = Try { id: Some("slow"), answers: Some("- - 2 - - n"), own, draws: true, ..TRY };
    let came = Try { typed: Some((55, "")), ..try_it }.run();
    assert!(!came.out.contains("That time is over."), "Enter went on before: {}", came.out);
    let wave = came.out.split_once("Up and down.").unwrap().1;
    assert!(wave.matches("\x1b[?7l\r  ").count() > 500, "a bar that moves");
}

#[test]
fn where_nobody_is_there_no_time_is_set() {
    let came = Try { id: Some("slow"), answers: None, own: &[("slow.ron", SLOW)], ..TRY }.run();
    assert!(came.out.contains("How long?\nHow strong?\nSee each.\n"), "{}", came.out);
}
