//! A file changed in place: what a person wrote around the change stays as it is.
//!
//! The exercise as it was and as it shall be are laid side by side as [`Value`]s; only where they
//! differ is the text of the file touched. Comments are never lost: where one would be, there is no
//! edit.

use std::ops::Range;

use super::align::{Aligned, align};
use super::layout::{Group, Value};
use super::outline::{Brackets, Outline, OutlineStep};
use super::splice::{Piece, join};
use super::tokens::comments;
use super::write::value_of;
use super::{Exercise, parse};

/// The file `source` with what differs in `changed` changed in place, comments, layout and order
/// kept.
///
/// `None` where that would lose something a person wrote, or where `source` is no exercise: it is
/// then better left alone. What is returned reads as `changed`.
#[must_use]
pub fn edit(source: &str, changed: &Exercise) -> Option<String> {
    let before = parse(source.as_bytes()).ok()?;
    if before == *changed {
        return Some(source.to_owned());
    }
    let text = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let mark = source.strip_suffix(text)?;
    let editor = Editor::new(text);
    let whole = editor.outline.first_value()?;
    let range = editor.outline.value_range(whole)?;
    let lists_choices = editor.written_choices().is_some();
    let old = if before.minutes == changed.minutes { before } else { editor.with_written_choices(before) };
    let (old, new) = (value_of(&old, lists_choices), value_of(changed, lists_choices));
    let value = editor.changed(whole, &old, &new, true)?;
    let edited = format!("{mark}{}{value}{}", text.get(..range.start)?, text.get(range.end..)?);
    let is_kept = comments(source) == comments(&edited);
    (is_kept && parse(edited.as_bytes()).as_ref() == Ok(changed)).then_some(edited)
}

struct Editor<'s> {
    source: &'s str,
    outline: Outline<'s>,
    line_end: &'static str,
}

impl<'s> Editor<'s> {
    fn new(source: &'s str) -> Self {
        let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        Self { source, outline: Outline::new(source), line_end }
    }

    /// How many choices of length the file lists, if it lists them.
    fn written_choices(&self) -> Option<usize> {
        let choices = self.outline.find(&[OutlineStep::Field("minutes"), OutlineStep::Field("choices")])?;
        self.outline.brackets(choices).map(|choices| choices.entries.len())
    }

    /// The usual length is a choice even where the file does not list it: here it has to be as in
    /// the file.
    fn with_written_choices(&self, mut exercise: Exercise) -> Exercise {
        let minutes = &mut exercise.minutes;
        if self.written_choices().is_some_and(|count| count < minutes.choices_ms.len()) {
            minutes.choices_ms.retain(|ms| *ms != minutes.usual_ms);
        }
        exercise
    }

    /// The text of the value at this token, changed from `before` to `after`. `is_tall` if it may
    /// take several lines.
    fn changed(&self, index: usize, before: &Value, after: &Value, is_tall: bool) -> Option<String> {
        let whole = self.outline.value_range(index)?;
        if before == after {
            return self.source.get(whole).map(str::to_owned);
        }
        let bare = self.outline.without_some(index);
        let inner = self.outline.value_range(bare)?;
        let text = match (before, after) {
            (Value::Group(before), Value::Group(after)) if before.is_like(after) => {
                self.changed_group(bare, before, after)?
            }
            _ => self.replaced(&inner, after, is_tall)?,
        };
        let (start, end) =
            (self.source.get(whole.start..inner.start)?, self.source.get(inner.end..whole.end)?);
        Some(format!("{start}{text}{end}"))
    }

    /// Another value in place of what stands there, unless a comment stands in that.
    fn replaced(&self, range: &Range<usize>, after: &Value, is_tall: bool) -> Option<String> {
        if !comments(self.source.get(range.clone())?).is_empty() {
            return None;
        }
        let line = self.source.get(..range.start)?.rsplit('\n').next()?;
        let indent: String = line.chars().take_while(|letter| letter.is_whitespace()).collect();
        Some(if is_tall {
            after.laid_out(&indent, line.chars().count()).replace('\n', self.line_end)
        } else {
            after.flat()
        })
    }

    fn changed_group(&self, index: usize, before: &Group, after: &Group) -> Option<String> {
        let range = self.outline.value_range(index)?;
        let brackets = self.outline.brackets(index)?;
        let is_named = after.entries.iter().any(|entry| !entry.key.is_empty());
        let is_tall = brackets.is_tall(self.source);
        let pieces = if is_named {
            self.changed_fields(&brackets, before, after, is_tall)?
        } else {
            self.changed_items(&brackets, before, after, is_tall)?
        };
        let inside = join(self.source, &brackets, &pieces, self.line_end)?;
        let open = self.source.get(range.start..brackets.inside.start)?;
        let close = self.source.get(brackets.inside.end..range.end)?;
        Some(format!("{open}{inside}{close}"))
    }

