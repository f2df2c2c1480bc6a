-- The diary's first shape. Later versions only add to it.
--
-- Every record has an id (UUIDv7), the instant it was made (UTC seconds), a stamp of its last change
-- that only grows (text order is stamp order), and a tombstone in place of a delete.

-- This file's own device, one row.
CREATE TABLE device (
    only_row   INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    id         TEXT    NOT NULL CHECK (length(id) = 36),
    created_at INTEGER NOT NULL,
    last_stamp TEXT    NOT NULL
) STRICT;

-- What holds from a dose date on. A phase and its slots are one record.
CREATE TABLE phase (
    id                      TEXT    NOT NULL PRIMARY KEY,
    from_date               TEXT    NOT NULL UNIQUE CHECK (from_date IS date(from_date)),
    reason                  TEXT    NOT NULL CHECK (reason IN ('plan', 'pause', 'move')),
    form                    TEXT    NOT NULL CHECK (form IN ('capsule', 'tablet', 'liquid', 'cream', 'other')),
    concentration_ug_per_ml INTEGER NULL CHECK (concentration_ug_per_ml > 0),
    entered_at              INTEGER NOT NULL,
    created_at              INTEGER NOT NULL,
    changed                 TEXT    NOT NULL,
    deleted_at              INTEGER NULL
) STRICT;

CREATE TABLE phase_slot (
    phase_id   TEXT    NOT NULL REFERENCES phase (id) ON DELETE CASCADE,
    part       TEXT    NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening', 'bedtime')),
    at_minutes INTEGER NOT NULL CHECK (at_minutes BETWEEN 0 AND 1439),
    amount_ug  INTEGER NOT NULL CHECK (amount_ug > 0),
    PRIMARY KEY (phase_id, part)
) STRICT, WITHOUT ROWID;

-- What became of a dose. One without a part was taken outside the plan.
CREATE TABLE dose (
    id                      TEXT    NOT NULL PRIMARY KEY,
    dose_date               TEXT    NOT NULL CHECK (dose_date IS date(dose_date)),
    part                    TEXT    NULL CHECK (part IN ('morning', 'afternoon', 'evening', 'bedtime')),
    state                   TEXT    NOT NULL CHECK (state IN ('taken', 'skipped', 'missed')),
    due_at                  INTEGER NULL,
    closes_at               INTEGER NULL,
    planned_at_minutes      INTEGER NULL CHECK (planned_at_minutes BETWEEN 0 AND 1439),
    planned_ug              INTEGER NULL CHECK (planned_ug > 0),
    zone                    TEXT    NOT NULL,
    taken_at                INTEGER NULL,
    taken_ug                INTEGER NULL CHECK (taken_ug > 0),
    form                    TEXT    NOT NULL CHECK (form IN ('capsule', 'tablet', 'liquid', 'cream', 'other')),
    concentration_ug_per_ml INTEGER NULL CHECK (concentration_ug_per_ml > 0),
    answered_at             INTEGER NULL,
    via                     TEXT    NOT NULL CHECK (via IN ('window', 'notification', 'tray', 'demo', 'closing', 'import')),
    created_at              INTEGER NOT NULL,
    changed                 TEXT    NOT NULL,
    deleted_at              INTEGER NULL,
    CHECK ((state = 'taken') = (taken_at IS NOT NULL)),
    CHECK ((state = 'taken') = (taken_ug IS NOT NULL)),
    CHECK ((part IS NOT NULL) = (due_at IS NOT NULL)),
    CHECK ((part IS NOT NULL) = (closes_at IS NOT NULL)),
    CHECK ((part IS NOT NULL) = (planned_at_minutes IS NOT NULL)),
    CHECK ((part IS NOT NULL) = (planned_ug IS NOT NULL)),
    CHECK (part IS NOT NULL OR state = 'taken'),
    CHECK (state = 'missed' OR answered_at IS NOT NULL)
) STRICT;

-- Unique where there is a part: SQLite holds no two NULLs for the same.
CREATE UNIQUE INDEX dose_by_key ON dose (dose_date, part);
CREATE INDEX dose_by_due ON dose (due_at) WHERE deleted_at IS NULL AND due_at IS NOT NULL;
CREATE INDEX dose_by_taken ON dose (taken_at) WHERE deleted_at IS NULL AND taken_at IS NOT NULL;
CREATE INDEX dose_by_moment ON dose (coalesce(due_at, taken_at), id) WHERE deleted_at IS NULL;

CREATE TABLE setting (
    name       TEXT    NOT NULL PRIMARY KEY CHECK (name <> ''),
    value      TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;

-- Evidence of what this device showed; neither part of the diary nor merged.
CREATE TABLE reminder (
    id            TEXT    NOT NULL PRIMARY KEY,
    kind          TEXT    NOT NULL CHECK (kind <> ''),
    subject       TEXT    NOT NULL CHECK (subject <> ''),
    attempt       INTEGER NOT NULL CHECK (attempt >= 0),
    planned_for   INTEGER NOT NULL,
    shown_at      INTEGER NULL,
    way           TEXT    NULL CHECK (way IN ('notification', 'window')),
    server        TEXT    NULL,
    number        INTEGER NULL,
    problem       TEXT    NULL,
    answer        TEXT    NULL CHECK (answer IN ('taken', 'snoozed', 'skipped', 'dismissed')),
    answered_at   INTEGER NULL,
    snoozed_until INTEGER NULL,
    taken_down_at INTEGER NULL,
    created_at    INTEGER NOT NULL,
    UNIQUE (kind, subject, attempt),
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CHECK (shown_at IS NULL OR way IS NOT NULL)
) STRICT;

CREATE INDEX reminder_by_shown ON reminder (shown_at) WHERE shown_at IS NOT NULL;
CREATE INDEX reminder_on_screen ON reminder (kind, subject, attempt)
    WHERE way = 'notification' AND shown_at IS NOT NULL AND answer IS NULL AND taken_down_at IS NULL;

-- Who changed what when, for ever. The stamp orders operations and names the device.
CREATE TABLE operation (
    id        TEXT    NOT NULL PRIMARY KEY,
    stamp     TEXT    NOT NULL UNIQUE,
    kind      TEXT    NOT NULL CHECK (kind <> ''),
    at        INTEGER NOT NULL,
    via       TEXT    NOT NULL CHECK (via IN ('window', 'notification', 'tray', 'demo', 'closing', 'import')),
    undoes    TEXT    NULL REFERENCES operation (id),
    undone_by TEXT    NULL REFERENCES operation (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    operation_id TEXT    NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
    seq          INTEGER NOT NULL CHECK (seq >= 0),
    table_name   TEXT    NOT NULL,
    record_id    TEXT    NOT NULL,
    before       TEXT    NULL,
    after        TEXT    NOT NULL,
    PRIMARY KEY (operation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_record ON change (table_name, record_id);
