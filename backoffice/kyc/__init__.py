"""Identity verification handed to people: cases, their attempts and verdicts."""
