"""Operations: what an operator runs and looks at."""
