//! How the reminders of past doses came: on time, late, by the window, or not at all, and why.

use chrono::TimeDelta;

use crate::time::timestamp::Timestamp;

/// A reminder that comes within this after its time came on time (own rule).
pub const ON_TIME: TimeDelta = TimeDelta::seconds(60);

/// A dose whose reminder is asked after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemindedDose {
    /// When it was due.
    pub due: Timestamp,
    /// From then on nobody was reminded of it any more.
    pub closes: Timestamp,
    /// When it was answered, where it was.
    pub answered_at: Option<Timestamp>,
}

/// One showing of a dose's reminder, as it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownReminder {
    /// When it was to be shown.
    pub planned_for: Timestamp,
    /// When it was shown; none where it did not get so far.
    pub shown_at: Option<Timestamp>,
    /// It came by the program's window, since no notification got through.
    pub by_window: bool,
    /// Why it was shown late, or held back, where that was recorded.
    pub because: Option<Delay>,
}

/// What kept a reminder from coming at its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    /// The program was not running.
    Off,
    /// The computer was asleep, or its clock was moved.
    Asleep,
    /// The person had asked for quiet.
    Quiet,
}

/// How the reminder of one dose came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// As a notification, on time.
    OnTime {
        /// When.
        at: Timestamp,
    },
    /// As a notification, late.
    Late {
        /// When.
        at: Timestamp,
        /// By how much.
        by: TimeDelta,
        /// Why, where that is known.
        because: Option<Delay>,
    },
    /// In the program's window: no notification got through. It may have been late too.
    Window {
        /// When.
        at: Timestamp,
        /// By how much it was late; zero where it came on time.
        by: TimeDelta,
    },
    /// Not at all.
    NotShown(NotShown),
    /// The dose is open, and its reminder has not come yet.
    Waiting,
}

/// Why a reminder never came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotShown {
    /// The dose was answered before it was due, or before the reminder came: nothing was left to ask.
    Answered,
    /// The person had asked for quiet until the dose closed.
    Quiet,
    /// The program did not run while the dose was open.
    Off,
}

/// How many reminders came in which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ArrivalCounts {
    /// As notifications, on time.
    pub on_time: u32,
    /// As notifications, late.
    pub late: u32,
    /// In the window.
    pub window: u32,
    /// Never, since the dose was answered first.
    pub answered: u32,
    /// Never, by the person's wish for quiet.
    pub quiet: u32,
    /// Never, since the program did not run.
    pub off: u32,
}

/// How the reminder of `dose` came, from its `showings` in their order. It is the first showing that
/// counts; the later ones only repeat it. A showing that was planned for another time than the dose
/// (a snooze before it was due) is on time where it keeps its own.
#[must_use]
pub fn arrival(dose: &RemindedDose, showings: &[ShownReminder], now: Timestamp) -> Arrival {
    let first = showings.iter().find_map(|showing| Some((showing, showing.shown_at?)));
    let Some((showing, at)) = first else { return not_shown(dose, showings, now) };
    let late = at.since(showing.planned_for.max(dose.due));
    let by = if late > ON_TIME { late } else { TimeDelta::zero() };
    if showing.by_window {
        Arrival::Window { at, by }
    } else if by.is_zero() {
        Arrival::OnTime { at }
    } else {
        Arrival::Late { at, by, because: showing.because }
    }
}

fn not_shown(dose: &RemindedDose, showings: &[ShownReminder], now: Timestamp) -> Arrival {
    let answered_in_time = dose.answered_at.is_some_and(|at| at < dose.closes);
    let held_back = showings.iter().any(|showing| showing.because == Some(Delay::Quiet));
    if answered_in_time {
        Arrival::NotShown(NotShown::Answered)
    } else if now < dose.closes && dose.answered_at.is_none() {
        Arrival::Waiting
    } else if held_back {
        Arrival::NotShown(NotShown::Quiet)
    } else {
        Arrival::NotShown(NotShown::Off)
    }
}

