//! Every screen in the language that is made of English for tests: a third longer, accented, in brackets. So it shows what a
//! translation will need: room, and that each text goes through the words file.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use egui::Vec2;
use softlanding::library::Library;
use softlanding::ui::action::{NightWay, PeopleTopic, Route};
use softlanding_core::exercise::{Exercise, Part};
use softlanding_core::support::Hours;
use softlanding_core::testing::shipped;

use super::large_text::{cut_off, over_each_other, written};
use super::shore::a_year_kept;
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const SIZES: [(Vec2, u16); 4] = [(WIDE, 100), (NARROW, 100), (WIDE, 200), (SMALLEST, 200)];
/// Where pages are read to their end.
const SCROLLED: [(Vec2, u16); 2] = [(NARROW, 100), (WIDE, 200)];
/// A page of more screens than this is a long list.
const SCREENS_MOST: usize = 8;

/// Names that no translation changes: keys, days, months, units, the sort of file, a language's own name.
const NAMES: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Fri",
    "Sat",
    "Sun",
    "English",
    "befrienders.org",
    "findahelpline.com",
];

/// Every text that comes with an exercise or a list of lines, or from a person; the longest first.
static BROUGHT: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut texts: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    for entry in Library::shipped().entries() {
        texts.extend(of_exercise(&entry.exercise));
    }
    let lists = softlanding::people::shipped();
    for country in &lists.countries {
        texts.extend([country.name.clone(), country.code.to_string()]);
        texts.extend(country.gaps.iter().map(|gap| gap.note.clone()));
        for line in &country.lines {
            texts.extend([line.name.clone()]);
            texts.extend(line.note.iter().chain(&line.languages).chain(&line.page).cloned());
            for number in line.calls.iter().chain(&line.texts) {
                texts.extend(number.about.iter().chain(&number.words).chain([&number.number]).cloned());
            }
            if let Some(Hours::At(hours)) = &line.hours {
                texts.insert(hours.clone());
            }
        }
    }
    for record in super::shore::a_year() {
        texts.extend([record.title, record.note]);
        texts.extend(record.tags);
        for rating in record.before.into_iter().chain(record.after) {
            texts.extend(rating.words);
        }
    }
    texts.extend(softlanding_core::in_step::words::all().iter().map(|word| (*word).to_owned()));
    let texts = texts.into_iter().map(|text| text.to_lowercase());
    let mut texts: Vec<String> = texts.filter(|text| text.len() > 2).collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
});

fn of_exercise(exercise: &Exercise) -> Vec<String> {
    let mut texts = vec![exercise.title.clone(), exercise.invitation.clone(), exercise.evidence.says.clone()];
    texts.extend(exercise.if_worse.iter().chain(&exercise.opt_in).chain(&exercise.postures).cloned());
    texts.extend(exercise.evidence.sources.iter().cloned());
    for part in &exercise.parts {
        texts.extend(part.text().map(str::to_owned));
        texts.extend(part.lines().into_iter().flat_map(|lines| lines.texts.clone()));
        texts.extend(match part {
            Part::Choose { choices, .. } => choices.clone(),
            Part::Sort { items, piles, .. } => [items.clone(), piles.clone()].concat(),
            Part::Sentences { starts, .. } => starts.clone(),
            Part::Words { words, .. } => words.clone(),
            Part::Turn { aside, .. } => aside.iter().cloned().collect(),
            Part::Check { almost, thanks, .. } => almost.iter().chain(thanks).cloned().collect(),
            _ => Vec::new(),
        });
    }
    texts
}

/// What of these words no words file can have said: two plain letters or more that would be accented.
fn plain(words: &str) -> Option<String> {
    let is_plain = |letter: char| "acdeghijklnorstuwyz".contains(letter.to_ascii_lowercase());
    let count = |text: &str| text.chars().filter(|letter| is_plain(*letter)).count();
    if count(words) < 2 {
        return None;
    }
    // Places on the disk and citations stay as they are.
    let is_left = |word: &&str| !word.starts_with('/') && !word.starts_with("doi:");
    let mut rest = words.split(' ').filter(is_left).collect::<Vec<_>>().join(" ").to_lowercase();
    if words.contains("doi:") && words.len() < 90 {
        return None;
    }
    for text in BROUGHT.iter() {
        if rest.contains(text.as_str()) {
            rest = rest.replace(text.as_str(), " ");
        }
    }
    // So do the letters of keys.
    let letters: usize = rest.split(' ').filter(|word| word.chars().count() > 1).map(count).sum();
    (letters >= 2).then_some(rest)
}

/// Everything that is wrong with a screen.
fn wrong(stage: &Stage) -> Vec<String> {
    let mut wrong: Vec<String> = over_each_other(stage);
    wrong.extend(cut_off(stage));
    let painted = written(&stage.harness.output().shapes).into_iter().map(|one| one.words);
    let read = stage.nodes().into_iter().flat_map(|node| [node.name, node.description]);
    let all: BTreeSet<String> = painted.chain(read).collect();
    wrong.extend(all.iter().filter_map(|words| plain(words)).map(|rest| format!("not translated: {rest}")));
    wrong
}

fn stage(size: Vec2, percent: u16) -> Stage {
    a_year_kept(size, &format!("language = \"qps\"\ntext_percent = {percent}\nkeep = \"yes\"\n"))
}

/// A picture of it, where somebody asked for some.
fn paint(stage: &mut Stage, name: &str) {
    if let Ok(folder) = std::env::var("PICTURES") {
        std::fs::create_dir_all(&folder).unwrap();
        let name: String = name.chars().filter(|letter| !"()/{}\"".contains(*letter)).collect();
        let picture = stage.harness.render().unwrap();
        picture.save(std::path::Path::new(&folder).join(format!("{name}.png"))).unwrap();
    }
}

