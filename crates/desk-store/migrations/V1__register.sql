-- The register and the journal. Times are milliseconds since 1970 in UTC; states are words, the same as in Rust.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

-- Keys and card numbers are never given twice: who is taken back or erased leaves a gap. A member merged into another stays
-- out of sight until that is undone. The key's bound is what a place in the order of finding has room for. Members may have
-- joined before they were added here.
CREATE TABLE member (
    id               INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 268435455),
    number           INTEGER NOT NULL UNIQUE CHECK (number > 0),
    given_name       TEXT NOT NULL,
    family_name      TEXT NOT NULL,
    email            TEXT,
    email_folded     TEXT,
    email_verified   INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
    email_source     TEXT CHECK (email_source IN ('provider', 'hand', 'import')),
    email_at_ms      INTEGER,
    status           TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'ended')),
    valid_until      TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    note             TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    joined_at_ms     INTEGER NOT NULL,
    added_at_ms      INTEGER NOT NULL,
    confirmed_at_ms  INTEGER,
    merged_into      INTEGER REFERENCES member (id) ON DELETE CASCADE CHECK (merged_into <> id),
    CHECK ((email IS NULL) = (email_folded IS NULL)),
    CHECK ((email IS NULL) = (email_source IS NULL)),
    CHECK ((email IS NULL) = (email_at_ms IS NULL)),
    CHECK (email IS NOT NULL OR email_verified = 0)
) STRICT;
CREATE INDEX member_email ON member (email_folded) WHERE email_folded IS NOT NULL;
CREATE INDEX member_merged ON member (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE member_tag (
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    tag       TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 40 AND instr(tag, char(10)) = 0),
    PRIMARY KEY (member_id, tag)
) STRICT, WITHOUT ROWID;

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
CREATE INDEX phone_msisdn ON phone (msisdn, confirmed, since_ms, member_id) WHERE until_ms IS NULL;
CREATE UNIQUE INDEX phone_current ON phone (member_id) WHERE until_ms IS NULL;
CREATE INDEX phone_member ON phone (member_id);

-- A check-in. One that was a mistake is undone, not deleted.
CREATE TABLE visit (
    id           INTEGER PRIMARY KEY,
    member_id    INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    at_ms        INTEGER NOT NULL,
    left_at_ms   INTEGER CHECK (left_at_ms >= at_ms),
    undone_at_ms INTEGER CHECK (undone_at_ms >= at_ms)
) STRICT;
CREATE INDEX visit_member ON visit (member_id, at_ms DESC, undone_at_ms);

-- What the omnibox looks in, made from the tables above and remade from them at any time. A row's key is its place: who
-- stands first in a list has the smallest (see search.rs). All that a line of a list shows stands in it: each page of the
-- file that need not be read for a keystroke need not be decrypted.
CREATE TABLE search (
    place       INTEGER PRIMARY KEY,
    member_id   INTEGER NOT NULL UNIQUE REFERENCES member (id),
    words       TEXT NOT NULL,
    msisdn      TEXT NOT NULL,
    is_recent   INTEGER NOT NULL CHECK (is_recent IN (0, 1)),
    number      INTEGER NOT NULL,
    given_name  TEXT NOT NULL,
    family_name TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('active', 'paused', 'ended')),
    valid_until TEXT,
    has_note    INTEGER NOT NULL CHECK (has_note IN (0, 1))
) STRICT;
-- For each term the places where it is found, in order. Nothing but that: no text, no positions. What is deleted is gone from
-- the index at once, not only marked. Two of them: what was filed in bulk is never merged with what came since, so nobody at
-- the counter ever waits for a million rows to be rewritten.
CREATE VIRTUAL TABLE search_bulk USING fts5 (
    terms, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '#^|'"
);
CREATE VIRTUAL TABLE search_recent USING fts5 (
    terms, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '#^|'"
);
INSERT INTO search_bulk (search_bulk, rank) VALUES
    ('secure-delete', 1), ('automerge', 0), ('crisismerge', 1000), ('hashsize', 33554432);
INSERT INTO search_recent (search_recent, rank) VALUES ('secure-delete', 1);

