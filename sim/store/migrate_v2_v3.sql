-- Version 3: messages wait in an inbox. Those that the journal tells of already were seen.

CREATE TABLE messages (
	-- rises in the order in which they came
	message_id INTEGER PRIMARY KEY,
	server_id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	sent_at TEXT NOT NULL CHECK (sent_at IS datetime(sent_at)),
	text TEXT NOT NULL,
	-- the sender by his names, as in the journal: he may be gone
	by_server TEXT NOT NULL,
	by_session_id INTEGER NOT NULL CHECK (by_session_id BETWEEN 0 AND 65535),
	by_user TEXT,
	FOREIGN KEY (server_id, session_id) REFERENCES sessions (server_id, session_id)
) STRICT;

CREATE INDEX messages_by_session ON messages (server_id, session_id);
