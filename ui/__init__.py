"""The window. Talks to the services through Desk alone; never to tables, queries or SQL."""
