"""What must be true of a database whatever happened before, one query each.

A row of an answer is a place where it is not: venue, place and what is wrong there. Each is
written so that half a million bookings take seconds: overlaps are found by a window over what
came before, never by comparing pairs. All of them mean the same on both databases.
"""

from __future__ import annotations

from collections.abc import Mapping

# Two ranges of units overlap if and only if one of them begins within the other, so it is
# enough to look at the units at which something begins. Per such unit, in the sequence of
# their starts, an allocation must not begin before all earlier ones have ended.
OVERLAPS = """
    WITH live AS (
        SELECT venue_id, resource_id, booking_id, unit_from, unit_to, starts, ends
        FROM allocations WHERE active
    ),
    cuts AS (SELECT DISTINCT venue_id, resource_id, unit_from AS unit FROM live),
    seen AS (
        SELECT live.venue_id, live.booking_id, live.starts,
            MAX(live.ends) OVER (
                PARTITION BY live.venue_id, live.resource_id, cuts.unit ORDER BY live.starts
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS taken_until
        FROM live JOIN cuts ON cuts.venue_id = live.venue_id
            AND cuts.resource_id = live.resource_id
            AND cuts.unit >= live.unit_from AND cuts.unit < live.unit_to
    )
    SELECT DISTINCT venue_id, 'booking ' || booking_id AS place,
        'takes what another booking has' AS what
    FROM seen WHERE starts < taken_until
"""

# Ends come before starts of the same minute: intervals are half open. What is over is left
# out, because an owner may have fewer of something now than then.
PEAKS = """
    WITH moves AS (
        SELECT venue_id, resource_id, starts AS at_minute, unit_to - unit_from AS units
        FROM allocations WHERE active AND ends > :minute
        UNION ALL
        SELECT venue_id, resource_id, ends, unit_from - unit_to
        FROM allocations WHERE active AND ends > :minute
    ),
    used AS (
        SELECT venue_id, resource_id, SUM(units) OVER (
            PARTITION BY venue_id, resource_id ORDER BY at_minute, units
            ROWS UNBOUNDED PRECEDING
        ) AS units
        FROM moves
    )
    SELECT venue_id, resource_id, MAX(units) AS units FROM used GROUP BY venue_id, resource_id
"""

ENDED_TWICE = """
    SELECT venue_id, 'booking ' || booking_id AS place, 'has ended more than once' AS what
    FROM audit WHERE became IN :final AND was <> became
    GROUP BY venue_id, booking_id HAVING COUNT(*) > 1
"""

# The way of a booking as the audit tells it, where the booking stands, and what it takes.
WRONG_WAY = """
    WITH steps AS (
        SELECT venue_id, booking_id, version, was, became,
            LAG(became) OVER way AS before, LAG(version) OVER way AS version_before,
            LEAD(version) OVER way AS version_after
        FROM audit
        WINDOW way AS (PARTITION BY venue_id, booking_id ORDER BY version, id)
    )
    SELECT venue_id, 'booking ' || booking_id AS place,
        'went from ' || was || ' to ' || became || ', which is no way' AS what
    FROM steps WHERE was || '>' || became NOT IN :legal
    UNION ALL
    SELECT venue_id, 'booking ' || booking_id, 'has a gap in its audit'
    FROM steps WHERE was <> COALESCE(before, '') OR version <> COALESCE(version_before, 0) + 1
    UNION ALL
    SELECT steps.venue_id, 'booking ' || steps.booking_id, 'does not stand where its audit ends'
    FROM steps LEFT JOIN bookings
        ON bookings.venue_id = steps.venue_id AND bookings.id = steps.booking_id
    WHERE version_after IS NULL AND (bookings.id IS NULL
        OR bookings.status <> steps.became OR bookings.version <> steps.version)
    UNION ALL
    SELECT venue_id, 'booking ' || id, 'is not in the audit' FROM bookings
    WHERE NOT EXISTS (SELECT 1 FROM audit
        WHERE audit.venue_id = bookings.venue_id AND audit.booking_id = bookings.id)
    UNION ALL
    SELECT DISTINCT parts.venue_id, 'booking ' || parts.booking_id,
        'takes something it should not, or lets go of what it needs'
    FROM allocations AS parts LEFT JOIN bookings
        ON bookings.venue_id = parts.venue_id AND bookings.id = parts.booking_id
    WHERE bookings.id IS NULL OR parts.active <> (bookings.status IN :active)
        OR parts.active AND bookings.status = :held
            AND (parts.held_until IS NULL OR parts.held_until <> bookings.expires_at)
        OR parts.active AND bookings.status <> :held AND parts.held_until IS NOT NULL
    UNION ALL
    SELECT venue_id, 'booking ' || id, 'takes nothing' FROM bookings
    WHERE status IN :active AND NOT EXISTS (SELECT 1 FROM allocations
        WHERE allocations.venue_id = bookings.venue_id AND booking_id = bookings.id)
"""

