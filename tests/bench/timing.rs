//! Two things timed in turn, so that what else the machine does falls on both alike.

use std::hint::black_box;
use std::time::Instant;

/// The medians of both, in nanoseconds.
pub(crate) struct Medians {
    /// Ours.
    pub(crate) ours: u128,
    /// What it is compared with.
    pub(crate) theirs: u128,
}

impl Medians {
    /// How many times faster ours is, with one decimal.
    pub(crate) fn times_faster(&self) -> String {
        let tenths = (self.theirs * 10 + self.ours / 2) / self.ours.max(1);
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// Runs each `rounds` times, one after the other, after a round that is not counted.
pub(crate) fn interleaved<A, B>(rounds: usize, ours: impl Fn() -> A, theirs: impl Fn() -> B) -> Medians {
    let (mut of_ours, mut of_theirs) = (Vec::with_capacity(rounds), Vec::with_capacity(rounds));
    nanoseconds(&ours);
    nanoseconds(&theirs);
    for _ in 0..rounds {
        of_ours.push(nanoseconds(&ours));
        of_theirs.push(nanoseconds(&theirs));
    }
    Medians { ours: median(of_ours), theirs: median(of_theirs) }
}

fn nanoseconds<T>(run: impl Fn() -> T) -> u128 {
    let begun = Instant::now();
    let result = black_box(run());
    let taken = begun.elapsed().as_nanos();
    drop(result);
    taken
}

fn median(mut times: Vec<u128>) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
