"""What is done in a case beyond one run of the whole way: reports added, decisions taken and replayed, pages brought up to date."""
