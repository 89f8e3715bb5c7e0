"""Documents that the asker added: their records, and their part of the catalogue."""
