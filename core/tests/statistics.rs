//! What the statistics promise, on people whose truth is known. The whole tables are in
//! `docs/statistics.md`; here are fewer people, and bounds that leave room for chance: three standard
//! errors of the simulation, so that a good build fails less than once in seven hundred.

use fastrand::Rng;
use softlanding_core::insight::{Band, Ranks};

use model::{Choice, Identical, Start, coverage, is_found};

#[path = "../examples/statistics/model.rs"]
mod model;

/// Three standard errors of a share that was seen in so many histories.
fn chance(share: f64, histories: usize) -> f64 {
    3.0 * (share * (1.0 - share) / histories as f64).sqrt()
}

#[test]
fn intervals_cover_what_they_say_less_two_points() {
    let mut rng = Rng::with_seed(1);
    let (histories, start) = (400, Start::Always { number: 8.0, sd: 2.2 });
    for n in [3, 4, 5, 6, 8, 9, 12, 15, 20, 30, 50] {
        let nominal = Ranks::of(n).unwrap().coverage.min(0.95);
        let share = coverage(n, start, 1.3, Band::High, histories, &mut rng);
        assert!(share >= nominal - 0.02 - chance(nominal, histories), "{share} of {nominal} at n = {n}");
    }
}

#[test]
fn among_identical_exercises_one_in_twenty_histories_at_most_holds_a_false_claim() {
    let mut rng = Rng::with_seed(2);
    let histories = 150;
    let wandering = Start::WhenBad { spread: 2.2, agreement: 0.7 };
    for (start, choice, with_pause) in [
        (Start::Always { number: 8.0, sd: 2.2 }, Choice::Evenly, true),
        (Start::Always { number: 8.0, sd: 1.6 }, Choice::Favourites, false),
        (wandering, Choice::TheFirst, true),
        (wandering, Choice::Evenly, false),
    ] {
        let identical = Identical { start, choice, with_pause, sittings: 200 };
        let share = identical.false_claims(histories, &mut rng);
        assert!(share <= 0.05 + chance(0.05, histories), "{share} of {identical:?}");
    }
}

#[test]
fn a_true_difference_of_two_points_is_found_more_often_than_not_when_changes_scatter_little() {
    let mut rng = Rng::with_seed(3);
    let start = Start::Always { number: 7.0, sd: 1.6 };
    let found = (0..100).filter(|_| is_found(20, start, 2.0, true, Band::High, &mut rng)).count();
    assert!(found > 50, "{found} of 100");
}