TOLD_ONCE = """
    WITH firm AS (
        SELECT venue_id, booking_id, id, 'tell:' || booking_id || ':' || version || ':' AS stem
        FROM audit WHERE became = :confirmed AND was <> :confirmed
    ),
    told AS (
        SELECT venue_id, booking_id, key FROM jobs
        WHERE kind = :tell AND (key LIKE '%:' || :booked OR key LIKE '%:' || :approved)
    )
    SELECT firm.venue_id, 'booking ' || firm.booking_id AS place,
        'is confirmed, and ' || COUNT(told.key) || ' messages say so' AS what
    FROM firm LEFT JOIN told
        ON told.venue_id = firm.venue_id AND told.booking_id = firm.booking_id
        AND told.key IN (stem || :booked, stem || :approved)
    GROUP BY firm.venue_id, firm.booking_id, firm.id HAVING COUNT(told.key) <> 1
    UNION ALL
    SELECT told.venue_id, 'booking ' || told.booking_id, 'is said to be confirmed and is not'
    FROM told LEFT JOIN firm
        ON firm.venue_id = told.venue_id AND firm.booking_id = told.booking_id
        AND told.key IN (stem || :booked, stem || :approved)
    WHERE firm.id IS NULL
"""

# When it was due follows from the booking: a job that is put off has moved on.
REMINDED = """
    SELECT jobs.venue_id, 'booking ' || jobs.booking_id AS place,
        'nothing became of its reminder ' || jobs.key AS what
    FROM jobs LEFT JOIN bookings
        ON bookings.venue_id = jobs.venue_id AND bookings.id = jobs.booking_id
    WHERE jobs.kind = :remind AND (jobs.done_at IS NOT NULL AND jobs.outcome IS NULL
        OR jobs.done_at IS NULL AND (bookings.id IS NULL
            OR bookings.starts - CAST(jobs.payload->>'lead' AS INTEGER) < :reminded))
"""

# Behind one that waits for its next attempt the others wait too.
ARRIVED = """
    SELECT 0 AS venue_id, 'update ' || update_id AS place,
        'arrived more than two minutes ago and is not done' AS what
    FROM inbox WHERE done_at IS NULL AND received_at < :arrived AND NOT EXISTS (
        SELECT 1 FROM inbox AS ahead WHERE ahead.lane = inbox.lane
            AND ahead.done_at IS NULL AND ahead.not_before >= :arrived)
"""

WORKED_OFF = """
    SELECT venue_id, 'job ' || key AS place, 'its lease is long over' AS what
    FROM jobs WHERE done_at IS NULL AND lease_until < :leased
    UNION ALL
    SELECT venue_id, 'job ' || key, 'has been due for more than a minute'
    FROM jobs WHERE done_at IS NULL AND lease_until IS NULL AND run_at < :due
    UNION ALL
    SELECT 0, 'lane ' || lane, 'its lease is long over and updates wait'
    FROM sessions WHERE lease_until < :leased AND EXISTS (
        SELECT 1 FROM inbox WHERE inbox.lane = sessions.lane AND inbox.done_at IS NULL
            AND inbox.not_before < :leased)
"""

QUERIES: Mapping[str, str] = {
    "I1": OVERLAPS,
    "I3": ENDED_TWICE,
    "I4": WRONG_WAY,
    "I8": TOLD_ONCE,
    "I9": REMINDED,
    "I10": ARRIVED,
    "I14": WORKED_OFF,
}
