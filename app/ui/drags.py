"""MIME types of drags inside the window."""

VIDEOS_MIME = "application/x-clipshelf-videos"
"""Marks a drag of the selected videos; carries no data, since the selection may hold 100,000 videos."""
TAGS_MIME = "application/x-clipshelf-tags"
"""A JSON list of the ids of the dragged tags."""
