//! The page about what is exported tells the truth.

use super::*;

/// The words after the fence, and what stands between: of every example of the page.
fn examples() -> Vec<(Vec<String>, String)> {
    let page = page();
    // Every second piece between fences is inside of them.
    let fenced = page.split("```").skip(1).step_by(2);
    let examples = fenced.filter_map(|piece| {
        let (info, body) = piece.split_once('\n')?;
        let info: Vec<String> = info.split(' ').map(str::to_owned).collect();
        Format::from_extension(&info[0]).map(|_| (info, body.to_owned()))
    });
    examples.collect()
}

fn page() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/export.md")).unwrap()
}

#[test]
fn every_example_of_the_page_is_read_or_refused_as_it_says() {
    let examples = examples();
    assert!(examples.len() > 6, "they are found");
    for (info, body) in examples {
        let name = format!("example.{}", info[0]);
        if let Some(reason) = info.get(2) {
            assert_eq!(refusal(&name, &body).1.name(), reason);
        } else {
            let reading = read(&name, body.as_bytes()).unwrap();
            assert!(!reading.holds_nothing() && reading.refused.count == 0, "{body}");
        }
    }
}

#[test]
fn the_first_examples_of_the_page_are_what_is_written() {
    let examples = examples();
    let of = |format: Format| {
        let (_, body) = examples.iter().find(|(info, _)| info[0] == format.extension()).unwrap();
        body.clone()
    };
    let table = records(read("example.csv", of(Format::Csv).as_bytes()).unwrap());
    assert_eq!(written(Format::Csv, &table).replace("\r\n", "\n"), of(Format::Csv));
    assert_eq!(written(Format::Json, &table[..1]), of(Format::Json));
    let ron = records(read("example.ron", of(Format::Ron).as_bytes()).unwrap());
    assert_eq!((ron[0].id, &ron[0].before), (table[1].id, &table[1].before));
}

type Change = fn(&mut Record, usize);

#[test]
fn every_column_and_every_bound_stands_on_the_page() {
    let page = page();
    for column in COLUMNS {
        assert!(page.contains(&format!("`{column}`")), "{column}");
    }
    let with = |change: &dyn Fn(&mut Record)| {
        let mut changed = record();
        change(&mut changed);
        read("journal.json", written(Format::Json, &[changed]).as_bytes()).unwrap()
    };
    let row = |name: &str| {
        let row = page.lines().find(|line| line.starts_with(&format!("| {name}"))).unwrap();
        row.trim_matches('|').split('|').next_back().unwrap().trim().parse::<usize>().unwrap()
    };
    let bounds: [(&str, Change); 7] = [
        ("`planned_ms`, ", |record, most| record.planned_ms = most as u64),
        ("letters of a note", |record, most| record.note = "é".repeat(most)),
        ("labels", |record, most| record.tags = vec![String::new(); most]),
        ("letters of a label", |record, most| record.tags = vec!["é".repeat(most)]),
        ("words of a rating", |record, most| {
            record.before = Some(Rating { words: vec![String::new(); most], ..Rating::default() });
        }),
        ("letters of a word, a title", |record, most| record.title = "é".repeat(most)),
        ("letters of a word, a title", |record, most| record.zone = "é".repeat(most)),
    ];
    for (name, change) in bounds {
        let most = row(name);
        assert_eq!(with(&|record| change(record, most)).refused.count, 0, "{name}");
        assert_eq!(with(&|record| change(record, most + 1)).refused.count, 1, "{name}");
    }
    assert_eq!(row("`before_hardness` and"), usize::from(Level::MAX.get()));
}
