"""Rights of data subjects: requests, their two clocks, and the answers."""
