//! Everything the register has of one person, as JSON: what somebody is handed who asks what is known about them. Its shape is
//! written down in docs/privacy.md.

use desk_core::{Deed, MemberId};
use jiff::Timestamp;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::login::Payload;
use crate::open::Store;
use crate::{audit, erase, member, meta};

/// The part of each table. `?1` is a JSON array of the keys of the member and of those who were merged into them.
const PARTS: [(&str, &str); 15] = [
    (
        "members",
        "SELECT json_group_array(json_object(
             'memberId', CAST(id AS TEXT), 'memberNumber', CAST(number AS TEXT), 'givenName', given_name,
             'familyName', family_name, 'email', email, 'emailVerified', json(iif(email_verified, 'true', 'false')),
             'emailSource', email_source, 'emailAtMs', email_at_ms, 'status', status, 'validUntil', valid_until,
             'note', note, 'joinedAtMs', joined_at_ms, 'addedAtMs', added_at_ms, 'confirmedAtMs', confirmed_at_ms,
             'mergedInto', CAST(merged_into AS TEXT)) ORDER BY merged_into IS NOT NULL, id)
         FROM member WHERE id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "tags",
        "SELECT json_group_array(json_object('memberId', CAST(member_id AS TEXT), 'tag', tag) ORDER BY member_id, tag)
         FROM member_tag WHERE member_id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "subjects",
        "SELECT json_group_array(json_object('issuer', issuer, 'sub', sub, 'loginId', login_id) ORDER BY issuer, sub)
         FROM member_sub WHERE member_id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "numbers",
        "SELECT json_group_array(json_object(
             'phone', '+' || msisdn, 'confirmed', json(iif(confirmed, 'true', 'false')), 'sinceMs', since_ms,
             'untilMs', until_ms) ORDER BY since_ms, id)
         FROM phone WHERE member_id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "visits",
        "SELECT json_group_array(json_object('atMs', at_ms, 'leftAtMs', left_at_ms, 'undoneAtMs', undone_at_ms)
                                 ORDER BY at_ms, id)
         FROM visit WHERE member_id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "guests",
        "SELECT json_group_array(json_object(
             'day', day, 'list', name, 'givenName', given_name, 'familyName', family_name, 'phone', '+' || msisdn,
             'note', note, 'walkIn', json(iif(walk_in, 'true', 'false')), 'addedAtMs', added_at_ms,
             'arrivedAtMs', arrived_at_ms, 'leftAtMs', left_at_ms) ORDER BY day, guest.id)
         FROM guest JOIN guest_list ON guest_list.id = list_id
         WHERE member_id IN (SELECT value FROM json_each(?1)) OR '+' || msisdn IN (SELECT value FROM json_each(?2))",
    ),
    (
        "consents",
        "SELECT json_group_array(json_object('kind', kind, 'language', language, 'atMs', at_ms, 'receipt', receipt)
                                 ORDER BY at_ms, id)
         FROM consent WHERE member_id IN (SELECT value FROM json_each(?1))
                         OR (member_id IS NULL AND login_id IN (
                             SELECT id FROM login
                             WHERE state <> 'applied' AND '+' || msisdn IN (SELECT value FROM json_each(?2))))",
    ),
    (
        "answers",
        "SELECT json_group_array(json_object(
             'question', question, 'asked', asked, 'answer', json(answer), 'language', language, 'atMs', at_ms,
             'loginId', login_id) ORDER BY at_ms, id)
         FROM answer WHERE member_id IN (SELECT value FROM json_each(?1))
                        OR (member_id IS NULL AND login_id IN (
                            SELECT id FROM login
                            WHERE state <> 'applied' AND '+' || msisdn IN (SELECT value FROM json_each(?2))))",
    ),
    (
        "details",
        "SELECT json_group_array(json_object('what', what, 'value', json(value), 'atMs', at_ms) ORDER BY at_ms, id)
         FROM detail WHERE member_id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "logins",
        "SELECT json_group_array(json_object(
             'loginId', id, 'phone', '+' || msisdn, 'purpose', purpose, 'bindingMessage', binding_message, 'state', state,
             'startedAtMs', started_at_ms, 'expiresAtMs', expires_at_ms, 'profile', profile, 'outcome', outcome)
                                 ORDER BY started_at_ms, id)
         FROM login WHERE member_id IN (SELECT value FROM json_each(?1))
                       OR (state <> 'applied' AND '+' || msisdn IN (SELECT value FROM json_each(?2)))",
    ),
    (
        "formerStates",
        "SELECT json_group_array(json_object(
             'loginId', login_id, 'givenName', given_name, 'familyName', family_name, 'email', email,
             'emailVerified', json(iif(email_verified, 'true', 'false')), 'emailSource', email_source,
             'emailAtMs', email_at_ms, 'confirmedAtMs', member_before.confirmed_at_ms, 'phone', '+' || member_before.msisdn,
             'phoneConfirmed', json(iif(phone_confirmed, 'true', 'false'))) ORDER BY started_at_ms, login_id)
         FROM member_before JOIN login ON id = login_id WHERE member_id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "merges",
        "SELECT json_group_array(json_object(
             'atMs', at_ms, 'keptId', CAST(kept_id AS TEXT), 'lostId', CAST(lost_id AS TEXT),
             'keptBefore', json(kept_before), 'keptAfter', json(kept_after)) ORDER BY id)
         FROM merge WHERE kept_id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "since",
        "SELECT json_group_array(json_object('memberId', CAST(member_id AS TEXT), 'what', what, 'atMs', at_ms)
                                 ORDER BY member_id, what)
         FROM member_since WHERE member_id IN (SELECT value FROM json_each(?1))",
    ),
    (
        "intents",
        "SELECT json_group_array(json_object('phone', '+' || msisdn, 'atMs', at_ms) ORDER BY at_ms, msisdn)
         FROM intent WHERE '+' || msisdn IN (SELECT value FROM json_each(?2))",
    ),
    (
        "audit",
        "SELECT json_group_array(json_object('atMs', at_ms, 'what', what, 'memberId', CAST(member_id AS TEXT))
                                 ORDER BY at_ms, id)
         FROM audit WHERE member_id IN (SELECT value FROM json_each(?1))",
    ),
];

