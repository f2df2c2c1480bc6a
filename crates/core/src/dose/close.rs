//! The caution where two doses lie close together (D8, own rule).

use chrono::TimeDelta;

use crate::time::timestamp::Timestamp;

/// Nearer than this another dose is worth a caution.
const CLOSE: TimeDelta = TimeDelta::hours(8);

/// A dose that was taken, or is about to be recorded as taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenDose {
    /// When.
    pub at: Timestamp,
    /// When it was due; none for a dose outside the plan.
    pub due: Option<Timestamp>,
}

/// The dose among `others` that lies nearest to `dose`, where it is less than 8 hours before or
/// after it and the plan does not have the two so close itself.
#[must_use]
pub fn too_close(dose: TakenDose, others: impl IntoIterator<Item = TakenDose>) -> Option<TakenDose> {
    others
        .into_iter()
        .filter(|other| dose.at.since(other.at).abs() < CLOSE && !planned_close(dose, *other))
        .min_by_key(|other| dose.at.since(other.at).abs())
}

fn planned_close(one: TakenDose, other: TakenDose) -> bool {
    match (one.due, other.due) {
        (Some(one), Some(other)) => one.since(other).abs() < CLOSE,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(at: i64, due: Option<i64>) -> TakenDose {
        let hour = |hour| Timestamp::from_seconds(hour * 3600);
        TakenDose { at: hour(at), due: due.map(hour) }
    }

    #[test]
    fn a_dose_three_hours_after_another_is_worth_a_caution() {
        assert_eq!(too_close(taken(25, Some(24)), [taken(22, Some(0))]), Some(taken(22, Some(0))));
        assert_eq!(too_close(taken(22, Some(24)), [taken(25, None)]), Some(taken(25, None)), "before it as well");
    }

    #[test]
    fn eight_hours_are_not_close() {
        assert_eq!(too_close(taken(30, None), [taken(22, Some(22))]), None);
    }

    #[test]
    fn doses_the_plan_has_six_hours_apart_are_not_cautioned_against() {
        assert_eq!(too_close(taken(14, Some(14)), [taken(9, Some(8))]), None);
    }

    #[test]
    fn a_dose_outside_the_plan_is_close_to_any() {
        assert_eq!(too_close(taken(14, None), [taken(9, Some(8)), taken(20, Some(20))]), Some(taken(9, Some(8))));
    }
}
