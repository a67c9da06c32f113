"""Mounts a picture: pyvis builds nodes and edges, our own component draws them."""

from functools import cache
from typing import Any

import streamlit as st

from app import looks
from app.literal import literal
from app.picture import Edge, Node, Picture

NAME = "answerable.picture"
KEY = "picture"
HTML = """
<div class="picture">
  <div class="canvas" tabindex="0" role="application"></div>
  <p class="said" aria-live="polite"></p>
  <div class="buttons">
    <button class="nearer" type="button" aria-label="Larger">+</button>
    <button class="further" type="button" aria-label="Smaller">&minus;</button>
    <button class="whole" type="button">Show all</button>
  </div>
</div>
"""


def show(picture: Picture) -> None:
    """Draw it; a thing that is pressed, or opened by key, becomes the thing of the page."""
    st.markdown(literal(picture.summary))
    st.markdown(
        "Press on a thing to open it. By keyboard: arrow keys move, Enter opens, + and - "
        "change the size."
    )
    _component()(key=KEY, data=data(picture), on_open_change=_open, height="content")
    used = dict.fromkeys(edge.style for edge in picture.edges)
    lines = [looks.LINES[style] for style in looks.LINES if style in used]
    st.markdown(f"Lines: {'; '.join(lines)}.")


def _open() -> None:
    """Written in the callback: later, quick presses would leave the address behind."""
    if opened := st.session_state[KEY].get("open"):
        st.query_params["thing"] = str(opened)


def data(picture: Picture) -> dict[str, Any]:
    """The nodes and edges as pyvis builds them, for vis-network."""
    from pyvis.network import Network

    network = Network(directed=True)
    for node in picture.nodes:
        network.add_node(node.key, **_node(node))
    for edge in picture.edges:
        network.add_edge(edge.from_, edge.to, **_edge(edge))
    return {"nodes": network.nodes, "edges": network.edges, "summary": picture.summary}


def _node(node: Node) -> dict[str, Any]:
    shape, fill = looks.SHAPES.get(node.kind, looks.OTHER)
    told = node.kind if node.kind not in ("absent", "folded") else ""
    if node.status in ("planned", "proposed"):
        told = f"{told}, {'still to be formed' if node.status == 'planned' else 'only proposed'}"
    unsure = node.status in ("planned", "proposed", "absent")
    return {
        "label": f"{told}\n{node.text}" if told else node.text,
        "name": node.text,
        "spoken": f"{node.text}, {told.lower()}" if told else node.text,
        "opens": node.id,
        "chosen": node.chosen,
        "shape": shape,
        "x": node.x,
        "y": node.y,
        "physics": False,
        "borderWidth": 3 if node.chosen else 1.5,
        "color": {"background": fill, "border": looks.INK, "highlight": {"background": fill}},
        "font": {"color": looks.INK, "size": 14},
        "shapeProperties": {
            "borderDashes": [6, 4] if unsure else False,
            "borderRadius": looks.CORNERS.get(node.kind, 6),
        },
    }


def _edge(edge: Edge) -> dict[str, Any]:
    style = edge.style
    return {
        "id": edge.key,
        "label": edge.text,
        "dashes": looks.DASHED.get(style, False),
        "faint": style in looks.FAINT,
        "width": 1 if style in looks.FAINT else 2,
        "arrows": "" if style in ("listed", "absent", "folded") else "to",
    }


@cache
def _component() -> Any:
    return st.components.v2.component(
        NAME, html=HTML, js="picture.js", css="picture.css", isolate_styles=True
    )
