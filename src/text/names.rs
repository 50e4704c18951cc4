//! The names of things on the screen: states under the person's own names, families, beats, lengths.

use jiff::Zoned;
use jiff::civil::Date;
use softlanding_core::exercise::{
    Caution, Evidence, Exercise, Family, Gesture, Grade, Need, Picture, Sense, Way, Who,
};
use softlanding_core::offer::Reason;
use softlanding_core::rating::{Measure, Rating, Shift, State};
use softlanding_core::record::{Ending, Origin};
use softlanding_core::score::{Choice, Score, ScoredBeat};
use softlanding_core::shapes::{Side, Sides};
use softlanding_core::sitting::Sitting;

use crate::search;
use crate::settings::{NotepadPage, PacerKind, ReturnGesture, Settings};
use crate::text::faults::visible;
use crate::text::{Words, fl};

/// In the order of the doors.
pub const FAMILIES: [Family; 7] = [
    Family::Breathing,
    Family::Grounding,
    Family::Movement,
    Family::Sound,
    Family::Company,
    Family::Reflection,
    Family::Together,
];

/// A state under the person's own name for it, or ours.
#[must_use]
pub fn state(words: &Words, settings: &Settings, state: State) -> String {
    settings.state_name(state).map_or_else(|| our_state(words, state), str::to_owned)
}

/// The same within a sentence: ours in small letters.
#[must_use]
pub fn state_in_sentence(words: &Words, settings: &Settings, state: State) -> String {
    settings.state_name(state).map_or_else(|| our_state_in_sentence(words, state), str::to_owned)
}

fn our_state_in_sentence(words: &Words, state: State) -> String {
    match state {
        State::Settled => fl!(words, "state-settled-in-sentence"),
        State::StirredUp => fl!(words, "state-stirred-up-in-sentence"),
        State::ShutDown => fl!(words, "state-far-away-in-sentence"),
        State::Mixed => fl!(words, "state-mixed-in-sentence"),
    }
}

/// Our name for a state.
#[must_use]
pub fn our_state(words: &Words, state: State) -> String {
    match state {
        State::Settled => fl!(words, "state-settled"),
        State::StirredUp => fl!(words, "state-stirred-up"),
        State::ShutDown => fl!(words, "state-far-away"),
        State::Mixed => fl!(words, "state-mixed"),
    }
}

/// What a state may feel like.
#[must_use]
pub fn feeling(words: &Words, state: State) -> String {
    match state {
        State::Settled => fl!(words, "state-settled-feeling"),
        State::StirredUp => fl!(words, "state-stirred-up-feeling"),
        State::ShutDown => fl!(words, "state-far-away-feeling"),
        State::Mixed => fl!(words, "state-mixed-feeling"),
    }
}

