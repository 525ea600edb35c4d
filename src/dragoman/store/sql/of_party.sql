e.id IN (SELECT p.item FROM parties p WHERE p.role IN (SELECT unnest(?)) AND ({where}))
