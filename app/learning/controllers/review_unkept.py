"""Reviews that were left with marks which were not kept: they wait, and the window says so."""

from app.bridge.session import Session
from app.learning.models import review_words
from app.learning.models.review_run import ReviewRun
from core.domain.learning import ReviewMode


class UnkeptReviews:
    """Holds the runs until somebody returns to them.

    Parameters
    ----------
    session : Session
        For saying that marks wait.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._runs: list[ReviewRun] = []
        self._said: dict[ReviewRun, str] = {}

    def runs(self, current: ReviewRun | None) -> list[ReviewRun]:
        """List those that wait, and the one at hand."""
        return self._runs + ([current] if current is not None else [])

    def put(self, run: ReviewRun) -> None:
        """Hold a run that another one takes the place of, if it has marks that were not kept."""
        if run.n_unkept:
            self._runs.append(run)
            self.say(run)

    def take(self, tag_id: int, mode: ReviewMode | None) -> ReviewRun | None:
        """Return a run that waits, at the page with the marks, and hold it no longer.

        Parameters
        ----------
        tag_id : int
            What it is about.
        mode : ReviewMode or None
            What its pages are made of; None for any.

        Returns
        -------
        ReviewRun or None
            None where nothing waits.
        """
        found = next((run for run in self._runs if run.tag.id == tag_id and mode in {None, run.mode}), None)
        if found is not None:
            self.withdraw(found)
            self._runs.remove(found)
            found.go_to_unkept()
        return found

    def say(self, run: ReviewRun) -> None:
        """Say how many marks of a run wait, if any do."""
        self.withdraw(run)
        if n_unkept := run.n_unkept:
            self._said[run] = review_words.unkept(run.tag, n_unkept)
            self._session.board.inform(self._said[run])

    def withdraw(self, run: ReviewRun) -> None:
        """Say it of a run no longer: somebody is at it again."""
        self._session.board.withdraw(self._said.pop(run, ""))
