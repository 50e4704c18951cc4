//! Terminals that are narrow, know few letters, or have no cursor to move.

use super::look::on_terminal;
use super::*;

#[test]
fn what_is_read_fits_into_twenty_columns() {
    let folder = folder();
    for arguments in ["list", "show brief", "show box", "people", "people KE", "look"] {
        for columns in [20, 45] {
            let told = on_terminal(folder.path(), columns, arguments, &[]);
            // An address or an id is one word, whatever its length.
            let is_too_wide =
                |line: &&str| line.chars().count() > usize::from(columns) && line.trim_start().contains(' ');
            let wide: Vec<&str> = told.lines().filter(is_too_wide).collect();
            assert!(wide.is_empty(), "{arguments} at {columns}: {wide:#?}");
        }
    }
}

#[test]
fn no_number_to_call_is_broken() {
    let folder = folder();
    let whole = text(&run(folder.path(), &["people", "KE"]).stdout);
    let narrow = on_terminal(folder.path(), 24, "people KE", &[]);
    assert!(whole.contains("0722 178 177"), "{whole}");
    assert!(narrow.lines().any(|line| line.contains("0722 178 177")), "{narrow}");
}

#[test]
fn a_list_for_another_program_is_a_line_for_each_whatever_its_width() {
    let folder = folder();
    let told = text(&run(folder.path(), &["list"]).stdout);
    let line = told.lines().find(|line| line.starts_with("  look-then-breathe ")).unwrap();
    assert!(line.contains("Look around, then an easy breath") && line.len() > 80, "{line}");
    let narrow = on_terminal(folder.path(), 30, "list", &[]);
    assert!(narrow.contains("\n  look-then-breathe\n    Look around"), "{narrow}");
}

#[test]
fn few_letters_and_no_cursor_are_enough_for_all_that_is_read() {
    let folder = folder();
    for arguments in ["list", "show box", "people KE", "look", "help"] {
        for locale in ["C", "de_DE.ISO-8859-1"] {
            let told = on_terminal(folder.path(), 80, arguments, &[("LC_ALL", locale), ("TERM", "dumb")]);
            let without_help = arguments != "help";
            assert!(told.is_ascii() || !without_help, "{arguments}, {locale}: {told}");
            assert!(!told.contains('\x1b'), "{arguments}, {locale}: {told:?}");
            assert!(!told.contains("??"), "{arguments}, {locale}: {told}");
        }
    }
}

#[test]
fn help_is_in_plain_letters_alone() {
    let folder = folder();
    let names = lines::subcommands(&text(&run(folder.path(), &["help"]).stdout));
    for name in std::iter::once("").chain(names.iter().map(String::as_str)) {
        let told = text(&run(folder.path(), &["help", name][..=usize::from(!name.is_empty())]).stdout);
        assert!(told.is_ascii(), "clap folds nothing: {name}: {told}");
    }
}
