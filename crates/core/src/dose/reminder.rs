//! When the reminder of an open dose is shown, and shown again.

use chrono::TimeDelta;

use crate::time::timestamp::Timestamp;

/// Shown later than this after it was planned, a reminder says that it is late (own rule).
const SAID_LATE_AFTER: TimeDelta = TimeDelta::minutes(5);

/// A clock that is set back by less than this is being kept right, and nothing is shown anew.
const CLOCK_SLACK: TimeDelta = TimeDelta::minutes(5);

/// How often a reminder is repeated until it is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepeatRule {
    /// Minutes between two showings.
    pub every_minutes: u16,
    /// How often after the first one, and after each snooze.
    pub times: u16,
}

/// One showing of a dose's reminder, as it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Showing {
    /// Its number, from 0.
    pub attempt: u32,
    /// When it was to be shown.
    pub planned_for: Timestamp,
    /// When it was shown; none where it was not, or not yet.
    pub shown_at: Option<Timestamp>,
    /// Asked to be shown again then.
    pub snoozed_until: Option<Timestamp>,
}

/// A showing to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextShowing {
    /// Its number, from 0.
    pub attempt: u32,
    /// When it is to be shown.
    pub at: Timestamp,
    /// Which words it has.
    pub wording: Wording,
}

/// Which words a reminder has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// The dose is due.
    Due,
    /// It was due while the device was off.
    Late,
    /// It is still open.
    Again,
}

/// The next showing for a dose that is due at `due` and closes at `closes`, after the `showings`
/// so far (in their order); none where there is no further one before it closes. `now` chooses
/// the words.
#[must_use]
pub fn next_showing(
    due: Timestamp,
    closes: Timestamp,
    showings: &[Showing],
    rule: RepeatRule,
    now: Timestamp,
) -> Option<NextShowing> {
    let seen: Vec<Showing> = showings.iter().copied().filter(|showing| counts(due, now, showing)).collect();
    let number = showings.last().map_or(0, |last| last.attempt + 1);
    let (attempt, at) = match seen.last() {
        None => (number, due),
        Some(last) => match (last.snoozed_until, last.shown_at) {
            (Some(until), _) => (number, until),
            // Begun by an earlier run of the program that ended before it was on the screen.
            (None, None) => (last.attempt, last.planned_for),
            (None, Some(shown_at)) => (number, repeat_at(shown_at, &seen, rule)?),
        },
    };
    let first = seen.iter().all(|showing| showing.shown_at.is_none() && showing.snoozed_until.is_none());
    let wording = match first {
        false => Wording::Again,
        true if now.since(at) > SAID_LATE_AFTER => Wording::Late,
        true => Wording::Due,
    };
    (at < closes).then_some(NextShowing { attempt, at, wording })
}

/// What was shown under a clock that ran ahead was not shown yet, and what was shown before the dose
/// was moved to a later time was shown for another time: only their numbers are used up.
fn counts(due: Timestamp, now: Timestamp, showing: &Showing) -> bool {
    let Some(shown_at) = showing.shown_at else { return true };
    let ahead = shown_at.since(now) > CLOCK_SLACK;
    let before = shown_at < due && showing.snoozed_until.is_none();
    !ahead && !before
}

fn repeat_at(last_shown: Timestamp, showings: &[Showing], rule: RepeatRule) -> Option<Timestamp> {
    let since_snooze = showings.iter().rev().take_while(|showing| showing.snoozed_until.is_none()).count();
    let repeats = since_snooze.saturating_sub(1);
    (repeats < usize::from(rule.times)).then(|| last_shown + TimeDelta::minutes(i64::from(rule.every_minutes)))
}

