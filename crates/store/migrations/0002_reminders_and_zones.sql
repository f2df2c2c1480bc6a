-- Why a reminder came late, and which zones held.

-- Why it was not shown when it was planned: the program was off, the computer asleep, or the person
-- had asked for quiet.
ALTER TABLE reminder ADD COLUMN late_because TEXT NULL CHECK (late_because IN ('off', 'asleep', 'quiet'));

-- What was answered in the window may still be on the screen.
DROP INDEX reminder_on_screen;
CREATE INDEX reminder_on_screen ON reminder (kind, subject, attempt)
    WHERE way = 'notification' AND shown_at IS NOT NULL AND taken_down_at IS NULL;

-- Since when a slot has been in the plan: a later change of its time or amount does not make its doses
-- new. NULL means since its phase was entered.
ALTER TABLE phase_slot ADD COLUMN since INTEGER NULL;

-- The zone that doses followed from an instant on, until the next row. One row an instant.
CREATE TABLE zone_span (
    id         TEXT    NOT NULL PRIMARY KEY,
    from_at    INTEGER NOT NULL UNIQUE,
    zone       TEXT    NOT NULL CHECK (zone <> ''),
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;
