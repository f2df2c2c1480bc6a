//! Somebody who watches over it all and knows, apart from the program's code, what must not happen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use ldn_app::ports::ReminderTag;
use ldn_core::Timestamp;

use crate::memory::{Memory, REPEAT};
use crate::service::Service;

/// A reminder comes within this of the dose being due, or of the machine being awake to show it.
const WITHIN: TimeDelta = TimeDelta::seconds(60);

pub struct Witness {
    /// Since when the machine has been awake, with the plan, the clock and the zone it has now.
    awake_since: Timestamp,
    /// When each reminder was shown as something new since the last snooze.
    shown: BTreeMap<ReminderTag, Vec<Timestamp>>,
    /// What was shown at all.
    ever: BTreeSet<ReminderTag>,
    /// What was shown without a record, on a full disk.
    unrecorded: BTreeSet<ReminderTag>,
    /// The program or the service began anew since the last look: what stood on the screen may be
    /// shown again as the same showing.
    began_anew: bool,
    disk_was_full: bool,
}

impl Witness {
    pub fn awake_since(now: Timestamp) -> Self {
        Self {
            awake_since: now,
            shown: BTreeMap::new(),
            ever: BTreeSet::new(),
            unrecorded: BTreeSet::new(),
            began_anew: false,
            disk_was_full: false,
        }
    }

    pub fn nothing_was_possible_before(&mut self, now: Timestamp) {
        self.awake_since = now;
    }

    pub fn began_anew(&mut self) {
        self.began_anew = true;
    }

    pub fn snoozed(&mut self, tag: ReminderTag) {
        self.shown.remove(&tag);
    }

    /// What was shown under a clock that ran ahead may be shown again at its time.
    pub fn the_clock_went_back(&mut self) {
        self.shown.clear();
    }

    /// A showing that could not be recorded may come once more when there is room again.
    pub fn the_disk_was_full(&mut self) {
        self.disk_was_full = true;
    }

    pub fn forget_the_old(&mut self, now: Timestamp) {
        self.shown.retain(|_, shown| shown.iter().any(|shown| now.since(*shown) < TimeDelta::days(30)));
    }

    /// Looks at what a tick did. Gives the number of new showings.
    pub fn looks(&mut self, memory: &Memory, service: &mut Service, seed: u64) -> u64 {
        let mut showings = 0;
        for (tag, _) in std::mem::take(&mut service.asked) {
            let ReminderTag::Dose(key) = tag else { panic!("only doses live here") };
            assert!(!memory.is_answered(key), "seed {seed}: {key} is shown after its answer");
            if !(self.began_anew && self.stood_there(tag, memory)) {
                self.is_new(tag, memory, seed);
                showings += 1;
            }
        }
        self.everything_open_was_shown(memory, seed);
        self.began_anew = false;
        if !memory.disk_full {
            self.disk_was_full = false;
        }
        showings
    }

    /// It was on the screen and its repeat is not due: after a restart the same showing stands there
    /// again.
    fn stood_there(&self, tag: ReminderTag, memory: &Memory) -> bool {
        let shown = self.shown_for(tag, memory);
        shown.last().is_some_and(|last| memory.now.since(*last) < every() || shown.len() > MOST)
    }

    /// The showings that count: a plan or a zone that moves the dose to a later time asks about it anew.
    fn shown_for(&self, tag: ReminderTag, memory: &Memory) -> Vec<Timestamp> {
        let open = memory.open_doses();
        let due = open.iter().find(|dose| ReminderTag::Dose(dose.dose.key) == tag).map(|dose| dose.dose.due);
        let shown = self.shown.get(&tag).into_iter().flatten().copied();
        shown.filter(|shown| due.is_none_or(|due| *shown >= due)).collect()
    }

    fn is_new(&mut self, tag: ReminderTag, memory: &Memory, seed: u64) {
        let (now, shown) = (memory.now, self.shown_for(tag, memory));
        if self.ever.insert(tag) {
            let waited = self.waited_for(tag, memory);
            assert!(waited <= WITHIN, "seed {seed}: {tag:?} comes late by {waited}");
        }
        if let Some(last) = shown.last().filter(|_| !memory.disk_full && !self.disk_was_full) {
            let apart = now.since(*last);
            assert!(apart >= every(), "seed {seed}: {tag:?} is shown twice, {apart} apart, at {now:?}");
            assert!(shown.len() <= MOST, "seed {seed}: {tag:?} was shown {} times and is again", shown.len());
        }
        // What a full disk left unrecorded is shown again by a program that began anew.
        if memory.disk_full {
            self.unrecorded.insert(tag);
        } else {
            self.shown.entry(tag).or_default().push(now);
        }
    }

    /// How long an open dose could have been shown already.
    fn waited_for(&self, tag: ReminderTag, memory: &Memory) -> TimeDelta {
        let open = memory.open_doses();
        let dose = open.iter().find(|dose| ReminderTag::Dose(dose.dose.key) == tag);
        dose.map_or(TimeDelta::zero(), |dose| memory.now.since(self.awake_since.max(dose.dose.due)))
    }

    fn everything_open_was_shown(&self, memory: &Memory, seed: u64) {
        for dose in memory.open_doses() {
            let tag = ReminderTag::Dose(dose.dose.key);
            let waited = self.waited_for(tag, memory);
            let was_shown = self.unrecorded.contains(&tag)
                || memory.showings.get(&tag).is_some_and(|showings| {
                    showings.iter().any(|showing| showing.shown_at.is_some() || showing.snoozed_until.is_some())
                });
            assert!(
                was_shown || waited <= WITHIN,
                "seed {seed}: {tag:?} is open for {waited}, and nobody was reminded"
            );
        }
    }
}

/// The first showing and its repeats.
const MOST: usize = REPEAT.times as usize;

fn every() -> TimeDelta {
    TimeDelta::minutes(i64::from(REPEAT.every_minutes))
}