-- Two members who were one person, with all it takes to part them again: the kept one before and right after, and what was
-- moved. Gone when it is undone.
CREATE TABLE merge (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms       INTEGER NOT NULL,
    kept_id     INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    lost_id     INTEGER NOT NULL UNIQUE REFERENCES member (id) ON DELETE CASCADE,
    kept_before TEXT NOT NULL CHECK (json_valid(kept_before)),
    kept_after  TEXT NOT NULL CHECK (json_valid(kept_after)),
    CHECK (kept_id <> lost_id)
) STRICT;
CREATE INDEX merge_kept ON merge (kept_id);
CREATE TABLE merge_moved (
    merge_id INTEGER NOT NULL REFERENCES merge (id) ON DELETE CASCADE,
    what     TEXT NOT NULL CHECK (what IN (
                 'visit', 'phone', 'phone_ended', 'member_sub', 'login', 'consent', 'guest', 'tag', 'answer', 'detail')),
    key      TEXT NOT NULL,
    PRIMARY KEY (merge_id, what, key)
) STRICT, WITHOUT ROWID;

-- What somebody saw and answered, word for word. Never rewritten, and deleted only with the member, or with the login that
-- brought it while that can be taken back. One from the club's page is with the login alone until it is known whose it is.
CREATE TABLE consent (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES member (id) ON DELETE CASCADE,
    login_id  TEXT REFERENCES login (id) ON DELETE SET NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('app', 'page', 'counter')),
    language  TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 8),
    at_ms     INTEGER NOT NULL,
    receipt   TEXT NOT NULL CHECK (length(receipt) <= 300000 AND json_valid(receipt)),
    CHECK (member_id IS NOT NULL OR login_id IS NOT NULL)
) STRICT;
CREATE INDEX consent_member ON consent (member_id, at_ms);
CREATE INDEX consent_login ON consent (login_id) WHERE login_id IS NOT NULL;
CREATE TRIGGER consent_is_not_rewritten BEFORE UPDATE OF id, kind, language, at_ms, receipt ON consent BEGIN
    SELECT raise(ABORT, 'a receipt is never rewritten');
END;
CREATE TRIGGER consent_is_not_deleted BEFORE DELETE ON consent
WHEN EXISTS (SELECT 1 FROM member WHERE id = OLD.member_id) AND OLD.login_id IS NULL BEGIN
    SELECT raise(ABORT, 'a receipt goes only with the member');
END;

-- Numbers typed while the provider could not be reached.
CREATE TABLE intent (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    msisdn TEXT NOT NULL UNIQUE CHECK (length(msisdn) BETWEEN 8 AND 15),
    at_ms  INTEGER NOT NULL
) STRICT;

-- The journal: every step of a login is here before the next begins. A login that ends without a member leaves no row.
CREATE TABLE login (
    id              TEXT PRIMARY KEY,
    msisdn          TEXT NOT NULL CHECK (length(msisdn) BETWEEN 8 AND 15),
    purpose         TEXT NOT NULL CHECK (purpose IN ('enrol', 'check_in')),
    ending          TEXT NOT NULL CHECK (ending IN ('app', 'browser')),
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
    email_source    TEXT,
    email_at_ms     INTEGER,
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

-- What was done, never to whom by name; to how many, where that was nobody in particular; who of the staff did it, if somebody
-- was signed in, and of whom of the staff, if that is what it was about.
CREATE TABLE audit (
    id             INTEGER PRIMARY KEY,
    at_ms          INTEGER NOT NULL,
    what           TEXT NOT NULL,
    member_id      INTEGER,
    n              INTEGER,
    staff_id       INTEGER,
    about_staff_id INTEGER
) STRICT;
CREATE INDEX audit_member ON audit (member_id) WHERE member_id IS NOT NULL;

-- Who was erased, as keyed hashes of what an older backup would know them by. Nothing here can be read back.
CREATE TABLE tombstone (
    what  TEXT NOT NULL CHECK (what IN ('member', 'sub', 'phone')),
    hash  BLOB NOT NULL CHECK (length(hash) = 32),
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (what, hash)
) STRICT, WITHOUT ROWID;

-- Since when, as far as anybody looked, a membership has ended or a note stands as it is.
CREATE TABLE member_since (
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    what      TEXT NOT NULL CHECK (what IN ('ended', 'note')),
    at_ms     INTEGER NOT NULL,
    PRIMARY KEY (member_id, what)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER member_since_status AFTER UPDATE OF status ON member WHEN OLD.status <> NEW.status BEGIN
    DELETE FROM member_since WHERE member_id = NEW.id AND what = 'ended';
END;
CREATE TRIGGER member_since_note AFTER UPDATE OF note ON member WHEN OLD.note <> NEW.note BEGIN
    DELETE FROM member_since WHERE member_id = NEW.id AND what = 'note';
END;
