//! What is for somebody who is missed: for whom it is not is said before the first word of it.

use std::sync::Arc;

use softlanding_core::exercise::{Caution, Exercise, Part};

use super::*;

fn shipped(id: &str) -> Arc<Exercise> {
    Library::shipped().find_id(id).unwrap().exercise.clone()
}

fn texts(exercise: &Exercise) -> Vec<&str> {
    exercise.parts.iter().flat_map(Part::texts).collect()
}

#[test]
fn the_letter_says_first_that_it_is_not_for_who_thinks_of_dying() {
    let letter = shipped("a-letter-not-sent");
    let reason = letter.opt_in.clone().unwrap();
    let texts = texts(&letter);
    for said in [reason.as_str(), texts[0]] {
        assert!(said.contains("Thinking of dying") && said.contains("Talk to someone now."), "{said}");
    }
    assert!(texts.iter().all(|text| !text.contains("Good night")), "it is not for the night");
}

#[test]
fn the_two_minutes_ask_nobody_to_speak_with_the_dead() {
    let minutes = shipped("a-minute-with-a-minute-without");
    assert!(minutes.cautions.contains(&Caution::Imagery));
    let texts = texts(&minutes);
    assert!(texts[0].contains("first days") && texts[0].contains("hearing their voice"), "{}", texts[0]);
    assert!(texts.iter().all(|text| !text.contains("speak to them") && !text.contains("would they say")));
}
