"""How long the program takes: `make bench`. No test; a busy machine measures itself."""
