//! What an alert follows from: an answer before starting, another medicine, or an appointment (A1, A2, A3).

use chrono::{Days, NaiveDate};

use super::alert::AlertKind;
use super::medicine::OtherMedicine;
use super::opioid::{OpioidClass, opioid_class};
use super::screening::{Screening, ScreeningQuestion};
use crate::care::appointment::{Appointment, AppointmentKind};
use crate::diary::side_effect::Opinion;

/// An opioid that ended so many days ago is asked about as "in the last two weeks" (A1: after
/// buprenorphine or methadone withdrawal can be set off for as long).
const DAYS_AFTER_OPIOIDS: u64 = 14;

/// A reason to be warned. Where it has changed, an alert that was answered is raised anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause {
    /// What it warns of.
    pub kind: AlertKind,
    /// What exactly it follows from.
    because: Because,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Because {
    Answered(Opinion),
    Recognised(&'static str),
    Planned(AppointmentKind),
}

impl Cause {
    /// What follows from an answer before starting: "not sure" as much as "yes" (own rule: whoever
    /// is not sure asks).
    #[must_use]
    pub fn of_answer(screening: &Screening) -> Option<Self> {
        let because = Because::Answered(screening.answer);
        (screening.answer != Opinion::No).then(|| Self { kind: kind_of(screening.question), because })
    }

    /// What follows on `today` from another medicine: an opioid by its name (A1), while it is taken
    /// or will be, and in the two weeks after.
    #[must_use]
    pub fn of_medicine(medicine: &OtherMedicine, today: NaiveDate) -> Option<Self> {
        let found = opioid_class(&medicine.name)?;
        let kind = match found.class {
            _ if !medicine.is_current(today) && !ended_lately(medicine, today) => return None,
            OpioidClass::Opioid if medicine.is_current(today) => AlertKind::Opioid,
            OpioidClass::Opioid => AlertKind::OpioidsBefore,
            OpioidClass::GutOrCough if medicine.is_current(today) => AlertKind::GutOrCough,
            OpioidClass::GutOrCough => return None,
        };
        Some(Self { kind, because: Because::Recognised(found.ingredient) })
    }

    /// What follows on `today` from surgery or dental treatment that is still to come (A3).
    #[must_use]
    pub fn of_appointment(appointment: &Appointment, today: NaiveDate) -> Option<Self> {
        let tells = appointment.kind != AppointmentKind::Visit && today <= appointment.on;
        tells.then_some(Self { kind: AlertKind::Surgery, because: Because::Planned(appointment.kind) })
    }
}

/// What an answer to `question` warns of.
#[must_use]
pub const fn kind_of(question: ScreeningQuestion) -> AlertKind {
    match question {
        ScreeningQuestion::Opioids => AlertKind::Opioid,
        ScreeningQuestion::OpioidsBefore => AlertKind::OpioidsBefore,
        ScreeningQuestion::Liver => AlertKind::Liver,
        ScreeningQuestion::Pregnancy => AlertKind::Pregnancy,
        ScreeningQuestion::Allergy => AlertKind::Allergy,
        ScreeningQuestion::Surgery => AlertKind::Surgery,
    }
}

fn ended_lately(medicine: &OtherMedicine, today: NaiveDate) -> bool {
    let reaches = |until: NaiveDate| until.checked_add_days(Days::new(DAYS_AFTER_OPIOIDS));
    medicine.until.and_then(reaches).is_some_and(|reaches| today <= reaches)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn from_medicine(name: &str, until: Option<&str>) -> Option<AlertKind> {
        let until = until.map(date);
        let medicine = OtherMedicine { name: name.to_owned(), dose: None, since: None, until, note: None };
        Cause::of_medicine(&medicine, date("2026-11-23")).map(|cause| cause.kind)
    }

    #[test]
    fn yes_and_not_sure_warn_of_their_kind_and_no_of_nothing() {
        for question in ScreeningQuestion::ALL {
            let kind = |answer| Cause::of_answer(&Screening { question: *question, answer }).map(|cause| cause.kind);
            assert_eq!(kind(Opinion::Yes), Some(kind_of(*question)));
            assert_eq!(kind(Opinion::NotSure), Some(kind_of(*question)));
            assert_eq!(kind(Opinion::No), None);
        }
        let kinds: std::collections::BTreeSet<_> = ScreeningQuestion::ALL.iter().map(|asked| kind_of(*asked)).collect();
        assert_eq!(kinds.len(), ScreeningQuestion::ALL.len(), "each question warns of something else");
    }

    #[test]
    fn a_medicine_warns_by_its_name_while_it_is_taken_and_in_the_two_weeks_after() {
        use AlertKind::{GutOrCough, Opioid, OpioidsBefore};
        for (name, until, kind) in [
            ("Tramal 50", None, Some(Opioid)),
            ("Tramal 50", Some("2026-12-24"), Some(Opioid)),
            ("Tramal 50", Some("2026-11-23"), Some(Opioid)),
            ("Tramal 50", Some("2026-11-22"), Some(OpioidsBefore)),
            ("Tramal 50", Some("2026-11-09"), Some(OpioidsBefore)),
            ("Tramal 50", Some("2026-11-08"), None),
            ("Suboxone", None, Some(Opioid)),
            ("Imodium", None, Some(GutOrCough)),
            ("Imodium", Some("2026-11-22"), None),
            ("duloxetine 60 mg", None, None),
            ("naloxone", None, None),
            ("", None, None),
        ] {
            assert_eq!(from_medicine(name, until), kind, "{name} until {until:?}");
        }
    }

    #[test]
    fn surgery_and_the_dentist_warn_until_their_day_and_a_visit_does_not() {
        let kind = |kind, on: &str| {
            let appointment = Appointment { kind, on: date(on), remind_days: None, note: None };
            Cause::of_appointment(&appointment, date("2026-11-23")).map(|cause| cause.kind)
        };
        assert_eq!(kind(AppointmentKind::Surgery, "2026-11-23"), Some(AlertKind::Surgery));
        assert_eq!(kind(AppointmentKind::Dental, "2027-02-01"), Some(AlertKind::Surgery));
        assert_eq!(kind(AppointmentKind::Surgery, "2026-11-22"), None);
        assert_eq!(kind(AppointmentKind::Visit, "2026-12-01"), None);
    }
}
