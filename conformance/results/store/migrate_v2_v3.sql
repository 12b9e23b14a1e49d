-- Version 3: documents and cases have an edition of Windows. All before it were about NT 4.0.

ALTER TABLE clauses ADD COLUMN edition TEXT NOT NULL DEFAULT 'nt4';
ALTER TABLE cases ADD COLUMN edition TEXT NOT NULL DEFAULT 'nt4';
