//! Which alerts a change brings, and which it ends (A1, A2, A3).

use super::alert::{Alert, AlertKind};
use super::cause::{Cause, kind_of};
use super::screening::ScreeningQuestion;

/// What was changed: an answer, or a medicine or appointment by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// The answer to a question before starting.
    Answer(ScreeningQuestion),
    /// A record; one that is only now written has no alert yet, whatever its id will be.
    Record(&'a str),
}

impl Subject<'_> {
    /// Whether `alert` is about it.
    #[must_use]
    pub fn has(self, alert: &Alert) -> bool {
        match self {
            Self::Answer(question) => alert.subject.is_none() && alert.kind == kind_of(question),
            Self::Record(id) => alert.subject.as_deref() == Some(id),
        }
    }
}

/// What becomes of the alerts of one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertChange<K> {
    /// An alert to raise.
    pub raise: Option<AlertKind>,
    /// The open alerts whose cause was withdrawn: they are closed, and kept.
    pub close: Vec<K>,
}

/// What a change of `subject` from the cause `before` to the cause `after` makes of its alerts.
/// `known` are the alerts there are, each with what it is known by; those of others are passed over.
///
/// - An open alert of the same kind stays as it is, and none is raised beside it.
/// - One that was answered is raised anew only where its cause has changed since: another opioid under
///   the same entry, "yes" after "not sure". A dose or a note of a medicine is no cause.
/// - An open alert whose cause is gone is closed. Time alone closes none: before it is answered, an
///   alert ends only by what the person changes.
pub fn alert_change<'a, K: Clone>(
    subject: Subject<'_>,
    before: Option<Cause>,
    after: Option<Cause>,
    known: impl IntoIterator<Item = (K, &'a Alert)>,
) -> AlertChange<K> {
    let kind = after.map(|cause| cause.kind);
    let (mut is_open, mut was_answered, mut close) = (false, false, Vec::new());
    for (key, alert) in known.into_iter().filter(|(_, alert)| subject.has(alert)) {
        match (alert.answer, Some(alert.kind) == kind) {
            (None, true) => is_open = true,
            (None, false) => close.push(key),
            (Some(_), same) => was_answered |= same,
        }
    }
    let settled = is_open || (was_answered && before == after);
    AlertChange { raise: kind.filter(|_| !settled), close }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caution::alert::AlertAnswer;
    use crate::caution::medicine::OtherMedicine;
    use crate::caution::screening::Screening;
    use crate::diary::side_effect::Opinion;
    use crate::time::timestamp::Timestamp;

    const THEN: Timestamp = Timestamp::from_seconds(1_768_070_400);
    const MEDICINE: Subject<'static> = Subject::Record("one");
    const OPIOIDS: Subject<'static> = Subject::Answer(ScreeningQuestion::Opioids);

    fn medicine(name: &str) -> Option<Cause> {
        let medicine = OtherMedicine { name: name.to_owned(), dose: None, since: None, until: None, note: None };
        Cause::of_medicine(&medicine, "2026-11-23".parse().unwrap())
    }

    fn answered(answer: Opinion) -> Option<Cause> {
        Cause::of_answer(&Screening { question: ScreeningQuestion::Opioids, answer })
    }

    fn alert(kind: AlertKind, subject: Option<&str>, answer: Option<AlertAnswer>) -> Alert {
        let answer = answer.map(|answer| (answer, THEN));
        Alert { kind, subject: subject.map(str::to_owned), raised_at: THEN, answer }
    }

    fn change(subject: Subject<'_>, causes: (Option<Cause>, Option<Cause>), known: &[Alert]) -> AlertChange<usize> {
        alert_change(subject, causes.0, causes.1, known.iter().enumerate())
    }

    fn raises(kind: AlertKind) -> AlertChange<usize> {
        AlertChange { raise: Some(kind), close: Vec::new() }
    }

    const NOTHING: AlertChange<usize> = AlertChange { raise: None, close: Vec::new() };

    #[test]
    fn an_opioid_that_is_entered_is_warned_of_once() {
        let (none, tramadol) = (None, medicine("Tramal 50"));
        assert_eq!(change(MEDICINE, (none, tramadol), &[]), raises(AlertKind::Opioid));
        let open = [alert(AlertKind::Opioid, Some("one"), None)];
        assert_eq!(change(MEDICINE, (tramadol, tramadol), &open), NOTHING, "its dose was mended");
        let other = [alert(AlertKind::Opioid, Some("two"), None), alert(AlertKind::Opioid, None, None)];
        assert_eq!(change(MEDICINE, (none, tramadol), &other), raises(AlertKind::Opioid), "another one's alert");
    }

    #[test]
    fn one_that_was_answered_comes_back_only_with_another_opioid() {
        let answers = [AlertAnswer::Asked, AlertAnswer::WillAsk, AlertAnswer::NotTaking];
        for answer in answers {
            let known = [alert(AlertKind::Opioid, Some("one"), Some(answer))];
            let tramadol = medicine("Tramal 50");
            assert_eq!(change(MEDICINE, (tramadol, medicine("tramadol 100 mg")), &known), NOTHING, "the same opioid");
            assert_eq!(change(MEDICINE, (tramadol, medicine("oxycodone")), &known), raises(AlertKind::Opioid));
            assert_eq!(change(MEDICINE, (None, tramadol), &known), raises(AlertKind::Opioid), "taken up again");
        }
        let open = [alert(AlertKind::Opioid, Some("one"), None)];
        assert_eq!(change(MEDICINE, (medicine("tramadol"), medicine("oxycodone")), &open), NOTHING, "still open");
    }

    #[test]
    fn an_open_alert_whose_cause_is_gone_is_closed_and_an_answered_one_left_alone() {
        let known = [
            alert(AlertKind::Opioid, Some("one"), Some(AlertAnswer::Asked)),
            alert(AlertKind::Opioid, Some("one"), None),
            alert(AlertKind::Opioid, Some("two"), None),
            alert(AlertKind::Liver, None, None),
        ];
        let closed = AlertChange { raise: None, close: vec![1] };
        assert_eq!(change(MEDICINE, (medicine("tramadol"), None), &known), closed);
        assert_eq!(change(MEDICINE, (medicine("tramadol"), medicine("duloxetine")), &known), closed);
        assert_eq!(change(MEDICINE, (None, None), &known), closed, "its cause had gone with time");
    }

    #[test]
    fn a_milder_medicine_in_its_place_closes_the_one_and_raises_the_other() {
        let known = [alert(AlertKind::Opioid, Some("one"), None)];
        let expected = AlertChange { raise: Some(AlertKind::GutOrCough), close: vec![0] };
        assert_eq!(change(MEDICINE, (medicine("tramadol"), medicine("loperamide")), &known), expected);
    }

    #[test]
    fn an_answer_before_starting_warns_again_only_where_it_changed() {
        let (yes, unsure) = (answered(Opinion::Yes), answered(Opinion::NotSure));
        assert_eq!(change(OPIOIDS, (None, unsure), &[]), raises(AlertKind::Opioid));
        let asked = [alert(AlertKind::Opioid, None, Some(AlertAnswer::Asked))];
        assert_eq!(change(OPIOIDS, (unsure, unsure), &asked), NOTHING);
        assert_eq!(change(OPIOIDS, (unsure, yes), &asked), raises(AlertKind::Opioid));
        let open = [alert(AlertKind::Opioid, None, None), alert(AlertKind::Opioid, Some("one"), None)];
        assert_eq!(change(OPIOIDS, (unsure, yes), &open), NOTHING);
        let corrected = change(OPIOIDS, (yes, answered(Opinion::No)), &open);
        assert_eq!(corrected, AlertChange { raise: None, close: vec![0] }, "the medicine's own alert stays");
    }
}
