"""The pages: what Streamlit draws, and nothing that decides what is true."""
