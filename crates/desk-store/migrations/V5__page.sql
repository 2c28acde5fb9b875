-- What somebody answered on the club's page, but for consents, which are receipts. With the login until it is known whose
-- it is, then with the member too. Of a question answered twice the newest counts; the one before stays for as long as the
-- login that brought the newer one can be taken back.
CREATE TABLE answer (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER REFERENCES member (id) ON DELETE CASCADE,
    login_id  TEXT REFERENCES login (id) ON DELETE SET NULL,
    question  TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 60),
    asked     TEXT NOT NULL CHECK (length(asked) <= 1000),
    answer    TEXT NOT NULL CHECK (length(answer) <= 10000 AND json_valid(answer)),
    language  TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 8),
    at_ms     INTEGER NOT NULL,
    CHECK (member_id IS NOT NULL OR login_id IS NOT NULL)
) STRICT;
CREATE INDEX answer_member ON answer (member_id, question, at_ms) WHERE member_id IS NOT NULL;
CREATE INDEX answer_login ON answer (login_id) WHERE login_id IS NOT NULL;

-- A login that goes takes along what is nobody's yet, and what its own answers have made good.
CREATE TRIGGER login_takes_answers BEFORE DELETE ON login BEGIN
    DELETE FROM answer WHERE login_id = OLD.id AND member_id IS NULL;
    DELETE FROM answer
    WHERE EXISTS (SELECT 1 FROM answer AS newer
                  WHERE newer.login_id = OLD.id AND newer.member_id = answer.member_id
                    AND newer.question = answer.question AND (newer.at_ms, newer.id) > (answer.at_ms, answer.id));
    DELETE FROM consent WHERE login_id = OLD.id AND member_id IS NULL;
END;
