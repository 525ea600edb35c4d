UPDATE {table} SET joined = given.head, head = given.id = given.head FROM given WHERE {table}.id = given.id
