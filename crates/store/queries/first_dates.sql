-- For each kind of entry the first of it: its date, or where it has only an instant, that and the zone it was
-- entered in. In a zone far to the east of the first one's a side effect that began up to two days later can
-- have the earlier date, so all of these are listed.
--
-- What a medicine or a product says of long ago ("since 1998") is no entry of the diary, nor is an appointment.
SELECT 'phase' AS table_name, min(from_date) AS date, NULL AS at, NULL AS zone FROM phase WHERE deleted_at IS NULL
UNION ALL
SELECT 'dose', min(dose_date), NULL, NULL FROM dose WHERE deleted_at IS NULL
UNION ALL
SELECT 'score', min(date), NULL, NULL FROM score WHERE deleted_at IS NULL
UNION ALL
SELECT 'sleep', min(night_of), NULL, NULL FROM sleep WHERE deleted_at IS NULL
UNION ALL
SELECT 'tag', min(date), NULL, NULL FROM tag WHERE deleted_at IS NULL
UNION ALL
SELECT 'lab', min(date), NULL, NULL FROM lab WHERE deleted_at IS NULL
UNION ALL
SELECT 'review', NULL, min(answered_at), NULL FROM review WHERE deleted_at IS NULL
UNION ALL
SELECT 'side_effect', NULL, began_at, zone FROM side_effect WHERE deleted_at IS NULL
    AND began_at <= (SELECT min(began_at) + 172800 FROM side_effect WHERE deleted_at IS NULL)
