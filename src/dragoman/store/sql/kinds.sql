SELECT DISTINCT i.key, i.kind FROM instruments i WHERE {named}
