//! Sittings in time as strokes, in cells of a terminal: a dotted thread from the small mark where each began to the
//! thick one where it ended; the harder, the higher. *Far away* has a picture of its own above, as in the window.

use softlanding_core::rating::State;
use softlanding_core::strokes::{Band, Mark, SittingStroke};

use super::dots::Dots;

/// How high each picture is, in cells.
pub(super) const ROWS: usize = 6;
pub(super) const FAR_ROWS: usize = 3;

/// A row of a picture: its letters, each in the colour of a state or in none.
pub(super) type Row = Vec<(char, Option<State>)>;

/// The picture of one band, as wide as `columns` cells.
pub(super) fn rows(strokes: &[SittingStroke], band: Band, columns: usize, in_all_letters: bool) -> Vec<Row> {
    let rows = if band == Band::Presence { FAR_ROWS } else { ROWS };
    let mut picture = Picture { dots: Dots::new(columns, rows), band, columns };
    for stroke in strokes {
        picture.draw(stroke);
    }
    let state = |hue: usize| State::ALL.into_iter().nth(hue);
    let in_colours = |(letter, hue): (char, Option<usize>)| (letter, hue.and_then(state));
    picture.dots.rows(in_all_letters).map(|row| row.into_iter().map(in_colours).collect()).collect()
}

struct Picture {
    dots: Dots,
    band: Band,
    columns: usize,
}

impl Picture {
    fn draw(&mut self, stroke: &SittingStroke) {
        let column = ((stroke.share * self.columns as f32) as usize).min(self.columns.saturating_sub(1));
        let [before, after] = [stroke.before, stroke.after].map(|mark| mark.map(|mark| (mark, self.y(mark))));
        let is_here = [before, after].into_iter().flatten().any(|(mark, _)| mark.band == self.band);
        if let Some(((_, from), (_, to))) = before.zip(after).filter(|_| is_here) {
            for y in from.min(to)..=from.max(to) {
                // Every other dot, so that the marks stand out.
                if y.abs_diff(from).is_multiple_of(2) {
                    self.dots.set(column, false, y, '|');
                }
            }
        }
        if let Some((_, y)) = before.filter(|(mark, _)| mark.band == self.band) {
            self.dots.set(column, false, y, '.');
        }
        if let Some((mark, y)) = after.filter(|(mark, _)| mark.band == self.band) {
            self.end(column, y, mark);
        }
    }

    /// Thick: two dots wide and up to three high.
    fn end(&mut self, column: usize, y: usize, mark: Mark) {
        for y in y.saturating_sub(1)..=(y + 1).min(self.dots.height().saturating_sub(1)) {
            for is_right in [false, true] {
                self.dots.set(column, is_right, y, '|');
            }
        }
        self.dots.set(column, true, y, 'o');
        if let Some(hue) =
            mark.state.and_then(|state| State::ALL.into_iter().position(|known| known == state))
        {
            self.dots.colour(column, y, hue);
        }
    }

    /// The place of a mark from the top, in dots. What stands in the other picture leaves this one at its edge.
    fn y(&self, mark: Mark) -> usize {
        let last = self.dots.height().saturating_sub(1);
        match (mark.band == self.band, self.band) {
            (true, _) => ((1.0 - mark.height.clamp(0.0, 1.0)) * last as f32).round() as usize,
            (false, Band::Hardness) => 0,
            (false, Band::Presence) => last,
        }
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::insight::Observations;
    use softlanding_core::record::Record;
    use softlanding_core::strokes::strokes;
    use softlanding_core::testing::{rated, sitting};

    use super::*;

    fn drawn(sittings: &[(State, u8, State, u8)], band: Band, in_all_letters: bool) -> Vec<String> {
        let record = |(number, (from, hard, to, then)): (u32, &(State, u8, State, u8))| Record {
            before: Some(rated(*from, *hard)),
            after: Some(rated(*to, *then)),
            ..sitting(number, "box", i64::from(number) * 24)
        };
        let records: Vec<Record> = (0..).zip(sittings).map(record).collect();
        let range = (0, i64::try_from(sittings.len()).unwrap() * 86_400_000);
        let all = Observations::from_records(&records);
        let strokes = strokes(all.all(), range, 100);
        let rows = rows(&strokes, band, sittings.len(), in_all_letters);
        rows.into_iter().map(|row| row.into_iter().map(|(letter, _)| letter).collect()).collect()
    }

    #[test]
    fn each_stroke_falls_from_where_it_began_to_where_it_ended() {
        let sittings = [(State::StirredUp, 10, State::Settled, 0), (State::Mixed, 2, State::Mixed, 8)];
        assert_eq!(drawn(&sittings, Band::Hardness, false), [". ", "|o", "||", "||", "|.", "o "]);
        assert_eq!(drawn(&sittings, Band::Hardness, true), ["⠅ ", "⠅⠿", "⠅⠅", "⠅⠅", "⠅⠅", "⣥ "]);
    }

    #[test]
    fn far_away_stands_above_and_a_stroke_between_goes_through_the_edge() {
        let sittings = [(State::ShutDown, 2, State::Settled, 5)];
        assert_eq!(drawn(&sittings, Band::Presence, false), [".", "|", "|"]);
        let elsewhere = [(State::Mixed, 2, State::Settled, 5)];
        assert_eq!(drawn(&elsewhere, Band::Presence, false), [" "; 3], "it never came here");
        assert_eq!(drawn(&sittings, Band::Hardness, false), ["|", "|", "|", "o", " ", " "]);
    }

    #[test]
    fn no_room_and_no_ratings_draw_nothing() {
        assert!(drawn(&[], Band::Hardness, true).is_empty());
    }
}
