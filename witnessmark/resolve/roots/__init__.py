"""Who stands behind a claim: one root over documents, spellings and scripts."""
