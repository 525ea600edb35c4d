SELECT id, rowid FROM {table} WHERE id IN (SELECT unnest(?))
