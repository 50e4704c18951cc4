//! Settings as a flat list of keys and plain values, so that two of them can be compared key by
//! key and only what differs is written.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::{Choice, Settings};
use crate::records::codec::key_to_text;

/// The names that lead to a value: `["sound", "beds", "breath"]`.
pub(super) type Key = Vec<String>;

/// A value as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Plain {
    Text(String),
    Whole(i64),
    Number(f64),
    Flag(bool),
}

/// The names of the states in the file, in the order of the tiles.
pub(super) const STATE_KEYS: [&str; 4] = ["settled", "stirred_up", "far_away", "mixed"];

/// Every setting that has a value.
pub(super) fn flatten(settings: &Settings) -> BTreeMap<Key, Plain> {
    let sound = &settings.sound;
    let mut flat: BTreeMap<Key, Plain> = [
        (&["theme"] as &[&str], text(settings.theme.word())),
        (&["text_percent"], Plain::Whole(settings.text_percent.into())),
        (&["reduced_motion"], text(settings.reduced_motion.word())),
        (&["letter_keys"], Plain::Flag(settings.letter_keys)),
        (&["announces_beats"], Plain::Flag(settings.announces_beats)),
        (&["keep"], text(settings.keep.word())),
        (&["pacer"], text(settings.pacer.word())),
        (&["holds_shown"], Plain::Flag(settings.holds_shown)),
        (&["return_gesture"], text(settings.return_gesture.word())),
        (&["sound", "chosen"], Plain::Flag(sound.chosen)),
        (&["sound", "on"], Plain::Flag(sound.on)),
        (&["sound", "master"], number(sound.master)),
        (&["sound", "cues"], number(sound.cues)),
    ]
    .into_iter()
    .map(|(names, plain)| (key(names), plain))
    .collect();
    flat.extend(sound.beds.iter().map(|(bed, level)| (key(&["sound", "beds", bed]), number(*level))));
    let offsets = sound.offset_ms.iter();
    flat.extend(
        offsets.map(|(device, ms)| (key(&["sound", "offset_ms", device]), Plain::Whole((*ms).into()))),
    );
    flat.extend(settings.usual_minutes.map(|minutes| (key(&["usual_minutes"]), Plain::Number(minutes))));
    for (name, own) in STATE_KEYS.iter().zip(&settings.state_names) {
        flat.extend(own.as_ref().map(|own| (key(&["state_names", name]), text(own))));
    }
    flat.extend(
        settings.last_exercise.as_ref().map(|last| (key(&["last_exercise"]), text(&key_to_text(last)))),
    );
    let flags = [("favourites", &settings.favourites), ("opted_in", &settings.opted_in)];
    for (name, exercises) in flags {
        flat.extend(
            exercises.iter().map(|exercise| (key(&[name, &key_to_text(exercise)]), Plain::Flag(true))),
        );
    }
    let pacers = settings.pacers.iter();
    flat.extend(
        pacers.map(|(exercise, pacer)| (key(&["pacers", &key_to_text(exercise)]), text(pacer.word()))),
    );
    if let Some(first) = &settings.first_minute {
        flat.insert(key(&["first_minute", "exercise"]), text(&key_to_text(&first.exercise)));
        let minutes =
            first.minutes.map(|minutes| (key(&["first_minute", "minutes"]), Plain::Number(minutes)));
        flat.extend(minutes);
    }
    if let Some((width, height)) = settings.window_size {
        flat.insert(key(&["window", "width"]), number(width));
        flat.insert(key(&["window", "height"]), number(height));
    }
    flat
}

fn key(names: &[&str]) -> Key {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn text(text: &str) -> Plain {
    Plain::Text(text.to_owned())
}

/// To a thousandth, so that the file shows `0.6` and not `0.6000000238418579`.
fn number(value: f32) -> Plain {
    Plain::Number((f64::from(value) * 1000.0).round() / 1000.0)
}

/// What leads from one to the other: each key whose value differs, with its new value if it has
/// one.
pub(super) fn changes(from: &Settings, to: &Settings) -> BTreeMap<Key, Option<Plain>> {
    let (from, to) = (flatten(from), flatten(to));
    let keys: BTreeSet<Key> = from.keys().chain(to.keys()).cloned().collect();
    keys.into_iter()
        .filter(|key| from.get(key) != to.get(key))
        .map(|key| (key.clone(), to.get(&key).cloned()))
        .collect()
}

/// Makes the changes in the file's text. Everything else in it, comments too, stays as it is.
pub(super) fn merge(document: &mut DocumentMut, changes: &BTreeMap<Key, Option<Plain>>) {
    for (key, plain) in changes {
        let Some((name, tables)) = key.split_last() else { continue };
        match plain {
            Some(plain) => {
                if let Some(table) = table_at(document.as_table_mut(), tables) {
                    set(table, name, plain);
                }
            }
            None => remove(document.as_table_mut(), tables, name),
        }
    }
}

/// The table of these names; what stands in its way is no table and of no use to anyone.
fn table_at<'document>(root: &'document mut Table, names: &[String]) -> Option<&'document mut dyn TableLike> {
    let mut table: &mut dyn TableLike = root;
    for name in names {
        let item = table.entry(name).or_insert_with(new_table);
        if !item.is_table_like() {
            *item = new_table();
        }
        table = item.as_table_like_mut()?;
    }
    Some(table)
}

/// A table that holds only tables needs no heading of its own.
fn new_table() -> Item {
    let mut table = Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

/// In place, so that the comment behind the value stays.
fn set(table: &mut dyn TableLike, name: &str, plain: &Plain) {
    let mut value = match plain {
        Plain::Text(text) => Value::from(text.as_str()),
        Plain::Whole(whole) => Value::from(*whole),
        Plain::Number(number) => Value::from(*number),
        Plain::Flag(flag) => Value::from(*flag),
    };
    match table.get_mut(name).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(name, Item::Value(value));
        }
    }
}

fn remove(root: &mut Table, tables: &[String], name: &str) {
    let mut table: &mut dyn TableLike = root;
    for inner in tables {
        let Some(found) = table.get_mut(inner).and_then(Item::as_table_like_mut) else { return };
        table = found;
    }
    table.remove(name);
}
