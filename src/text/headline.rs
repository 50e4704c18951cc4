//! What is said first of what was kept, in words: one sentence, a quiet line, and how sure it is.
//!
//! Says no more than [`Headline`] holds, and always "in your records".

use softlanding_core::insight::{Against, Headline, Told};
use softlanding_core::rating::State;

use crate::settings::Settings;
use crate::text::findings;
use crate::text::names;
use crate::text::{Words, fl};

/// A headline in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub sentence: String,
    /// The title of an exercise within the sentence.
    pub title: Option<String>,
    /// How often, and how much.
    pub line: Option<String>,
    /// How sure it is, in sentences; none where nothing is claimed.
    pub how_sure: Vec<String>,
}

/// What is said first.
#[must_use]
pub fn say(words: &Words, settings: &Settings, headline: &Headline) -> Said {
    match headline {
        Headline::EasesMore { told, against } => eases_more(words, settings, told, *against),
        Headline::Middle(told) => middle(words, settings, told),
        Headline::Counts(told) => counts(words, settings, told),
        &Headline::TooFew { sittings } => Said {
            sentence: fl!(words, "headline-too-few", count = sittings),
            line: Some(fl!(words, "headline-too-few-line")),
            ..Said::default()
        },
        Headline::Nothing => Said {
            sentence: fl!(words, "look-back-empty"),
            line: Some(fl!(words, "headline-nothing-line")),
            ..Said::default()
        },
    }
}

fn eases_more(words: &Words, settings: &Settings, told: &Told, against: Against) -> Said {
    let (here, title) = (here(words, settings, told), told.title.as_str());
    let sentence = match (told.here.state == State::ShutDown, against) {
        (false, Against::Overall) => fl!(words, "headline-more-than-others", here = here, title = title),
        (false, Against::JustPause) => fl!(words, "headline-more-than-pause", here = here, title = title),
        (true, Against::Overall) => fl!(words, "headline-more-here-than-others", here = here, title = title),
        (true, Against::JustPause) => fl!(words, "headline-more-here-than-pause", here = here, title = title),
    };
    let times = times(words, told);
    let median = told.spread.map(|spread| findings::points(words, told.here.state, spread.median));
    let line = match median {
        Some(median) => fl!(words, "headline-line", times = times, median = median),
        None => times,
    };
    let compared = match against {
        Against::Overall => fl!(words, "headline-compared-others"),
        Against::JustPause => fl!(words, "headline-compared-pause"),
    };
    Said {
        sentence,
        title: Some(told.title.clone()),
        line: Some(line),
        how_sure: how_sure(words, told, Some(compared)),
    }
}

fn middle(words: &Words, settings: &Settings, told: &Told) -> Said {
    let here = here(words, settings, told);
    let median = told.spread.map_or(0.0, |spread| spread.median);
    let median = findings::points(words, told.here.state, median);
    Said {
        sentence: fl!(words, "headline-middle", here = here, title = told.title.as_str(), median = median),
        title: Some(told.title.clone()),
        line: Some(times(words, told)),
        how_sure: how_sure(words, told, None),
    }
}

fn counts(words: &Words, settings: &Settings, told: &Told) -> Said {
    let (here, title) = (here(words, settings, told), told.title.as_str());
    let (easier, of) = (told.counts.easier, told.counts.answered());
    let sentence = if told.here.state == State::ShutDown {
        fl!(words, "headline-counts-more-here", here = here, title = title, easier = easier, of = of)
    } else {
        fl!(words, "headline-counts", here = here, title = title, easier = easier, of = of)
    };
    Said {
        sentence,
        title: Some(told.title.clone()),
        line: Some(fl!(words, "headline-counts-line")),
        how_sure: how_sure(words, told, None),
    }
}

/// "stirred up", or "stirred up at 7 to 10".
fn here(words: &Words, settings: &Settings, told: &Told) -> String {
    let name = names::state_in_sentence(words, settings, told.here.state);
    match told.here.band {
        Some(band) => fl!(words, "headline-here", state = name, band = findings::band(words, Some(band))),
        None => name,
    }
}

