"""Answers as text for people, as the command prints them. Pure."""
