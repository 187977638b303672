"""The tour: a reviewer's job done through the real window, with pictures of every step."""
