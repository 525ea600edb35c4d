UPDATE {table} SET day = given.day FROM given WHERE {table}.id = given.id
