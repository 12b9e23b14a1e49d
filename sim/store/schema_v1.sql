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
	edition TEXT NOT NULL CHECK (edition IN ('nt4')),
	-- does it answer over the network?
	online INTEGER NOT NULL CHECK (online IN (0, 1)),
	-- are new logons enabled?
	logons INTEGER NOT NULL CHECK (logons IN (0, 1))
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
		kind = 'console' OR kind = 'listener' OR kind = 'direct'),
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
	session_id INTEGER NOT NULL CHECK (session_id BETWEEN 0 AND 65535),
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
	PRIMARY KEY (server_id, session_id),
	FOREIGN KEY (server_id, winstation_id) REFERENCES winstations (server_id, winstation_id),
	CHECK ((name IS NULL) = (name_key IS NULL)),
	CHECK (account_id IS NOT NULL
		OR (state <> 'active' AND state <> 'shadow' AND state <> 'disconnected')),
	CHECK (account_id IS NULL
		OR (state <> 'connected' AND state <> 'idle' AND state <> 'listen')),
	CHECK (name IS NOT NULL
		OR (state <> 'active' AND state <> 'connected' AND state <> 'connectquery'
			AND state <> 'shadow' AND state <> 'listen')),
	CHECK (state <> 'disconnected' OR name IS NULL),
	CHECK (state = 'disconnected' OR former_name IS NULL)
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

-- The journal. It names things by their names, because what it tells of may be gone.
CREATE TABLE events (
	event_id INTEGER PRIMARY KEY,
	happened_at TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (
		kind = 'logoff-started' OR kind = 'program-ended' OR kind = 'program-killed' OR
		kind = 'work-lost' OR kind = 'user-logged-off' OR kind = 'session-ended' OR
		kind = 'message-sent'),
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
