"""How help and advice reach her: emergency lines, plain pages, paper, sound."""
