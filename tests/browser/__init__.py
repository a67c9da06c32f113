"""The app as people meet it: served by the command, in Chromium."""
