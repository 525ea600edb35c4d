-- The next new tellings in their order, after the one that stands at (seq, pos).
SELECT id, seq, pos FROM {table} WHERE withdrawn IS NULL AND seq >= $seq AND (seq > $seq OR pos > $pos)
ORDER BY seq, pos LIMIT {limit}