/// Looks at what is in sight and, in windows of two of the sizes, at what a wheel brings there.
fn look_at(routes: impl Fn(&mut Stage, &mut dyn FnMut(&mut Stage, &str))) {
    let mut all = BTreeSet::new();
    for (size, percent) in SIZES {
        let mut stage = stage(size, percent);
        let mut look = |stage: &mut Stage, name: &str| {
            paint(stage, &format!("{name} {} {percent}", size.x));
            let at = format!("{name}, {size} at {percent} %");
            let mut found =
                |stage: &Stage| all.extend(wrong(stage).into_iter().map(|one| format!("{at}: {one}")));
            found(stage);
            if !SCROLLED.contains(&(size, percent)) || stage.sitting().is_some() {
                return;
            }
            for _ in 0..SCREENS_MOST {
                let before = in_sight(stage);
                stage.wheel(-0.9 * stage.page().height());
                if in_sight(stage) == before {
                    break;
                }
                found(stage);
            }
        };
        routes(&mut stage, &mut look);
    }
    let all: Vec<String> = all.into_iter().collect();
    assert!(all.is_empty(), "{} problems:\n{}", all.len(), all.join("\n"));
}

fn in_sight(stage: &Stage) -> Vec<String> {
    written(&stage.harness.output().shapes).into_iter().map(|one| one.words).collect()
}

#[test]
fn places_have_room_for_longer_words_and_none_is_left_in_english() {
    look_at(|stage, look| {
        for route in [
            Route::Now,
            Route::SomethingElse,
            Route::Practices,
            Route::LookBack,
            Route::Numbers,
            Route::TakeAlong,
            Route::Delete,
            Route::Help,
            Route::Night,
            Route::NightWay(NightWay::Dream),
            Route::NightLight,
            Route::Held,
            Route::Comfort,
            Route::Map,
            Route::TimeOut,
            Route::Glimmers,
            Route::Glimmer,
        ] {
            stage.open(route.clone());
            look(stage, &format!("{route:?}"));
        }
    });
}

#[test]
fn people_and_what_is_for_two_have_room_for_longer_words() {
    look_at(|stage, look| {
        for route in [
            Route::People,
            Route::PeopleFor(PeopleTopic::Crisis),
            Route::PeopleFor(PeopleTopic::Danger),
            Route::PeopleFor(PeopleTopic::Body),
            Route::PeopleFor(PeopleTopic::Young),
            Route::PeopleFor(PeopleTopic::Mine),
            Route::PeopleFor(PeopleTopic::Elsewhere),
            Route::Country,
            Route::Plan,
            Route::Together,
            Route::OnMyOwn,
            Route::ForTwo,
            Route::WithOthers,
            Route::InStep(None),
        ] {
            stage.open(route.clone());
            look(stage, &format!("{route:?}"));
        }
    });
}

#[test]
fn settings_have_room_for_longer_words() {
    look_at(|stage, look| {
        stage.open(Route::Settings);
        for page in ["look", "sound", "practice", "private", "more"] {
            stage.click_id(&format!("settings-{page}"));
            look(stage, &format!("settings, {page}"));
        }
    });
}

#[test]
fn a_practice_and_its_pages_have_room_for_longer_words() {
    look_at(|stage, look| {
        for id in ["slow-and-even", "five-four-three-two-one", "a-note-to-myself", "box"] {
            stage.open(Route::About(shipped(id)));
            look(stage, &format!("the page of {id}"));
        }
        stage.open(Route::Make(shipped("slow-and-even")));
        look(stage, "make");
        stage.open(Route::Print(shipped("slow-and-even")));
        look(stage, "print");
        for id in ["slow-and-even", "five-four-three-two-one", "wall-push", "panic-wave", "turning-shapes"] {
            stage.open(Route::About(shipped(id)));
            stage.click_id("begin");
            stage.pass(4.0);
            look(stage, &format!("practising {id}"));
            stage.press("Space");
            look(stage, &format!("{id}, paused"));
            stage.press("Escape");
            stage.pass(9.0);
            look(stage, &format!("after {id}"));
            stage.press("2 7");
            look(stage, &format!("after {id}, said"));
            stage.open(Route::Now);
        }
    });
}

/// Where nobody has read a translation, the English stands beside it and over nothing.
#[test]
fn the_english_beside_an_unread_translation_has_room() {
    let mut all = Vec::new();
    for (size, percent) in SIZES {
        let settings = format!("language = \"qps-draft\"\ntext_percent = {percent}\nkeep = \"yes\"\n");
        let mut stage = Stage::with_settings(size, &settings);
        for route in [
            Route::People,
            Route::PeopleFor(PeopleTopic::Danger),
            Route::PeopleFor(PeopleTopic::Body),
            Route::Plan,
            Route::Held,
            Route::Together,
            Route::About(shipped("box")),
        ] {
            stage.open(route.clone());
            paint(&mut stage, &format!("unread {route:?} {} {percent}", size.x));
            let wrong = over_each_other(&stage).into_iter().chain(cut_off(&stage));
            all.extend(wrong.map(|one| format!("{route:?}, {size} at {percent} %: {one}")));
        }
        stage.open(Route::Held);
        let english = softlanding::text::Words::english();
        let caution = softlanding::text::fl!(english, "practices-held-caution");
        assert!(stage.nodes().iter().any(|node| node.name.contains(&caution)), "{:?}", stage.names());
    }
    assert!(all.is_empty(), "{} problems:\n{}", all.len(), all.join("\n"));
}
