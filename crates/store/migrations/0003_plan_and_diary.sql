-- The plan's steps, moves, stops and stock; cautions; and the diary of side effects, sleep and scores.

-- A stop is a pause that was not meant to end, with the person's own reason.
ALTER TABLE phase ADD COLUMN is_stop INTEGER NOT NULL DEFAULT 0 CHECK (is_stop IN (0, 1));
ALTER TABLE phase ADD COLUMN why TEXT NULL
    CHECK (why IN ('no_effect', 'side_effects', 'cost', 'surgery', 'pregnancy', 'prescriber', 'other'));
ALTER TABLE phase ADD COLUMN note TEXT NULL;

-- The steps of one slot's amount. A titration and its steps are one record.
CREATE TABLE titration (
    id         TEXT    NOT NULL PRIMARY KEY,
    part       TEXT    NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening', 'bedtime')),
    begun_on   TEXT    NOT NULL CHECK (begun_on IS date(begun_on)),
    ended_on   TEXT    NULL CHECK (ended_on IS NULL OR ended_on IS date(ended_on)),
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;

CREATE TABLE titration_step (
    titration_id TEXT    NOT NULL REFERENCES titration (id) ON DELETE CASCADE,
    seq          INTEGER NOT NULL CHECK (seq >= 0),
    amount_ug    INTEGER NOT NULL CHECK (amount_ug > 0),
    days         INTEGER NOT NULL CHECK (days > 0),
    PRIMARY KEY (titration_id, seq)
) STRICT, WITHOUT ROWID;

-- What the person answered when a step was proposed. The present step follows from the answers alone.
CREATE TABLE titration_answer (
    id           TEXT    NOT NULL PRIMARY KEY,
    titration_id TEXT    NOT NULL REFERENCES titration (id),
    proposed_on  TEXT    NOT NULL CHECK (proposed_on IS date(proposed_on)),
    answer       TEXT    NOT NULL CHECK (answer IN ('up', 'hold', 'back', 'stop')),
    from_date    TEXT    NOT NULL CHECK (from_date IS date(from_date)),
    note         TEXT    NULL,
    answered_at  INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    changed      TEXT    NOT NULL,
    deleted_at   INTEGER NULL
) STRICT;

-- A dose moved to another part of the day: first_date is the dose date of the first one after it.
CREATE TABLE dose_move (
    id             TEXT    NOT NULL PRIMARY KEY,
    from_part      TEXT    NOT NULL CHECK (from_part IN ('morning', 'afternoon', 'evening', 'bedtime')),
    to_part        TEXT    NOT NULL CHECK (to_part IN ('morning', 'afternoon', 'evening', 'bedtime')),
    first_date     TEXT    NOT NULL CHECK (first_date IS date(first_date)),
    prescriber_said_next INTEGER NOT NULL CHECK (prescriber_said_next IN (0, 1)),
    decided_at     INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    changed        TEXT    NOT NULL,
    deleted_at     INTEGER NULL
) STRICT;

-- What the doses are taken from, one after the other: each is in use from an instant on, until the next.
CREATE TABLE product (
    id                      TEXT    NOT NULL PRIMARY KEY,
    form                    TEXT    NOT NULL CHECK (form IN ('capsule', 'tablet', 'liquid', 'cream', 'other')),
    strength_ug             INTEGER NULL CHECK (strength_ug > 0),
    concentration_ug_per_ml INTEGER NULL CHECK (concentration_ug_per_ml > 0),
    home_made               INTEGER NOT NULL CHECK (home_made IN (0, 1)),
    keep_cold               INTEGER NOT NULL CHECK (keep_cold IN (0, 1)),
    label                   TEXT    NULL,
    in_use_from             INTEGER NOT NULL,
    made_on                 TEXT    NULL CHECK (made_on IS NULL OR made_on IS date(made_on)),
    discard_on              TEXT    NULL CHECK (discard_on IS NULL OR discard_on IS date(discard_on)),
    prescribed_on           TEXT    NULL CHECK (prescribed_on IS NULL OR prescribed_on IS date(prescribed_on)),
    created_at              INTEGER NOT NULL,
    changed                 TEXT    NOT NULL,
    deleted_at              INTEGER NULL
) STRICT;

-- A count sets what is left, a refill adds to it; both in micrograms of the medicine.
CREATE TABLE stock (
    id             TEXT    NOT NULL PRIMARY KEY,
    product_id     TEXT    NOT NULL REFERENCES product (id),
    kind           TEXT    NOT NULL CHECK (kind IN ('count', 'refill')),
    at             INTEGER NOT NULL,
    quantity_ug    INTEGER NOT NULL CHECK (quantity_ug >= 0),
    cost_minor     INTEGER NULL CHECK (cost_minor >= 0),
    currency       TEXT    NULL CHECK (length(currency) = 3),
    created_at     INTEGER NOT NULL,
    changed        TEXT    NOT NULL,
    deleted_at     INTEGER NULL,
    CHECK ((cost_minor IS NULL) = (currency IS NULL))
) STRICT;

-- Whom to call. "help" is the person's own number for an emergency.
CREATE TABLE contact (
    role       TEXT    NOT NULL PRIMARY KEY CHECK (role IN ('prescriber', 'pharmacy', 'help')),
    name       TEXT    NULL,
    phone      TEXT    NULL,
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;

-- Surgery, dental treatment, and visits to the doctor.
CREATE TABLE appointment (
    id              TEXT    NOT NULL PRIMARY KEY,
    kind            TEXT    NOT NULL CHECK (kind IN ('surgery', 'dental', 'visit')),
    on_date         TEXT    NOT NULL CHECK (on_date IS date(on_date)),
    remind_days     INTEGER NULL CHECK (remind_days BETWEEN 0 AND 365),
    note            TEXT    NULL,
    created_at      INTEGER NOT NULL,
    changed         TEXT    NOT NULL,
    deleted_at      INTEGER NULL
) STRICT;

-- The questions before starting.
CREATE TABLE screening (
    question   TEXT    NOT NULL PRIMARY KEY
        CHECK (question IN ('opioids', 'opioids_before', 'liver', 'pregnancy', 'allergy', 'surgery')),
    answer     TEXT    NOT NULL CHECK (answer IN ('yes', 'no', 'not_sure')),
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;

-- Other medicines, as the person names them.
CREATE TABLE medicine (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL CHECK (name <> ''),
    dose       TEXT    NULL,
    since      TEXT    NULL CHECK (since IS NULL OR since IS date(since)),
    until      TEXT    NULL CHECK (until IS NULL OR until IS date(until)),
    note       TEXT    NULL,
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;

-- What the person was warned of, and what they answered. subject is a medicine's id or nothing.
CREATE TABLE alert (
    id          TEXT    NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL
        CHECK (kind IN ('opioid', 'gut_or_cough', 'opioids_before', 'liver', 'pregnancy', 'allergy', 'surgery')),
    subject     TEXT    NULL,
    raised_at   INTEGER NOT NULL,
    answer      TEXT    NULL CHECK (answer IN ('asked', 'will_ask', 'not_taking')),
    answered_at INTEGER NULL,
    created_at  INTEGER NOT NULL,
    changed     TEXT    NOT NULL,
    deleted_at  INTEGER NULL,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT;

CREATE TABLE side_effect (
    id          TEXT    NOT NULL PRIMARY KEY,
    what        TEXT    NOT NULL CHECK (what IN ('vivid_dreams', 'nightmares', 'trouble_sleeping', 'headache',
        'upset_stomach', 'nausea', 'more_pain', 'more_tired', 'hot_flashes', 'low_mood', 'other')),
    own_words   TEXT    NULL,
    grade       TEXT    NOT NULL CHECK (grade IN ('mild', 'moderate', 'severe')),
    began_at    INTEGER NOT NULL,
    ended_at    INTEGER NULL CHECK (ended_at >= began_at),
    zone        TEXT    NOT NULL,
    distressing INTEGER NULL CHECK (distressing IN (0, 1)),
    from_ldn    TEXT    NULL CHECK (from_ldn IN ('yes', 'no', 'not_sure')),
    note        TEXT    NULL,
    created_at  INTEGER NOT NULL,
    changed     TEXT    NOT NULL,
    deleted_at  INTEGER NULL,
    CHECK ((what = 'other') = (own_words IS NOT NULL))
) STRICT;

CREATE INDEX side_effect_by_began ON side_effect (began_at, id) WHERE deleted_at IS NULL;

-- One entry a night; the night's date as for bedtime doses.
CREATE TABLE sleep (
    id               TEXT    NOT NULL PRIMARY KEY,
    night_of         TEXT    NOT NULL UNIQUE CHECK (night_of IS date(night_of)),
    zone             TEXT    NOT NULL,
    bed_at           INTEGER NULL,
    minutes_to_sleep INTEGER NULL CHECK (minutes_to_sleep BETWEEN 0 AND 1440),
    minutes_awake    INTEGER NULL CHECK (minutes_awake BETWEEN 0 AND 1440),
    up_at            INTEGER NULL CHECK (up_at > bed_at),
    dreams           TEXT    NULL CHECK (dreams IN ('none', 'ordinary', 'vivid', 'nightmare')),
    note             TEXT    NULL,
    created_at       INTEGER NOT NULL,
    changed          TEXT    NOT NULL,
    deleted_at       INTEGER NULL
) STRICT;

-- How it is, 0 to 10, several times a day if the person wants; what was not answered is NULL.
CREATE TABLE score (
    id            TEXT    NOT NULL PRIMARY KEY,
    at            INTEGER NOT NULL,
    zone          TEXT    NOT NULL,
    date          TEXT    NOT NULL CHECK (date IS date(date)),
    pain          INTEGER NULL CHECK (pain BETWEEN 0 AND 10),
    fatigue       INTEGER NULL CHECK (fatigue BETWEEN 0 AND 10),
    sleep_quality INTEGER NULL CHECK (sleep_quality BETWEEN 0 AND 10),
    overall       INTEGER NULL CHECK (overall BETWEEN 0 AND 10),
    fog           INTEGER NULL CHECK (fog BETWEEN 0 AND 10),
    mood          INTEGER NULL CHECK (mood BETWEEN 0 AND 10),
    stress        INTEGER NULL CHECK (stress BETWEEN 0 AND 10),
    stiffness     INTEGER NULL CHECK (stiffness BETWEEN 0 AND 10),
    tenderness    INTEGER NULL CHECK (tenderness BETWEEN 0 AND 10),
    note          TEXT    NULL,
    created_at    INTEGER NOT NULL,
    changed       TEXT    NOT NULL,
    deleted_at    INTEGER NULL
) STRICT;

CREATE INDEX score_by_date ON score (date, at) WHERE deleted_at IS NULL;

-- What else a day held.
CREATE TABLE tag (
    id         TEXT    NOT NULL PRIMARY KEY,
    date       TEXT    NOT NULL CHECK (date IS date(date)),
    what       TEXT    NOT NULL CHECK (what IN ('flare', 'exercise', 'heat', 'massage', 'bath', 'caffeine',
        'weather_change', 'stress', 'illness', 'travel', 'menstruation', 'own')),
    own_words  TEXT    NULL,
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL,
    CHECK ((what = 'own') = (own_words IS NOT NULL))
) STRICT;

CREATE INDEX tag_by_date ON tag (date) WHERE deleted_at IS NULL;

-- A laboratory's value, as its report has it: exact decimal text.
CREATE TABLE lab (
    id         TEXT    NOT NULL PRIMARY KEY,
    date       TEXT    NOT NULL CHECK (date IS date(date)),
    what       TEXT    NOT NULL CHECK (what IN ('esr', 'crp', 'alt', 'ast', 'thyroid_antibodies', 'own')),
    own_words  TEXT    NULL,
    value      TEXT    NOT NULL CHECK (value <> ''),
    unit       TEXT    NOT NULL,
    range      TEXT    NULL,
    note       TEXT    NULL,
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL,
    CHECK ((what = 'own') = (own_words IS NOT NULL))
) STRICT;

-- How much has changed overall, asked 2, 8, 18 and 52 weeks after the first dose.
CREATE TABLE review (
    marker      TEXT    NOT NULL PRIMARY KEY CHECK (marker IN ('2_weeks', '8_weeks', '18_weeks', '1_year')),
    change     TEXT    NOT NULL CHECK (change IN ('much_better', 'better', 'a_little_better', 'the_same',
        'a_little_worse', 'worse', 'much_worse')),
    note       TEXT    NULL,
    answered_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;
