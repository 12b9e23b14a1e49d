-- Version 4: servers have an edition other than nt4 and a locale, sessions their times, and more. A
-- CHECK cannot be changed, so that the tables are made anew: those that refer to others go first.

CREATE TEMP TABLE v3_servers AS SELECT * FROM main.servers;
CREATE TEMP TABLE v3_winstations AS SELECT * FROM main.winstations;
CREATE TEMP TABLE v3_permissions AS SELECT * FROM main.permissions;
CREATE TEMP TABLE v3_sessions AS SELECT * FROM main.sessions;
CREATE TEMP TABLE v3_programs AS SELECT * FROM main.programs;
CREATE TEMP TABLE v3_messages AS SELECT * FROM main.messages;

-- Version 3 found idle times in the journal: what it tells of the user who is there now.
CREATE TEMP TABLE v3_turns AS
SELECT server, session_id,
	max(event_id) FILTER (WHERE kind = 'session-connected') AS connected,
	max(event_id) FILTER (WHERE kind = 'session-disconnected') AS disconnected,
	max(event_id) FILTER (
		WHERE kind IN ('session-started', 'user-logged-on', 'user-logged-off')) AS begun
FROM main.events GROUP BY server, session_id;

DROP TABLE main.messages;
DROP TABLE main.programs;
DROP TABLE main.sessions;
DROP TABLE main.permissions;
DROP TABLE main.winstations;
DROP TABLE main.servers;

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

INSERT INTO servers (server_id, name, name_key, edition, locale, online, logons, next_session)
SELECT server_id, name, name_key, edition, 'en-US', online,
	CASE logons WHEN 1 THEN 'enabled' ELSE 'disabled' END, 0 FROM v3_servers ORDER BY server_id;

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

INSERT INTO winstations (winstation_id, server_id, name, name_key, kind, next_connection)
SELECT winstation_id, server_id, name, name_key, kind, 0 FROM v3_winstations ORDER BY winstation_id;

CREATE TABLE permissions (
	winstation_id INTEGER NOT NULL REFERENCES winstations,
	trustee_id INTEGER NOT NULL REFERENCES trustees,
	allowed INTEGER NOT NULL CHECK (allowed BETWEEN 0 AND 1023),
	-- a denial beats every grant
	denied INTEGER NOT NULL CHECK (denied BETWEEN 0 AND 1023),
	PRIMARY KEY (winstation_id, trustee_id)
) STRICT, WITHOUT ROWID;

INSERT INTO permissions (winstation_id, trustee_id, allowed, denied)
SELECT winstation_id, trustee_id, allowed, denied FROM v3_permissions
ORDER BY winstation_id, trustee_id;

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

INSERT INTO sessions (server_id, session_id, winstation_id, name, name_key, former_name, account_id,
	state, client_name, client_address, logon_time, connect_time, disconnect_time, install)
SELECT s.server_id, s.session_id, s.winstation_id, s.name, s.name_key, s.former_name, s.account_id,
	s.state, s.client_name, s.client_address, s.logon_time,
	(SELECT happened_at FROM main.events
		WHERE event_id = connected AND connected > coalesce(begun, 0) AND s.account_id),
	(SELECT happened_at FROM main.events
		WHERE event_id = disconnected AND disconnected > coalesce(begun, 0)
			AND s.state = 'disconnected'),
	0
FROM v3_sessions AS s JOIN v3_servers AS v USING (server_id)
	LEFT JOIN v3_turns AS t ON t.server = v.name AND t.session_id = s.session_id
ORDER BY s.server_id, s.session_id;

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

INSERT INTO programs (server_id, pid, session_id, image, unsaved, on_logoff)
SELECT server_id, pid, session_id, image, unsaved, on_logoff FROM v3_programs
ORDER BY server_id, pid;

CREATE INDEX programs_by_session ON programs (server_id, session_id, pid);

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

INSERT INTO messages (message_id, server_id, session_id, sent_at, text, by_server, by_session_id,
	by_user)
SELECT message_id, server_id, session_id, sent_at, text, by_server, by_session_id, by_user
FROM v3_messages ORDER BY message_id;

CREATE INDEX messages_by_session ON messages (server_id, session_id);

DROP TABLE v3_servers;
DROP TABLE v3_winstations;
DROP TABLE v3_permissions;
DROP TABLE v3_sessions;
DROP TABLE v3_programs;
DROP TABLE v3_messages;
DROP TABLE v3_turns;
