"""Text from data, so that Streamlit's Markdown shows it exactly as it is. Pure.

Escaping alone is not enough: after Markdown is parsed, Streamlit still turns bare addresses into
links, `:smile:` into pictures and `->` into arrows. A word joiner, which nobody sees, breaks these.
"""

import re

JOINER = "\u2060"
_MARKS = re.compile(r"([\\`*_\[\]<>~|$:&])")
_FIRST = re.compile(r"^(?:([#+=-])|(\d+)(?=[.)]))")
_BROKEN_AFTER = (
    re.compile(r"(:)(?=[\w+/-]*:)"),  # :smile: and :material/home:
    re.compile(r"(https?:)(?=//)", re.IGNORECASE),
    re.compile(r"(www)(?=\.)", re.IGNORECASE),
    re.compile(r"(@)(?=[\w-])"),
    re.compile(r"(?<!\S)([<>~-])(?=(?:->|>|-|=)(?!\S))"),  # <-> -> <- -- >= <= ~=
)


def literal(text: object) -> str:
    """One line of Markdown that shows `text` as it stands: no markup, link, picture or formula."""
    line = " ".join(str(text).split())
    for pattern in _BROKEN_AFTER:
        line = pattern.sub(rf"\g<1>{JOINER}", line)
    return _FIRST.sub(_escaped_first, _MARKS.sub(r"\\\1", line))


def quoted(text: object) -> str:
    """The same, in quotation marks."""
    return f"“{literal(text)}”"


def _escaped_first(match: re.Match[str]) -> str:
    """A line must not begin like a heading, a list or a rule."""
    sign, number = match.groups()
    return f"\\{sign}" if sign else f"{number}\\"
