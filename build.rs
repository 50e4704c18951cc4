//! Makes constants of the measures that all themes share: each group of `assets/themes/measures.ron` becomes a module.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const SOURCE: &str = "assets/themes/measures.ron";

/// The measures of each group, by name.
type Groups = BTreeMap<String, BTreeMap<String, f32>>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SOURCE}");
    let groups: Groups = ron::from_str(&fs::read_to_string(SOURCE)?)?;
    let made = Path::new(&env::var("OUT_DIR")?).join("measures.rs");
    fs::write(made, modules(&groups)?)?;
    Ok(())
}

fn modules(groups: &Groups) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    for (group, measures) in groups {
        writeln!(code, "pub mod {group} {{")?;
        for (name, value) in measures {
            writeln!(code, "    pub const {}: f32 = {value:?};", name.to_uppercase())?;
        }
        writeln!(code, "}}")?;
    }
    Ok(code)
}
