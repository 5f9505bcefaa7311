"""One encrypted file with everything that is kept: rows and papers. `seal` encrypts, `rows` reads and loads the database."""
