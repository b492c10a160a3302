"""Fill the encoder's batches across videos."""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """Part of a batch that belongs to one owner.

    Attributes
    ----------
    owner : hashable
        Whatever was given to `Batcher.put`.
    n_frames : int
        How many of the batch's frames, >= 1.
    """

    owner: Hashable
    n_frames: int


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Frames of several owners, in the order of ``shares``.

    Attributes
    ----------
    frames : ndarray, shape (B, S, S, 3), uint8
        Frames.
    shares : tuple of Share
        Whose they are; their counts add up to B.
    """

    frames: NDArray[np.uint8]
    shares: tuple[Share, ...]


class Batcher:
    """A first-in first-out buffer of frames. Memory: what was put and not yet taken."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Hashable, NDArray[np.uint8]]] = deque()
        self._n_frames = 0

    def __len__(self) -> int:
        return self._n_frames

    def put(self, owner: Hashable, frames: NDArray[np.uint8]) -> None:
        """Add frames.

        Parameters
        ----------
        owner : hashable
            Comes back with their share of a batch.
        frames : ndarray, shape (T, S, S, 3), uint8
            Frames; T may be 0.
        """
        if len(frames):
            self._waiting.append((owner, frames))
            self._n_frames += len(frames)

    def take(self, n_most: int) -> Batch:
        """Take up to ``n_most`` frames, oldest first.

        Parameters
        ----------
        n_most : int
            Batch size, >= 1.

        Returns
        -------
        Batch
            With at least one frame.

        Raises
        ------
        ValueError
            If there is nothing to take.
        """
        parts: list[NDArray[np.uint8]] = []
        shares: list[Share] = []
        n_left = n_most
        while n_left and self._waiting:
            owner, frames = self._waiting.popleft()
            if len(frames) > n_left:
                self._waiting.appendleft((owner, frames[n_left:]))
                frames = frames[:n_left]
            parts.append(frames)
            shares.append(Share(owner, len(frames)))
            n_left -= len(frames)
        if not parts:
            raise ValueError("no frames are waiting")
        self._n_frames -= n_most - n_left
        return Batch(parts[0] if len(parts) == 1 else np.concatenate(parts), tuple(shares))

    def drop(self, owners: set[Hashable]) -> None:
        """Throw away the frames of owners that have failed."""
        self._waiting = deque(entry for entry in self._waiting if entry[0] not in owners)
        self._n_frames = sum(len(frames) for _, frames in self._waiting)
