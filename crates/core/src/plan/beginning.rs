//! From which dose date on a change of the plan holds, and what it does to the rest.

use chrono::NaiveDate;

use super::regimen::{Phase, Regimen};
use crate::time::dose_date::DoseDate;

/// No plan is entered from an earlier date on: such a date is a slip of the finger (own rule).
const EARLIEST: NaiveDate = match NaiveDate::from_ymd_opt(2000, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};
/// No change is planned further ahead (own rule).
const DAYS_AHEAD: u64 = 366;

/// A date outside what a plan can be entered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not between {earliest} and {latest}")]
pub struct DateOutOfRange {
    /// The earliest date.
    pub earliest: NaiveDate,
    /// The latest.
    pub latest: NaiveDate,
}

/// Where a change begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The first dose date it holds for.
    pub from: DoseDate,
    /// An earlier date was wanted. Its doses are answered or closed and stay as they were planned, so
    /// that the change begins after them; the person is asked whether they mean that.
    pub has_passed: bool,
    /// It lies before everything that is known, and holds until the first phase of the regimen begins.
    pub is_before_all: bool,
    /// The beginnings of later phases that would not come any more; the person is asked first.
    pub dropped: Vec<DoseDate>,
}

/// What is known of the diary where a change begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The dose date of the first dose that is neither answered nor closed.
    pub first_open: DoseDate,
    /// The first dose date with a record of a scheduled dose.
    pub first_recorded: Option<DoseDate>,
}

/// Where a change begins that is wanted from `wanted` on, or from the first open dose where no date
/// is named.
///
/// The past is never rewritten. A date that has passed is taken as it is only where it lies before
/// everything that is known: then it says what was planned before the diary began, and drops nothing.
///
/// # Errors
/// [`DateOutOfRange`] before 2000 or more than a year ahead.
pub fn beginning(regimen: &Regimen, wanted: Option<DoseDate>, known: Known) -> Result<Beginning, DateOutOfRange> {
    let first_open = known.first_open;
    let wanted = in_range(wanted.unwrap_or(first_open), first_open)?;
    let begun = regimen.phases().first().map(|phase| phase.from);
    let is_before_all = wanted < first_open
        && begun.is_none_or(|begun| wanted < begun && known.first_recorded.is_none_or(|recorded| recorded >= begun));
    let from = if is_before_all { wanted } else { wanted.max(first_open) };
    let dropped = if is_before_all { Vec::new() } else { dropped(regimen, from, first_open) };
    Ok(Beginning { from, has_passed: from != wanted, is_before_all, dropped })
}

/// `date`, where a plan can be entered for it at `today`.
///
/// # Errors
/// [`DateOutOfRange`] before 2000 or more than a year ahead.
pub fn in_range(date: DoseDate, today: DoseDate) -> Result<DoseDate, DateOutOfRange> {
    let latest = today.plus_days(DAYS_AHEAD).date();
    if (EARLIEST..=latest).contains(&date.date()) {
        Ok(date)
    } else {
        Err(DateOutOfRange { earliest: EARLIEST, latest })
    }
}

/// The beginnings from `from` on that a change from then on drops and that say something of their
/// own: going on as before after a pause does not. What begins with the first open dose is what is
/// being changed, and a pause that is entered anew for its date is one.
fn dropped(regimen: &Regimen, from: DoseDate, first_open: DoseDate) -> Vec<DoseDate> {
    let is_ahead = |phase: &Phase| phase.from > from || phase.from == from && from > first_open && !phase.is_pause();
    let later = regimen.phases().iter().enumerate().filter(|(_, phase)| is_ahead(phase));
    later.filter(|(index, _)| !only_goes_on(regimen, *index)).map(|(_, phase)| phase.from).collect()
}

