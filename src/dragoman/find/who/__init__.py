"""Who takes part: names, titles, offices, later mentions, groups."""
