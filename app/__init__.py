"""What people touch: the command and the pages. No logic that a test would need Streamlit for."""
