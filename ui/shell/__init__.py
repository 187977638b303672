"""The frame every screen stands in: window, navigation, theme, fonts and icons."""