/// Whether the phase at `index` only goes on, after a pause, with what was before it.
#[must_use]
pub fn only_goes_on(regimen: &Regimen, index: usize) -> bool {
    let Some((phase, earlier)) = regimen.phases().get(..=index).and_then(<[Phase]>::split_last) else { return false };
    let after_pause = earlier.last().is_some_and(Phase::is_pause);
    let before = earlier.iter().rev().find(|phase| !phase.slots.is_empty());
    after_pause && before.is_some_and(|before| before.slots == phase.slots && before.medicine == phase.medicine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::regimen::{Form, Medicine, Part, PhaseReason, Slot};

    fn date(text: &str) -> DoseDate {
        text.parse().unwrap()
    }

    fn phase(from: &str, amount: Option<&str>) -> Phase {
        let slot =
            |amount: &str| Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount: amount.parse().unwrap() };
        Phase {
            from: date(from),
            slots: amount.map(slot).into_iter().collect(),
            reason: if amount.is_some() { PhaseReason::Plan } else { PhaseReason::Pause },
            medicine: Medicine { form: Form::Capsule, concentration: None },
        }
    }

    fn begun() -> Regimen {
        Regimen::new(vec![phase("2026-01-01", Some("1")), phase("2026-03-01", Some("2"))])
    }

    fn known(first_recorded: Option<&str>) -> Known {
        Known { first_open: date("2026-02-10"), first_recorded: first_recorded.map(date) }
    }

    fn begins(wanted: Option<&str>, first_recorded: Option<&str>) -> (String, bool, Vec<String>) {
        let begins = beginning(&begun(), wanted.map(date), known(first_recorded)).unwrap();
        (begins.from.to_string(), begins.has_passed, begins.dropped.iter().map(DoseDate::to_string).collect())
    }

    #[test]
    fn without_a_date_it_begins_with_the_first_open_dose_and_names_what_it_drops() {
        assert_eq!(begins(None, None), ("2026-02-10".into(), false, vec!["2026-03-01".into()]));
    }

    #[test]
    fn what_begins_on_the_same_date_is_named_while_it_lies_ahead() {
        assert_eq!(begins(Some("2026-03-01"), None), ("2026-03-01".into(), false, vec!["2026-03-01".into()]));
        let tonight = Known { first_open: date("2026-03-01"), first_recorded: None };
        assert_eq!(beginning(&begun(), None, tonight).unwrap().dropped, [], "it is what is being changed");
        let paused = Regimen::new(vec![phase("2026-01-01", Some("1")), phase("2026-03-01", None)]);
        let again = beginning(&paused, Some(date("2026-03-01")), known(None)).unwrap();
        assert_eq!(again.dropped, [], "the pause is entered anew");
    }

    #[test]
    fn a_date_that_has_passed_begins_with_the_first_open_dose_and_is_asked_about() {
        assert_eq!(begins(Some("2026-02-01"), None).0, "2026-02-10");
        assert!(begins(Some("2026-02-09"), None).1);
        assert!(begins(Some("2025-12-01"), Some("2025-12-24")).1, "something is recorded there");
    }

    #[test]
    fn a_date_before_everything_says_what_was_planned_then_and_drops_nothing() {
        assert_eq!(begins(Some("2025-12-01"), Some("2026-01-01")), ("2025-12-01".into(), false, vec![]));
    }

    #[test]
    fn a_date_a_century_away_is_refused() {
        for wanted in ["1999-12-31", "1926-02-10", "2027-02-12", "2126-02-10"] {
            let refused = beginning(&begun(), Some(date(wanted)), known(None)).unwrap_err();
            assert_eq!(refused.latest.to_string(), "2027-02-11", "{wanted}");
        }
        assert_eq!(begins(Some("2027-02-11"), None).0, "2027-02-11");
    }

    #[test]
    fn going_on_as_before_after_a_pause_is_nothing_of_its_own() {
        let regimen = |after: &str| {
            let phases =
                vec![phase("2026-01-01", Some("1")), phase("2026-03-01", None), phase("2026-03-20", Some(after))];
            Regimen::new(phases)
        };
        let dropped = |regimen| beginning(&regimen, None, known(None)).unwrap().dropped;
        assert_eq!(dropped(regimen("1")), [date("2026-03-01")]);
        assert_eq!(dropped(regimen("2")), [date("2026-03-01"), date("2026-03-20")]);
    }
}
