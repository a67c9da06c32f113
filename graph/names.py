"""One way to compare names: `NI 154`, `ni154` and `Ni-154` are the same."""

import unicodedata


def plain(name: str) -> str:
    """Letters and digits only, case folded, accents dropped; `&` reads `and`."""
    spelt = unicodedata.normalize("NFKD", name.replace("&", " and ").casefold())
    return "".join(sign for sign in spelt if sign.isalnum())
