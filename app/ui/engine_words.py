"""What the engine says, in the person's language: it speaks English sentences of its own, and knows no translations."""

import functools
import re

from PySide6.QtCore import QCoreApplication

from app.ui import model_words

SENTENCES = (
    "The file is empty",
    "The file is a text, not a video",
    "The file is a playlist that refers to other files, not a video",
    "The file is not a video, or its beginning is damaged",
    "The file's index is missing: the recording or copy broke off before it was finished",
    "The file has sound but no pictures",
    "The file holds no video",
    "The pictures are too large to be decoded safely",
    "The pictures are too large to be decoded safely (%1 x %2)",
    "No picture of the file could be decoded",
    "No picture in it could be decoded",
    "There is no decoder for this kind of video",
    "It is a folder, not a file",
    "It is not a regular file",
    "The file cannot be read: %1",
    "The times of its pictures cannot be trusted",
    "Decoding did not come to an end within %1 seconds",
    "The decoder was stopped",
    "The decoder crashed at this file",
    "Decoding this file needs more memory than it may have",
    "Reading it failed in an unforeseen way (%1)",
    "The log says more",
    "%1 could not be read: %2",
    "%1 could not be read: %2 (and %3 more)",
    "The folder cannot be read: %1",
    "It cannot be read: %1",
    "%1 cannot be read (it is a folder)",
    "%1 cannot be read (it is not a regular file)",
    "%1 cannot be read (%2)",
    "Name a file",
    "Name a file on a disk",
    "Look whether it is there",
    "The path that begins with %1 is too long",
    "Look whether it is one",
    "%1 cannot be read: %2",
    "Check its permissions",
    "There is nothing to add at %1",
    "Check the spelling, and whether its drive is connected",
    "%1 is in the library already, with %2",
    "Remove that one first",
    "%1 is empty or cannot be reached. What was found there before stays in the library as offline",
    "%1 is still being written. It is read when it is complete",
    "%1 is still being written (and %2 more). It is read when it is complete",
    "%1 went away while it was scanned",
    "%1 cannot be reached",
    "%1 cannot be reached: %2",
    "Connect its drive, or look for changes (F5)",
    "The analysis stopped unexpectedly and is being started again. Nothing is lost",
    "The analysis keeps stopping. %1 says more; your library is safe",
    "Analysis is paused",
    "The analysis is not running yet",
    "Try again in a moment",
    "The worker does not answer",
    "It is busy or hangs; try again in a moment",
    "The worker has gone away",
    "It is started again by itself; try once more",
    "The worker met an error of its own",
    "Its log in the library folder says more",
    "No video has been analysed yet",
    "Nothing is like this video",
    "These videos were analysed by an older version, which could not search by words or pictures. They are waiting to"
    " be analysed again; until then, only similar videos and moments can be found",
    "There is no word in this search that says what to look for. Name something visible, such as a dog",
    "Nothing that was searched matches",
    "There is nothing to see in that picture",
    "There is no frame at %1 s: that video ends at %2 s",
    "That video has not been analysed yet",
    "Search again when it is",
    "Wait until it is, then search again",
    "That video could not be read: %1",
    "The search is empty",
    "Type what the moment should show",
    "%1 is not a picture",
    "Pick a JPEG, PNG, WebP or GIF file",
    "%1 does not exist",
    "%1 is damaged or too large to be read as a picture",
    "%1 has %2 x %3 pixels, which is too many",
    "Words cannot be left out of a search, only tokens can: %1",
    "Write -tag:%1 for videos without that tag, or put it in quotation marks",
    "There is no %1 to filter by",
    "Did you mean %1?",
    "A quotation mark is not closed",
    'Write \\" for one that is meant',
    "%1 is no length",
    "Write it as 90, 1:30, 1:02:03 or 2h",
    "%1 is no day",
    "Write it as 2024-05-17, 2024-05 or 2024",
    "%1 is no whole number",
    "A rating is at most %1",
    "Nothing follows %1:",
    "There is no tag %1",
    "There is no tag %1 in this library",
    "There is a tag %1 already, which %2 means",
    "Choose another name",
    "A tag and each of its aliases need a name of their own",
    "A tag cannot be merged with itself",
    "The tag %1 cannot be put below %2, which is itself or below it",
    "%1 is no colour",
    "Write it as #3366cc",
    "There is a search %1 already",
    "A saved search needs a name",
    "That cannot be done any more",
    "What it is about has been removed meanwhile",
    "That cannot be taken back any more",
    "What it is about has been removed since",
    "There is no room left to write %1",
    "Free some space on that disk, then try again",
    "%1 cannot be written",
    "%1 cannot be written (%2)",
    "%1 cannot be written: %2",
    "Make the folder writable or open a library elsewhere",
    "The disk does not read or write %1",
    "Check that the drive is connected and healthy",
    "%1 cannot be opened",
    "Check that the folder is there and that you may write to it",
    "Another program holds %1",
    "Close it or wait until it is done, then try again",
    "The catalog %1 is damaged",
    "The catalog %1 is empty or gone, though there are copies of it",
    "`clipshelf doctor --mend` copies it aside and saves what can be read",
    "The catalog %1 holds SQL that is not Clipshelf's (%2)",
    "`clipshelf doctor --mend` copies its rows into a fresh catalog without it",
    "The damaged catalog was copied to %1",
    "Saved: %1 decisions, %2 tags, %3 videos",
    "These tables could not be read whole: %1",
    "Decisions put together from indexes: %1",
    "There was no backup to fill up from",
    "Decisions taken from the backup %1: %2",
    "Videos and tags of which only their decisions are left: %1",
    "Decisions known not to have come back: %1",
    "To try again, close Clipshelf, copy what is in %1 back to %2 and run `clipshelf doctor --mend`",
    "This library was written by a newer Clipshelf (catalog version %1)",
    "Update Clipshelf, or open a copy from the library's backups folder",
    "The library %1 is in use by another Clipshelf",
    "Close that one, or wait until it is done",
    "The library %1 cannot be written (%2)",
    "Check the disk",
    "The settings in %1 cannot be read (%2)",
    "The settings in %1 cannot be used: %2",
    "Mend or delete that file",
    "There is no setting %1",
    "%1 cannot be %2",
    "It lies between %1 and %2",
    "The copy %1 is not there",
    "The copy %1 is damaged",
    "Choose another one",
    "Choose another one; the catalog is as it was",
    "%1 could not be downloaded: %2",
    "no connection",
    "the connection broke off",
    "the connection is not secure",
    "the server does not have it",
    "the server refused it",
    "the server has a problem",
    "the disk is full",
    "its folder cannot be written",
    "it needs %1 GB and %2 GB are free",
    "it is far more than was announced",
    "it is being downloaded already",
    "what arrived is not this model",
    "what arrived has the wrong checksum and was thrown away",
    "Check the connection, then try again",
    "Make room, or set CLIPSHELF_CACHE to a folder on another disk",
    "What has arrived is kept: the next attempt goes on from there",
    "The download was stopped",
    "What has arrived is kept for the next time",
    "Try again; if it happens again, do not use this source",
    "Try again",
    "There is no folder %1",
    "An encoder folder holds %1 and its weights",
    "%1 holds no weights",
    "The encoder %1 failed while it worked (%2)",
    "Close programs that use the same device, or choose a smaller encoder",
    "There are too few decisions to train the shared part",
    "A new shared part was trained and was no better on decisions held out, so the old one stays",
    "A new shared part was trained, but single tags got worse by it or are suggested far more often, so the old one"
    " stays",
    "The library has grown by more than a quarter: it was measured anew, and no tag could keep what it had",
    "The library has grown by more than a quarter, but measured anew single tags got worse or are suggested far more"
    " often, so it is measured as before",
    "A new version was trained on %1 decisions and waits for your choice",
    "Head %1 is no proposal",
    "Head %1 gave way to a newer proposal, head %2",
    "Look at that one first",
    "Train again to have one",
    "Single tags cannot keep what they have: this version measures the whole library anew",
    "Use it as a whole, or keep the old one",
    "A training is under way already",
    "Wait for it, or stop it",
    "The training was stopped",
    "The head stays as it was",
    "The encoder was changed meanwhile",
    "Train again: tags are learned anew for the new one",
    "Add a folder first",
    "There is no head %1",
    "Head %1 was trained for another encoder",
    "Switch to that encoder first",
    "Choose another place",
    "The file of that head is gone (%1)",
    "The file of that head was changed (%1)",
    "Train again",
    "Use another version, or train again",
    "The temporal part of that head has another shape",
    "It was made by another program",
    "%1 is no head that can be used: %2",
    "%1 is no head: it is damaged or of another kind",
    "%1 is no head of this version",
    "%1 was trained on the vectors of another encoder (%2)",
    "%1 was trained on vectors of %2 numbers, not of %3",
    "Switch to that encoder, or train a head for this one",
    "Choose a head that this program wrote, for the encoder in use",
    "A model in your own folder %1",
    "see the model",
    "before migration from %1",
    "before restoring",
    "before mending",
    *model_words.SENTENCES,
    "Decisions",
    "Vectors of the search model",
    "Nothing has been analysed yet, so there are no vectors",
    "Add videos first, and let them be analysed",
)
"""Those that people come to read, without the full stop at their end; a test looks whether the engine says them."""

