-- The instrument i has this name: as its key, as its name, or in the words of the report, with or without an article.
(i.key = ? OR lower(i.name) = ? OR len(list_filter(i.mentions, lambda m: lower(m.text) IN (?, ?))) > 0)
