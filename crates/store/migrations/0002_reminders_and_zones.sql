-- Why a reminder came late, and which zones held.

-- Why it was not shown when it was planned: the program was off, the computer asleep, or the person
-- had asked for quiet.
ALTER TABLE reminder ADD COLUMN late_because TEXT NULL CHECK (late_because IN ('off', 'asleep', 'quiet'));

-- The zone that doses followed from an instant on, until the next row. One row an instant.
CREATE TABLE zone_span (
    id         TEXT    NOT NULL PRIMARY KEY,
    from_at    INTEGER NOT NULL UNIQUE,
    zone       TEXT    NOT NULL CHECK (zone <> ''),
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;
