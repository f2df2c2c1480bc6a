//! Pause and stop (D11).

use ldn_core::plan::beginning::Beginning;
use ldn_core::plan::pause::PauseWhy;
use ldn_core::plan::pausing::{
    PauseError, Pausing, as_it_was, is_long_pause, pause_beginning, pause_phases, pause_run, pausing,
};
use ldn_core::plan::steps::TitrationPlan;
use ldn_core::{DoseDate, Phase, PhaseReason, Regimen, Timestamp, diary_date, local_date};
use ldn_store::{Kept, Via};

use crate::begin::{not_agreed, questions_of};
use crate::companion::{Companion, StoredPlan};
use crate::convert::{same, typed_date, typed_note};
use crate::draft::ReadDraft;
use crate::error::AppError;
use crate::plan::{dates_of, draft_of, regimen_from};
use crate::settings::text;
use crate::steps::ChangedSteps;
use crate::view::{
    PauseCheck, PauseDraft, PauseField, PauseKind, PauseProblem, PauseReason, PauseState, PauseView, PlanDraft,
    PlanQuestion, Saved,
};

/// The plan as it was before the pause, as a draft: a pause that begins with a phase takes its place. It
/// names the date only where no earlier phase says the same.
const BEFORE: &str = "plan_before_pause";

/// A pause, read.
struct ReadPause {
    beginning: Beginning,
    pause: Phase,
    goes_on: Option<Phase>,
    /// The plan as it was.
    before: Phase,
    questions: Vec<PlanQuestion>,
}

impl Companion {
    /// The pause or stop in force, or the next one, and where another would begin.
    ///
    /// # Errors
    /// [`AppError::NoPlan`], or why the diary can't be read.
    pub fn pause_state(&self) -> Result<PauseState, AppError> {
        let (plan, now) = (self.stored_plan()?, self.now());
        if plan.phases().is_empty() {
            return Err(AppError::NoPlan);
        }
        let pause = self.pausing(&plan, now).and_then(|pause| pause_view(&plan, pause));
        Ok(PauseState { pause, from: self.first_open_date(&plan, now)?.to_string() })
    }

    /// What is wrong with a pause or a stop, and what it comes to, while it is typed. Writes nothing.
    ///
    /// # Errors
    /// [`AppError::NoPlan`], or why the diary can't be read.
    pub fn check_pause(&self, draft: &PauseDraft) -> Result<PauseCheck, AppError> {
        let (plan, now) = (self.stored_plan()?, self.now());
        let read = match self.read_pause(&plan, draft, now)? {
            Ok(read) => read,
            Err(problem) => return Ok(wrong(problem)),
        };
        let ends_steps = draft.kind == PauseKind::Stop && !self.steps_after(read.beginning.from)?.is_empty();
        Ok(PauseCheck {
            errors: Vec::new(),
            asks: not_agreed(read.questions.clone(), &draft.agreed),
            from: Some(read.beginning.from.to_string()),
            until: read.goes_on.as_ref().map(|goes_on| goes_on.from.to_string()),
            ends_steps,
            asks_at_end: self.asks_at_end(&read, now)?,
        })
    }

