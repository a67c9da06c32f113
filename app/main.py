"""The entry of the pages: which there are, and what is said when the store can't be reached."""

from pathlib import Path

import streamlit as st

from app.literal import literal
from model.problems import AnswerableError

st.set_page_config(page_title="Answerable", layout="centered")
st.html(Path(__file__).parent / "views" / "style.css")
page = st.navigation(
    [
        st.Page("views/who_answers.py", title="Who answers", default=True),
        st.Page("views/thing.py", title="Everything recorded", url_path="everything"),
    ],
    position="top",
)
try:
    page.run()
except AnswerableError as error:
    st.error(literal(error.sentence))
