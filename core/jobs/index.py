"""The index job: write the vector index of the serving encoder to its file."""

from core.jobs.context import JobContext
from core.jobs.snapshot import SnapshotKeeper


def run(context: JobContext) -> None:
    """Bring the saved index up to date, so that the next start need not build it.

    Parameters
    ----------
    context : JobContext
        The bench.
    """
    SnapshotKeeper(context.paths, context.database).save()
