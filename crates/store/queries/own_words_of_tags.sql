-- Own words of tags, each spelling once, those used last first.
SELECT own_words FROM tag WHERE deleted_at IS NULL AND what = 'own'
GROUP BY own_words ORDER BY max(date) DESC, max(id) DESC LIMIT ?1
