-- Who works here. Whoever goes leaves their name for as long as the audit speaks of them. A PIN is a hash that takes a while to
-- make; wrong tries are counted before they are looked at, so that ending the program helps nobody.
CREATE TABLE staff (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    role          TEXT NOT NULL CHECK (role IN ('counter', 'manager')),
    pin           TEXT CHECK (length(pin) <= 500),
    wrong_tries   INTEGER NOT NULL DEFAULT 0 CHECK (wrong_tries >= 0),
    tried_at_ms   INTEGER,
    added_at_ms   INTEGER NOT NULL,
    removed_at_ms INTEGER,
    CHECK (removed_at_ms IS NULL OR pin IS NULL)
) STRICT;
