//! A dose that was moved to another part of the day, as it is kept (I3).

use super::regimen::Part;
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// One move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoseMove {
    /// From this part of the day.
    pub from: Part,
    /// To this one.
    pub to: Part,
    /// The dose date of the first dose after it.
    pub first_date: DoseDate,
    /// Whether the prescriber said to go on with the very next dose.
    pub prescriber_said_next: bool,
    /// When the person decided it.
    pub decided_at: Timestamp,
}

impl DoseMove {
    /// Whether a move of the slot in `from`, whose next dose is that of `leaves`, comes before this
    /// one gave its first dose. This one then never was.
    #[must_use]
    pub fn is_overtaken_by(&self, from: Part, leaves: DoseDate) -> bool {
        self.to == from && leaves <= self.first_date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_is_overtaken_until_its_first_dose_was_answered() {
        let date = |day| format!("2026-11-{day}").parse::<DoseDate>().unwrap();
        let to_mornings = DoseMove {
            from: Part::Bedtime,
            to: Part::Morning,
            first_date: date(25),
            prescriber_said_next: false,
            decided_at: Timestamp::from_seconds(0),
        };
        assert!(to_mornings.is_overtaken_by(Part::Morning, date(25)));
        assert!(!to_mornings.is_overtaken_by(Part::Morning, date(26)));
        assert!(!to_mornings.is_overtaken_by(Part::Evening, date(25)));
    }
}
