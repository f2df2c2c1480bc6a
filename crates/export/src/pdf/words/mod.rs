//! All words of the report, in English. Short, present, one thing a sentence.

pub(super) mod about;
pub(super) mod dates;
pub(super) mod kinds;

use chrono::NaiveDate;
use ldn_core::diary::change::Change;
use ldn_core::diary::daily::{BASELINE_DAYS, NOW_DAYS};
use ldn_core::report::SpanLength;

pub(super) const TITLE: &str = "Low-dose naltrexone: patient’s diary";
pub(super) const NO_NAME: &str = "Name not given.";
pub(super) const TAKES_NOW: &str = "Takes now";
pub(super) const DOSES_TAKEN: &str = "Doses taken";
pub(super) const DAYS_WITH_ENTRY: &str = "Days with an entry";
pub(super) const NONE_DUE: &str = "none due";
pub(super) const NO_PLAN: &str = "no plan";
pub(super) const NO_PLAN_YET: &str = "no plan yet";
pub(super) const PAUSED: &str = "paused";
pub(super) const STOPPED: &str = "stopped";
pub(super) const BEFORE_LDN: &str = "before LDN";
pub(super) const ENTRIES_A_WEEK: &str = "entries a week";
pub(super) const DAYS_WITH: &str = "days with an entry";
pub(super) const DOSE: &str = "Dose";
pub(super) const CHANGE: &str = "Change";
pub(super) const CHANGE_HEADS: [&str; 3] = ["2 weeks before", "last 7 days", "change"];
/// Where the period ends before the day it is made on.
pub(super) const SEVEN_DAYS: &str = "its last 7 days";
pub(super) const CHANGE_NOTE: &str = "Means of daily entries, 0 to 10, rounded. * 10 is best.";
pub(super) const SIDE_EFFECTS: &str = "Side effects";
pub(super) const NO_SIDE_EFFECTS: &str = "None entered in this period.";
pub(super) const EFFECT_HEADS: [&str; 7] =
    ["What", "Worst grade", "First began", "Dose then", "After the step", "Lasted", "From LDN? (patient)"];
pub(super) const SLEEP_ROWS: [&str; 4] =
    ["Minutes to fall asleep, median", "Minutes awake, median", "Sleep quality, median", "Nights with vivid dreams"];
pub(super) const DOSE_OVER_TIME: &str = "Dose over time";
pub(super) const STEP_HEADS: [&str; 4] = ["From", "A day", "At", "Why"];
pub(super) const MEDICINES: &str = "Other medicines and alerts";
pub(super) const NO_OPIOID: &str = "No opioid entered.";
pub(super) const NO_MEDICINE: &str = "No other medicine entered.";
pub(super) const LABS: &str = "Labs";
pub(super) const NO_LABS: &str = "None entered.";
pub(super) const RANGE: &str = "range";
pub(super) const ON_THE_WHOLE: &str = "On the whole, asked";
pub(super) const NOT_ASKED: &str = "Not answered yet.";
pub(super) const QUESTIONS: &str = "My questions";
pub(super) const FOOTER: &str = "The patient’s own entries, put together on the patient’s device. Not a measurement.";
pub(super) const NOTHING: &str = "Nothing was entered in this period.";
pub(super) const NOTHING_MORE: &str =
    "There is no answer to a dose and no entry of the diary between these dates. That says nothing about how it went.";
pub(super) const REPLACED: &str = "\u{FFFD} stands for a character that no font on this device can show.";
pub(super) const IN_FULL: &str = "In full";
pub(super) const IN_FULL_NOTE: &str = "What the first page had no room for.";
pub(super) const DAY_BY_DAY: &str = "Day by day";
pub(super) const DETAIL_HEADS: [&str; 8] =
    ["Day", "Doses", "Pain", "Fatigue", "Sleep", "Whole", "Night, in bed, minutes", "Side effects, tags, other"];
pub(super) const DETAIL_NOTE: &str = "Scores are means of the day’s entries, 0 to 10; for sleep and on the whole 10 is \
    best. The night is the one that begins on the day. Times are those of the clock where the patient was.";
pub(super) const NO_CAUSE: &str = "No claim of cause.";

/// "Plan on 18 Jan 2026", where that is not the day the report is made on.
pub(super) fn plan_on(date: NaiveDate) -> String {
    format!("Plan on {}", dates::short_year(date))
}

/// "158 days."
pub(super) fn days(count: u32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// "2 days after a step up".
pub(super) fn after(days: u32, change: &str) -> String {
    if days == 0 { format!("on the day of {change}") } else { format!("{} after {change}", self::days(days)) }
}

/// "2 days", "same day".
pub(super) fn after_step(days: u32) -> String {
    match days {
        0 => "same day".to_owned(),
        days => self::days(days),
    }
}

/// "9 days", "under a day".
pub(super) fn lasted(days: u32) -> String {
    if days == 0 { "under a day".to_owned() } else { self::days(days) }
}

/// "28 % lower"; the percentage is core's.
pub(super) fn changed(percent_less: i64) -> String {
    match percent_less {
        0 => "no change".to_owned(),
        less if less > 0 => format!("{less} % lower"),
        more => format!("{} % higher", more.unsigned_abs()),
    }
}

/// Why there is no change to tell.
pub(super) fn too_few(change: &Change) -> String {
    if change.baseline.is_none() {
        format!(
            "Not enough entries before LDN ({} of {BASELINE_DAYS} days)",
            change.baseline_days.min(BASELINE_DAYS - 1)
        )
    } else {
        format!("Not enough entries yet ({} of {NOW_DAYS} days)", change.now_days.min(NOW_DAYS - 1))
    }
}

/// "3 of 4 days": has, of what is needed.
pub(super) fn of_needed(has: usize, needs: usize) -> String {
    format!("too few, {has} of {needs}")
}

/// "Weekly means over the dose, mg".
pub(super) fn chart_title(length: SpanLength) -> String {
    match length.weeks.get() {
        1 => "Weekly means over the dose, mg".to_owned(),
        13 => "Means of a quarter over the dose, mg".to_owned(),
        26 => "Means of half a year over the dose, mg".to_owned(),
        52 => "Means of a year over the dose, mg".to_owned(),
        weeks => format!("Means of {weeks} weeks over the dose, mg"),
    }
}

/// "and 4 more, see page 3".
pub(super) fn more(count: usize, page: usize) -> String {
    format!("and {count} more, see page {page}")
}

/// "Page 1 of 6".
pub(super) fn page(number: usize, of: usize) -> String {
    format!("Page {number} of {of}")
}
