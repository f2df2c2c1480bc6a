-- Which side effects lasted at a time is asked every time Today opens; one without an end lasts still.
CREATE INDEX side_effect_by_ended ON side_effect (coalesce(ended_at, 9223372036854775807))
    WHERE deleted_at IS NULL;
