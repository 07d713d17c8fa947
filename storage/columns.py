"""What all tables share: names of constraints, and columns that the two databases keep differently."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware instant: timestamptz on PostgreSQL, microseconds since 1970 on SQLite."""

    impl = sa.BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime]:
        """The column type of the database at hand."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.DateTime(timezone=True))
        return dialect.type_descriptor(sa.BigInteger())  # type: ignore[arg-type]

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | int | None:
        """Refuses a naive instant (ValueError)."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"naive instant: {value}"
            raise ValueError(message)
        if dialect.name == "postgresql":
            return value
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(
        self,
        value: datetime | int | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Aware, in UTC, from either database."""
        if isinstance(value, int):
            return _EPOCH + value * _MICROSECOND
        return value.astimezone(UTC) if value is not None else None


Json = sa.JSON().with_variant(JSONB(), "postgresql")
Long = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
