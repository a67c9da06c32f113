"""The tests; drawn.py draws the graphs they need."""
