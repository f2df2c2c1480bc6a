//! Doses go on after a pause or a stop (D11).

use ldn_core::plan::beginning::in_range;
use ldn_core::plan::pausing::Pausing;
use ldn_core::{DoseDate, Phase, PhaseReason, Timestamp, local_date};
use ldn_store::Via;

use crate::companion::{Companion, StoredPlan};
use crate::convert::{next_dose, typed_date};
use crate::error::AppError;
use crate::gap::answer_gap;
use crate::plan::{regimen_from, slot_views};
use crate::view::{RestartRequest, RestartView, Saved};

/// What doses go on with.
struct Restart {
    phase: Phase,
    first: Option<ldn_core::ScheduledDose>,
    ask_prescriber: Option<u32>,
}

impl Companion {
    /// What going on as before would be, from the dose date `from` as typed or the next dose on.
    ///
    /// # Errors
    /// [`AppError::NotPaused`], [`AppError::DateInvalid`], [`AppError::DateOutOfRange`],
    /// [`AppError::RestartTooEarly`], or why the
    /// diary can't be read.
    pub fn check_restart(&self, from: Option<&str>) -> Result<RestartView, AppError> {
        let plan = self.stored_plan()?;
        let (_, restart) = self.read_restart(&plan, from, self.now())?;
        Ok(RestartView {
            first: restart.first.map(|first| next_dose(&first, &restart.phase.medicine)),
            slots: slot_views(&restart.phase),
            ask_prescriber: restart.ask_prescriber,
        })
    }

    /// Ends the pause or stop: doses go on as before it. One that has not begun is taken out again. A
    /// plan that was made for a later date comes all the same.
    ///
    /// # Errors
    /// [`AppError::AskPrescriberFirst`] after more than 14 days without a dose where the person did not
    /// say what holds, those of [`Companion::check_restart`], or why it can't be written.
    pub fn restart(&mut self, request: &RestartRequest) -> Result<Saved, AppError> {
        self.settle()?;
        let (plan, now) = (self.stored_plan()?, self.now());
        let (pause, restart) = self.read_restart(&plan, request.from.as_deref(), now)?;
        if restart.ask_prescriber.is_some() && !request.prescriber_said {
            return Err(AppError::AskPrescriberFirst);
        }
        let phase = restart.phase;
        let same = |other: &Phase| other.slots == phase.slots && other.medicine == phase.medicine;
        // What only went on as before has nothing to say any more.
        let mut goes_on = plan.phases_after(phase.from).take(1).filter(|stored| same(&stored.phase));
        let removed: Vec<&str> = goes_on.by_ref().map(|stored| stored.id.as_str()).collect();
        let paused = plan.phases().iter().find(|stored| stored.phase.from == pause.since);
        let before = plan.regimen.phase_on(pause.since.minus_days(1));
        // Where the plan before it goes on without a break, the pause leaves no trace. A dose that fell
        // into it owes nothing afterwards either.
        let nothing_fell_into_it = phase.slots.first().map(|slot| slot.part) == restart.first.map(|dose| dose.key.part);
        let goes_on_at_once = phase.from == pause.since && (nothing_fell_into_it || !pause.has_begun);
        let without = paused.filter(|_| goes_on_at_once && before.is_some_and(same));
        // Nor does a stop that has not begun end the steps.
        let dropped: &[DoseDate] = if pause.has_begun { &[] } else { &[pause.since] };
        let steps = self.steps_gone_on_with(dropped)?;
        let ((), saved) = self.write("restart", Via::Window, now, |writer| {
            steps.write(writer)?;
            removed.iter().try_for_each(|id| writer.remove_phase(id).map(drop))?;
            if restart.ask_prescriber.is_some() {
                answer_gap(writer, now)?;
            }
            match without {
                Some(paused) => writer.remove_phase(&paused.id).map(drop),
                None => writer.put_phase(&phase, now).map(drop),
            }
        })?;
        Ok(saved)
    }

    fn read_restart(
        &self,
        plan: &StoredPlan,
        typed: Option<&str>,
        now: Timestamp,
    ) -> Result<(Pausing, Restart), AppError> {
        let pause = self.pausing(plan, now).ok_or(AppError::NotPaused)?;
        let before = self.as_it_was(plan, pause.since)?;
        let from = self.restarts_on(pause, &before, typed, now)?;
        // What is taken may have become another medicine meanwhile.
        let medicine = plan.regimen.phase_on(from).map_or(before.medicine, |phase| phase.medicine);
        let phase = Phase { from, reason: PhaseReason::Plan, medicine, ..before };
        let regimen = regimen_from(from, &phase.slots, Some(phase.medicine));
        let first = self.first_from(&regimen, from, now).map(|(first, _)| first);
        let ask_prescriber = match first.filter(|_| pause.has_begun) {
            Some(first) => self.days_without_dose(first.due, now)?,
            None => None,
        };
        Ok((pause, Restart { phase, first, ask_prescriber }))
    }

    /// The dose date to begin with: the first whose dose has not closed, but none before the pause.
    fn restarts_on(
        &self,
        pause: Pausing,
        before: &Phase,
        typed: Option<&str>,
        now: Timestamp,
    ) -> Result<DoseDate, AppError> {
        let today = DoseDate::new(local_date(self.zone(), now));
        let open = self.open_by(&regimen_from(today.minus_days(1), &before.slots, Some(before.medicine)), now);
        let first = open.map_or(today, |(dose, _)| dose.key.date).max(pause.since);
        let Some(typed) = typed.filter(|_| pause.has_begun) else { return Ok(first) };
        let wanted = in_range(typed_date(typed)?, today)?;
        if wanted < first { Err(AppError::RestartTooEarly { earliest: first.to_string() }) } else { Ok(wanted) }
    }
}
