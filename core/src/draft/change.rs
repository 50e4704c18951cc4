//! What can be changed, one thing at a time, and how far it goes.

use crate::exercise::bounds::{
    self, ANSWERS_MOST, BEATS_MOST, CHOICES_MOST, COUNT_MOST, INVITATION_MOST, ITEM_MOST, ITEMS_MOST,
    LENGTH_LEAST_MS, LENGTH_MOST_MS, LINES_MOST, PARTS_MOST, PILES_MOST, ROUNDS_MOST, SAY_LEAST_MS,
    SAY_MOST_MS, STARTS_MOST, TITLE_MOST, TURN_LEAST_MS, TURN_MOST_MS, WORD_MOST, WORDS_COUNT_MOST,
    WORDS_MOST, fitting_beat_ms,
};
use crate::exercise::{
    Beat, Caution, Exercise, Gesture, Keep, Lasts, Lines, Minutes, Pace, Part, Sense, Way, Who,
};

/// One thing to change. Parts and beats are counted from 0; what is not there is left alone.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Title(String),
    Invitation(String),
    /// Texts that name other seconds now.
    Retold(Retold),
    /// The words of a part. A cycle without any has none of its own.
    Words {
        part: usize,
        words: String,
    },
    /// The lines of a part, or the words of a `Words`. Those without letters are left out.
    Lines {
        part: usize,
        lines: Vec<String>,
    },
    /// What else is said in a part for two. A text without letters is none.
    Beside {
        part: usize,
        beside: Beside,
        words: String,
    },
    /// The piles of a `Sort`. Those without letters are left out.
    Piles {
        part: usize,
        piles: Vec<String>,
    },
    /// Whether two people practise it.
    ForTwo(bool),
    BeatMs {
        at: BeatSpot,
        ms: u32,
    },
    BeatWay {
        at: BeatSpot,
        way: Option<Way>,
    },
    /// At the place where such a gesture usually is.
    AddBeat {
        part: usize,
        gesture: Gesture,
    },
    RemoveBeat(BeatSpot),
    /// Before the one that stands before it.
    BeatEarlier(BeatSpot),
    /// `None`: as many as fill the chosen length.
    Rounds {
        part: usize,
        rounds: Option<u32>,
    },
    /// Whether it begins at another pace and slows from there.
    Glides {
        part: usize,
        glides: bool,
    },
    Lasts {
        part: usize,
        lasts: Lasts,
    },
    TurnMs {
        part: usize,
        ms: u32,
    },
    Who {
        part: usize,
        who: Who,
    },
    Sense {
        part: usize,
        sense: Sense,
    },
    Count {
        part: usize,
        count: u32,
    },
    /// `words` stand in it until others are written.
    AddPart {
        kind: PartKind,
        words: String,
    },
    RemovePart(usize),
    /// Before the one that stands before it.
    PartEarlier(usize),
    /// A length to choose from, or no longer.
    Length {
        ms: u32,
        is_offered: bool,
    },
    UsualLength(u32),
}

/// What a title and an invitation say once they name the seconds there are; `None` where one stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retold {
    pub title: Option<String>,
    pub invitation: Option<String>,
}

/// A beat in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BeatSpot {
    pub part: usize,
    pub beat: usize,
    pub pace: Pace,
}

/// What is said in a part beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// In a `Turn`, to the other one.
    Aside,
    /// In a `Check`, after *almost*.
    Almost,
    /// In a `Check`, when there is no further try.
    Thanks,
}

/// The kinds of part one can add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Words,
    Breath,
    Notice,
    Write,
    Turn,
}

impl PartKind {
    pub const ALL: [Self; 5] = [Self::Words, Self::Breath, Self::Notice, Self::Write, Self::Turn];
}

/// What is written or moved little by little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Invitation,
    Words(usize),
    Lines(usize),
    Beside(usize, Beside),
    Piles(usize),
    Beat(BeatSpot),
    /// The number of a part: its seconds, rounds or count.
    Number(usize),
}

