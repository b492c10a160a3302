"""The base of all tables: names of constraints, and types of columns."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Dialect, LargeBinary, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

Value = int | float | str | bytes | None
"""A value as SQLite returns it."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


class UtcTime(TypeDecorator[datetime]):
    """A point in time, stored as whole microseconds since 1970 (UTC), so that it sorts as a number."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Convert a time to microseconds since 1970; `ValueError` if it has no time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a time zone: {value}")
        return (value - EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Convert microseconds since 1970 to a time in UTC."""
        return None if value is None else EPOCH + timedelta(microseconds=value)


class PathBlob(TypeDecorator[Path]):
    """A path, stored as bytes because file names need not be valid text; separators are ``/`` on every platform."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """Convert a path to bytes."""
        return None if value is None else os.fsencode(value.as_posix())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Path | None:  # noqa: ARG002
        """Convert bytes to a path."""
        return None if value is None else Path(os.fsdecode(value))


class Base(DeclarativeBase):
    """Base class of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcTime, Path: PathBlob}


# Ids are never reused: a hit, a job or an undo step may still refer to a deleted row.
NEVER_REUSED: dict[str, Any] = {"sqlite_autoincrement": True}
IS_PRECIOUS: dict[str, Any] = {"info": {"is_precious": True}}