/// When a reminder snoozed at `now` for `minutes` is shown again: counted from now, or from when
/// the dose is due where that is later; none where the dose has closed by then.
#[must_use]
pub fn snooze_until(due: Timestamp, closes: Timestamp, now: Timestamp, minutes: u16) -> Option<Timestamp> {
    let until = now.max(due) + TimeDelta::minutes(i64::from(minutes));
    (until < closes).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: RepeatRule = RepeatRule { every_minutes: 10, times: 2 };
    const DUE: Timestamp = Timestamp::from_seconds(0);
    const CLOSES: Timestamp = Timestamp::from_seconds(6 * 3600);

    fn at_minute(minute: i64) -> Timestamp {
        Timestamp::from_seconds(minute * 60)
    }

    fn shown(attempt: u32, minute: i64) -> Showing {
        Showing { attempt, planned_for: at_minute(minute), shown_at: Some(at_minute(minute)), snoozed_until: None }
    }

    fn next(showings: &[Showing]) -> Option<(u32, i64)> {
        next_showing(DUE, CLOSES, showings, RULE, at_minute(60)).map(|next| (next.attempt, next.at.seconds() / 60))
    }

    #[test]
    fn it_is_shown_when_due_and_then_twice_more_every_ten_minutes() {
        assert_eq!(next(&[]), Some((0, 0)));
        assert_eq!(next(&[shown(0, 0)]), Some((1, 10)));
        assert_eq!(next(&[shown(0, 0), shown(1, 12)]), Some((2, 22)));
        assert_eq!(next(&[shown(0, 0), shown(1, 12), shown(2, 22)]), None);
    }

    #[test]
    fn a_snooze_asks_again_then_and_begins_the_repeats_anew() {
        let snoozed = Showing { snoozed_until: Some(at_minute(30)), ..shown(1, 10) };
        assert_eq!(next(&[shown(0, 0), snoozed]), Some((2, 30)));
        assert_eq!(next(&[shown(0, 0), snoozed, shown(2, 30), shown(3, 40)]), Some((4, 50)));
        assert_eq!(next(&[shown(0, 0), snoozed, shown(2, 30), shown(3, 40), shown(4, 50)]), None);
    }

    #[test]
    fn one_that_never_reached_the_screen_is_shown_under_its_own_number() {
        let begun = Showing { shown_at: None, ..shown(0, 0) };
        assert_eq!(next(&[begun]), Some((0, 0)));
    }

    #[test]
    fn what_was_shown_under_a_clock_that_ran_ahead_is_shown_again_at_its_time() {
        let ahead = [shown(0, 180), shown(1, 190), shown(2, 200)];
        let next = next_showing(DUE, CLOSES, &ahead, RULE, at_minute(1)).unwrap();
        assert_eq!((next.attempt, next.at), (3, DUE));
        let kept_right = next_showing(DUE, CLOSES, &[shown(0, 1)], RULE, DUE).unwrap();
        assert_eq!((kept_right.attempt, kept_right.at), (1, at_minute(11)), "a clock kept right by a minute");
    }

    #[test]
    fn a_dose_moved_to_a_later_time_is_asked_about_anew() {
        let used_up = [shown(0, 0), shown(1, 10), shown(2, 20)];
        let next = next_showing(at_minute(90), CLOSES, &used_up, RULE, at_minute(90)).unwrap();
        assert_eq!((next.attempt, next.at, next.wording), (3, at_minute(90), Wording::Due));
    }

    #[test]
    fn nothing_is_shown_from_the_closing_on() {
        let snoozed = Showing { snoozed_until: Some(CLOSES), ..shown(0, 0) };
        assert_eq!(next(&[snoozed]), None);
        assert_eq!(snooze_until(DUE, CLOSES, at_minute(355), 10), None);
        assert_eq!(snooze_until(DUE, CLOSES, at_minute(340), 10), Some(at_minute(350)));
    }

    #[test]
    fn snoozing_before_it_is_due_counts_from_when_it_is_due() {
        assert_eq!(snooze_until(at_minute(20), CLOSES, at_minute(2), 10), Some(at_minute(30)));
    }

    #[test]
    fn the_words_say_late_only_for_a_first_showing_long_after_it_was_due() {
        let wording = |showings: &[Showing], minute| {
            next_showing(DUE, CLOSES, showings, RULE, at_minute(minute)).map(|next| next.wording)
        };
        assert_eq!(wording(&[], 0), Some(Wording::Due));
        assert_eq!(wording(&[], 90), Some(Wording::Late));
        assert_eq!(wording(&[shown(0, 0)], 90), Some(Wording::Again));
    }
}
