-- Version 2: documents are about several commands, and a case is kept with what its commands were given.

ALTER TABLE clauses ADD COLUMN command TEXT NOT NULL DEFAULT 'logoff';
ALTER TABLE cases ADD COLUMN command TEXT NOT NULL DEFAULT 'logoff';
ALTER TABLE steps ADD COLUMN input TEXT;

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

-- The documents that were judged before version 2 and are not about logoff. A case is about what its first clause is about.
CREATE TEMP TABLE others (document TEXT PRIMARY KEY, command TEXT);
INSERT INTO others VALUES ('q186480', 'msg'), ('q186508', 'connect'), ('q186513', 'disconn'),
	('q186592', 'query'), ('q186598', 'reset');
UPDATE clauses SET command = others.command FROM others WHERE others.document = clauses.document;
UPDATE cases SET command = others.command FROM others
	WHERE others.document = substr(clauses, 1, instr(clauses, '/') - 1);
DROP TABLE others;