    /// Fields stay in the order of the file. A new one follows the field that it follows in a file
    /// written anew.
    fn changed_fields<'v>(
        &self,
        brackets: &Brackets,
        before: &Group,
        after: &'v Group,
        is_tall: bool,
    ) -> Option<Vec<Piece<'v>>> {
        let mut pieces = Vec::new();
        let mut keys = Vec::new();
        for (index, written) in brackets.entries.iter().enumerate() {
            let key = self.source.get(written.key.clone()?)?;
            let start =
                self.source.get(written.range.start..self.outline.value_range(written.value)?.start)?;
            pieces.push(match (before.field(key), after.field(key)) {
                (Some(_), None) => Piece::Dropped(index),
                (None, None) => Piece::Kept(index, self.source.get(written.range.clone())?.to_owned()),
                (old, Some(new)) => {
                    // A default that is written out differs from any value.
                    let nothing = Value::Leaf(String::new());
                    let value = self.changed(written.value, old.unwrap_or(&nothing), new, is_tall)?;
                    Piece::Kept(index, format!("{start}{value}"))
                }
            });
            keys.push(key);
        }
        let mut follows = 0;
        for entry in &after.entries {
            match keys.iter().position(|key| *key == entry.key) {
                Some(position) => follows = position + 1,
                None if before.field(entry.key) != Some(&entry.value) => {
                    keys.insert(follows, entry.key);
                    pieces.insert(follows, Piece::Added(entry));
                    follows += 1;
                }
                None => {}
            }
        }
        Some(pieces)
    }

    fn changed_items<'v>(
        &self,
        brackets: &Brackets,
        before: &Group,
        after: &'v Group,
        is_tall: bool,
    ) -> Option<Vec<Piece<'v>>> {
        if brackets.entries.len() != before.entries.len() {
            return None;
        }
        let mut old_items = before.entries.iter().zip(&brackets.entries).enumerate();
        let mut new_items = after.entries.iter();
        align(&before.entries, &after.entries)
            .into_iter()
            .map(|step| match step {
                Aligned::Same => {
                    let (index, (old, written)) = old_items.next()?;
                    let new = new_items.next()?;
                    let text = self.changed(written.value, &old.value, &new.value, is_tall)?;
                    Some(Piece::Kept(index, text))
                }
                Aligned::Dropped => old_items.next().map(|(index, _)| Piece::Dropped(index)),
                Aligned::Added => new_items.next().map(Piece::Added),
            })
            .collect()
    }
}

impl Group {
    /// Whether one can become the other entry by entry.
    fn is_like(&self, other: &Self) -> bool {
        let is_filled = !self.entries.is_empty() && !other.entries.is_empty();
        is_filled && self.name == other.name && self.brackets == other.brackets
    }

    fn field(&self, key: &str) -> Option<&Value> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::to_ron;
    use super::super::tokens::tokens;
    use super::*;
    use crate::testing::{any_valid_exercise, count_cases};

    /// With a comment between some tokens.
    fn commented(source: &str, places: &[u8]) -> String {
        let mut text = String::new();
        let mut end = 0;
        for (index, token) in tokens(source).enumerate() {
            text.push_str(&source[end..token.start]);
            let comment = match places[index % places.len()] {
                0 => format!("/* {index} */"),
                1 => format!(" // {index}\n  "),
                2 => "\n".to_owned(),
                _ => String::new(),
            };
            text.extend([&comment, &source[token.start..token.end]]);
            end = token.end;
        }
        text + &source[end..]
    }

    /// One value of the first taken from the second.
    fn with_one_change(exercise: &Exercise, other: &Exercise, which: usize) -> Exercise {
        let (mut changed, other) = (exercise.clone(), other.clone());
        match which {
            0 => changed.title = other.title,
            1 => changed.invitation = other.invitation,
            2 => changed.evidence.says = other.evidence.says,
            3 => changed.if_worse = other.if_worse,
            4 => changed.gentler = other.gentler,
            5 => changed.suits = other.suits,
            6 => changed.private = other.private,
            7 => changed.opt_in = other.opt_in,
            8 => changed.parts.extend(other.parts.into_iter().take(1)),
            _ => changed.parts.truncate(1),
        }
        changed
    }

    proptest! {
        #[test]
        fn a_file_without_comments_can_become_any_other(
            before in any_valid_exercise(),
            after in any_valid_exercise(),
        ) {
            let source = to_ron(&before);
            let edited = edit(&source, &after);
            prop_assert!(edited.is_some(), "{}\n{}", source, to_ron(&after));
            let windows = edit(&source.replace('\n', "\r\n"), &after);
            prop_assert_eq!(windows, edited.map(|text| text.replace('\n', "\r\n")));
        }

    }

    #[test]
    fn whatever_is_edited_keeps_every_comment() {
        let places = proptest::collection::vec(0..6_u8, 1..40);
        let cases = (any_valid_exercise(), any_valid_exercise(), 0..10_usize, places);
        let (all, edited) = count_cases(&cases, |(before, after, which, places)| {
            let source = commented(&to_ron(&before), &places);
            assert_eq!(edit(&source, &before), Some(source.clone()));
            let after = with_one_change(&before, &after, which);
            let edited = edit(&source, &after);
            if let Some(edited) = &edited {
                assert_eq!(comments(edited), comments(&source));
                assert_eq!(parse(edited.as_bytes()).as_ref(), Ok(&after));
            }
            edited.is_some() && after != before
        });
        println!("{edited} of {all} edited");
        assert!(edited * 3 > all, "too few are edited: {edited} of {all}");
    }
}
