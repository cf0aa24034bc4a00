"""The nouns of the program: frozen values that stages hand to one another. Standard library only."""
