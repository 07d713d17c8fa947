"""A customer's own session: opened by a server that vouches for them, then refreshed."""

from __future__ import annotations

from datetime import timedelta

from bot.web.api.asking import Ask
from bot.web.api.kinds import NO_SESSIONS, UNKNOWN_CALLER
from bot.web.api.models.sessions import RefreshIn, SessionIn, SessionOut
from bot.web.api.problems import Problem
from bot.web.api.routes import NO_CONTENT, Answer, route
from bot.web.api.tokens import LIFE, Tokens
from domain.access import Opened, Scope
from domain.people import CustomerId


@route("POST /venues/{venue}/sessions", scope=Scope.SESSIONS, status=201, once=False)
async def open_session(ask: Ask, body: SessionIn) -> Answer[SessionOut]:
    """A session for a customer whom the server has recognised."""
    tokens = _tokens(ask)
    customer_id = CustomerId(int(body.customer_id))
    customer = await ask.desk.people.get_customer(ask.venue.id, customer_id)
    key = ask.server.key
    opened = await ask.desk.sessions.open(ask.venue.id, customer.id, key.id)
    return _answer(ask, tokens, opened)


@route("POST /sessions/refresh", once=False)
async def refresh_session(ask: Ask, body: RefreshIn) -> Answer[SessionOut]:
    """New tokens for old. A refresh token that comes a second time closes the session."""
    tokens = _tokens(ask)
    opened = await ask.desk.sessions.refresh(body.refresh_token)
    if opened is None:
        raise Problem(UNKNOWN_CALLER, "This refresh token is good for nothing (any more).")
    return _answer(ask, tokens, opened)


@route("POST /sessions/close", status=NO_CONTENT, once=False)
async def close_session(ask: Ask, body: RefreshIn) -> Answer[None]:
    """End a session; its access token lasts for the rest of its quarter of an hour."""
    await ask.desk.sessions.close(body.refresh_token)
    return Answer(None)


def _tokens(ask: Ask) -> Tokens:
    if ask.tokens is None:
        raise Problem(NO_SESSIONS, "HOLDFAST_SECRET_KEY is not set here.")
    return ask.tokens


def _answer(ask: Ask, tokens: Tokens, opened: Opened) -> Answer[SessionOut]:
    return Answer(
        SessionOut(
            access_token=tokens.sign(opened.session, ask.now),
            token_type="Bearer",  # noqa: S106 - the name of a scheme
            expires_in=LIFE // timedelta(seconds=1),
            refresh_token=opened.token,
            refresh_expires_at=opened.expires_at,
            customer_id=str(opened.session.customer_id),
        )
    )
