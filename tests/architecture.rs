//! The module graph is what ARCHITECTURE.md draws, and no folder has a circle among its modules.
//!
//! Reads the code with `syn`: every path that begins with `crate`, `super` or `self`, followed through re-exports to
//! the module that defines it. What only tests use does not count.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// A module as its path from the crate's root: `["records", "journal"]`.
type Module = Vec<String>;

/// One source file.
struct Source {
    /// Paths as written, relative to the file's module.
    paths: Vec<Vec<String>>,
    /// What a name that is imported here stands for.
    imports: BTreeMap<String, Vec<String>>,
}

/// All modules of one crate that stand in a file of their own.
struct Sources(BTreeMap<Module, Source>);

impl Sources {
    fn read(root: &Path) -> Self {
        let mut sources = BTreeMap::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let module = module_of(path.strip_prefix(root).unwrap());
                    if !module.iter().any(|name| name == "tests" || name == "testing" || name == "main") {
                        sources.insert(module, read_source(&path));
                    }
                }
            }
        }
        Self(sources)
    }

    /// The module that defines what a path in `from` names.
    fn definer(&self, from: &[String], path: &[String], depth: usize) -> Option<Module> {
        let mut module = from.to_vec();
        let mut names = path.iter();
        match names.next()?.as_str() {
            "crate" => module.clear(),
            "super" => drop(module.pop()),
            "self" => {}
            _ if depth > 0 => names = path.iter(),
            _ => return None,
        }
        for (index, name) in names.clone().enumerate() {
            if name == "super" {
                module.pop();
                continue;
            }
            let child: Module = module.iter().chain([name]).cloned().collect();
            if self.0.contains_key(&child) {
                module = child;
                continue;
            }
            let imported = self.0.get(&module).and_then(|source| source.imports.get(name));
            if let Some(imported) = imported.filter(|_| depth < 8) {
                let rest = names.skip(index + 1).cloned();
                let path: Vec<String> = imported.iter().cloned().chain(rest).collect();
                return self.definer(&module, &path, depth + 1).or(Some(module));
            }
            break;
        }
        Some(module)
    }

    /// Which module uses which.
    fn arrows(&self) -> BTreeSet<(Module, Module)> {
        let uses =
            self.0.iter().flat_map(|(module, source)| source.paths.iter().map(move |path| (module, path)));
        uses.filter_map(|(module, path)| Some((module.clone(), self.definer(module, path, 0)?))).collect()
    }
}

fn module_of(file: &Path) -> Module {
    let names = file.with_extension("");
    let names = names.iter().map(|name| name.to_str().unwrap().to_owned());
    names.filter(|name| name != "mod" && name != "lib").collect()
}

fn read_source(path: &PathBuf) -> Source {
    let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
    let mut reader = Reader { source: Source { paths: Vec::new(), imports: BTreeMap::new() } };
    reader.visit_file(&file);
    reader.source
}

struct Reader {
    source: Source,
}

impl Reader {
    fn add_tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &dyn ToString| -> Vec<String> {
            before.iter().cloned().chain([name.to_string()]).collect()
        };
        match tree {
            UseTree::Path(path) => self.add_tree(&with(&path.ident), &path.tree),
            UseTree::Name(name) if name.ident == "self" => {
                let alias = before.last().unwrap().clone();
                self.add_import(alias, before.to_vec());
            }
            UseTree::Name(name) => self.add_import(name.ident.to_string(), with(&name.ident)),
            UseTree::Rename(rename) => self.add_import(rename.rename.to_string(), with(&rename.ident)),
            UseTree::Glob(_) => self.source.paths.push(before.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(before, tree)),
        }
    }

    fn add_import(&mut self, alias: String, path: Vec<String>) {
        self.source.paths.push(path.clone());
        self.source.imports.insert(alias, path);
    }
}

impl<'a> Visit<'a> for Reader {
    fn visit_item(&mut self, item: &'a Item) {
        match item {
            Item::Mod(module) if is_test(&module.attrs) => {}
            Item::Fn(function) if is_test(&function.attrs) => {}
            Item::Use(item) if is_test(&item.attrs) => {}
            Item::Use(item) => self.add_tree(&[], &item.tree),
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.source.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

/// The arrows that remain when every module that uses none of the others, or is used by none, is left out: those of
/// circles, and of the ways between two of them.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<(String, String)> {
    let pairs = arrows.iter().flat_map(|(from, to)| to.iter().map(|to| (from.clone(), to.clone())));
    let mut left: BTreeSet<(String, String)> = pairs.filter(|(from, to)| from != to).collect();
    loop {
        let before = left.clone();
        left.retain(|(from, to)| {
            before.iter().any(|(next, _)| next == to) && before.iter().any(|(_, last)| last == from)
        });
        if left == before {
            return left;
        }
    }
}

/// For each folder, which of its direct modules uses which other.
fn arrows_by_folder(
    arrows: &BTreeSet<(Module, Module)>,
) -> BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> {
    let mut folders: BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (from, to) in arrows {
        let shared = from.iter().zip(to).take_while(|(one, other)| one == other).count();
        if let (Some(one), Some(other)) = (from.get(shared), to.get(shared)) {
            let folder = folders.entry(from[..shared].to_vec()).or_default();
            folder.entry(one.clone()).or_default().insert(other.clone());
        }
    }
    folders
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn no_folder_has_a_circle_among_its_modules() {
    for crate_root in ["core/src", "src"] {
        let arrows = Sources::read(&root().join(crate_root)).arrows();
        assert!(arrows.len() > 50, "the code was read");
        let folders = arrows_by_folder(&arrows).into_iter();
        let found: Vec<_> = folders
            .map(|(folder, arrows)| (folder.join("/"), circles(&arrows)))
            .filter(|(_, circles)| !circles.is_empty())
            .collect();
        assert!(found.is_empty(), "circles in {crate_root}: {found:#?}");
    }
}

#[test]
fn the_rooms_use_each_other_as_architecture_md_says() {
    let sources = Sources::read(&root().join("src"));
    let mut used = arrows_by_folder(&sources.arrows()).remove(&Vec::new()).unwrap();
    for module in sources.0.keys().filter_map(|module| module.first()) {
        used.entry(module.clone()).or_default();
    }
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert_eq!(used, allowed(&text), "left: the code, right: the table \"Who may use whom\"");
}

/// The rows of the table: a room in backticks, what it is for, and the rooms that it may use.
fn allowed(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let table = text.split_once("## Who may use whom").unwrap().1;
    let rows =
        table.lines().skip_while(|line| !line.starts_with("| `")).take_while(|line| line.starts_with('|'));
    let names =
        |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        (names(cells[0]).remove(0), names(cells[2]).into_iter().collect())
    })
    .collect()
}

#[test]
fn a_circle_is_found() {
    let arrow = |from: &str, to: &str| (from.to_owned(), BTreeSet::from([to.to_owned()]));
    let ring = BTreeMap::from([arrow("a", "b"), arrow("b", "c"), arrow("c", "a"), arrow("d", "a")]);
    assert_eq!(circles(&ring).len(), 3, "without what leads into it");
    assert!(circles(&BTreeMap::from([arrow("a", "b"), arrow("b", "c")])).is_empty());
}
