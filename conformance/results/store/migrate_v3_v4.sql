-- Version 4: cases have the levels at which a program that does nothing would fail, and may be not offered.

ALTER TABLE cases ADD COLUMN asked INTEGER CHECK (asked & ~judged = 0);
ALTER TABLE cases ADD COLUMN not_offered INTEGER NOT NULL DEFAULT 0 CHECK (not_offered IN (0, 1));
