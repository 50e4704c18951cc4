//! Words for how it feels, being chosen after a practice: from a list for each state, or one's own.

use softlanding_core::rating::{State, WORDS_MAX};

use crate::search::fold;

/// The most words that are found for what is typed.
const FOUND_MAX: usize = 12;

/// The words that were taken, and those that stand there to be taken.
#[derive(Debug, Default)]
pub struct FeelingsDraft {
    /// What is being typed: looked for among the words, or a word of one's own.
    pub typed: String,
    taken: Vec<String>,
    /// How often other words were asked for.
    turns: usize,
    laid: Laid,
}

/// What stands there. It stays as it is while words are taken and put back, so that nothing moves below the pointer.
#[derive(Debug, Default)]
struct Laid {
    by: Option<Basis>,
    words: Vec<String>,
    /// How many of them stand before what was found or the page: they were taken elsewhere.
    beside: usize,
}

/// What it depends on.
#[derive(Clone, Debug, PartialEq)]
struct Basis {
    state: State,
    typed: String,
    turns: usize,
    room: (f32, f32),
}

impl FeelingsDraft {
    /// What is kept with the rating: what was taken, and what is typed.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let typed = Some(self.typed.trim()).filter(|typed| !typed.is_empty() && !self.has_alike(typed));
        self.taken.iter().cloned().chain(typed.map(str::to_owned)).take(WORDS_MAX).collect()
    }

    /// Whether no more can be taken.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.taken.len() >= WORDS_MAX
    }

    #[must_use]
    pub fn is_taken(&self, word: &str) -> bool {
        self.taken.iter().any(|taken| taken == word)
    }

    /// Whether it was taken, in whatever case and accents.
    fn has_alike(&self, word: &str) -> bool {
        self.taken.iter().any(|taken| fold(taken) == fold(word))
    }

    /// Takes it or puts it back. What was typed to find it is done with.
    pub fn press(&mut self, word: &str) {
        if self.is_taken(word) {
            self.taken.retain(|taken| taken != word);
        } else if !self.is_full() {
            self.taken.push(word.to_owned());
            self.typed.clear();
        }
    }

    /// Asks for other words.
    pub fn turn(&mut self) {
        self.turns += 1;
    }

    /// Takes what has been typed up to the last blank or comma, as it was typed.
    pub fn take_finished(&mut self) {
        let is_between = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';');
        while let Some((word, rest)) = self.typed.split_once(is_between) {
            let (word, rest) = (word.to_owned(), rest.trim_start_matches(is_between).to_owned());
            if !word.is_empty() && !self.has_alike(&word) {
                self.press(&word);
            }
            self.typed = rest;
        }
    }

    /// Takes the first of what was found for what is typed, or else what is typed.
    pub fn take_typed(&mut self) {
        if self.has_alike(self.typed.trim()) {
            self.typed.clear();
            return;
        }
        let mut found = self.laid.words.iter().skip(self.laid.beside);
        if let Some(word) = found.find(|word| !self.is_taken(word)).cloned() {
            self.press(&word);
        }
    }

    /// What stands there now: of `lists`, those of `state` first and the others page by page, or what is typed. `fits` says
    /// how many of these words there is room for; `room` is what that depends on.
    pub fn lay(
        &mut self,
        state: State,
        room: (f32, f32),
        lists: impl Fn(State) -> Vec<String>,
        fits: impl Fn(&[String]) -> usize,
    ) -> &[String] {
        if self.laid.by.as_ref().is_some_and(|by| by.state != state) {
            self.turns = 0;
        }
        let by = Basis { state, typed: self.typed.clone(), turns: self.turns, room };
        if self.laid.by.as_ref() != Some(&by) {
            let lists: Vec<Vec<String>> = ordered(state).map(lists).collect();
            let typed = self.typed.trim();
            let here = if typed.is_empty() {
                page(&lists, self.turns, &fits)
            } else {
                with_own(find(&lists.concat(), typed), typed, &fits)
            };
            let beside: Vec<String> =
                self.taken.iter().filter(|taken| !here.contains(taken)).cloned().collect();
            let count = beside.len();
            self.laid = Laid { by: Some(by), beside: count, words: beside.into_iter().chain(here).collect() };
        }
        &self.laid.words
    }
}

/// This state, and then the others in the order of the tiles.
fn ordered(state: State) -> impl Iterator<Item = State> {
    std::iter::once(state).chain(State::ALL.into_iter().filter(move |other| *other != state))
}

/// The page after this number of turns: as many words of one list as fit. After the last page comes the first.
fn page(lists: &[Vec<String>], turns: usize, fits: impl Fn(&[String]) -> usize) -> Vec<String> {
    let mut pages = Vec::new();
    for list in lists {
        let mut left = list.as_slice();
        while !left.is_empty() {
            let (page, rest) = left.split_at(fits(left).clamp(1, left.len()));
            pages.push(page.to_vec());
            left = rest;
        }
    }
    let turn = turns % pages.len().max(1);
    pages.into_iter().nth(turn).unwrap_or_default()
}

/// The words that begin with what is typed, and then those that have it in them, whatever their case and accents.
fn find(words: &[String], typed: &str) -> Vec<String> {
    let typed = fold(typed);
    let begins = words.iter().filter(|word| fold(word).starts_with(&typed));
    let within = words.iter().filter(|word| !fold(word).starts_with(&typed) && fold(word).contains(&typed));
    begins.chain(within).take(FOUND_MAX).cloned().collect()
}

