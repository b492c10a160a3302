"""What the window's own drags carry besides what other programs understand."""

VIDEOS_MIME = "application/x-clipshelf-videos"
"""The videos that are chosen are being dragged; nothing stands in it, for they may be 100,000."""
TAGS_MIME = "application/x-clipshelf-tags"
"""A JSON list of the ids of the tags that are being dragged."""