    /// Keeps a pause or a stop: no dose is owed from its first dose date on, or until it ends. A stop
    /// ends the steps that are under way.
    ///
    /// # Errors
    /// What can't be read in the draft, [`AppError::NotAgreed`] where it asks something that was not
    /// answered, [`AppError::NoPlan`], or why it can't be written.
    pub fn set_pause(&mut self, draft: &PauseDraft) -> Result<Saved, AppError> {
        self.settle()?;
        let (plan, now) = (self.stored_plan()?, self.now());
        let read = self.read_pause(&plan, draft, now)?.map_err(|problem| problem.error)?;
        if !not_agreed(read.questions.clone(), &draft.agreed).is_empty() {
            return Err(AppError::NotAgreed);
        }
        let from = read.beginning.from;
        let later: Vec<_> = plan.phases_after(from).collect();
        let steps = if draft.kind == PauseKind::Stop { self.steps_after(from)? } else { Vec::new() };
        let dropped: Vec<DoseDate> = dates_of(&later).into_iter().chain([from]).collect();
        let going_on = match draft.kind {
            PauseKind::Pause => self.steps_gone_on_with(&dropped)?,
            PauseKind::Stop => ChangedSteps::default(),
        };
        // What the phases before it say already may still change until it begins.
        let kept_from = (!is_said_before(&plan, &read)).then(|| from.to_string());
        let before = PlanDraft { from: kept_from, ..draft_of(&read.before) };
        let before = text(&before)?;
        let (why, note) = (draft.why.map(PauseWhy::from), typed_note(draft.note.as_deref().unwrap_or_default())?);
        let ((), saved) = self.write("pause", Via::Window, now, |writer| {
            later.iter().try_for_each(|stored| writer.remove_phase(&stored.id).map(drop))?;
            writer.put_pause(&read.pause, now, why, note.as_deref())?;
            read.goes_on.iter().try_for_each(|goes_on| writer.put_phase(goes_on, now).map(drop))?;
            going_on.write(writer)?;
            for Kept { id, value, .. } in &steps {
                writer.replace_entry(id, &TitrationPlan { ended_on: Some(from), ..value.clone() })?;
            }
            writer.put_setting(BEFORE, &before)
        })?;
        Ok(saved)
    }

