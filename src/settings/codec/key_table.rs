//! The keys that were chosen, as a table of the file.

use std::collections::BTreeMap;

use toml_edit::Item;

use super::{Codec, Scalar, TableReader};
use crate::settings::flat::{Flat, Plain};
use crate::settings::keys::without_clashes;
use crate::settings::{Choice as _, KeyChoice, KeyCommand, KeyName, SettingsError};

/// Stands in the place of a key where there is to be none.
const OFF: &str = "off";

/// A table with the key of a command, or that it has none.
pub(in crate::settings) struct KeyTable;

impl Scalar<KeyChoice> for KeyTable {
    fn read_item(&self, item: &Item) -> Option<KeyChoice> {
        match item.as_str()? {
            OFF => Some(KeyChoice::Off),
            name => KeyName::new(name).map(KeyChoice::Key),
        }
    }

    fn to_plain(&self, choice: &KeyChoice) -> Plain {
        match choice {
            KeyChoice::Off => Plain::text(OFF),
            KeyChoice::Key(key) => Plain::text(key.as_str()),
        }
    }
}

impl Codec<BTreeMap<KeyCommand, KeyChoice>> for KeyTable {
    /// What is no known command belongs to a later version.
    fn read(
        &self,
        section: &mut TableReader<'_>,
        key: &'static str,
        usual: BTreeMap<KeyCommand, KeyChoice>,
    ) -> BTreeMap<KeyCommand, KeyChoice> {
        let Some(map) = section.map(key, |item| self.read_item(item)) else { return usual };
        let known =
            map.into_iter().filter_map(|(word, choice)| Some((KeyCommand::from_word(&word)?, choice)));
        let (keys, refused) = without_clashes(known.collect());
        for (command, refused) in refused {
            let key = section.path(&format!("{key}.{}", command.word()));
            section.troubles.push(SettingsError::Value { key, found: refused.as_str().to_owned() });
        }
        keys
    }

    fn write(&self, keys: &BTreeMap<KeyCommand, KeyChoice>, at: &[&str], flat: &mut Flat) {
        for (command, choice) in keys {
            flat.put(&[at, &[command.word()]].concat(), self.to_plain(choice));
        }
    }
}
