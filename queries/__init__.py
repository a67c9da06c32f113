"""Every question: a .cypher file each, and the little Python that runs and composes them."""