/// Words for how it may feel in a state, from quiet to strong.
#[must_use]
pub fn feelings(words: &Words, state: State) -> Vec<String> {
    let list = match state {
        State::Settled => fl!(words, "feelings-settled"),
        State::StirredUp => fl!(words, "feelings-stirred-up"),
        State::ShutDown => fl!(words, "feelings-far-away"),
        State::Mixed => fl!(words, "feelings-mixed"),
    };
    list.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// A rating in a few words: "Stirred up 7, tired"; "Far away, present 3", so that the number can't be
/// taken for how hard it is.
#[must_use]
pub fn rating(words: &Words, settings: &Settings, rating: &Rating) -> String {
    let name = rating.state.map(|which| state(words, settings, which));
    let presence = rating.presence.filter(|_| rating.state == Some(State::ShutDown));
    let presence = presence.map(|level| fl!(words, "rating-presence", number = level.get()));
    let hardness = rating.hardness.filter(|_| presence.is_none()).map(|level| level.get().to_string());
    let said = [name, hardness].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let pieces = [said, presence.unwrap_or_default()].into_iter().chain(rating.words.iter().cloned());
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What changed, in one true sentence.
#[must_use]
pub fn shift(words: &Words, shift: Shift) -> String {
    match shift {
        Shift::Easier { measure: Measure::Hardness, by } => fl!(words, "after-easier-hardness", by = by),
        Shift::Easier { .. } => fl!(words, "after-easier-presence"),
        Shift::Same { measure: Measure::Hardness } => fl!(words, "after-same-hardness"),
        Shift::Same { .. } => fl!(words, "after-same-presence"),
        Shift::Harder { measure: Measure::Hardness, by } => fl!(words, "after-harder-hardness", by = by),
        Shift::Harder { .. } => fl!(words, "after-harder-presence"),
        Shift::WentFarAway => fl!(words, "after-went-far-away"),
        Shift::CameBack => fl!(words, "after-came-back"),
    }
}

/// What is said after a practice: one sentence, and a true one.
#[must_use]
pub fn afterwards(words: &Words, sitting: &Sitting) -> String {
    match (sitting.shift(), &sitting.record().after, sitting.record().ending) {
        (Some(change), ..) => shift(words, change),
        (None, Some(_), _) => fl!(words, "after-only-now"),
        (None, None, Ending::Whole) => fl!(words, "after-nothing-said"),
        (None, None, _) => fl!(words, "after-stopped"),
    }
}

/// Why something suits a state.
#[must_use]
pub fn reason(words: &Words, reason: Reason) -> String {
    let state = match reason.state {
        State::Settled => "settled",
        State::StirredUp => "stirred-up",
        State::ShutDown => "far-away",
        State::Mixed => "mixed",
    };
    words.message(&format!("reason-{state}-{}", family_id(reason.family)), &[])
}

/// The name of a family.
#[must_use]
pub fn family(words: &Words, family: Family) -> String {
    words.message(&format!("family-{}", family_id(family)), &[])
}

/// A stable name, for message ids and the terminal.
#[must_use]
pub fn family_id(family: Family) -> &'static str {
    match family {
        Family::Breathing => "breathing",
        Family::Grounding => "grounding",
        Family::Movement => "movement",
        Family::Sound => "sound",
        Family::Company => "company",
        Family::Reflection => "reflection",
        Family::Together => "together",
    }
}

/// Where an exercise comes from, unless it came with the program.
#[must_use]
pub fn origin(words: &Words, origin: &Origin) -> Option<String> {
    match origin {
        Origin::Shipped => None,
        Origin::Own => Some(fl!(words, "origin-own")),
        Origin::Pack(name) => Some(fl!(words, "origin-pack", name = visible(name))),
    }
}

/// The word of a beat, with its way if it has one.
#[must_use]
pub fn beat(words: &Words, gesture: Gesture, way: Option<Way>) -> String {
    let beat = match gesture {
        Gesture::In => fl!(words, "beat-in"),
        Gesture::Sip => fl!(words, "beat-sip"),
        Gesture::Hold => fl!(words, "beat-hold"),
        Gesture::Out => fl!(words, "beat-out"),
        Gesture::Rest => fl!(words, "beat-rest"),
        Gesture::Hum => fl!(words, "beat-hum"),
        Gesture::Press => fl!(words, "beat-press"),
        Gesture::Release => fl!(words, "beat-release"),
        Gesture::TapLeft => fl!(words, "beat-tap-left"),
        Gesture::TapRight => fl!(words, "beat-tap-right"),
        Gesture::Look => fl!(words, "beat-look"),
        Gesture::Listen => fl!(words, "beat-listen"),
    };
    match way {
        None => beat,
        Some(Way::Nose) => fl!(words, "way-nose", beat = beat),
        Some(Way::Mouth) => fl!(words, "way-mouth", beat = beat),
        Some(Way::Left) => fl!(words, "way-left", beat = beat),
        Some(Way::Right) => fl!(words, "way-right", beat = beat),
    }
}

/// The name of a picture to follow.
#[must_use]
pub fn pacer(words: &Words, pacer: PacerKind) -> String {
    match pacer {
        PacerKind::Lantern => fl!(words, "settings-pacer-lantern"),
        PacerKind::Ribbon => fl!(words, "settings-pacer-ribbon"),
        PacerKind::Frame => fl!(words, "settings-pacer-frame"),
        PacerKind::Tide => fl!(words, "settings-pacer-tide"),
        PacerKind::Shore => fl!(words, "settings-pacer-shore"),
        PacerKind::Words => fl!(words, "settings-pacer-words"),
    }
}

/// How one comes back from Hide, in a sentence.
#[must_use]
pub fn way_back(words: &Words, gesture: ReturnGesture) -> String {
    match gesture {
        ReturnGesture::CtrlEnter => fl!(words, "hide-back-control-enter"),
        ReturnGesture::EscTwice => fl!(words, "hide-back-escape-twice"),
        ReturnGesture::TypeBack => fl!(words, "hide-back-type-back"),
    }
}

/// What stands in the notepad of Hide to begin with; `own` are a person's own lines.
#[must_use]
pub fn notepad(words: &Words, page: NotepadPage, own: Option<&str>) -> String {
    match page {
        NotepadPage::Shopping => fl!(words, "hidden-shopping"),
        NotepadPage::Meeting => fl!(words, "hidden-meeting"),
        NotepadPage::Empty => String::new(),
        NotepadPage::Own => own.unwrap_or_default().to_owned(),
    }
}

/// What there is to see during a practice; `None` without a picture.
#[must_use]
pub fn picture(words: &Words, pacer: PacerKind) -> Option<String> {
    match pacer {
        PacerKind::Lantern => Some(fl!(words, "practice-picture")),
        PacerKind::Ribbon => Some(fl!(words, "practice-picture-ribbon")),
        PacerKind::Frame => Some(fl!(words, "practice-picture-frame")),
        PacerKind::Tide => Some(fl!(words, "practice-picture-tide")),
        PacerKind::Shore => Some(fl!(words, "practice-picture-shore")),
        PacerKind::Words => None,
    }
}

/// What there is to see where an exercise has a picture of its own.
#[must_use]
pub fn drawing(words: &Words, picture: Picture) -> String {
    match picture {
        Picture::Flower => fl!(words, "practice-picture-flower"),
        Picture::Candle => fl!(words, "practice-picture-candle"),
        Picture::FlowerAndCandle => fl!(words, "practice-picture-flower-and-candle"),
        Picture::Cup => fl!(words, "practice-picture-cup"),
        Picture::Hand => fl!(words, "practice-picture-hand"),
        Picture::Dark => fl!(words, "practice-picture-dark"),
        Picture::Wall => fl!(words, "practice-picture-wall"),
        Picture::Feet => fl!(words, "practice-picture-feet"),
        Picture::Palms => fl!(words, "practice-picture-palms"),
        Picture::Animal => fl!(words, "practice-picture-animal"),
        Picture::Tree => fl!(words, "practice-picture-tree"),
        Picture::Rain => fl!(words, "practice-picture-rain"),
        Picture::Company => fl!(words, "practice-picture-company"),
    }
}

/// A tile of the puzzle of turning shapes, as it lies: `row` and `column` count from 1.
#[must_use]
pub fn tile(words: &Words, row: usize, column: usize, opens: Sides, is_lit: bool) -> String {
    let side = |side: Side| match side {
        Side::Up => fl!(words, "shapes-up"),
        Side::Right => fl!(words, "shapes-right"),
        Side::Down => fl!(words, "shapes-down"),
        Side::Left => fl!(words, "shapes-left"),
    };
    let mut sides = opens.iter().map(side);
    let (first, second, third) = (sides.next().unwrap_or_default(), sides.next(), sides.next());
    let sides = match (second, third) {
        (None, _) => first,
        (Some(second), None) => fl!(words, "shapes-two", first = first, second = second),
        (Some(second), Some(third)) => {
            fl!(words, "shapes-three", first = first, second = second, third = third)
        }
    };
    if is_lit {
        fl!(words, "shapes-tile-lit", row = row, column = column, sides = sides)
    } else {
        fl!(words, "shapes-tile", row = row, column = column, sides = sides)
    }
}

/// What to notice after a swap; `None` for senses that keep the author's words.
#[must_use]
pub fn sense(words: &Words, sense: Sense) -> Option<String> {
    match sense {
        Sense::See => Some(fl!(words, "sense-see")),
        Sense::Feel => Some(fl!(words, "sense-feel")),
        Sense::Hear => Some(fl!(words, "sense-hear")),
        Sense::Smell => Some(fl!(words, "sense-smell")),
        Sense::Taste => Some(fl!(words, "sense-taste")),
        Sense::Breath | Sense::Think => None,
    }
}

/// What a person needs.
#[must_use]
pub fn need(words: &Words, need: Need) -> String {
    match need {
        Need::Sight => fl!(words, "need-sight"),
        Need::Hearing => fl!(words, "need-hearing"),
        Need::Hands => fl!(words, "need-hands"),
        Need::Voice => fl!(words, "need-voice"),
        Need::Legs => fl!(words, "need-legs"),
    }
}

/// How strong the evidence is, and in a trial with how many people.
#[must_use]
pub fn grade(words: &Words, evidence: &Evidence) -> String {
    match evidence.grade {
        Grade::Trial => fl!(words, "about-evidence-trial", people = evidence.people.unwrap_or_default()),
        Grade::Small => fl!(words, "about-evidence-small"),
        Grade::Practice => fl!(words, "about-evidence-practice"),
    }
}

/// Seconds to the tenth, without a nought that says nothing: "4", "1.5".
#[must_use]
pub fn secs(words: &Words, ms: u32) -> String {
    words.number(f64::from((ms + 50) / 100) / 10.0)
}

/// A length as people say it: "1 minute", "40 seconds", "2.5 minutes".
#[must_use]
pub fn length(words: &Words, ms: u64) -> String {
    let secs = (ms + 500) / 1_000;
    if secs < 60 {
        return fl!(words, "seconds-short", count = secs);
    }
    // To the half minute.
    let minutes = ((secs as f64 / 30.0).round() / 2.0).max(1.0);
    fl!(words, "minutes", count = minutes)
}

/// The lengths there are to choose from: "1 to 10 minutes".
#[must_use]
pub fn lengths(words: &Words, exercise: &Exercise) -> String {
    if exercise.waits() && !exercise.fills() {
        return fl!(words, "own-pace");
    }
    let lengths_ms = search::lengths_ms(exercise);
    let (Some(least), Some(most)) = (lengths_ms.first(), lengths_ms.last()) else { return String::new() };
    if least == most {
        return length(words, u64::from(*least));
    }
    if *least < 60_000 {
        let [least, most] = [least, most].map(|ms| length(words, u64::from(*ms)));
        return fl!(words, "lengths", least = least, most = most);
    }
    let [least, most] = [least, most].map(|ms| f64::from(*ms) / 60_000.0);
    fl!(words, "lengths-minutes", least = least, most = most)
}

/// One round in words: "In 4 seconds, out 6 seconds".
#[must_use]
pub fn round(words: &Words, beats: &[ScoredBeat]) -> String {
    let said = beats.iter().enumerate().map(|(index, one)| {
        let secs = fl!(words, "seconds-short", count = (f64::from(one.length_ms) / 1_000.0));
        let said = format!("{} {secs}", beat(words, one.gesture, one.way));
        if index == 0 { said } else { uncapitalised(&said) }
    });
    said.collect::<Vec<_>>().join(", ")
}

fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Who has the word.
#[must_use]
pub fn turn(words: &Words, who: Who) -> String {
    match who {
        Who::A => fl!(words, "practice-turn-a"),
        Who::B => fl!(words, "practice-turn-b"),
        Who::Both => fl!(words, "practice-turn-both"),
    }
}

/// A length as it is offered, no more rounded than anybody can tell: "30 seconds", "1.25 minutes".
#[must_use]
pub fn choice_of_length(words: &Words, ms: u32) -> String {
    if ms < 60_000 {
        let secs = (f64::from(ms) / 100.0).round() / 10.0;
        return fl!(words, "seconds-short", count = secs);
    }
    let minutes = (f64::from(ms) / 600.0).round() / 100.0;
    fl!(words, "minutes", count = minutes)
}

/// A choice of minutes without a nought that says nothing: "3", "0.5".
#[must_use]
pub fn minutes(words: &Words, ms: u32) -> String {
    words.number((f64::from(ms) / 600.0).round() / 100.0)
}

/// How long a practice is: as chosen, as its parts are, or as one likes.
#[must_use]
pub fn how_long(words: &Words, exercise: &Exercise, length_ms: u32) -> String {
    if exercise.fills() {
        length(words, u64::from(length_ms))
    } else if exercise.waits() {
        fl!(words, "own-pace")
    } else {
        let choice = Choice { length_ms, own_cycle_ms: None };
        length(words, u64::from(Score::compile(exercise, choice).total_ms()))
    }
}

/// That it is for two people, if it is.
#[must_use]
pub fn for_two(words: &Words, exercise: &Exercise) -> Option<String> {
    exercise.for_two.then(|| fl!(words, "fact-for-two"))
}

/// Whether the breath is held, if it is paced at all.
#[must_use]
pub fn holds(words: &Words, exercise: &Exercise) -> Option<String> {
    match (exercise.is_breath(), exercise.has_holds()) {
        (_, true) => Some(fl!(words, "about-holds")),
        (true, false) => Some(fl!(words, "about-no-holds")),
        (false, false) => None,
    }
}

/// What happens, in one line: "1 minute · silent · no holds". Where the person makes a sound, nothing is called silent.
#[must_use]
pub fn what_happens(words: &Words, exercise: &Exercise, length_ms: u32, with_sound: bool) -> String {
    let length = how_long(words, exercise, length_ms);
    let is_loud = exercise.cautions.contains(&Caution::Loud);
    let sound = match (with_sound, is_loud) {
        (true, _) => Some(fl!(words, "about-with-sound")),
        (false, false) => Some(fl!(words, "about-silent")),
        (false, true) => None,
    };
    let facts = [Some(length), sound, holds(words, exercise)];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A time of today or tomorrow, as a clock on the wall shows it.
#[must_use]
pub fn clock_time(words: &Words, at: &Zoned, now: &Zoned) -> String {
    let time = time(words, at);
    if at.date() > now.date() { fl!(words, "time-tomorrow", time = time) } else { time }
}

/// The time of a day, as a clock on the wall shows it.
#[must_use]
pub fn time(words: &Words, at: &Zoned) -> String {
    words.calendar().time(at.time())
}

/// A day as people say it.
#[must_use]
pub fn day(words: &Words, day: Date, today: Date) -> String {
    if day == today {
        fl!(words, "look-back-today")
    } else if day.tomorrow().is_ok_and(|next| next == today) {
        fl!(words, "look-back-yesterday")
    } else {
        words.calendar().day_in_full(day)
    }
}

/// The same with the time as a clock on the wall shows it.
#[must_use]
pub fn day_and_time(words: &Words, at: &Zoned, today: Date) -> String {
    fl!(words, "day-and-time", day = day(words, at.date(), today), time = time(words, at))
}
