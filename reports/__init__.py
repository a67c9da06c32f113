"""What leaves the program: exports, and later the review pack."""