impl Store {
    /// Everything known about a member and those who were merged into them, as a JSON object with one array a table, receipts
    /// word for word. That it was opened is noted, and stands in it. Tokens and the provider's handles are not theirs and are
    /// left out.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if no such member is in sight.
    pub fn everything_about(&self, id: MemberId, now: Timestamp) -> Result<Payload, StoreError> {
        self.all_or_nothing(|transaction| {
            member::check_exists(transaction, id)?;
            audit::write(transaction, Deed::PersonOpened, Some(id), now)?;
            let members: Vec<String> =
                erase::with_merged(transaction, id)?.iter().map(|member| member.0.to_string()).collect();
            let numbers: Vec<String> =
                erase::own_numbers(transaction, id)?.iter().map(|number| format!("\"+{}\"", number.msisdn())).collect();
            let lists = [format!("[{}]", members.join(",")), format!("[{}]", numbers.join(","))];
            let mut parts = vec!["\"version\":1".to_owned()];
            for (name, sql) in PARTS {
                parts.push(format!("\"{name}\":{}", part(transaction, sql, &lists)?));
            }
            parts.push(format!("\"requestsInVain\":{}", in_vain(transaction, id)?));
            Ok(Payload::new(format!("{{{}}}", parts.join(","))))
        })
    }
}

fn part(connection: &Connection, sql: &str, lists: &[String; 2]) -> Result<String, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let named = statement.parameter_count();
    Ok(statement.query_row(rusqlite::params_from_iter(&lists[..named]), |row| row.get(0))?)
}

/// Requests that came to nothing and may still show on their phone; the register has the number only as a hash.
fn in_vain(connection: &Connection, id: MemberId) -> Result<String, StoreError> {
    let sql = "SELECT json_object('loginId', id, 'reason', reason, 'untilMs', until_ms) FROM ended_login
               WHERE number_hash = ?1 ORDER BY until_ms, id";
    let mut statement = connection.prepare(sql)?;
    let mut found: Vec<String> = Vec::new();
    for number in erase::own_numbers(connection, id)? {
        let hash = meta::number_hash(connection, &number)?;
        let rows = statement.query_map([hash], |row| row.get(0))?;
        found.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(format!("[{}]", found.join(",")))
}
