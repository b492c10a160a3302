"""What all tables of the catalog share: how constraints are named, and how Python values lie in columns."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Dialect, LargeBinary, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

Value = int | float | str | bytes | None
"""What a column holds, as SQLite returns it."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def now() -> datetime:
    """Say what time it is.

    Returns
    -------
    datetime
        UTC.
    """
    return datetime.now(UTC)


class UtcTime(TypeDecorator[datetime]):
    """A moment in time as whole microseconds since 1970 (UTC): sorts as a number and has one spelling."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Turn a time with a zone into microseconds.

        Returns
        -------
        int or None
            Microseconds since 1970.

        Raises
        ------
        ValueError
            The time has no zone, so nobody can tell which moment is meant.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return (value - EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn microseconds into a time.

        Returns
        -------
        datetime or None
            UTC.
        """
        return None if value is None else EPOCH + timedelta(microseconds=value)


class PathBlob(TypeDecorator[Path]):
    """A path as the bytes of its name, for file names need not be text; separators are ``/`` on every platform."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """Turn a path into bytes.

        Returns
        -------
        bytes or None
            The name as the file system spells it.
        """
        return None if value is None else os.fsencode(value.as_posix())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Path | None:  # noqa: ARG002
        """Turn bytes into a path.

        Returns
        -------
        Path or None
            The path they spell.
        """
        return None if value is None else Path(os.fsdecode(value))


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcTime, Path: PathBlob}
