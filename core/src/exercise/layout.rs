//! Values as text, laid out the way a careful person would: what fits stands on one line.
//!
//! Knows names, brackets and lines, nothing of exercises.

/// What a line holds at most, unless a single text is longer.
const LINE_MOST: usize = 106;
const INDENT: &str = "    ";

/// A value of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A number, a word or a text in quotes.
    Leaf(String),
    /// Anything in brackets.
    Group(Group),
}

/// A list, or named values in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// What stands before the opening bracket, or nothing.
    pub name: String,
    pub brackets: (char, char),
    pub entries: Vec<Entry>,
    /// Every entry has a line of its own, whether all would fit on one or not.
    pub is_tall: bool,
}

/// One value in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The name of the field. Empty in a list.
    pub key: &'static str,
    pub value: Value,
}

impl Value {
    /// `[a, b]`
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::group("", ('[', ']'), items.into_iter().map(|value| Entry { key: "", value }).collect())
    }

    /// `Name(a, b)`
    pub fn call(name: &str, items: impl IntoIterator<Item = Self>) -> Self {
        Self::group(name, ('(', ')'), items.into_iter().map(|value| Entry { key: "", value }).collect())
    }

    /// `Name(key: a, key: b)`
    pub fn fields(name: &str, fields: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let entries = fields.into_iter().map(|(key, value)| Entry { key, value }).collect();
        Self::group(name, ('(', ')'), entries)
    }

    fn group(name: &str, brackets: (char, char), entries: Vec<Entry>) -> Self {
        Self::Group(Group { name: name.to_owned(), brackets, entries, is_tall: false })
    }

    /// With a line for every entry.
    pub fn tall(self) -> Self {
        match self {
            Self::Group(group) => Self::Group(Group { is_tall: true, ..group }),
            Self::Leaf(_) => self,
        }
    }

    /// On one line.
    pub fn flat(&self) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::Group(group) => group.flat(),
        }
    }

    /// Over several lines where one is too short. On the first, `used` characters stand already; the
    /// others are indented from `indent` on. A comma will follow.
    pub fn laid_out(&self, indent: &str, used: usize) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::Group(group) => {
                let flat = group.flat();
                let fits = used + flat.chars().count() + ",".len() <= LINE_MOST;
                if fits && !group.is_tall { flat } else { group.broken(indent) }
            }
        }
    }
}

impl Entry {
    /// On one line.
    pub fn flat(&self) -> String {
        format!("{}{}", self.start(), self.value.flat())
    }

    /// On a line of its own, or several. The first is not indented here.
    pub fn laid_out(&self, indent: &str) -> String {
        let start = self.start();
        let used = indent.chars().count() + start.chars().count();
        format!("{start}{}", self.value.laid_out(indent, used))
    }

    fn start(&self) -> String {
        if self.key.is_empty() { String::new() } else { format!("{}: ", self.key) }
    }
}

impl Group {
    fn flat(&self) -> String {
        let entries: Vec<String> = self.entries.iter().map(Entry::flat).collect();
        let (open, close) = self.brackets;
        format!("{}{open}{}{close}", self.name, entries.join(", "))
    }

    fn broken(&self, indent: &str) -> String {
        let deeper = format!("{indent}{INDENT}");
        let (open, close) = self.brackets;
        let entries = self.entries.iter().map(|entry| format!("{deeper}{},\n", entry.laid_out(&deeper)));
        format!("{}{open}\n{}{indent}{close}", self.name, entries.collect::<String>())
    }
}
