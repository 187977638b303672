"""The tour: what the people of the sample firm do in a day, through the real window, with pictures of every step."""
