//! Diaries to begin with, made through the app's own use cases.

use std::path::Path;
use std::sync::Arc;

use chrono_tz::Tz;
use ldn_app::Companion;
use ldn_app::view::{
    MedicineForm, PartOfDay, PlanDraft, ProductDraft, Settings, SleepDraft, SlotDraft, StepsDraft, StepsHow,
    TakeOutcome, TakeRequest, TakeTarget, Theme,
};

use crate::scripted::{ScriptedClock, instant, open};

/// A diary under preparation; on disk at every moment, closed when this is dropped.
pub struct Given {
    companion: Companion,
    clock: Arc<ScriptedClock>,
    zone: Tz,
}

impl Given {
    /// An empty diary in `folder`, begun at a local time.
    pub fn diary(folder: &Path, zone: Tz, local: &str) -> Self {
        let clock = Arc::new(ScriptedClock::default());
        clock.set(instant(zone, local));
        let companion = open(folder, &clock, zone).unwrap();
        Self { companion, clock, zone }
    }

    /// With a plan of one capsule at bedtime.
    #[must_use]
    pub fn with_bedtime(mut self, at: &str, amount: &str) -> Self {
        self.companion.set_plan(&bedtime(at, amount)).unwrap();
        self
    }

    /// With this theme chosen.
    #[must_use]
    pub fn with_theme(mut self, theme: Theme) -> Self {
        let settings = Settings { theme, ..self.companion.settings().unwrap() };
        self.companion.set_settings(&settings).unwrap();
        self
    }

    /// With steps of one size for it, a week on each amount.
    #[must_use]
    pub fn with_weekly_steps(mut self, start: &str, step: &str, target: &str) -> Self {
        let [start, step, target] = [start, step, target].map(str::to_owned);
        let how = StepsHow::Even { start, step, every_days: "7".to_owned(), target };
        self.companion.begin_steps(&StepsDraft { part: PartOfDay::Bedtime, how, confirmed: None }).unwrap();
        self
    }

    /// With so many capsules of a strength.
    #[must_use]
    pub fn with_capsules(mut self, strength: &str, count: &str) -> Self {
        let blank = self.companion.stock().unwrap().draft;
        let draft = ProductDraft { strength: strength.to_owned(), quantity: count.to_owned(), ..blank };
        self.companion.set_product(&draft).unwrap();
        self
    }

    /// With a night entered in the morning after it.
    #[must_use]
    pub fn with_night(mut self, morning: &str, minutes_to_sleep: u16) -> Self {
        self.clock.set(instant(self.zone, morning));
        let proposed = self.companion.sleep_draft(None).unwrap().draft;
        let draft = SleepDraft { minutes_to_sleep: Some(minutes_to_sleep), ..proposed };
        self.companion.put_sleep(&draft).unwrap();
        self
    }

    /// With what else a person does at a local time.
    #[must_use]
    pub fn with(mut self, local: &str, act: impl FnOnce(&mut Companion)) -> Self {
        self.clock.set(instant(self.zone, local));
        act(&mut self.companion);
        self
    }

    /// With the dose taken at a local time.
    #[must_use]
    pub fn with_dose_taken(mut self, local: &str) -> Self {
        self.clock.set(instant(self.zone, local));
        let outcome = self.companion.take(&taken_now()).unwrap();
        assert!(matches!(outcome, TakeOutcome::Saved { .. }), "{outcome:?}");
        self
    }
}

/// "Taken", now, as planned.
pub fn taken_now() -> TakeRequest {
    TakeRequest { target: TakeTarget::Auto, at: None, amount: None, close_confirmed: true }
}

/// One capsule at bedtime.
pub fn bedtime(at: &str, amount: &str) -> PlanDraft {
    let slot = SlotDraft { part: PartOfDay::Bedtime, at: at.to_owned(), amount: amount.to_owned() };
    PlanDraft {
        form: MedicineForm::Capsule,
        concentration: None,
        slots: vec![slot],
        confirmed: None,
        from: None,
        agreed: Vec::new(),
    }
}
