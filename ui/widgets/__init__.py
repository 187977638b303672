"""Small widgets and delegates that every screen shares; they know the theme and nothing of any area."""
