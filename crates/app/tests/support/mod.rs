//! A diary with a scripted clock, and a notification service that only remembers.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono_tz::Tz;
use ldn_app::ports::{
    Clock, Files, Notifier, NotifyProblem, Reminder, ReminderAnswer, ReminderEvent, ReminderTag, Screen, Shown, Zone,
};
use ldn_app::reminder::{ReminderLoop, ReminderWords};
use ldn_app::view::{
    DoseCard, DoseId, MedicineForm, PartOfDay, PlanDraft, Saved, SlotDraft, TakeOutcome, TakeRequest, TakeTarget,
    TodayView,
};
use ldn_app::{AppError, Companion, ReminderStatus};
use ldn_core::{DoseKey, Timestamp};
use std::sync::Mutex;
use tempfile::TempDir;

#[derive(Default)]
pub struct ScriptedClock(AtomicI64);

impl Clock for ScriptedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(self.0.load(Ordering::SeqCst))
    }
}

pub struct ScriptedZone(Mutex<Tz>);

impl Zone for ScriptedZone {
    fn zone(&self) -> Tz {
        *self.0.lock().unwrap()
    }
}

pub struct PlainFiles;

impl Files for PlainFiles {
    fn prepare_folder(&self, folder: &Path) -> Result<(), AppError> {
        std::fs::create_dir_all(folder).map_err(|_| AppError::FolderUnusable { path: folder.display().to_string() })
    }
}

/// A person with the program, in a zone, at a time.
pub struct World {
    pub folder: TempDir,
    pub clock: Arc<ScriptedClock>,
    pub zone: Arc<ScriptedZone>,
    pub companion: Companion,
    pub loop_: ReminderLoop,
    pub service: Service,
    pub window: Window,
}

impl World {
    /// Berlin, at a local time such as "2026-01-10 21:42".
    pub fn at(local: &str) -> Self {
        Self::in_zone(chrono_tz::Europe::Berlin, local)
    }

    pub fn in_zone(zone: Tz, local: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(ScriptedClock::default());
        let zone = Arc::new(ScriptedZone(Mutex::new(zone)));
        clock.0.store(instant(zone.zone(), local), Ordering::SeqCst);
        let companion = Companion::open(folder.path(), clock.clone(), zone.clone(), &PlainFiles).unwrap();
        let (service, window) = (Service::default(), Window::default());
        Self { folder, clock, zone, companion, loop_: ReminderLoop::new(words()), service, window }
    }

    /// With the plan of one dose at bedtime, entered just now.
    pub fn with_bedtime(local: &str, at: &str, amount: &str) -> Self {
        let mut world = Self::at(local);
        world.companion.set_plan(&bedtime(at, amount)).unwrap();
        world
    }

    pub fn it_is(&self, local: &str) {
        self.clock.0.store(instant(self.zone.zone(), local), Ordering::SeqCst);
    }

    /// At an instant that no clock on the wall tells apart.
    pub fn it_is_at(&self, instant: i64) {
        self.clock.0.store(instant, Ordering::SeqCst);
    }

    pub fn travels_to(&self, zone: Tz) {
        *self.zone.0.lock().unwrap() = zone;
    }

    /// The program ends and is started anew on the same diary; what the service shows stays.
    pub fn restarts(&mut self) {
        let fresh = Companion::open(self.folder.path(), self.clock.clone(), self.zone.clone(), &PlainFiles).unwrap();
        self.companion = fresh;
        self.loop_ = ReminderLoop::new(words());
    }

    /// The program goes on with the diary in a folder of this name beside its own.
    pub fn moves_to(&mut self, name: &str) {
        let folder = self.folder.path().join(name);
        self.companion = Companion::open(&folder, self.clock.clone(), self.zone.clone(), &PlainFiles).unwrap();
    }

    pub fn tick(&mut self) -> Timestamp {
        self.loop_.tick(&mut self.companion, &mut self.service, &mut self.window).unwrap()
    }

    pub fn tick_at(&mut self, local: &str) -> Timestamp {
        self.it_is(local);
        self.tick()
    }

    /// The person presses a button of the reminder.
    pub fn presses(&mut self, dose: DoseKey, answer: ReminderAnswer) -> Result<(), AppError> {
        self.happens(ReminderEvent::Answered(ReminderTag::Dose(dose), answer))
    }

