DELETE FROM postings WHERE newest < (SELECT min(seq) FROM reports)