impl Change {
    pub(super) fn field(&self) -> Option<Field> {
        match self {
            Self::Title(_) => Some(Field::Title),
            Self::Invitation(_) => Some(Field::Invitation),
            Self::Words { part, .. } => Some(Field::Words(*part)),
            Self::Lines { part, .. } => Some(Field::Lines(*part)),
            Self::Beside { part, beside, .. } => Some(Field::Beside(*part, *beside)),
            Self::Piles { part, .. } => Some(Field::Piles(*part)),
            Self::BeatMs { at, .. } => Some(Field::Beat(*at)),
            Self::Rounds { part, rounds: Some(_) }
            | Self::Lasts { part, lasts: Lasts::Ms(_) }
            | Self::TurnMs { part, .. }
            | Self::Count { part, .. } => Some(Field::Number(*part)),
            _ => None,
        }
    }

    pub(super) fn apply(self, exercise: &mut Exercise) {
        match self {
            Self::Title(words) => exercise.title = cut(&words, TITLE),
            Self::Invitation(words) => exercise.invitation = cut(&words, INVITATION),
            Self::Retold(Retold { title, invitation }) => {
                if let Some(title) = title {
                    exercise.title = cut(&title, TITLE);
                }
                if let Some(invitation) = invitation {
                    exercise.invitation = cut(&invitation, INVITATION);
                }
            }
            Self::AddPart { kind, words } => add_part(exercise, kind, &words),
            Self::ForTwo(is_for_two) => set_for_two(exercise, is_for_two),
            Self::RemovePart(part) => remove(&mut exercise.parts, part),
            Self::PartEarlier(part) => earlier(&mut exercise.parts, part),
            Self::Length { ms, is_offered } => offer_length(&mut exercise.minutes, ms, is_offered),
            Self::UsualLength(ms) if exercise.minutes.choices_ms.contains(&ms) => {
                exercise.minutes.usual_ms = ms;
            }
            of_part => {
                if let Some(part) = of_part.part().and_then(|part| exercise.parts.get_mut(part)) {
                    of_part.apply_to(part);
                }
            }
        }
    }

    fn part(&self) -> Option<usize> {
        match self {
            Self::BeatMs { at, .. }
            | Self::BeatWay { at, .. }
            | Self::RemoveBeat(at)
            | Self::BeatEarlier(at) => Some(at.part),
            Self::Words { part, .. }
            | Self::Lines { part, .. }
            | Self::Beside { part, .. }
            | Self::Piles { part, .. }
            | Self::AddBeat { part, .. }
            | Self::Rounds { part, .. }
            | Self::Glides { part, .. }
            | Self::Lasts { part, .. }
            | Self::TurnMs { part, .. }
            | Self::Who { part, .. }
            | Self::Sense { part, .. }
            | Self::Count { part, .. } => Some(*part),
            _ => None,
        }
    }

    fn apply_to(self, part: &mut Part) {
        match (self, part) {
            (Self::Words { words, .. }, part) => set_words(part, &words),
            (Self::Lines { lines, .. }, part) => set_lines(part, &lines),
            (Self::Beside { beside, words, .. }, part) => set_beside(part, beside, &words),
            (Self::Piles { piles, .. }, Part::Sort { piles: slot, .. }) => {
                *slot = with_letters(&piles, WORD, PILES_MOST);
            }
            (Self::Rounds { rounds, .. }, Part::Cycle { rounds: slot, .. }) => {
                *slot = rounds.map(|rounds| rounds.clamp(1, ROUNDS_MOST));
            }
            (Self::Lasts { lasts, .. }, Part::Say { lasts: slot, .. }) => {
                *slot = match lasts {
                    Lasts::Ms(ms) => Lasts::Ms(ms.clamp(SAY_LEAST_MS, SAY_MOST_MS)),
                    other => other,
                };
            }
            (Self::TurnMs { ms, .. }, Part::Turn { ms: slot, .. }) => {
                *slot = Some(ms.clamp(TURN_LEAST_MS, TURN_MOST_MS));
            }
            (
                Self::Who { who, .. },
                Part::Turn { who: slot, .. } | Part::Check { who: slot, .. } | Part::Choose { who: slot, .. },
            ) => *slot = who,
            (Self::Sense { sense, .. }, Part::Notice { sense: slot, .. }) => *slot = sense,
            (Self::Count { count, .. }, Part::Notice { count: slot, .. }) => {
                *slot = count.clamp(1, COUNT_MOST);
            }
            (change, Part::Cycle { beats, glide_from, .. }) => change.apply_to_beats(beats, glide_from),
            _ => {}
        }
    }

