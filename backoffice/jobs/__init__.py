"""The worker: the process that delivers what the desks have promised."""
