"""The tour: a reviewer's job, then finance's, done through the real window, with pictures of every step."""
