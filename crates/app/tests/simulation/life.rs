//! One life: a person in a zone, a machine, and what happens to both.

use std::fmt;

use chrono::TimeDelta;
use chrono_tz::Tz;
use fastrand::Rng;
use ldn_app::ports::{ReminderAnswer, ReminderEvent, ReminderTag};
use ldn_app::reminder::ReminderLoop;
use ldn_core::{
    Action, Amount, DoseDate, Form, Medicine, Part, Phase, PhaseReason, Slot, Timestamp, WallTime, local_date,
};

use crate::ZONES;
use crate::memory::Memory;
use crate::service::{Service, Window};
use crate::witness::Witness;

const START: i64 = 1_767_225_600; // 2026-01-01
const DAY: i64 = 24 * 3600;

/// What happened how often.
#[derive(Default)]
pub struct Counts {
    pub shown: u64,
    happened: [u64; 14],
}

const NAMES: [&str; 14] = [
    "taken",
    "taken in the window",
    "snoozed",
    "skipped",
    "waved away",
    "left alone",
    "suspends",
    "crashes",
    "clock forwards",
    "clock back",
    "zone changes",
    "plan edits",
    "service gone or new",
    "disk full",
];

impl Counts {
    pub fn add(&mut self, other: &Self) {
        self.shown += other.shown;
        self.happened.iter_mut().zip(other.happened).for_each(|(sum, more)| *sum += more);
    }

    pub fn is_of_everything(&self) -> bool {
        self.happened.iter().all(|count| *count > 0)
    }

    fn count(&mut self, name: &str) {
        let place = NAMES.iter().position(|known| *known == name).unwrap();
        self.happened[place] += 1;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} reminders shown", self.shown)?;
        NAMES.iter().zip(self.happened).try_for_each(|(name, count)| write!(f, "; {count} {name}"))
    }
}

