-- Version 4: cases have the levels at which a program that does nothing would fail.

ALTER TABLE cases ADD COLUMN asked INTEGER CHECK (asked & ~judged = 0);