fn times(words: &Words, told: &Told) -> String {
    fl!(words, "headline-times", count = told.counts.with_points())
}

/// What is known of it: how each time went, the interval, and what it was compared with.
fn how_sure(words: &Words, told: &Told, compared: Option<String>) -> Vec<String> {
    let state = told.here.state;
    let counts = format!("{}.", findings::counts(words, Some(state), &told.counts));
    let interval = told.spread.map(|spread| {
        let points = |value| findings::points(words, state, f64::from(value));
        fl!(words, "findings-interval", low = points(spread.low), high = points(spread.high))
    });
    let last = fl!(words, "headline-no-promise");
    [Some(counts), interval, compared, Some(last)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use softlanding_core::insight::{Band, Counts, Here, Spread};
    use softlanding_core::record::{ExerciseKey, Origin};

    use super::*;

    fn told(state: State, band: Option<Band>) -> Told {
        Told {
            here: Here { state, band },
            exercise: ExerciseKey { origin: Origin::Shipped, id: "push-the-wall".to_owned() },
            title: "Push the wall".to_owned(),
            counts: Counts { easier: 25, same: 4, harder: 2, ..Counts::default() },
            spread: Some(Spread { median: 3.0, low: 2, high: 4, coverage: 0.95 }),
        }
    }

    fn said(headline: &Headline) -> Said {
        say(&Words::english(), &Settings::default(), headline)
    }

    #[test]
    fn a_claim_names_its_place_its_comparison_and_its_records() {
        let told = told(State::StirredUp, Some(Band::High));
        let said = said(&Headline::EasesMore { told, against: Against::Overall });
        assert_eq!(
            said.sentence,
            "From stirred up at 7 to 10, Push the wall has eased more than the others, in your records."
        );
        assert_eq!(said.line.as_deref(), Some("31 times · easier by 3 in the middle"));
        assert!(said.how_sure.iter().any(|line| line.contains("25\u{a0}easier")), "{:?}", said.how_sure);
        assert!(said.how_sure.iter().any(|line| line.contains("easier by 2 to easier by 4")));
    }

    #[test]
    fn a_middle_compares_nothing_and_few_answers_are_counted_only() {
        let middle = said(&Headline::Middle(told(State::StirredUp, None)));
        assert_eq!(
            middle.sentence,
            "From stirred up, after Push the wall: easier by 3 in the middle of your records."
        );
        let few = Counts { easier: 3, harder: 1, ..Counts::default() };
        let counted = Told { counts: few, spread: None, ..told(State::ShutDown, None) };
        let counted = said(&Headline::Counts(counted));
        assert_eq!(
            counted.sentence,
            "From far away, more here 3 of 4 times after Push the wall, in your records."
        );
    }

    #[test]
    fn own_names_stand_as_they_were_written() {
        let mut settings = Settings::default();
        settings.state_names[1] = Some("Buzzing".to_owned());
        let said = say(&Words::english(), &settings, &Headline::Middle(told(State::StirredUp, None)));
        assert!(said.sentence.starts_with("From Buzzing, "), "{}", said.sentence);
    }

    #[test]
    fn nothing_reads_like_a_cause_a_promise_or_a_score() {
        let told = |band| told(State::StirredUp, band);
        let all = [
            Headline::EasesMore { told: told(Some(Band::High)), against: Against::JustPause },
            Headline::Middle(told(None)),
            Headline::Counts(told(None)),
            Headline::TooFew { sittings: 5 },
            Headline::Nothing,
        ];
        for headline in all {
            let Said { sentence, line, how_sure, .. } = said(&headline);
            let whole = [sentence, line.unwrap_or_default(), how_sure.join(" ")].join(" ").to_lowercase();
            for word in
                ["works", "because", "best", "cause", "proves", "%", "streak", "score", "!", "improve"]
            {
                assert!(!whole.contains(word), "{word}: {whole}");
            }
        }
    }
}
