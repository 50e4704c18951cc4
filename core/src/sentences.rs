//! Sentences that were begun for a person and that they ended.

/// The whole as it is read and copied: a line for each sentence that was ended, with a full stop where no sign ends it.
#[must_use]
pub fn whole(starts: &[String], ends: &[String]) -> String {
    let ended = starts.iter().zip(ends).filter(|(_, end)| !end.trim().is_empty());
    let sentence = |(start, end): (&String, &String)| {
        let end = end.trim();
        let stop = if end.ends_with(char::is_alphanumeric) { "." } else { "" };
        format!("{} {end}{stop}", start.trim_end())
    };
    ended.map(sentence).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_were_not_ended_are_left_out() {
        let starts = ["I notice", "I feel", "I need "].map(str::to_owned);
        let ends = ["it is loud", "  ", "five minutes. "].map(str::to_owned);
        assert_eq!(whole(&starts, &ends), "I notice it is loud.\nI need five minutes.");
        assert_eq!(whole(&starts, &[]), "");
    }
}