/// What the person means to do, and when.
type Intent = (Timestamp, ReminderTag, &'static str);

pub struct Life {
    rng: Rng,
    memory: Memory,
    service: Service,
    loop_: ReminderLoop,
    witness: Witness,
    intents: Vec<Intent>,
    counts: Counts,
    seed: u64,
}

impl Life {
    pub fn new(zone: Tz, seed: u64) -> Self {
        let now = Timestamp::from_seconds(START);
        let mut life = Self {
            rng: Rng::with_seed(seed),
            memory: Memory::new(now, zone),
            service: Service::default(),
            loop_: fresh_loop(),
            witness: Witness::awake_since(now),
            intents: Vec::new(),
            counts: Counts::default(),
            seed,
        };
        life.change_plan();
        life
    }

    pub fn live(mut self, years: i64) -> Counts {
        let end = Timestamp::from_seconds(START + years * 365 * DAY);
        let mut trouble = self.in_some_time(2 * DAY);
        while self.memory.now < end {
            let next = self.tick();
            let intent = self.intents.iter().map(|(at, ..)| *at).min().unwrap_or(Timestamp::LATEST);
            self.memory.now = next.min(intent).min(trouble).max(self.memory.now + TimeDelta::seconds(1));
            self.act();
            if self.memory.now >= trouble {
                self.trouble();
                trouble = self.in_some_time(3 * DAY);
            }
        }
        self.counts
    }

    fn tick(&mut self) -> Timestamp {
        let ticked = self.loop_.tick_over(&mut self.memory, &mut self.service, &mut Window);
        let asked: Vec<ReminderTag> = self.service.asked.iter().map(|(tag, _)| *tag).collect();
        self.counts.shown += self.witness.looks(&self.memory, &mut self.service, self.seed);
        for tag in asked {
            self.intend(tag);
        }
        ticked.unwrap_or(self.memory.now + TimeDelta::seconds(30))
    }

    /// Makes up what the person will do about a reminder that has just been shown.
    fn intend(&mut self, tag: ReminderTag) {
        let what = match self.rng.u32(0..100) {
            0..35 => "taken",
            35..50 => "taken in the window",
            50..65 => "snoozed",
            65..72 => "skipped",
            72..82 => "waved away",
            _ => "left alone",
        };
        let at = self.memory.now + TimeDelta::seconds(self.rng.i64(1..540));
        self.intents.retain(|(_, other, _)| *other != tag);
        self.intents.push((at, tag, what));
    }

    fn act(&mut self) {
        let now = self.memory.now;
        let (due, later): (Vec<Intent>, Vec<Intent>) = self.intents.drain(..).partition(|(at, ..)| *at <= now);
        self.intents = later;
        for (_, tag, what) in due {
            if self.service.screen.iter().any(|(_, shown)| *shown == tag) {
                self.counts.count(what);
                self.answer(tag, what);
            }
        }
    }

    fn answer(&mut self, tag: ReminderTag, what: &str) {
        let ReminderTag::Dose(key) = tag else { return };
        let event = match what {
            "taken" => ReminderEvent::Answered(tag, ReminderAnswer::Taken),
            "skipped" => ReminderEvent::Answered(tag, ReminderAnswer::Skip),
            "snoozed" => ReminderEvent::Answered(tag, ReminderAnswer::Snooze),
            "waved away" => ReminderEvent::Dismissed(tag),
            "taken in the window" => {
                let _ = self.memory.answer_dose(key, Action::Taken);
                return;
            }
            _ => return,
        };
        let handled = self.loop_.handle_over(event, &mut self.memory, &mut self.service, &mut Window);
        // A full disk brings the reminder up again to say so; that is no new showing.
        self.service.asked.clear();
        if what == "snoozed" && handled.is_ok() {
            self.witness.snoozed(tag);
        }
    }

    fn trouble(&mut self) {
        match self.rng.u32(0..100) {
            0..30 => self.suspend(),
            30..45 => self.crash(),
            45..55 => self.set_clock(1),
            55..65 => self.set_clock(-1),
            65..75 => self.travel(),
            75..85 => {
                self.counts.count("plan edits");
                self.change_plan();
            }
            85..94 => self.service_trouble(),
            _ => self.fill_disk(),
        }
        self.memory.forget_the_old();
        self.witness.forget_the_old(self.memory.now);
    }

    fn suspend(&mut self) {
        self.counts.count("suspends");
        self.memory.now = self.in_some_time(14 * 3600);
        self.noticed_soon();
    }

    fn crash(&mut self) {
        self.counts.count("crashes");
        self.loop_ = fresh_loop();
        if self.rng.bool() {
            self.memory.now = self.in_some_time(10 * 3600);
        }
        self.witness.began_anew();
        self.noticed_soon();
    }

    fn set_clock(&mut self, direction: i64) {
        self.counts.count(if direction > 0 { "clock forwards" } else { "clock back" });
        let by = TimeDelta::seconds(direction * self.rng.i64(1..6 * 3600));
        self.memory.now = self.memory.now + by;
        if direction < 0 {
            self.witness.the_clock_went_back();
        }
        self.noticed_soon();
    }

    fn travel(&mut self) {
        self.counts.count("zone changes");
        self.memory.zone = ZONES[self.rng.usize(0..ZONES.len())];
        self.noticed_soon();
    }

    fn service_trouble(&mut self) {
        self.counts.count("service gone or new");
        self.service.absent = self.rng.bool();
        self.service.begins_anew();
        if !self.service.absent {
            let event = ReminderEvent::ServerRestarted;
            self.loop_.handle_over(event, &mut self.memory, &mut self.service, &mut Window).unwrap();
            self.witness.began_anew();
        }
    }

    /// The disk is full for a while; what is open then is shown all the same.
    fn fill_disk(&mut self) {
        self.counts.count("disk full");
        self.memory.disk_full = true;
        let until = self.in_some_time(3600);
        while self.memory.now < until {
            self.tick();
            self.memory.now = self.memory.now + TimeDelta::seconds(30);
            self.act();
        }
        self.memory.disk_full = false;
        self.witness.the_disk_was_full();
    }

    /// A sleeping loop looks again within half a minute of whatever happened.
    fn noticed_soon(&mut self) {
        self.witness.nothing_was_possible_before(self.memory.now);
        self.memory.now = self.memory.now + TimeDelta::seconds(self.rng.i64(0..30));
    }

    fn change_plan(&mut self) {
        let from = DoseDate::new(local_date(self.memory.zone, self.memory.now));
        let bedtime = self.rng.u16(0..16) * 15 + 21 * 60;
        let mut slots = vec![slot(Part::Bedtime, bedtime % (24 * 60))];
        if self.rng.u32(0..3) > 0 {
            slots.push(slot(Part::Morning, self.rng.u16(24..40) * 15));
            slots.push(slot(Part::Afternoon, self.rng.u16(52..68) * 15));
        }
        if self.rng.u32(0..12) == 0 {
            slots.clear();
        }
        let medicine = Medicine { form: Form::Capsule, concentration: None };
        self.memory.change_plan(Phase { from, slots, reason: PhaseReason::Plan, medicine });
        self.witness.nothing_was_possible_before(self.memory.now);
    }

    fn in_some_time(&mut self, most: i64) -> Timestamp {
        self.memory.now + TimeDelta::seconds(self.rng.i64(1..most))
    }
}

fn slot(part: Part, minutes: u16) -> Slot {
    Slot { part, at: WallTime::from_minutes(minutes).unwrap(), amount: Amount::from_micrograms(1_000).unwrap() }
}

fn fresh_loop() -> ReminderLoop {
    let catalogue = include_str!("../../../../ui/src/text/en/system.json");
    let catalogue: serde_json::Value = serde_json::from_str(catalogue).unwrap();
    ReminderLoop::new(serde_json::from_value(catalogue["reminder"].clone()).unwrap())
}
