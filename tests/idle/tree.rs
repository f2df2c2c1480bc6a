//! A program with all its children, as the kernel tells of them.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

/// A process or a thread of one.
type Id = u32;

/// What a process tree has used since it began.
#[derive(Debug, Default)]
pub(crate) struct Used {
    /// Hundredths of a second of processor time, of threads that have ended too.
    pub(crate) ticks: u64,
    /// How often each thread has slept and was woken, and what the thread is called.
    wakes: HashMap<Id, (String, u64)>,
}

impl Used {
    /// Since they began, by the program that was started as `root` and all its children.
    pub(crate) fn by(root: Id) -> Self {
        let mut used = Self::default();
        for process in family(root) {
            used.ticks += ticks(process).unwrap_or_default();
            used.wakes.extend(wakes(process));
        }
        used
    }

    /// How often any thread woke up since `before`.
    pub(crate) fn wakes_since(&self, before: &Self) -> u64 {
        self.by_thread_since(before).values().sum()
    }

    /// The same, by the threads' names. A thread that began since counts in full; one that ended
    /// since is not seen any more.
    pub(crate) fn by_thread_since(&self, before: &Self) -> BTreeMap<String, u64> {
        let mut sums = BTreeMap::new();
        for (thread, (name, now)) in &self.wakes {
            let then = before.wakes.get(thread).map_or(0, |(_, then)| *then);
            *sums.entry(name.clone()).or_default() += now.saturating_sub(then);
        }
        sums
    }
}

/// The memory of the program and its children, in KiB: what they share is split between those who do.
pub(crate) fn memory(root: Id) -> u64 {
    family(root).into_iter().filter_map(|process| field(&format!("/proc/{process}/smaps_rollup"), "Pss:")).sum()
}

/// How many other programs with a web view run on this machine: they take their part of the memory
/// that is shared, and so lessen what is counted as this program's.
pub(crate) fn strangers(root: Id) -> usize {
    let own = family(root);
    let others = parents().into_keys().filter(|process| !own.contains(process));
    others.filter(|process| has_web_view(*process)).count()
}

fn has_web_view(process: Id) -> bool {
    fs::read_to_string(format!("/proc/{process}/maps")).is_ok_and(|maps| maps.contains("/libwebkit2gtk-"))
}

/// A process and its children and theirs.
fn family(root: Id) -> Vec<Id> {
    let parents = parents();
    let mut family = vec![root];
    let mut next = 0;
    while let Some(&parent) = family.get(next) {
        family.extend(parents.iter().filter(|(_, of)| **of == parent).map(|(child, _)| child));
        next += 1;
    }
    family
}

/// Every process on this machine, and whose child it is.
fn parents() -> BTreeMap<Id, Id> {
    let parent = |process: Id| Some((process, after_name(process)?.get(1)?.parse().ok()?));
    numbered("/proc").into_iter().filter_map(parent).collect()
}

/// User and system time.
fn ticks(process: Id) -> Option<u64> {
    let fields = after_name(process)?;
    let ticks = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some(ticks(11)? + ticks(12)?)
}

/// The fields of `/proc/PID/stat` from the third on; the second, a name, may hold anything.
fn after_name(process: Id) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}

/// How often each thread of a process gave up the processor to wait for something.
fn wakes(process: Id) -> Vec<(Id, (String, u64))> {
    let tasks = format!("/proc/{process}/task");
    let program = name(Path::new(&format!("/proc/{process}")));
    let wakes = |thread: Id| {
        let task = format!("{tasks}/{thread}");
        let count = field(&format!("{task}/status"), "voluntary_ctxt_switches:")?;
        Some((thread, (format!("{program}/{}", name(Path::new(&task))), count)))
    };
    numbered(&tasks).into_iter().filter_map(wakes).collect()
}

fn name(process: &Path) -> String {
    fs::read_to_string(process.join("comm")).unwrap_or_default().trim().to_owned()
}

/// The number after `key` in a file of the kernel's.
fn field(file: &str, key: &str) -> Option<u64> {
    let text = fs::read_to_string(file).ok()?;
    let value = text.lines().find_map(|line| line.strip_prefix(key))?;
    value.split_whitespace().next()?.parse().ok()
}

/// The entries of a folder that are numbers; those of a process that has ended are none.
fn numbered(folder: &str) -> Vec<Id> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}
