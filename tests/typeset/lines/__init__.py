"""How lines of Chinese and mixed text are set."""
