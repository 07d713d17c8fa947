"""The statements behind `sessions`, made once. All of them take many lanes at a time.

Each works on the parameter `rows`, whose fields are lane, token, state, number of the update,
and error, as far as it needs them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.inbox import head_of
from storage.many import Present, Rows
from storage.schema import inbox, sessions

LANE, TOKEN, STATE, NUMBER, ERROR = range(5)
IDLE = timedelta(days=30)


class Statements:
    """For one database and one length of a lease, in seconds."""

    def __init__(self, database: Database, lease: float) -> None:
        self.present = Present(database)
        self._database = database
        self._given = Rows(database)
        self._until = self.present.after(sa.literal(lease))
        self.take = self._make_take()
        self.make = self._make_make()
        self.head = self._make_head()
        self.keep = self._make_keep()
        self.finish = self._make_finish()
        self.free = self._make_free()
        self.renew = self._make_renew()
        self.set_aside = self._make_set_aside()
        self.put_off = self._make_put_off()
        self.forget = self._make_forget()

    def _is_due(self, lane: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        return head_of(lane, "not_before") <= self.present.now

    def _locked(self, given: Rows, *conditions: sa.ColumnElement[bool]) -> sa.CTE:
        """The given lanes of which all that is true, locked, without waiting for anybody."""
        return (
            sa.select(sessions.c.lane)
            .select_from(given.table.join(sessions, sessions.c.lane == given.text(LANE)))
            .where(*conditions)
            .order_by(sessions.c.lane)
            .with_for_update(of=sessions, skip_locked=True)
            .cte("locked")
        )

    def _make_take(self) -> sa.sql.dml.ReturningUpdate[tuple[str, str]]:
        """Give free lanes with something to do their new tokens."""
        given = Rows(self._database)
        is_free = sa.or_(
            sessions.c.lease_until.is_(None),
            sessions.c.lease_until < self.present.now,
            sessions.c.lease_token == given.number(TOKEN),
        )
        free = self._locked(given, is_free, self._is_due(sessions.c.lane))
        return (
            sa.update(sessions)
            .values(lease_token=self._given.number(TOKEN), lease_until=self._until)
            .where(
                sessions.c.lane == self._given.text(LANE),
                sessions.c.lane.in_(sa.select(free.c.lane)),
            )
            .returning(sessions.c.lane, sessions.c.state)
        )

    def _make_make(self) -> sa.sql.dml.ReturningInsert[tuple[str]]:
        """The same for lanes that have no session yet."""
        insert = sqlite.insert if self._database.dialect == "sqlite" else postgresql.insert
        lane, token = self._given.text(LANE), self._given.number(TOKEN)
        fresh = (lane, sa.literal(0), sa.literal(""), token, self._until, self.present.now)
        return (
            insert(sessions)
            .from_select(
                ["lane", "version", "state", "lease_token", "lease_until", "updated_at"],
                sa.select(*fresh)
                .select_from(self._given.table)
                .where(self._is_due(lane))
                .order_by(lane),
            )
            .on_conflict_do_nothing()
            .returning(sessions.c.lane)
        )

    def _make_head(
        self,
    ) -> sa.sql.dml.ReturningUpdate[tuple[str, int, int, str, int, datetime]]:
        """Hand out the lowest row of each lane, which was found to be due, and count that."""
        return (
            sa.update(inbox)
            .values(attempts=inbox.c.attempts + 1)
            .where(
                inbox.c.lane == self._given.text(LANE),
                inbox.c.update_id == head_of(self._given.text(LANE), "update_id"),
                inbox.c.done_at.is_(None),
            )
            .returning(
                inbox.c.lane,
                inbox.c.bot_id,
                inbox.c.update_id,
                inbox.c.payload,
                inbox.c.attempts,
                inbox.c.received_at,
            )
        )

    def _make_keep(self) -> sa.sql.dml.ReturningUpdate[tuple[str, int | None]]:
        """Keep states, if lane and update still are the token's; hold on if more is due."""
        more = self._next_due() <= self.present.now
        return (
            self._held(self._is_pending())
            .values(
                state=self._given.text(STATE),
                version=sessions.c.version + 1,
                updated_at=self.present.now,
                lease_token=sa.case((more, sessions.c.lease_token)),
                lease_until=sa.case((more, self._until)),
            )
            .returning(sessions.c.lane, sessions.c.lease_token)
        )

    def _next_due(self) -> sa.ScalarSelect[datetime]:
        """When the row after the given one of a session's lane is due."""
        after = inbox.alias("after")
        return (
            sa.select(after.c.not_before)
            .where(
                after.c.lane == sessions.c.lane,
                after.c.done_at.is_(None),
                after.c.update_id != self._given.number(NUMBER),
            )
            .order_by(after.c.update_id)
            .limit(1)
            .scalar_subquery()
        )

    def _is_pending(self) -> sa.Exists:
        """Whether the given update of a session's lane is not done yet."""
        this = inbox.alias("this")
        return (
            sa.select(this.c.lane)
            .where(
                this.c.lane == sessions.c.lane,
                this.c.update_id == self._given.number(NUMBER),
                this.c.done_at.is_(None),
            )
            .exists()
        )

    def _make_finish(self) -> sa.Update:
        """Mark updates as done. Only what died keeps its payload."""
        error = self._given.text(ERROR)
        return (
            sa.update(inbox)
            .values(
                done_at=self.present.now,
                error=error,
                payload=sa.case((error.is_(None), sa.literal("")), else_=inbox.c.payload),
            )
            .where(*self._is_given_update())
        )

    def _make_free(self) -> sa.Update:
        return self._held().values(
            lease_token=None, lease_until=None, updated_at=self.present.now
        )

    def _make_renew(self) -> sa.Update:
        """A lane that is locked is being kept, and needs no more time."""
        given = Rows(self._database)
        mine = self._locked(given, sessions.c.lease_token == given.number(TOKEN))
        return self._held(sessions.c.lane.in_(sa.select(mine.c.lane))).values(
            lease_until=self._until
        )

    def _make_set_aside(self) -> sa.sql.dml.ReturningUpdate[tuple[str]]:
        return (
            self._held()
            .values(
                state=self._given.text(STATE),
                version=sessions.c.version + 1,
                updated_at=self.present.now,
                lease_token=None,
                lease_until=None,
            )
            .returning(sessions.c.lane)
        )

    def _make_put_off(self) -> sa.Update:
        """Not before so many `seconds`; `back` is taken off the attempts."""
        seconds = sa.bindparam("seconds", type_=sa.Float)
        return (
            sa.update(inbox)
            .values(
                not_before=self.present.after(seconds),
                attempts=inbox.c.attempts - sa.bindparam("back", type_=sa.Integer),
            )
            .where(*self._is_given_update())
        )

    def _make_forget(self) -> sa.Delete:
        idle = self.present.after(sa.literal(-IDLE.total_seconds()))
        return sa.delete(sessions).where(
            sessions.c.updated_at < idle,
            sessions.c.lease_token.is_(None),
            head_of(sessions.c.lane, "update_id").is_(None),
        )

    def _held(self, *conditions: sa.ColumnElement[bool]) -> sa.Update:
        """The given lanes that still are their token's."""
        return sa.update(sessions).where(
            sessions.c.lane == self._given.text(LANE),
            sessions.c.lease_token == self._given.number(TOKEN),
            *conditions,
        )

    def _is_given_update(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            inbox.c.lane == self._given.text(LANE),
            inbox.c.update_id == self._given.number(NUMBER),
            inbox.c.done_at.is_(None),
        )
