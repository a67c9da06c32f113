"""How facts come in: read, shape, check, plan, write; the sheets' layout is data in sheets/."""
