"""The officer’s desk: every request by the days it has left, one request whole, and how they come in."""
