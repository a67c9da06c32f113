"""What may exist in the graph: the truth is the YAML beside this file."""
