-- Version 2: the journal tells of logons, connections and resets. A CHECK cannot be changed, so that
-- the table is made anew.

DROP TRIGGER events_are_never_changed;
DROP TRIGGER events_are_never_deleted;
ALTER TABLE events RENAME TO events_v1;

CREATE TABLE events (
	event_id INTEGER PRIMARY KEY,
	happened_at TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (
		kind = 'logoff-started' OR kind = 'program-ended' OR kind = 'program-killed' OR
		kind = 'work-lost' OR kind = 'user-logged-off' OR kind = 'session-ended' OR
		kind = 'message-sent' OR kind = 'session-started' OR kind = 'user-logged-on' OR
		kind = 'session-connected' OR kind = 'session-disconnected' OR kind = 'session-reset'),
	server TEXT NOT NULL,
	session_id INTEGER NOT NULL,
	user TEXT,
	detail TEXT,
	by_server TEXT NOT NULL,
	by_session_id INTEGER NOT NULL,
	by_user TEXT
) STRICT;

INSERT INTO events (event_id, happened_at, kind, server, session_id, user, detail,
	by_server, by_session_id, by_user)
SELECT event_id, happened_at, kind, server, session_id, user, detail,
	by_server, by_session_id, by_user FROM events_v1 ORDER BY event_id;

DROP TABLE events_v1;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
	SELECT raise(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
	SELECT raise(ABORT, 'the journal is append-only');
END;