    /// The two lists keep the same gestures in the same order.
    fn apply_to_beats(self, beats: &mut Vec<Beat>, glide_from: &mut Option<Vec<Beat>>) {
        match self {
            Self::BeatMs { at, ms } => {
                let list = if at.pace == Pace::Usual { Some(beats) } else { glide_from.as_mut() };
                let Some(list) = list else { return };
                let (fitting_ms, _) = fitting_beat_ms(list, at.beat, tenths(ms));
                if let Some(beat) = list.get_mut(at.beat) {
                    beat.ms = fitting_ms;
                }
            }
            Self::Glides { glides, .. } => {
                *glide_from = glides.then(|| glide_from.take().unwrap_or_else(|| quicker(beats)));
            }
            Self::AddBeat { gesture, .. } if beats.len() < BEATS_MOST => {
                let at = usual_place(beats, gesture);
                for list in std::iter::once(beats).chain(glide_from) {
                    list.insert(
                        at.min(list.len()),
                        Beat { gesture, ms: bounds::usual_ms(gesture), way: None },
                    );
                }
            }
            Self::BeatWay { at, way } => each(beats, glide_from, |list| {
                if let Some(beat) = list.get_mut(at.beat) {
                    beat.way = way;
                }
            }),
            Self::RemoveBeat(at) => each(beats, glide_from, |list| remove(list, at.beat)),
            Self::BeatEarlier(at) => each(beats, glide_from, |list| earlier(list, at.beat)),
            _ => {}
        }
    }
}

fn each(beats: &mut Vec<Beat>, glide_from: &mut Option<Vec<Beat>>, act: impl Fn(&mut Vec<Beat>)) {
    act(beats);
    if let Some(from) = glide_from {
        act(from);
    }
}

/// How a text is cut to what the format can hold.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    most: usize,
    lines: bool,
}

pub(super) const TITLE: Cut = Cut { most: TITLE_MOST, lines: false };
const INVITATION: Cut = Cut { most: INVITATION_MOST, lines: false };
const WORDS: Cut = Cut { most: WORDS_MOST, lines: true };
const LINE: Cut = Cut { most: WORDS_MOST, lines: true };
const WORD: Cut = Cut { most: WORD_MOST, lines: false };
const ITEM: Cut = Cut { most: ITEM_MOST, lines: false };

/// As much of a text as there is room for, without hidden signs.
pub(super) fn cut(text: &str, cut: Cut) -> String {
    let is_seen = |letter: &char| !letter.is_control() || (cut.lines && *letter == '\n');
    let spaced = text.chars().map(|letter| if is_seen(&letter) { letter } else { ' ' });
    spaced.take(cut.most).collect()
}

fn set_words(part: &mut Part, words: &str) {
    let words = cut(words, WORDS);
    match part {
        Part::Say { text, .. }
        | Part::Wave { text, .. }
        | Part::Wait { text, .. }
        | Part::Words { text, .. }
        | Part::Shapes { text, .. } => *text = words,
        Part::Cycle { text, .. } => *text = (!words.trim().is_empty()).then_some(words),
        Part::Notice { prompt, .. }
        | Part::Turn { prompt, .. }
        | Part::Check { prompt, .. }
        | Part::Choose { prompt, .. }
        | Part::Sort { prompt, .. }
        | Part::Sentences { prompt, .. }
        | Part::Write { prompt, .. }
        | Part::Scale { prompt, .. } => *prompt = words,
    }
}

fn with_letters(texts: &[String], how: Cut, most: usize) -> Vec<String> {
    let cut = texts.iter().map(|text| cut(text, how)).filter(|text| !text.trim().is_empty());
    cut.take(most).collect()
}

fn set_lines(part: &mut Part, texts: &[String]) {
    let with_letters = |how, most| with_letters(texts, how, most);
    match part {
        Part::Words { words, .. } => *words = with_letters(WORD, WORDS_COUNT_MOST),
        Part::Choose { choices, .. } => *choices = with_letters(WORD, ANSWERS_MOST),
        Part::Sort { items, .. } => *items = with_letters(ITEM, ITEMS_MOST),
        Part::Sentences { starts, .. } => *starts = with_letters(WORD, STARTS_MOST),
        Part::Say { lines, .. }
        | Part::Cycle { lines, .. }
        | Part::Wave { lines, .. }
        | Part::Scale { lines, .. }
        | Part::Wait { lines, .. }
        | Part::Turn { lines, .. }
        | Part::Shapes { lines, .. } => {
            lines.texts = with_letters(LINE, LINES_MOST);
            // Their time goes with the last of them.
            lines.every_ms = lines.every_ms.filter(|_| !lines.texts.is_empty());
        }
        Part::Notice { .. } | Part::Check { .. } | Part::Write { .. } => {}
    }
}

