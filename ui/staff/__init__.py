"""People and their duties, what waits for a second person, emergency access, and one's own account."""