/// What is typed stands last, unless it is one of those that were found.
fn with_own(mut found: Vec<String>, typed: &str, fits: impl Fn(&[String]) -> usize) -> Vec<String> {
    let is_own = found.iter().all(|word| fold(word) != fold(typed));
    found.extend(is_own.then(|| typed.to_owned()));
    let own = usize::from(is_own);
    let room = fits(&found).min(found.len());
    found.drain(room.saturating_sub(own)..found.len() - own);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(state: State) -> Vec<String> {
        let words = match state {
            State::Settled => ["calm", "warm", "glad", "proud"],
            State::StirredUp => ["tense", "afraid", "angry", "gênée"],
            State::ShutDown => ["tired", "numb", "blank", "lost"],
            State::Mixed => ["unsure", "sad", "lonely", "glad-ish"],
        };
        words.map(str::to_owned).to_vec()
    }

    /// The words that are laid out where there is room for `most`.
    fn laid(draft: &mut FeelingsDraft, state: State, most: usize) -> Vec<String> {
        draft.lay(state, (most as f32, 0.0), lists, |words| words.len().min(most)).to_vec()
    }

    fn typed(text: &str) -> FeelingsDraft {
        FeelingsDraft { typed: text.to_owned(), ..FeelingsDraft::default() }
    }

    #[test]
    fn the_words_of_the_state_come_first_and_all_others_after_them() {
        let mut draft = FeelingsDraft::default();
        assert_eq!(laid(&mut draft, State::ShutDown, 9), lists(State::ShutDown));
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.extend(laid(&mut draft, State::ShutDown, 9));
            draft.turn();
        }
        assert_eq!(seen.len(), 16);
        assert!(State::ALL.into_iter().flat_map(lists).all(|word| seen.contains(&word)), "{seen:?}");
        assert_eq!(laid(&mut draft, State::ShutDown, 9), lists(State::ShutDown), "and from the beginning");
    }

    #[test]
    fn where_there_is_little_room_a_list_has_more_pages() {
        let mut draft = FeelingsDraft::default();
        assert_eq!(laid(&mut draft, State::Mixed, 3), ["unsure", "sad", "lonely"]);
        draft.turn();
        assert_eq!(laid(&mut draft, State::Mixed, 3), ["glad-ish"], "no page has words of two states");
    }

    #[test]
    fn another_state_begins_with_its_own_words() {
        let mut draft = FeelingsDraft::default();
        laid(&mut draft, State::Mixed, 9);
        draft.turn();
        assert_eq!(laid(&mut draft, State::Settled, 9), lists(State::Settled));
    }

    #[test]
    fn typing_finds_how_a_word_begins_and_then_what_is_in_it_whatever_the_state() {
        assert_eq!(laid(&mut typed("a"), State::Settled, 9).first().map(String::as_str), Some("afraid"));
        assert_eq!(laid(&mut typed("LON"), State::Settled, 9), ["lonely", "LON"]);
        assert_eq!(laid(&mut typed("gen"), State::Settled, 9), ["gênée", "gen"], "without accents");
        assert_eq!(laid(&mut typed("glad"), State::Settled, 9), ["glad", "glad-ish"], "it is there already");
        let found = laid(&mut typed("a"), State::Settled, 4);
        assert_eq!(found.len(), 4);
        assert_eq!(found.last().map(String::as_str), Some("a"), "one’s own has room in any case");
    }

    #[test]
    fn enter_takes_the_first_that_was_found_or_a_word_of_ones_own() {
        for (text, taken) in [("num", "numb"), ("sad", "sad"), ("wobbly", "wobbly")] {
            let mut draft = typed(text);
            laid(&mut draft, State::Settled, 9);
            draft.take_typed();
            assert_eq!(draft.words(), [taken]);
            assert_eq!(draft.typed, "");
        }
    }

    #[test]
    fn what_was_taken_is_not_taken_twice() {
        let mut draft = typed("glad");
        draft.press("glad");
        draft.typed = "Glad".to_owned();
        laid(&mut draft, State::Settled, 9);
        assert_eq!(draft.words(), ["glad"]);
        draft.take_typed();
        assert_eq!((draft.words(), draft.typed.as_str()), (vec!["glad".into()], ""));
    }

    #[test]
    fn a_word_is_taken_and_put_back_and_three_are_the_most() {
        let mut draft = FeelingsDraft::default();
        for word in ["calm", "warm", "glad", "proud"] {
            draft.press(word);
        }
        assert_eq!(draft.words(), ["calm", "warm", "glad"]);
        assert!(draft.is_full());
        draft.press("warm");
        draft.press("proud");
        assert_eq!(draft.words(), ["calm", "glad", "proud"]);
    }

    #[test]
    fn nothing_moves_while_words_are_taken_and_what_was_taken_elsewhere_stands_first() {
        let mut draft = FeelingsDraft::default();
        let before = laid(&mut draft, State::Settled, 9);
        draft.press("glad");
        assert_eq!(laid(&mut draft, State::Settled, 9), before);
        draft.turn();
        let turned = laid(&mut draft, State::Settled, 9);
        assert_eq!(turned, ["glad", "tense", "afraid", "angry", "gênée"]);
        draft.press("glad");
        assert_eq!(laid(&mut draft, State::Settled, 9), turned, "it can be taken again");
    }

    #[test]
    fn words_with_blanks_or_commas_between_them_are_taken_as_they_are_typed() {
        let mut draft = typed("warm, worn ok");
        draft.take_finished();
        assert_eq!(
            (draft.words(), draft.typed.as_str()),
            (vec!["warm".into(), "worn".into(), "ok".into()], "ok")
        );
        let mut draft = typed("a b c more");
        draft.take_finished();
        assert_eq!(draft.words(), ["a", "b", "c"]);
    }
}
