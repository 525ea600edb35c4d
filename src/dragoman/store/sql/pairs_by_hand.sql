SELECT a, b FROM pairs WHERE kind = '{kind}' AND reasons[1] = ?
