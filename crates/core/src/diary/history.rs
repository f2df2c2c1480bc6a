//! Where an entry stands in the history: one list of everything, newest first.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::time::timestamp::Timestamp;

/// When on its date an entry stands, from the earliest to the latest.
///
/// What has a date alone comes before what has a time, and the night comes after all of its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeOfEntry {
    /// The date is all that is known.
    Date,
    /// At an instant.
    At(Timestamp),
    /// The night that follows the date's day.
    Night,
}

/// Where an entry stands. Two entries never share a place: the last word is their kind's and id's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place<K> {
    /// The date it belongs to.
    pub date: NaiveDate,
    /// When on that date.
    pub time: TimeOfEntry,
    /// What kind of entry it is.
    pub kind: K,
    /// What it is known by among its kind.
    pub id: String,
}

/// Puts places in the order of the history: newest first.
pub fn newest_first<K: Ord>(places: &mut [Place<K>]) {
    places.sort_unstable_by(|one, other| Reverse(one).cmp(&Reverse(other)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(day: u32, time: TimeOfEntry, id: &str) -> Place<u8> {
        Place { date: NaiveDate::from_ymd_opt(2026, 1, day).unwrap(), time, kind: 0, id: id.to_owned() }
    }

    #[test]
    fn a_day_reads_from_its_night_back_to_what_has_no_time() {
        let at = |seconds| TimeOfEntry::At(Timestamp::from_seconds(seconds));
        let mut places = [
            place(10, TimeOfEntry::Date, "tag"),
            place(10, at(200), "late"),
            place(11, TimeOfEntry::Date, "next day"),
            place(10, TimeOfEntry::Night, "night"),
            place(10, at(100), "early"),
            // By its instant it is the latest, by its date it is not.
            place(9, at(900), "after midnight"),
        ];
        newest_first(&mut places);
        let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
        assert_eq!(ids, ["next day", "night", "late", "early", "tag", "after midnight"]);
    }
}
