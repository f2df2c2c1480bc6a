-- What the person wants to ask the doctor. asked_on is the day it was asked.
CREATE TABLE question (
    id         TEXT    NOT NULL PRIMARY KEY,
    asks       TEXT    NOT NULL CHECK (asks <> ''),
    asked_on   TEXT    NULL CHECK (asked_on IS NULL OR asked_on IS date(asked_on)),
    created_at INTEGER NOT NULL,
    changed    TEXT    NOT NULL,
    deleted_at INTEGER NULL
) STRICT;