    pub fn happens(&mut self, event: ReminderEvent) -> Result<(), AppError> {
        self.loop_.handle(event, &mut self.companion, &mut self.service, &mut self.window)
    }

    pub fn today(&mut self) -> TodayView {
        self.companion.today(&status()).unwrap()
    }

    pub fn card(&mut self) -> DoseCard {
        self.today().card.unwrap()
    }

    pub fn takes(&mut self) -> TakeOutcome {
        self.companion.take(&taken_now()).unwrap()
    }

    pub fn takes_for(&mut self, dose: DoseId) -> Result<TakeOutcome, AppError> {
        let target = TakeTarget::Dose { dose };
        self.companion.take(&TakeRequest { target, ..taken_now() })
    }
}

/// Nothing was shown in this run yet; all is well.
pub fn status() -> ReminderStatus {
    ReminderStatus { way: None, problem: None, tray: true, start_at_login: Some(true) }
}

pub fn instant(zone: Tz, local: &str) -> i64 {
    let local = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    ldn_core::first_instant_at(zone, local).seconds()
}

pub fn words() -> ReminderWords {
    let catalogue = include_str!("../../../../ui/src/text/en/system.json");
    let catalogue: serde_json::Value = serde_json::from_str(catalogue).unwrap();
    serde_json::from_value(catalogue["reminder"].clone()).unwrap()
}

pub fn taken_now() -> TakeRequest {
    TakeRequest { target: TakeTarget::Auto, at: None, amount: None, close_confirmed: false }
}

pub fn bedtime(at: &str, amount: &str) -> PlanDraft {
    plan(&[(PartOfDay::Bedtime, at, amount)])
}

pub fn plan(slots: &[(PartOfDay, &str, &str)]) -> PlanDraft {
    let slot = |(part, at, amount): &(PartOfDay, &str, &str)| SlotDraft {
        part: *part,
        at: (*at).to_owned(),
        amount: (*amount).to_owned(),
    };
    PlanDraft {
        form: MedicineForm::Capsule,
        concentration: None,
        slots: slots.iter().map(slot).collect(),
        confirmed: None,
        from: None,
        agreed: Vec::new(),
    }
}

pub fn bedtime_of(date: &str) -> DoseKey {
    DoseKey { date: date.parse().unwrap(), part: ldn_core::Part::Bedtime }
}

pub fn saved(outcome: TakeOutcome) -> (Saved, Option<DoseId>) {
    match outcome {
        TakeOutcome::Saved { saved, dose } => (saved, dose),
        other => panic!("not saved: {other:?}"),
    }
}

/// A notification service that only remembers.
#[derive(Default)]
pub struct Service {
    /// Every showing, in order.
    pub shown: Vec<Reminder>,
    /// What is on the screen now, by its number.
    pub screen: Vec<(u32, Reminder)>,
    /// It refuses with this.
    pub problem: Option<NotifyProblem>,
    /// Which run of the service it is.
    pub run: u32,
    numbers: u32,
}

impl Service {
    pub fn titles(&self) -> Vec<&str> {
        self.shown.iter().map(|reminder| reminder.title.as_str()).collect()
    }

    /// It ends and begins anew: the screen is empty.
    pub fn restarts(&mut self) {
        self.run += 1;
        self.screen.clear();
    }
}

impl Notifier for Service {
    fn show(&mut self, reminder: &Reminder, before: Option<&Shown>) -> Result<Shown, NotifyProblem> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let server = format!(":1.{}", self.run);
        let replaced = before.filter(|before| before.server == server).map(|before| before.number);
        let number = replaced.unwrap_or_else(|| {
            self.numbers += 1;
            self.numbers
        });
        self.screen.retain(|(shown, other)| *shown != number && other.tag != reminder.tag);
        self.screen.push((number, reminder.clone()));
        self.shown.push(reminder.clone());
        Ok(Shown { server, number })
    }

    fn take_down(&mut self, tag: ReminderTag, _shown: Option<&Shown>) {
        self.screen.retain(|(_, reminder)| reminder.tag != tag);
    }
}

/// A window that counts how often it was asked for.
#[derive(Default)]
pub struct Window {
    pub raised: u32,
    pub changed: u32,
    pub help_now: u32,
}

impl Screen for Window {
    fn raise(&mut self) {
        self.raised += 1;
    }

    fn help_now(&mut self) {
        self.help_now += 1;
    }

    fn changed(&mut self) {
        self.changed += 1;
    }
}
