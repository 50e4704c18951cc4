//! Cycles in which each of two people has a pace of their own: the beats of one of them.

use super::{PartLength, Score, ScoredBeat, ScoredPart, motion};
use crate::exercise::{Beat, Part, round_ms};
use crate::pair::{Meeting, Plan, Side, Track, Wish};

/// What two people found, chose and wished for so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Both {
    /// The length of each one's own breath, if it was tapped.
    pub own_ms: [Option<u32>; 2],
    pub meeting: Meeting,
    /// By time.
    pub wishes: Vec<PartWish>,
}

/// What one of the two wished for, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartWish {
    pub part: usize,
    /// Milliseconds of that part.
    pub ms: u32,
    pub side: Side,
    pub wish: Wish,
}

impl Both {
    /// How the two go through a cycle of theirs; `None` for any other part.
    pub(super) fn plan(&self, index: usize, part: &Part, length_ms: u32) -> Option<Plan> {
        let Part::Cycle { beats, each: true, beats_b, glide_from, from_tapped, .. } = part else {
            return None;
        };
        let written_ms = [beats, beats_b.as_ref().unwrap_or(beats)].map(|beats| round_ms(beats) as f64);
        let begins_ms = glide_from.as_deref().map_or(written_ms, |from| [round_ms(from) as f64; 2]);
        let own_ms = Side::BOTH.map(|side| {
            let tapped = side.of(&self.own_ms).filter(|_| *from_tapped);
            tapped.map_or(*side.of(&begins_ms), f64::from)
        });
        let wishes = Side::BOTH.map(|side| {
            let here = self.wishes.iter().filter(|wish| wish.part == index && wish.side == side);
            here.map(|wish| (wish.ms, wish.wish)).collect()
        });
        Some(Plan { written_ms, own_ms, meeting: self.meeting, wishes, length_ms: f64::from(length_ms) })
    }
}

impl Score {
    /// Appends a cycle of one of the two, and returns the fullness it leaves behind.
    pub(super) fn push_track(&mut self, beats: &[Beat], track: Track, length_ms: u32, fullness: f32) -> f32 {
        let (first, start_ms) = (self.beats.len(), self.total_ms);
        let edges = edges(beats, &track, length_ms);
        let mut since_ms = 0;
        for (index, edge_ms) in edges.iter().enumerate() {
            let Some(beat) = beats.get(index % beats.len()) else { continue };
            self.beats.push(ScoredBeat {
                start_ms: start_ms.saturating_add(since_ms),
                length_ms: edge_ms - since_ms,
                gesture: beat.gesture,
                way: beat.way,
                round: (index / beats.len()) as u32,
                fullness_from: 0.0,
                fullness_to: 0.0,
            });
            since_ms = *edge_ms;
        }
        let beats_here = first..self.beats.len();
        // Where not even one round fits, what was left of the breath before eases away.
        let left = match self.beats.get_mut(beats_here.clone()) {
            Some(beats) if !beats.is_empty() => motion::set_fullness(beats, fullness),
            _ => 0.0,
        };
        self.parts.push(ScoredPart {
            start_ms,
            length: PartLength::Ms(length_ms),
            beats: beats_here,
            rounds: (edges.len() / beats.len().max(1)) as u32,
            lines: 0..0,
            is_landing: false,
            wave_peak: None,
            track: Some(track),
            fullness_from: fullness,
        });
        self.total_ms = self.total_ms.saturating_add(length_ms);
        left
    }
}

/// Where each beat ends, for as many whole rounds as there is room for. The last goes on to the end.
fn edges(beats: &[Beat], track: &Track, length_ms: u32) -> Vec<u32> {
    let round_ms = round_ms(beats).max(1) as f64;
    let mut edges = Vec::new();
    // A round that ends with the part ends a hundredth of a millisecond late by the search.
    let most_ms = f64::from(length_ms) + 1.0;
    for round in 0_u32.. {
        let mut share = 0.0;
        let ends = beats.iter().map_while(|beat| {
            share += f64::from(beat.ms) / round_ms;
            // Sums of shares that come to a hair more than a whole are a whole.
            let rounds = f64::from(round) + if share > 1.0 - 1e-9 { 1.0 } else { share };
            track.when(rounds, most_ms).map(|ms| (ms.round() as u32).min(length_ms))
        });
        let ends: Vec<u32> = ends.collect();
        if ends.len() < beats.len() || beats.is_empty() {
            break;
        }
        edges.extend(ends);
    }
    if let Some(last) = edges.last_mut() {
        *last = length_ms;
    }
    edges
}
