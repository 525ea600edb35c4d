"""Reading: files, folders and standard input become dated reports, or are rejected with a reason."""
