"""Where the data lives: the embedded server, the engine, the data map and the migrations."""
