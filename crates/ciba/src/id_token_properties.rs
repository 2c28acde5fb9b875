//! Laws of signed tokens: nothing can be changed without the key, and a key answers for its own signatures alone.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

/// A good token of each algorithm.
static GOOD: LazyLock<[String; 2]> = LazyLock::new(|| {
    let claims = claims("x", Value::Null);
    let header = Header { kid: Some("ec".into()), ..Header::new(Algorithm::ES256) };
    let by_ec = jsonwebtoken::encode(&header, &claims, &PROVIDER.ec).unwrap();
    [signed(&claims).expose().to_owned(), by_ec]
});

fn is_refused(text: &str) -> bool {
    verify(&RawIdToken::new(text), false).is_err()
}

fn any_claim() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (NOW - 100..NOW + 5000).prop_map(Value::from),
        "[a-z0-9]{0,8}".prop_map(Value::from),
    ]
}

/// The public members of a key of the provider's, to be changed.
fn jwk(algorithm: Algorithm) -> Value {
    let encode = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
    if algorithm == Algorithm::RS256 {
        return json!({"kty": "RSA", "kid": "k", "n": encode(&PROVIDER.modulus), "e": "AQAB"});
    }
    let [x, y] = [&PROVIDER.point[1..33], &PROVIDER.point[33..]].map(encode);
    json!({"kty": "EC", "crv": "P-256", "kid": "k", "x": x, "y": y})
}

proptest! {
    #[test]
    fn a_token_with_one_bit_of_its_text_turned_is_refused(which in 0..2_usize, at in any::<Index>(), bit in 0..7_u32) {
        let mut bytes = GOOD[which].clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(is_refused(str::from_utf8(&bytes).unwrap()), "{at} {bit}");
    }

    #[test]
    fn a_token_with_one_bit_of_header_payload_or_signature_turned_is_refused(
        which in 0..2_usize, part in 0..3_usize, at in any::<Index>(), bit in 0..8_u32,
    ) {
        let mut parts: Vec<Vec<u8>> =
            GOOD[which].split('.').map(|part| BASE64_URL_SAFE_NO_PAD.decode(part).unwrap()).collect();
        let at = at.index(parts[part].len());
        parts[part][at] ^= 1 << bit;
        let text = parts.iter().map(|part| BASE64_URL_SAFE_NO_PAD.encode(part)).collect::<Vec<_>>().join(".");
        prop_assert!(is_refused(&text), "{part} {at} {bit}");
    }

    #[test]
    fn a_claim_that_is_changed_added_or_left_out_without_the_key_is_refused(
        which in 0..2_usize, value in any_claim(),
        name in "iss|aud|sub|iat|exp|nonce|at_hash|auth_req_id|azp|nbf|auth_time|events|[a-z]{1,4}",
    ) {
        let good = claims("x", Value::Null);
        let changed = claims(&name, value);
        prop_assume!(changed != good);
        let [header, _, signature] = GOOD[which].split('.').collect::<Vec<_>>()[..] else { panic!("three parts") };
        let payload = BASE64_URL_SAFE_NO_PAD.encode(changed.to_string());
        let swapped = format!("{header}.{payload}.{signature}");
        prop_assert!(is_refused(&swapped), "{changed}");
    }

    #[test]
    fn a_token_with_other_claims_is_taken_only_if_they_say_what_they_must(
        value in any_claim(),
        name in "iss|aud|sub|iat|exp|nonce|at_hash|auth_req_id|azp|nbf|auth_time|events",
    ) {
        let claims = claims(&name, value);
        crate::fuzz::id_token(claims.to_string().as_bytes());
        if let Ok(verified) = verify(&signed(&claims), false) {
            prop_assert_eq!(&Value::Object(verified.claims), &claims);
        }
    }

    #[test]
    fn a_key_is_passed_over_or_takes_its_own_signatures_and_no_others(
        which in 0..2_usize, member in "n|e|x|y|kty|crv|alg|use|kid|d|key_ops|other",
        is_bit in any::<bool>(), at in any::<Index>(), bit in 0..8_u32,
        value in prop_oneof![any_claim(), "RSA|EC|P-256|RS256|ES256|sig|enc|AQAB|AQ|Aw".prop_map(Value::from)],
    ) {
        let algorithm = [Algorithm::RS256, Algorithm::ES256][which];
        let (whole, mut changed) = (jwk(algorithm), jwk(algorithm));
        let bytes = whole[&member].as_str().and_then(|text| BASE64_URL_SAFE_NO_PAD.decode(text).ok());
        changed[&member] = match bytes.filter(|bytes| is_bit && !bytes.is_empty()) {
            Some(mut bytes) => {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
                json!(BASE64_URL_SAFE_NO_PAD.encode(bytes))
            }
            None => value,
        };
        let own = [["n", "e"], ["x", "y"]][which];
        let is_itself = own.iter().all(|member| whole[member] == changed[member]);
        let keys = Keys::read(json!({"keys": [changed]}).as_object().unwrap()).unwrap();
        for tried in [Algorithm::RS256, Algorithm::ES256] {
            let Some(key) = keys.find(None, tried) else { continue };
            for (signer, token) in [Algorithm::RS256, Algorithm::ES256].into_iter().zip(GOOD.iter()) {
                let (message, signature) = token.rsplit_once('.').unwrap();
                let takes = jsonwebtoken::crypto::verify(signature, message.as_bytes(), key, tried).unwrap_or(false);
                prop_assert_eq!(takes, is_itself && signer == algorithm && tried == signer, "{:?} {:?}", tried, signer);
            }
        }
    }
}
