//! What the history lists, table by table. What has no date of its own stands where it was entered.

use crate::log::Table;

/// By which columns the rows of a stretch of dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// A date of its own: `?1` to `?2`.
    Date,
    /// An instant, whose date its zone decides: `?1` to `?2`.
    Instant,
    /// A date where there is one, otherwise an instant: `?1` to `?4`.
    Either,
}

/// Where among its date's entries a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// At its instant, where it has one.
    Then,
    /// After all of them: it is the night.
    Night,
}

/// How a table is listed. Its query selects id, date, instant and zone, each where there is one; then
/// three names that words stand for, and three texts of the person's own. A condition chooses dates.
pub(super) struct Source {
    pub(super) table: Table,
    pub(super) by: By,
    pub(super) when: When,
    pub(super) select: &'static str,
    pub(super) dates: &'static str,
}

pub(super) const SOURCES: [Source; 19] = [
    Source {
        table: Table::Dose,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, dose_date, coalesce(taken_at, due_at), zone, state, coalesce(part, 'extra'), form, \
            NULL, NULL, NULL FROM dose",
        dates: "dose_date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::SideEffect,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, began_at, zone, what, grade, iif(ended_at IS NULL, 'ongoing', NULL), \
            own_words, note, NULL FROM side_effect",
        dates: "began_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Sleep,
        by: By::Date,
        when: When::Night,
        select: "SELECT id, night_of, NULL, zone, dreams, NULL, NULL, note, NULL, NULL \
            FROM sleep",
        dates: "night_of BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Score,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, date, at, zone, NULL, NULL, NULL, note, NULL, NULL \
            FROM score",
        dates: "date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Tag,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, date, NULL, NULL, what, NULL, NULL, own_words, NULL, NULL \
            FROM tag",
        dates: "date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Lab,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, date, NULL, NULL, what, NULL, NULL, own_words, note, value || ' ' || unit \
            FROM lab",
        dates: "date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Review,
        by: By::Instant,
        when: When::Then,
        select: "SELECT marker, NULL, answered_at, NULL, marker, change, NULL, note, NULL, NULL \
            FROM review",
        dates: "answered_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Appointment,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, on_date, NULL, NULL, kind, NULL, NULL, note, NULL, NULL \
            FROM appointment",
        dates: "on_date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::DoseMove,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, decided_at, NULL, from_part, to_part, NULL, NULL, NULL, NULL \
            FROM dose_move",
        dates: "decided_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Phase,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, from_date, NULL, NULL, iif(is_stop, 'stop', reason), why, form, note, NULL, NULL \
            FROM phase",
        dates: "from_date BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::TitrationAnswer,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, answered_at, NULL, answer, NULL, NULL, note, NULL, NULL \
            FROM titration_answer",
        dates: "answered_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Alert,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, raised_at, NULL, kind, answer, NULL, \
            (SELECT name FROM medicine WHERE medicine.id = alert.subject), NULL, NULL \
            FROM alert",
        dates: "raised_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Medicine,
        by: By::Either,
        when: When::Then,
        select: "SELECT id, since, iif(since IS NULL, created_at, NULL), NULL, NULL, NULL, NULL, name, dose, note \
            FROM medicine",
        dates: "iif(since IS NULL, created_at BETWEEN ?3 AND ?4, since BETWEEN ?1 AND ?2)",
    },
    Source {
        table: Table::Stock,
        by: By::Instant,
        when: When::Then,
        select: "SELECT stock.id, NULL, at, NULL, kind, NULL, NULL, product.label, NULL, NULL \
            FROM stock JOIN product ON product.id = product_id",
        dates: "at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Titration,
        by: By::Date,
        when: When::Then,
        select: "SELECT id, begun_on, NULL, NULL, part, NULL, NULL, NULL, NULL, NULL FROM titration",
        dates: "begun_on BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Product,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, in_use_from, NULL, form, iif(home_made, 'home', NULL), NULL, label, NULL, NULL \
            FROM product",
        dates: "in_use_from BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Contact,
        by: By::Instant,
        when: When::Then,
        select: "SELECT role, NULL, created_at, NULL, role, NULL, NULL, name, phone, NULL FROM contact",
        dates: "created_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Screening,
        by: By::Instant,
        when: When::Then,
        select: "SELECT question, NULL, created_at, NULL, question, answer, NULL, NULL, NULL, NULL FROM screening",
        dates: "created_at BETWEEN ?1 AND ?2",
    },
    Source {
        table: Table::Question,
        by: By::Instant,
        when: When::Then,
        select: "SELECT id, NULL, created_at, NULL, iif(asked_on IS NULL, 'open', 'asked'), NULL, NULL, \
            asks, NULL, NULL FROM question",
        dates: "created_at BETWEEN ?1 AND ?2",
    },
];
