"""The home page: what is urgent today, and the cases to take first."""
