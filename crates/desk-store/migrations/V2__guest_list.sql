-- Whom somebody expects on a day, and who walked in. A list without a name is that of those who walked in.
CREATE TABLE guest_list (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    day  TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    name TEXT NOT NULL CHECK (length(name) <= 100),
    UNIQUE (day, name)
) STRICT;

-- Somebody on a list. Who is a member beyond doubt is put to that member; then the check-in says when they came and went, and
-- the times here follow it. `words` is the name as it is looked for.
CREATE TABLE guest (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    list_id       INTEGER NOT NULL REFERENCES guest_list (id) ON DELETE CASCADE,
    given_name    TEXT NOT NULL,
    family_name   TEXT NOT NULL,
    words         TEXT NOT NULL,
    msisdn        TEXT CHECK (length(msisdn) BETWEEN 8 AND 15),
    note          TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    walk_in       INTEGER NOT NULL CHECK (walk_in IN (0, 1)),
    added_at_ms   INTEGER NOT NULL,
    member_id     INTEGER REFERENCES member (id) ON DELETE SET NULL,
    visit_id      INTEGER REFERENCES visit (id) ON DELETE SET NULL,
    arrived_at_ms INTEGER,
    left_at_ms    INTEGER CHECK (left_at_ms >= arrived_at_ms),
    CHECK (msisdn IS NOT NULL OR words <> ''),
    CHECK (left_at_ms IS NULL OR arrived_at_ms IS NOT NULL)
) STRICT;
CREATE INDEX guest_of_list ON guest (list_id);
CREATE INDEX guest_msisdn ON guest (msisdn) WHERE msisdn IS NOT NULL;
CREATE INDEX guest_member ON guest (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX guest_visit ON guest (visit_id) WHERE visit_id IS NOT NULL;

-- A kept number that the provider has taken a request for is kept no more.
CREATE TRIGGER intent_was_asked AFTER UPDATE OF state ON login WHEN NEW.state = 'waiting' BEGIN
    DELETE FROM intent WHERE msisdn = NEW.msisdn;
END;

-- Who is in the house today.
CREATE INDEX visit_at ON visit (at_ms);
