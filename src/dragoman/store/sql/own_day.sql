UPDATE {table} SET day = coalesce(first, last, report_date) WHERE joined IN (SELECT id FROM wanted)
