"""Moving the pointer over a picture shows the frames of its video."""


class Scrub:
    """Where the pointer is in a video.

    Attributes
    ----------
    is_on : bool
        Whether pictures follow the pointer.
    row : int
        The row whose picture it is over; -1 for none.
    fraction : float
        How far through the video, 0 to 1.
    """

    def __init__(self) -> None:
        self.is_on = True
        self.row = -1
        self.fraction = 0.0

    def follow(self, row: int, fraction: float) -> bool:
        """Note where the pointer is.

        Parameters
        ----------
        row : int
            -1 for over no picture.
        fraction : float
            From one side of the picture to the other.

        Returns
        -------
        bool
            Whether something is to be painted anew.
        """
        if not self.is_on or row < 0:
            return self.leave()
        new = row, min(1.0, max(0.0, fraction))
        is_new = new != (self.row, self.fraction)
        self.row, self.fraction = new
        return is_new

    def leave(self) -> bool:
        """Note that the pointer is over no picture; tell whether it was."""
        was_over, self.row = self.row >= 0, -1
        return was_over

    def at(self, row: int) -> float | None:
        """Give how far through a row's video the pointer is; None where it is elsewhere."""
        return self.fraction if row == self.row >= 0 else None
