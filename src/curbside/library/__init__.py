"""What Curbside may cite: documents, passages, references, packs and their vocabulary."""
