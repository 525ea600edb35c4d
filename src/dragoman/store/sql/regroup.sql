UPDATE {table} SET joined = given.head FROM given WHERE {table}.id = given.id
