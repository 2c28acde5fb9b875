//! Customer tokens: what a desk holds after a customer has scanned its code (§21).

use std::collections::HashMap;

use crate::people::msisdn::Msisdn;

const LIFE_MS: i64 = 15 * 60 * 1000;

/// The tokens so far. One stays usable until it expires.
#[derive(Debug, Default)]
pub(crate) struct CustomerTokens(HashMap<String, CustomerToken>);

#[derive(Debug)]
struct CustomerToken {
    msisdn: Msisdn,
    expires_ms: i64,
}

/// What a token is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bearer {
    Customer(Msisdn),
    Expired,
    Nobody,
}

impl CustomerTokens {
    /// Keeps a token for the customer. Answers when it expires.
    pub(crate) fn add(&mut self, token: String, msisdn: Msisdn, now_ms: i64) -> i64 {
        let expires_ms = now_ms + LIFE_MS;
        self.0.insert(token, CustomerToken { msisdn, expires_ms });
        expires_ms
    }

    pub(crate) fn bearer(&self, token: &str, now_ms: i64) -> Bearer {
        match self.0.get(token) {
            Some(found) if now_ms < found.expires_ms => Bearer::Customer(found.msisdn.clone()),
            Some(_) => Bearer::Expired,
            None => Bearer::Nobody,
        }
    }
}
