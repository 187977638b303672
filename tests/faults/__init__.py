"""What is killed, cut or filled, and must lose nothing."""
