SELECT rowid, joined FROM {table} WHERE rowid IN (SELECT unnest(?))
