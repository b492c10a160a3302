"""The review of suggestions: its page, the sheet of clips, the offer of a review, training and versions."""
