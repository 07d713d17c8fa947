"""What must be true of money, one query each; see `invariants`."""

from __future__ import annotations

from collections.abc import Mapping

# The ledger says what charges and refunds say, and of what is over nothing is owed but what is
# on its way back.
ADDS_UP = """
    WITH moved AS (
        SELECT venue_id, booking_id, currency,
            SUM(CASE WHEN movement = 'paid' THEN minor ELSE 0 END) AS paid,
            SUM(CASE WHEN movement = 'refunded' THEN minor ELSE 0 END) AS refunded,
            SUM(CASE movement WHEN 'kept' THEN minor WHEN 'given-up' THEN -minor ELSE 0 END)
                AS kept
        FROM ledger GROUP BY venue_id, booking_id, currency
    ),
    charged AS (
        SELECT venue_id, booking_id, currency, SUM(minor) AS minor
        FROM charges GROUP BY venue_id, booking_id, currency
    ),
    back AS (
        SELECT venue_id, booking_id, currency,
            SUM(CASE WHEN status = 'done' THEN minor ELSE 0 END) AS done,
            SUM(CASE WHEN status = 'done' THEN 0 ELSE minor END) AS left_
        FROM refunds GROUP BY venue_id, booking_id, currency
    )
    SELECT moved.venue_id, 'booking ' || moved.booking_id AS place,
        'its ledger does not say what was charged and refunded' AS what
    FROM moved
        LEFT JOIN charged ON charged.venue_id = moved.venue_id
            AND charged.booking_id = moved.booking_id AND charged.currency = moved.currency
        LEFT JOIN back ON back.venue_id = moved.venue_id
            AND back.booking_id = moved.booking_id AND back.currency = moved.currency
    WHERE moved.paid <> COALESCE(charged.minor, 0) OR moved.refunded <> COALESCE(back.done, 0)
    UNION ALL
    SELECT charged.venue_id, 'booking ' || charged.booking_id, 'was charged, not entered'
    FROM charged LEFT JOIN moved ON moved.venue_id = charged.venue_id
        AND moved.booking_id = charged.booking_id AND moved.currency = charged.currency
    WHERE moved.paid IS NULL
    UNION ALL
    SELECT moved.venue_id, 'booking ' || moved.booking_id,
        'is over, and money for it was neither kept nor goes back'
    FROM moved
        JOIN bookings ON bookings.venue_id = moved.venue_id AND bookings.id = moved.booking_id
        LEFT JOIN back ON back.venue_id = moved.venue_id
            AND back.booking_id = moved.booking_id AND back.currency = moved.currency
    WHERE bookings.status IN :over
        AND moved.paid - moved.refunded - moved.kept <> COALESCE(back.left_, 0)
    UNION ALL
    SELECT venue_id, 'ledger entry ' || key, 'takes and gives on one account'
    FROM ledger WHERE debit = credit
"""

STANDS_OR_GOES_BACK = """
    SELECT charges.venue_id, 'charge ' || charges.charge_id AS place,
        'does not pay for a booking, and does not go back whole' AS what
    FROM charges LEFT JOIN refunds ON refunds.venue_id = charges.venue_id
        AND refunds.provider = charges.provider AND refunds.charge_id = charges.charge_id
    WHERE NOT charges.stands
    GROUP BY charges.venue_id, charges.provider, charges.charge_id, charges.minor
    HAVING COALESCE(SUM(refunds.minor), 0) <> charges.minor
    UNION ALL
    SELECT strays.venue_id, 'charge ' || strays.charge_id,
        'is settled, and parked as if it were not'
    FROM strays JOIN charges ON charges.venue_id = strays.venue_id
        AND charges.provider = strays.provider AND charges.charge_id = strays.charge_id
    WHERE strays.status IN ('parked', 'due', 'failed')
"""

PAID_ONCE = """
    SELECT venue_id, 'booking ' || booking_id AS place, 'is paid for twice' AS what
    FROM charges WHERE stands GROUP BY venue_id, booking_id, part HAVING COUNT(*) > 1
"""

NO_MORE_BACK = """
    SELECT refunds.venue_id, 'charge ' || refunds.charge_id AS place,
        'more of it goes back than was charged' AS what
    FROM refunds LEFT JOIN charges ON charges.venue_id = refunds.venue_id
        AND charges.provider = refunds.provider AND charges.charge_id = refunds.charge_id
    GROUP BY refunds.venue_id, refunds.provider, refunds.charge_id
    HAVING SUM(refunds.minor) > COALESCE(MAX(charges.minor), 0)
"""

# What was charged to a gift and has not come back is no more than was on it.
WITHIN_GIFTS = """
    SELECT gifts.venue_id, 'gift ' || gifts.code AS place, 'more of it is used than there was' AS what
    FROM gifts
        JOIN gift_uses ON gift_uses.venue_id = gifts.venue_id AND gift_uses.code = gifts.code
        JOIN charges ON charges.venue_id = gifts.venue_id AND charges.provider = 'gift'
            AND charges.booking_id = gift_uses.booking_id
        LEFT JOIN (
            SELECT venue_id, booking_id, SUM(minor) AS minor FROM refunds
            WHERE provider = 'gift' AND status = 'done' GROUP BY venue_id, booking_id
        ) AS back ON back.venue_id = gifts.venue_id AND back.booking_id = gift_uses.booking_id
    GROUP BY gifts.venue_id, gifts.code, gifts.minor
    HAVING SUM(charges.minor - COALESCE(back.minor, 0)) > gifts.minor
"""

MONEY: Mapping[str, str] = {
    "I5": ADDS_UP,
    "I6": STANDS_OR_GOES_BACK,
    "I7": PAID_ONCE,
    "I13": f"{NO_MORE_BACK} UNION ALL {WITHIN_GIFTS}",
}
