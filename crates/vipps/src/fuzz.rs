//! What a fuzzer calls: a function a parser, each of which takes any bytes and states what then must hold.
//!
//! Built for tests and fuzzers alone. The folder `fuzz` at the repository's root runs them; the tests below replay its
//! corpus.
#![expect(clippy::missing_panics_doc, reason = "each panics if what it states does not hold: that is what it is for")]

mod answers;
mod messages;
mod texts;

use jiff::Timestamp;

pub use self::answers::{partner_token, userinfo, verdict};
pub use self::messages::{revocation, webhook};
pub use self::texts::{login_hint, personal_qr, redirect_query, redirect_uri};

/// 2026-03-02T09:15:00Z.
fn now() -> Timestamp {
    Timestamp::from_second(1_772_442_900).expect("a second of the year 2026")
}

/// Before and behind `at`; nothing behind if it is not there.
fn split_once<'a>(bytes: &'a [u8], at: &[u8]) -> (&'a [u8], &'a [u8]) {
    match bytes.windows(at.len()).position(|window| window == at) {
        Some(index) => (&bytes[..index], &bytes[index + at.len()..]),
        None => (bytes, &[]),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::panic::catch_unwind;
    use std::path::Path;

    /// Runs every file of a target's corpus.
    fn replay(target: &str, run: fn(&[u8])) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
        let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(!files.is_empty(), "{} is empty", folder.display());
        for file in files {
            let bytes = fs::read(&file).unwrap();
            assert!(catch_unwind(|| run(&bytes)).is_ok(), "{target} on {}", file.display());
        }
    }

    macro_rules! replays {
        ($($test:ident: $target:ident;)+) => { $(
            #[test]
            fn $test() {
                replay(stringify!($target), super::$target);
            }
        )+ };
    }

    replays! {
        the_corpus_of_claims_keeps_the_rules: userinfo;
        the_corpus_of_error_answers_keeps_the_rules: verdict;
        the_corpus_of_partner_tokens_keeps_the_rules: partner_token;
        the_corpus_of_pings_keeps_the_rules: webhook;
        the_corpus_of_revocations_keeps_the_rules: revocation;
        the_corpus_of_scans_keeps_the_rules: personal_qr;
        the_corpus_of_queries_keeps_the_rules: redirect_query;
        the_corpus_of_redirect_addresses_keeps_the_rules: redirect_uri;
        the_corpus_of_login_hints_keeps_the_rules: login_hint;
    }
}