    /// The pause that Today tells of: one that has begun, or that comes before any other dose.
    pub(crate) fn pause_today(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<PauseView>, AppError> {
        let Some(pause) = self.pausing(plan, now) else { return Ok(None) };
        let before = !pause.has_begun && self.first_open_date(plan, now)? < pause.since;
        Ok(if before { None } else { pause_view(plan, pause) })
    }

    /// The pause or stop in force on the diary's own date, or the next one.
    pub(crate) fn pausing(&self, plan: &StoredPlan, now: Timestamp) -> Option<Pausing> {
        pausing(&plan.regimen, DoseDate::new(diary_date(self.zone(), now).date()))
    }

    /// What is taken where doses go on as they were before the pause in force on `date`.
    pub(crate) fn as_it_was(&self, plan: &StoredPlan, date: DoseDate) -> Result<Phase, AppError> {
        let run: Vec<String> = pause_run(&plan.regimen, date).iter().map(|phase| phase.from.to_string()).collect();
        let kept = self.stored::<PlanDraft>(BEFORE)?;
        let kept = kept.filter(|draft| draft.from.as_ref().is_some_and(|from| run.contains(from)));
        let kept = kept.and_then(|draft| {
            let read = ReadDraft::new(&draft);
            Some((read.slots().filter(|slots| !slots.is_empty())?, read.medicine))
        });
        match kept {
            Some((slots, medicine)) => Ok(Phase { from: date, slots, reason: PhaseReason::Plan, medicine }),
            None => as_it_was(&plan.regimen, date).cloned().ok_or(AppError::NoPlan),
        }
    }

    /// A draft, read: what is wrong with one of its fields comes back on its own.
    fn read_pause(
        &self,
        plan: &StoredPlan,
        draft: &PauseDraft,
        now: Timestamp,
    ) -> Result<Result<ReadPause, PauseProblem>, AppError> {
        let reason = PhaseReason::from(draft.kind);
        let beginning = match self.pause_beginning(plan, draft, reason, now) {
            Ok(beginning) => beginning,
            Err(error @ (AppError::DateInvalid | AppError::DateOutOfRange { .. })) => {
                return Ok(Err(PauseProblem { field: PauseField::From, error }));
            }
            Err(error) => return Err(error),
        };
        let until = draft.until.as_deref().filter(|_| draft.kind == PauseKind::Pause);
        let until = match until.map(typed_date).transpose() {
            Ok(until) => until,
            Err(error) => return Ok(Err(PauseProblem { field: PauseField::Until, error })),
        };
        let from = beginning.from;
        let before = self.as_it_was(plan, from)?;
        let goes_on_from = regimen_from(from, &before.slots, Some(before.medicine));
        let (pause, goes_on) =
            match pause_phases(&goes_on_from, reason, (from, until), self.first_open_date(plan, now)?) {
                Ok(phases) => phases,
                Err(PauseError::NoPlan) => return Err(AppError::NoPlan),
                Err(error) => return Ok(Err(PauseProblem { field: PauseField::Until, error: error.into() })),
            };
        let questions = questions_of(&beginning);
        Ok(Ok(ReadPause { beginning, pause, goes_on, before, questions }))
    }

    /// Where it begins. One of the same kind that has begun already is changed as it stands.
    fn pause_beginning(
        &self,
        plan: &StoredPlan,
        draft: &PauseDraft,
        reason: PhaseReason,
        now: Timestamp,
    ) -> Result<Beginning, AppError> {
        if plan.phases().is_empty() {
            return Err(AppError::NoPlan);
        }
        match self.pausing(plan, now).filter(|pause| pause.has_begun && pause.reason == reason) {
            Some(pause) => Ok(pause_beginning(&plan.regimen, None, pause.since)?),
            None => {
                let wanted = draft.from.as_deref().map(typed_date).transpose()?;
                Ok(pause_beginning(&plan.regimen, wanted, self.first_open_date(plan, now)?)?)
            }
        }
    }

    /// The steps that are under way, and would propose something on `date` or later.
    fn steps_after(&self, date: DoseDate) -> Result<Vec<Kept<TitrationPlan>>, AppError> {
        let mut steps = self.store.entries::<TitrationPlan>()?;
        steps.retain(|kept| kept.value.ended_on.is_none_or(|ended| ended > date));
        Ok(steps)
    }

    /// Whether the first dose after it will be asked about.
    fn asks_at_end(&self, read: &ReadPause, now: Timestamp) -> Result<bool, AppError> {
        let Some(goes_on) = &read.goes_on else { return Ok(false) };
        if is_long_pause(read.beginning.from, goes_on.from) {
            return Ok(true);
        }
        // Until it begins doses may still be taken.
        if read.beginning.from > DoseDate::new(local_date(self.zone(), now)) {
            return Ok(false);
        }
        let regimen = regimen_from(goes_on.from, &goes_on.slots, Some(goes_on.medicine));
        let first = self.first_from(&regimen, goes_on.from, now);
        Ok(first.map(|(first, _)| self.days_without_dose(first.due, now)).transpose()?.flatten().is_some())
    }
}

/// Whether the phases before the pause say what was taken before it.
fn is_said_before(plan: &StoredPlan, pause: &ReadPause) -> bool {
    let earlier = plan.regimen.phases().iter().filter(|phase| phase.from < pause.pause.from);
    let earlier = Regimen::new(earlier.cloned().collect());
    let before = &pause.before;
    as_it_was(&earlier, pause.pause.from)
        .is_some_and(|said| said.slots == before.slots && said.medicine == before.medicine)
}

fn wrong(problem: PauseProblem) -> PauseCheck {
    let (errors, asks) = (vec![problem], Vec::new());
    PauseCheck { errors, asks, from: None, until: None, ends_steps: false, asks_at_end: false }
}

fn pause_view(plan: &StoredPlan, pause: Pausing) -> Option<PauseView> {
    let stored = plan.phases().iter().find(|stored| stored.phase.from == pause.since)?;
    Some(PauseView {
        kind: if pause.reason == PhaseReason::Stop { PauseKind::Stop } else { PauseKind::Pause },
        since: pause.since.to_string(),
        until: pause.until.map(|until| until.to_string()),
        why: stored.why.map(PauseReason::from),
        note: stored.note.clone(),
        has_begun: pause.has_begun,
    })
}

impl From<PauseKind> for PhaseReason {
    fn from(kind: PauseKind) -> Self {
        match kind {
            PauseKind::Pause => Self::Pause,
            PauseKind::Stop => Self::Stop,
        }
    }
}

impl From<PauseError> for AppError {
    fn from(error: PauseError) -> Self {
        match error {
            PauseError::EndsTooEarly => Self::PauseEndsTooEarly,
            PauseError::EndsTooLate => Self::PauseEndsTooLate,
            PauseError::NoPlan => Self::NoPlan,
        }
    }
}

same!(PauseReason, PauseWhy { NoEffect, SideEffects, Cost, Surgery, Pregnancy, Prescriber, Other });
