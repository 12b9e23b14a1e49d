-- A farm: everything that tsfarm knows. Times are the farm's own, 'YYYY-MM-DD HH:MM:SS'. Beside each
-- name stands its key, the name in simple Unicode upper case: names are found and compared by it.

CREATE TABLE farm (
	-- one row
	farm_id INTEGER PRIMARY KEY CHECK (farm_id = 1),
	-- never the machine's clock, so that every run prints the same
	clock TEXT NOT NULL CHECK (clock IS datetime(clock))
) STRICT;

CREATE TABLE servers (
	server_id INTEGER PRIMARY KEY,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 15),
	name_key TEXT NOT NULL UNIQUE,
	edition TEXT NOT NULL CHECK (edition IN ('nt4', 'ws2003', 'ws2022')),
	-- how it writes dates
	locale TEXT NOT NULL CHECK (locale IN ('en-US', 'en-GB', 'de-DE', 'fr-FR')),
	-- does it answer over the network?
	online INTEGER NOT NULL CHECK (online IN (0, 1)),
	-- what `change logon` set
	logons TEXT NOT NULL CHECK (logons IN ('enabled', 'disabled', 'drain', 'drain-until-restart')),
	-- the id of the next new session; 0 in an edition where the lowest free id is taken
	next_session INTEGER NOT NULL CHECK (next_session BETWEEN 0 AND 65536)
) STRICT;

-- Accounts and groups: whoever permissions can be given to. Both share one name space.
CREATE TABLE trustees (
	trustee_id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('account', 'group')),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 20),
	name_key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE memberships (
	member_id INTEGER NOT NULL REFERENCES trustees,
	group_id INTEGER NOT NULL REFERENCES trustees,
	PRIMARY KEY (member_id, group_id)
) STRICT, WITHOUT ROWID;

-- What an administrator configured: the console, listeners (RDP-Tcp), direct lines (TERM04).
CREATE TABLE winstations (
	winstation_id INTEGER PRIMARY KEY,
	server_id INTEGER NOT NULL REFERENCES servers,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 32),
	name_key TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (
		kind = 'console' OR kind = 'listener' OR kind = 'direct' OR kind = 'services'),
	-- the number in the name of a listener's next session; 0 in an edition that names by id
	next_connection INTEGER NOT NULL CHECK (next_connection BETWEEN 0 AND 4294967295),
	UNIQUE (server_id, name_key),
	-- for the reference from sessions, which keeps both on one server
	UNIQUE (server_id, winstation_id)
) STRICT;

-- What one trustee may do with the sessions of a winstation: two access masks, with the bits of
-- MS-TSTS 6.5: query-information 1, set-information 2, reset 4, virtual-channels 8, shadow 16,
-- logon 32, logoff 64, message 128, connect 256, disconnect 512.
CREATE TABLE permissions (
	winstation_id INTEGER NOT NULL REFERENCES winstations,
	trustee_id INTEGER NOT NULL REFERENCES trustees,
	allowed INTEGER NOT NULL CHECK (allowed BETWEEN 0 AND 1023),
	-- a denial beats every grant
	denied INTEGER NOT NULL CHECK (denied BETWEEN 0 AND 1023),
	PRIMARY KEY (winstation_id, trustee_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
	server_id INTEGER NOT NULL REFERENCES servers,
	-- those of listeners are 65536 and up in editions after nt4
	session_id INTEGER NOT NULL CHECK (session_id BETWEEN 0 AND 131071),
	-- whose permissions guard it: where it is connected, or was
	winstation_id INTEGER NOT NULL,
	-- 'RDP-Tcp#3'; none when disconnected
	name TEXT CHECK (length(name) BETWEEN 1 AND 32),
	name_key TEXT,
	-- the name that a disconnected session had
	former_name TEXT CHECK (length(former_name) BETWEEN 1 AND 32),
	-- who is logged on
	account_id INTEGER REFERENCES trustees,
	state TEXT NOT NULL CHECK (
		state = 'active' OR state = 'connected' OR state = 'connectquery' OR state = 'shadow' OR
		state = 'disconnected' OR state = 'idle' OR state = 'listen' OR state = 'reset' OR
		state = 'down' OR state = 'init'),
	client_name TEXT,
	client_address TEXT,
	logon_time TEXT CHECK (logon_time IS datetime(logon_time)),
	-- when its client came, if that was after the logon or without one
	connect_time TEXT CHECK (connect_time IS datetime(connect_time)),
	-- when its client went, if that was after the logon
	disconnect_time TEXT CHECK (disconnect_time IS datetime(disconnect_time)),
	-- since when its user does nothing, if he does not work all the time
	last_input TEXT CHECK (last_input IS datetime(last_input)),
	-- is it in install mode (change user)?
	install INTEGER NOT NULL CHECK (install IN (0, 1)),
	PRIMARY KEY (server_id, session_id),
	FOREIGN KEY (server_id, winstation_id) REFERENCES winstations (server_id, winstation_id),
	CHECK ((name IS NULL) = (name_key IS NULL)),
	CHECK (account_id IS NOT NULL OR (state <> 'active' AND state <> 'shadow')),
	CHECK (account_id IS NULL
		OR (state <> 'connected' AND state <> 'idle' AND state <> 'listen')),
	CHECK (name IS NOT NULL
		OR (state <> 'active' AND state <> 'connected' AND state <> 'connectquery'
			AND state <> 'shadow' AND state <> 'listen')),
	-- the session of services has a name and is disconnected all the same
	CHECK (state <> 'disconnected' OR name IS NULL OR account_id IS NULL),
	CHECK (state = 'disconnected' OR former_name IS NULL),
	CHECK (session_id <= 65535 OR account_id IS NULL)
) STRICT, WITHOUT ROWID;

-- A listener and its idle sessions share a name; an active session has its own.
CREATE UNIQUE INDEX sessions_by_active_name ON sessions (server_id, name_key) WHERE state = 'active';
CREATE INDEX sessions_by_name ON sessions (server_id, name_key);

CREATE TABLE programs (
	server_id INTEGER NOT NULL,
	pid INTEGER NOT NULL CHECK (pid BETWEEN 1 AND 4294967295),
	session_id INTEGER NOT NULL,
	image TEXT NOT NULL CHECK (length(image) BETWEEN 1 AND 63),
	-- the document that closing the program would lose
	unsaved TEXT CHECK (length(unsaved) BETWEEN 1 AND 259),
	on_logoff TEXT NOT NULL CHECK (on_logoff IN ('closes', 'hangs')),
	PRIMARY KEY (server_id, pid),
	FOREIGN KEY (server_id, session_id) REFERENCES sessions (server_id, session_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX programs_by_session ON programs (server_id, session_id, pid);

-- Serial ports that stand for others in one session (change port).
CREATE TABLE ports (
	server_id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	-- 'COM1'
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 8),
	-- 'COM12'
	target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 8),
	PRIMARY KEY (server_id, session_id, name),
	FOREIGN KEY (server_id, session_id) REFERENCES sessions (server_id, session_id)
		ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The inbox of a session: what was sent to it, until whoever sits there has seen it.
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

-- The journal. It names things by their names, because what it tells of may be gone.
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

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
	SELECT raise(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
	SELECT raise(ABORT, 'the journal is append-only');
END;
