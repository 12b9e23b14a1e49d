-- Results: what runs of tsconform found out. Digests name what many runs share, so that files of several
-- machines can be put together without looking anything up.

-- The statements that documents were taken apart into, for each version of them that a run was judged by.
CREATE TABLE clauses (
	-- of all clauses together
	documents TEXT NOT NULL,
	number INTEGER NOT NULL CHECK (number >= 1),
	clause TEXT NOT NULL,
	document TEXT NOT NULL,
	document_title TEXT NOT NULL,
	section TEXT NOT NULL,
	says TEXT NOT NULL,
	level TEXT NOT NULL CHECK (level IN ('documented', 'observed', 'defined')),
	-- why no scenario can show it
	untestable TEXT,
	-- which the document is about
	command TEXT NOT NULL DEFAULT 'logoff',
	-- of Windows
	edition TEXT NOT NULL DEFAULT 'nt4',
	PRIMARY KEY (documents, number)
) STRICT, WITHOUT ROWID;

-- Farms as farm files, each kept once however many cases begin with it.
CREATE TABLE farms (
	-- of the text
	farm TEXT PRIMARY KEY,
	text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One subject, asked all that was chosen.
CREATE TABLE runs (
	run_id INTEGER PRIMARY KEY AUTOINCREMENT,
	-- its name for people, by which its other runs are found
	subject TEXT NOT NULL,
	subject_title TEXT,
	-- what was typed behind --subject
	subject_typed TEXT,
	-- what was typed behind the two dashes, quoted for a shell
	command TEXT,
	-- was the suite named by its path?
	by_path INTEGER NOT NULL CHECK (by_path IN (0, 1)),
	host TEXT NOT NULL,
	system TEXT NOT NULL,
	-- of tsfarm
	version TEXT NOT NULL,
	-- digests of what was asked, and of the documents
	suite TEXT NOT NULL,
	documents TEXT NOT NULL,
	level TEXT NOT NULL CHECK (level IN ('documented', 'observed', 'defined')),
	jobs INTEGER NOT NULL CHECK (jobs >= 1),
	rounds INTEGER NOT NULL CHECK (rounds >= 1),
	shard INTEGER NOT NULL CHECK (shard BETWEEN 1 AND shards),
	shards INTEGER NOT NULL CHECK (shards >= 1),
	-- UTC
	started TEXT NOT NULL,
	-- none: it goes on, or was killed
	ended TEXT,
	-- microseconds
	duration INTEGER NOT NULL DEFAULT 0 CHECK (duration >= 0)
) STRICT;

CREATE INDEX runs_by_subject ON runs (subject, run_id);

-- All that was chosen is here from the beginning of the run, without a verdict until it was reached.
CREATE TABLE cases (
	run_id INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
	-- the place in all that was chosen, which shards keep
	number INTEGER NOT NULL CHECK (number >= 1),
	round INTEGER NOT NULL CHECK (round >= 1),
	scenario TEXT NOT NULL,
	title TEXT NOT NULL,
	file TEXT NOT NULL,
	line INTEGER NOT NULL,
	level TEXT NOT NULL CHECK (level IN ('documented', 'observed', 'defined')),
	-- ids of clauses, a line each
	clauses TEXT NOT NULL,
	verdict TEXT CHECK (verdict IN ('passed', 'failed', 'expected failure', 'unexpected pass',
		'skipped', 'error')),
	reason TEXT,
	-- levels of which something was asked, and of which all holds: 1 documented, 2 observed, 4 defined
	judged INTEGER NOT NULL DEFAULT 0 CHECK (judged BETWEEN 0 AND 7),
	held INTEGER NOT NULL DEFAULT 0 CHECK (held & ~judged = 0),
	-- microseconds, the former after the beginning of the run
	started INTEGER NOT NULL DEFAULT 0,
	duration INTEGER NOT NULL DEFAULT 0,
	farm_before TEXT REFERENCES farms,
	-- of cases with findings
	farm_after TEXT REFERENCES farms,
	-- which its clauses are about, and the subject stood for
	command TEXT NOT NULL DEFAULT 'logoff',
	-- of the servers and of the documents
	edition TEXT NOT NULL DEFAULT 'nt4',
	-- levels at which a program that does nothing would fail, as bits; none: an older version wrote the case
	asked INTEGER CHECK (asked & ~judged = 0),
	-- of a skipped case: does the subject's file say that it is not offered?
	not_offered INTEGER NOT NULL DEFAULT 0 CHECK (not_offered IN (0, 1)),
	PRIMARY KEY (run_id, number, round)
) STRICT, WITHOUT ROWID;

-- The files that a case found in the folder where its commands were started.
CREATE TABLE files (
	run_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	round INTEGER NOT NULL,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (run_id, number, round, position),
	FOREIGN KEY (run_id, number, round) REFERENCES cases ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The commands of a case that were started.
CREATE TABLE steps (
	run_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	round INTEGER NOT NULL,
	position INTEGER NOT NULL,
	-- where it was typed
	server TEXT NOT NULL,
	session INTEGER NOT NULL,
	typed TEXT NOT NULL,
	line INTEGER NOT NULL,
	ended TEXT NOT NULL CHECK (ended IN ('running', 'exited', 'crashed', 'timed out',
		'printed too much', 'not started')),
	-- exit status, signal or error number
	code INTEGER NOT NULL,
	-- what it printed, as it was judged: lines end in a line feed alone
	stdout TEXT NOT NULL,
	stderr TEXT NOT NULL,
	-- to the farm, a line each
	changes TEXT NOT NULL,
	-- microseconds
	duration INTEGER NOT NULL,
	-- what it was given on its standard input
	input TEXT,
	PRIMARY KEY (run_id, number, round, position),
	FOREIGN KEY (run_id, number, round) REFERENCES cases ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The expectations of a case's last step that did not hold.
CREATE TABLE findings (
	run_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	round INTEGER NOT NULL,
	position INTEGER NOT NULL,
	what TEXT NOT NULL,
	level TEXT NOT NULL CHECK (level IN ('documented', 'observed', 'defined')),
	expected TEXT NOT NULL,
	actual TEXT NOT NULL,
	-- of the expectation, in the scenario's file
	line INTEGER NOT NULL,
	PRIMARY KEY (run_id, number, round, position),
	FOREIGN KEY (run_id, number, round) REFERENCES cases ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
