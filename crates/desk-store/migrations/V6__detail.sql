-- What the provider told of a member besides, where the settings ask for it. Of two of a kind the newest counts; the one before
-- stays for as long as the login that brought the newer one can be taken back.
CREATE TABLE detail (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
    login_id  TEXT REFERENCES login (id) ON DELETE SET NULL,
    what      TEXT NOT NULL CHECK (what IN ('birthdate', 'addresses')),
    value     TEXT NOT NULL CHECK (length(value) <= 10000 AND json_valid(value)),
    at_ms     INTEGER NOT NULL
) STRICT;
CREATE INDEX detail_member ON detail (member_id, what, at_ms);
CREATE INDEX detail_login ON detail (login_id) WHERE login_id IS NOT NULL;

CREATE TRIGGER login_settles_details BEFORE DELETE ON login BEGIN
    DELETE FROM detail
    WHERE EXISTS (SELECT 1 FROM detail AS newer
                  WHERE newer.login_id = OLD.id AND newer.member_id = detail.member_id AND newer.what = detail.what
                    AND (newer.at_ms, newer.id) > (detail.at_ms, detail.id));
END;
