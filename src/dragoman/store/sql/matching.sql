-- What matches, one row a telling; {table} is events or statements.
SELECT e.id, e.joined, e.rowid AS place, e.day, {score} AS score FROM {table} e {text} WHERE {where}