fn tenths(ms: u32) -> u32 {
    ms.saturating_add(50) / 100 * 100
}

/// A hold or a sip comes after the breath in, the rest at the end.
fn usual_place(beats: &[Beat], gesture: Gesture) -> usize {
    let after_in = || {
        let last_in = beats.iter().rposition(|beat| matches!(beat.gesture, Gesture::In | Gesture::Sip));
        last_in.map(|index| index + 1)
    };
    match gesture {
        Gesture::Sip | Gesture::Hold => after_in().unwrap_or(beats.len()),
        _ => beats.len(),
    }
}

/// Three quarters of each beat, unless the breath would become too fast.
fn quicker(beats: &[Beat]) -> Vec<Beat> {
    let mut from = beats.to_vec();
    for index in 0..from.len() {
        let wanted_ms = from.get(index).map_or(0, |beat| tenths(beat.ms * 3 / 4));
        let (ms, _) = fitting_beat_ms(&from, index, wanted_ms);
        if let Some(beat) = from.get_mut(index) {
            beat.ms = ms.min(beat.ms);
        }
    }
    from
}

/// Two need to know that it takes somebody else.
fn set_for_two(exercise: &mut Exercise, is_for_two: bool) {
    exercise.for_two = is_for_two;
    if is_for_two && !exercise.cautions.contains(&Caution::OtherPeople) {
        exercise.cautions.push(Caution::OtherPeople);
    }
}

fn set_beside(part: &mut Part, beside: Beside, words: &str) {
    let words = cut(words, WORDS);
    let slot = match (part, beside) {
        (Part::Turn { aside, .. }, Beside::Aside) => aside,
        (Part::Check { almost, .. }, Beside::Almost) => almost,
        (Part::Check { thanks, .. }, Beside::Thanks) => thanks,
        _ => return,
    };
    *slot = (!words.trim().is_empty()).then_some(words);
}

fn add_part(exercise: &mut Exercise, kind: PartKind, words: &str) {
    if exercise.parts.len() >= PARTS_MOST {
        return;
    }
    let words = cut(words, WORDS);
    let beat = |gesture| Beat { gesture, ms: bounds::usual_ms(gesture), way: None };
    let part = match kind {
        PartKind::Words => Part::Say { text: words, lasts: Lasts::Ms(8_000), lines: Lines::default() },
        PartKind::Breath => Part::cycle(None, vec![beat(Gesture::In), beat(Gesture::Out)], None),
        PartKind::Notice => Part::Notice { sense: Sense::See, count: 3, prompt: words, each: false },
        PartKind::Write => Part::Write { prompt: words, keep: Keep::Never },
        PartKind::Turn => {
            set_for_two(exercise, true);
            let (who, ms, lines) = (Who::Both, Some(60_000), Lines::default());
            Part::Turn { who, prompt: words, ms, aside: None, lines }
        }
    };
    exercise.parts.push(part);
}

fn remove<T>(list: &mut Vec<T>, index: usize) {
    if index < list.len() {
        list.remove(index);
    }
}

fn earlier<T>(list: &mut [T], index: usize) {
    if index > 0 && index < list.len() {
        list.swap(index - 1, index);
    }
}

/// There is always a length to choose, and the usual one is among them.
fn offer_length(minutes: &mut Minutes, ms: u32, is_offered: bool) {
    let choices = &mut minutes.choices_ms;
    let place = choices.binary_search(&ms);
    let has_room = choices.len() < CHOICES_MOST;
    let is_length = (LENGTH_LEAST_MS..=LENGTH_MOST_MS).contains(&ms);
    match (place, is_offered) {
        (Err(index), true) if has_room && is_length => choices.insert(index, ms),
        (Ok(index), false) if choices.len() > 1 => {
            choices.remove(index);
        }
        _ => {}
    }
    if !choices.contains(&minutes.usual_ms) {
        let nearest = choices.iter().copied().min_by_key(|choice| choice.abs_diff(minutes.usual_ms));
        minutes.usual_ms = nearest.unwrap_or(minutes.usual_ms);
    }
}
