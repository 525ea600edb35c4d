DELETE FROM pairs WHERE kind = '{kind}' AND reasons[1] = ?
