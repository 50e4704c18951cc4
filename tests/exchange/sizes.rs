//! Sittings and files of any size.

use super::*;

/// Twenty sittings with the most that may be said about each, in the longest way to write it.
fn full() -> Vec<Record> {
    let said = |letters: usize| "\0".repeat(letters);
    let rating = Rating { words: vec![said(255); 3], state: Some(State::Mixed), ..Rating::default() };
    let full = Record {
        exercise: ExerciseKey { origin: Origin::Pack(said(255)), id: "x".repeat(64) },
        title: said(255),
        zone: said(255),
        before: Some(rating.clone()),
        after: Some(rating.clone()),
        later: Some(rating),
        note: said(4_000),
        tags: vec![said(40); 8],
        ..record()
    };
    (0..20).map(|number| Record { id: Uuid::from_u128(number), ..full.clone() }).collect()
}

#[test]
fn a_sitting_of_which_everything_is_said_comes_back_in_every_format() {
    for format in Format::ALL {
        assert_eq!(round_trip(format, &full()), full());
    }
}

#[test]
fn a_sitting_that_is_far_too_large_is_refused_alone() {
    let huge = Record { id: Uuid::from_u128(2), note: "\"x\\".repeat(400_000), ..record() };
    let kept = [record(), huge, Record { id: Uuid::from_u128(3), ..record() }];
    for format in Format::ALL {
        let reading = read(&name(format), written(format, &kept).as_bytes()).unwrap();
        assert_eq!(reading.refused.first[0].why, SittingError::TooLarge);
        let ids: Vec<Uuid> = reading.sittings.iter().map(|sitting| sitting.record.id).collect();
        assert_eq!(ids, [kept[0].id, kept[2].id], "{format:?}");
    }
}

#[test]
fn a_large_file_is_handed_over_in_pieces_until_no_more_is_wanted() {
    let kept: Vec<Record> =
        (0..9_000).map(|number| Record { id: Uuid::from_u128(number), ..record() }).collect();
    for format in Format::ALL {
        let (_folder, path) = file(&name(format), written(format, &kept).as_bytes());
        let mut counts = Vec::new();
        read_file(&path, |some| {
            counts.push(some.sittings.len());
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(counts, [4_000, 4_000, 1_000]);
        let mut count = 0;
        read_file(&path, |some| {
            count += some.sittings.len();
            ControlFlow::Break(())
        })
        .unwrap();
        assert_eq!(count, 4_000);
    }
}

#[test]
fn of_a_list_that_is_wrong_at_its_end_nothing_is_handed_over() {
    let kept: Vec<Record> =
        (0..9_000).map(|number| Record { id: Uuid::from_u128(number), ..record() }).collect();
    for format in [Format::Json, Format::Ron] {
        let text = written(format, &kept);
        let wrong =
            text.replacen("Slow and even\",", "Slow and even\" 1,", 9_000).replacen(" 1,", ",", 8_999);
        let older = text.replacen("softlanding-journal", "another-journal", 1);
        for text in [&text[..text.len() - 9], &wrong, &older] {
            let (_folder, path) = file(&name(format), text.as_bytes());
            let mut count = 0;
            let read = read_file(&path, |some| {
                count += some.sittings.len();
                ControlFlow::Continue(())
            });
            assert!(read.is_err());
            assert_eq!(count, 0);
        }
    }
}