/// How many of `arrivals` there are of each kind; those still waiting are not counted.
#[must_use]
pub fn count_arrivals(arrivals: impl IntoIterator<Item = Arrival>) -> ArrivalCounts {
    let mut counts = ArrivalCounts::default();
    for arrival in arrivals {
        let counted = match arrival {
            Arrival::OnTime { .. } => &mut counts.on_time,
            Arrival::Late { .. } => &mut counts.late,
            Arrival::Window { .. } => &mut counts.window,
            Arrival::NotShown(NotShown::Answered) => &mut counts.answered,
            Arrival::NotShown(NotShown::Quiet) => &mut counts.quiet,
            Arrival::NotShown(NotShown::Off) => &mut counts.off,
            Arrival::Waiting => continue,
        };
        *counted += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSES: i64 = 6 * 3600;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(seconds)
    }

    fn dose(answered_at: Option<i64>) -> RemindedDose {
        RemindedDose { due: at(0), closes: at(CLOSES), answered_at: answered_at.map(at) }
    }

    fn shown(planned: i64, shown: i64) -> ShownReminder {
        ShownReminder { planned_for: at(planned), shown_at: Some(at(shown)), by_window: false, because: None }
    }

    /// Long after the dose closed.
    fn came(dose: RemindedDose, showings: &[ShownReminder]) -> Arrival {
        arrival(&dose, showings, at(30 * 3600))
    }

    #[test]
    fn within_a_minute_is_on_time_and_a_second_more_is_late() {
        assert_eq!(came(dose(None), &[shown(0, 60)]), Arrival::OnTime { at: at(60) });
        let by = TimeDelta::seconds(61);
        assert_eq!(came(dose(None), &[shown(0, 61)]), Arrival::Late { at: at(61), by, because: None });
    }

    #[test]
    fn a_late_one_says_by_how_much_and_why() {
        let asleep = ShownReminder { because: Some(Delay::Asleep), ..shown(0, 720) };
        let by = TimeDelta::minutes(12);
        let late = Arrival::Late { at: at(720), by, because: Some(Delay::Asleep) };
        assert_eq!(came(dose(Some(900)), &[asleep]), late);
    }

    #[test]
    fn the_first_showing_counts_and_those_after_it_only_repeat_it() {
        assert_eq!(came(dose(None), &[shown(0, 1), shown(600, 1200)]), Arrival::OnTime { at: at(1) });
    }

    #[test]
    fn one_that_was_snoozed_before_it_was_due_keeps_the_time_of_the_snooze() {
        let put_off = ShownReminder { shown_at: None, ..shown(0, 0) };
        assert_eq!(came(dose(None), &[put_off, shown(1800, 1801)]), Arrival::OnTime { at: at(1801) });
    }

    #[test]
    fn a_computer_whose_clock_was_set_back_shows_it_before_its_time_and_that_is_not_late() {
        assert_eq!(came(dose(None), &[shown(0, -30)]), Arrival::OnTime { at: at(-30) });
    }

    #[test]
    fn without_a_notification_the_window_shows_it_on_time_or_late() {
        let window = |seconds| ShownReminder { by_window: true, ..shown(0, seconds) };
        assert_eq!(came(dose(None), &[window(2)]), Arrival::Window { at: at(2), by: TimeDelta::zero() });
        let by = TimeDelta::minutes(5);
        assert_eq!(came(dose(None), &[window(300)]), Arrival::Window { at: at(300), by });
    }

    #[test]
    fn a_dose_that_was_answered_early_needs_no_reminder() {
        assert_eq!(came(dose(Some(-600)), &[]), Arrival::NotShown(NotShown::Answered));
        assert_eq!(came(dose(Some(5)), &[]), Arrival::NotShown(NotShown::Answered), "or a moment before it came");
    }

    #[test]
    fn what_nobody_answered_and_nothing_showed_fell_into_a_time_when_the_program_was_off() {
        assert_eq!(came(dose(None), &[]), Arrival::NotShown(NotShown::Off));
        let begun = ShownReminder { shown_at: None, ..shown(0, 0) };
        assert_eq!(came(dose(None), &[begun]), Arrival::NotShown(NotShown::Off), "it ended before it could");
        let told_next_day = dose(Some(20 * 3600));
        assert_eq!(came(told_next_day, &[]), Arrival::NotShown(NotShown::Off), "a late entry is no reason");
    }

    #[test]
    fn one_held_back_until_the_dose_closed_was_quiet_by_wish() {
        let held = ShownReminder { shown_at: None, because: Some(Delay::Quiet), ..shown(0, 0) };
        assert_eq!(came(dose(None), &[held]), Arrival::NotShown(NotShown::Quiet));
    }

    #[test]
    fn while_the_dose_is_open_its_reminder_may_still_come() {
        assert_eq!(arrival(&dose(None), &[], at(0)), Arrival::Waiting);
        assert_eq!(arrival(&dose(None), &[], at(CLOSES)), Arrival::NotShown(NotShown::Off));
    }

    #[test]
    fn each_kind_is_counted_and_what_is_still_waiting_is_not() {
        let by = TimeDelta::minutes(2);
        let counts = count_arrivals([
            Arrival::OnTime { at: at(0) },
            Arrival::OnTime { at: at(0) },
            Arrival::Late { at: at(0), by, because: None },
            Arrival::Window { at: at(0), by },
            Arrival::NotShown(NotShown::Answered),
            Arrival::NotShown(NotShown::Quiet),
            Arrival::NotShown(NotShown::Off),
            Arrival::Waiting,
        ]);
        let expected = ArrivalCounts { on_time: 2, late: 1, window: 1, answered: 1, quiet: 1, off: 1 };
        assert_eq!(counts, expected);
    }
}
