-- The register and the journal. Times are milliseconds since 1970 in UTC; states are words, the same as in Rust.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

-- Keys and card numbers are never given twice: who is taken back or erased leaves a gap.
CREATE TABLE member (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    number           INTEGER NOT NULL UNIQUE CHECK (number > 0),
    given_name       TEXT NOT NULL,
    family_name      TEXT NOT NULL,
    name_folded      TEXT NOT NULL,
    email            TEXT,
    email_folded     TEXT,
    email_verified   INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
    status           TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'ended')),
    joined_at_ms     INTEGER NOT NULL,
    confirmed_at_ms  INTEGER
) STRICT;
CREATE INDEX member_email ON member (email_folded) WHERE email_folded IS NOT NULL;

-- Who the provider says it is: one subject per issuer is one member.
CREATE TABLE member_sub (
    issuer    TEXT NOT NULL,
    sub       TEXT NOT NULL,
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    login_id  TEXT NOT NULL,
    PRIMARY KEY (issuer, sub)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_sub_member ON member_sub (member_id);

-- A number that a member has (until_ms is null) or had.
CREATE TABLE phone (
    id        INTEGER PRIMARY KEY,
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    msisdn    TEXT NOT NULL CHECK (length(msisdn) BETWEEN 8 AND 15),
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    since_ms  INTEGER NOT NULL,
    until_ms  INTEGER
) STRICT;
CREATE INDEX phone_msisdn ON phone (msisdn) WHERE until_ms IS NULL;
CREATE UNIQUE INDEX phone_current ON phone (member_id) WHERE until_ms IS NULL;
CREATE INDEX phone_member ON phone (member_id);

CREATE TABLE visit (
    id        INTEGER PRIMARY KEY,
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    at_ms     INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_member ON visit (member_id, at_ms DESC);

-- The journal: every step of a login is here before the next begins. A login that ends without a member leaves no row.
CREATE TABLE login (
    id              TEXT PRIMARY KEY,
    msisdn          TEXT NOT NULL CHECK (length(msisdn) BETWEEN 8 AND 15),
    purpose         TEXT NOT NULL CHECK (purpose IN ('enrol', 'check_in')),
    ending          TEXT NOT NULL CHECK (ending IN ('app')),
    binding_message TEXT NOT NULL CHECK (length(binding_message) BETWEEN 5 AND 8),
    state           TEXT NOT NULL CHECK (state IN ('asked', 'waiting', 'confirmed', 'applied', 'needs_staff')),
    step            TEXT CHECK (step IN ('token_received', 'profile_received')),
    started_at_ms   INTEGER NOT NULL,
    expires_at_ms   INTEGER,
    request         TEXT,
    tokens          TEXT,
    profile         TEXT,
    owner           TEXT NOT NULL,
    member_id       INTEGER REFERENCES member (id) ON DELETE CASCADE,
    outcome         TEXT CHECK (outcome IN ('enrolled', 'welcomed_back')),
    CHECK ((state = 'confirmed') = (step IS NOT NULL)),
    CHECK ((state = 'applied') = (member_id IS NOT NULL)),
    CHECK ((state = 'applied') = (outcome IS NOT NULL))
) STRICT;
-- One live login per phone number.
CREATE UNIQUE INDEX login_live ON login (msisdn) WHERE state <> 'applied';
CREATE INDEX login_member ON login (member_id);

-- What a member was before a login brought them up to date: put back if it was the wrong person.
CREATE TABLE member_before (
    login_id        TEXT PRIMARY KEY REFERENCES login (id) ON DELETE CASCADE,
    given_name      TEXT NOT NULL,
    family_name     TEXT NOT NULL,
    email           TEXT,
    email_verified  INTEGER NOT NULL CHECK (email_verified IN (0, 1)),
    confirmed_at_ms INTEGER,
    msisdn          TEXT,
    phone_confirmed INTEGER NOT NULL CHECK (phone_confirmed IN (0, 1))
) STRICT;

-- Logins that came to nothing, until the provider's own deadline: the number as a keyed hash, because the customer may still
-- see that request, and how it ended, for another window that follows it.
CREATE TABLE ended_login (
    id          TEXT PRIMARY KEY,
    reason      TEXT NOT NULL,
    number_hash BLOB NOT NULL,
    until_ms    INTEGER NOT NULL
) STRICT;
CREATE INDEX ended_login_hash ON ended_login (number_hash);

-- For the day's report: nobody in it.
CREATE TABLE day_count (
    day  TEXT NOT NULL,
    what TEXT NOT NULL,
    n    INTEGER NOT NULL,
    PRIMARY KEY (day, what)
) STRICT, WITHOUT ROWID;

-- What was done, never to whom by name.
CREATE TABLE audit (
    id        INTEGER PRIMARY KEY,
    at_ms     INTEGER NOT NULL,
    what      TEXT NOT NULL,
    member_id INTEGER
) STRICT;
