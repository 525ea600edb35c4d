SELECT min(day), min(day) FILTER (status <> 'historical'), max(day) FROM told
