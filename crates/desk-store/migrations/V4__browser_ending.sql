-- What phones brought back to the club's page, so that a code is exchanged once, whatever happens. The code as a keyed hash:
-- 'sent' before the one exchange, and then what came of it. Whoever may be asked for it is gone with the process of `owner`.
CREATE TABLE callback (
    code_hash BLOB PRIMARY KEY CHECK (length(code_hash) = 32),
    at_ms     INTEGER NOT NULL,
    owner     TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('sent', 'not_sent', 'answered', 'refused', 'lost')),
    -- How many logins waited for the page then: a code names none of them.
    waiting   INTEGER NOT NULL CHECK (waiting >= 0)
) STRICT, WITHOUT ROWID;

-- The provider's handles of logins that end on the page, as keyed hashes, for as long as a code of theirs may come: so that
-- one that comes after the login has ended is told what became of it.
CREATE TABLE browser_request (
    handle_hash BLOB PRIMARY KEY CHECK (length(handle_hash) = 32),
    login_id    TEXT NOT NULL,
    until_ms    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