_CONTEXT = "Engine"
_PLACE = re.compile(r"%([1-9])")


def in_own_words(text: str) -> str:
    """Translate what the engine has said: one sentence, or what is wrong and what helps.

    Parameters
    ----------
    text : str
        English.

    Returns
    -------
    str
        The same where there is no translation.
    """
    # Asked anew after the language has changed.
    return _said(text, QCoreApplication.translate(_CONTEXT, SENTENCES[0]))


@functools.lru_cache(maxsize=256)
def _said(text: str, _language: str) -> str:
    return _whole(text) or _in_two(text) or text


def _whole(text: str) -> str:
    # What stands in lists, such as an encoder's description, has its full stop with it.
    if (words := QCoreApplication.translate(_CONTEXT, text)) != text:
        return words
    bare = text.removesuffix(".")
    words = QCoreApplication.translate(_CONTEXT, bare)
    if words == bare:
        words = next(filter(None, (_filled(*one, bare) for one in _patterns())), "")
    return words and words + text[len(bare) :]


def _filled(sentence: str, pattern: "re.Pattern[str]", text: str) -> str:
    found = pattern.fullmatch(text)
    words = QCoreApplication.translate(_CONTEXT, sentence) if found else sentence
    if found is None or words == sentence:
        return ""
    return _PLACE.sub(lambda place: in_own_words(found[int(place[1])]), words)


def _in_two(text: str) -> str:
    for end in (found.end() for found in re.finditer(r"\.(?= )", text)):
        first, rest = _whole(text[:end]), text[end + 1 :]
        if first or _whole(rest):
            return f"{first or text[:end]} {in_own_words(rest)}"
    return ""


@functools.cache
def _patterns() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    # The more a sentence says of itself, the less it can be mistaken for another one.
    by_length = sorted(SENTENCES, key=lambda one: len(_PLACE.sub("", one)), reverse=True)
    return tuple((one, re.compile(_PLACE.sub("(.+)", _escaped(one)), re.DOTALL)) for one in by_length if "%1" in one)


def _escaped(sentence: str) -> str:
    return re.escape(sentence).replace("\\%", "%")
