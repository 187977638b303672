"""Staff: each person is a database role with duties."""
