"""How kinds and links are drawn: colour and shape by kind, line by how sure a link is. Pure.

Fills are light and their text is dark, in either theme; each node also says its kind in words, so
that nothing is told by colour alone.
"""

INK = "#16191d"
DASHED: dict[str, bool | list[int]] = {
    "stated": False,
    "general": [9, 5],
    "inferred": [2, 5],
    "planned": [16, 7],
    "listed": [4, 8],
    "beside": False,
    "absent": [2, 7],
    "folded": False,
}
FAINT = frozenset({"listed", "beside", "absent", "folded"})
LINES = {
    "stated": "a full line: the document says so",
    "general": "dashes: follows from a list or a general rule",
    "planned": "long dashes: something here is still to be formed",
    "inferred": "dots: our reading",
    "listed": "short dashes: listed beside, matched to nothing",
    "absent": "dots to nothing: not recorded",
}
SHAPES = {
    "Target": ("ellipse", "#fde9b8"),
    "Partnership": ("box", "#cfe3ff"),
    "Organisation": ("box", "#d5efd8"),
    "Unit": ("box", "#e6dcf7"),
    "Post": ("ellipse", "#fbd9cf"),
    "Plan": ("box", "#e7e9ec"),
    "Document": ("box", "#e7e9ec"),
    "absent": ("box", "#ffffff"),
    "folded": ("text", "#ffffff"),
}
CORNERS = {"Partnership": 10, "Organisation": 0, "Unit": 20, "Plan": 3, "Document": 3, "absent": 0}
OTHER = ("box", "#eceff1")
