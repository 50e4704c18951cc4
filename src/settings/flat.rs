//! Settings as a flat list of keys and plain values, so that two of them can be compared key by
//! key and only what differs is written.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

/// The names that lead to a value: `["sound", "beds", "breath"]`.
pub(super) type Key = Vec<String>;

/// New values of keys; `None` takes the key out of the file.
pub(super) type Changes = BTreeMap<Key, Option<Plain>>;

/// A value as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Plain {
    Text(String),
    Whole(i64),
    Number(f64),
    Flag(bool),
}

impl Plain {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Every setting that has a value.
#[derive(Debug, Default)]
pub(super) struct Flat(BTreeMap<Key, Plain>);

impl Flat {
    pub(super) fn put(&mut self, at: &[&str], value: Plain) {
        self.0.insert(at.iter().map(|name| (*name).to_owned()).collect(), value);
    }
}

/// Each key whose value differs, with its new value if it has one.
pub(super) fn differences(Flat(from): &Flat, Flat(to): &Flat) -> Changes {
    let keys: BTreeSet<&Key> = from.keys().chain(to.keys()).collect();
    let differing = keys.into_iter().filter(|key| from.get(*key) != to.get(*key));
    differing.map(|key| (key.clone(), to.get(key).cloned())).collect()
}

/// Makes the changes in the file's text. Everything else in it, comments too, stays as it is.
pub(super) fn merge(document: &mut DocumentMut, changes: &Changes) {
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
