//! The figures of one program in one state, and how they are written. Whole numbers throughout.

use std::collections::BTreeMap;

/// What was measured.
#[derive(Debug)]
pub(crate) struct Figures {
    /// KiB.
    pub(crate) memory: u64,
    /// In the whole window.
    pub(crate) wakes: u64,
    /// Hundredths of a second of processor time in the whole window.
    pub(crate) ticks: u64,
    /// The wake-ups by thread.
    pub(crate) by_thread: BTreeMap<String, u64>,
    /// Other programs with a web view that ran throughout, and so shared the memory.
    pub(crate) strangers: usize,
}

/// At most so many hundredths of the empty program's memory.
const MEMORY_AIM: u64 = 115;
/// At most so many hundredths of the empty program's wake-ups.
const WAKES_AIM: u64 = 125;

/// The table's head.
pub(crate) fn head() -> String {
    let columns = "| State | Memory, MiB: ours | empty | times | Wake-ups a minute: ours | empty | times \
        | CPU seconds an hour: ours | empty |";
    format!("{columns}\n|---|---:|---:|---:|---:|---:|---:|---:|---:|")
}

/// A line of the table, after a window of so many seconds.
pub(crate) fn line(state: &str, ours: &Figures, empty: &Figures, seconds: u64) -> String {
    let a_minute = |figures: &Figures| tenths(figures.wakes * 600 / seconds);
    let an_hour = |figures: &Figures| tenths(figures.ticks * 360 / seconds);
    let columns = [
        mebibytes(ours.memory),
        mebibytes(empty.memory),
        times(ours.memory, empty.memory, MEMORY_AIM),
        a_minute(ours),
        a_minute(empty),
        times(ours.wakes, empty.wakes, WAKES_AIM),
        an_hour(ours),
        an_hour(empty),
    ];
    format!("| {state} | {} |", columns.join(" | "))
}

/// The wake-ups by thread, the busiest first.
pub(crate) fn threads(figures: &Figures) -> Vec<String> {
    let mut threads: Vec<_> = figures.by_thread.iter().filter(|(_, wakes)| **wakes > 0).collect();
    threads.sort_by_key(|(_, wakes)| std::cmp::Reverse(**wakes));
    threads.into_iter().map(|(name, wakes)| format!("{wakes:>6} {name}")).collect()
}

fn mebibytes(kibibytes: u64) -> String {
    tenths(kibibytes * 10 / 1024)
}

fn tenths(tenths: u64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// How many times `theirs` it is, and whether that is more than the aim.
fn times(ours: u64, theirs: u64, aim: u64) -> String {
    let hundredths = (ours * 100).div_ceil(theirs.max(1));
    let over = if hundredths > aim { " (over)" } else { "" };
    format!("{}.{:02}{over}", hundredths / 100, hundredths % 100)
}
