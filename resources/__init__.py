"""Data the product ships: policies, words, icons, fonts, mail templates."""
