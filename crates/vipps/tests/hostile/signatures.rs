//! Lies in the signature itself, and in how the token is written down (RFC 7515 2, 5.2, 7; RFC 8017 8.2; RFC 7518 3.4).

use num_bigint::BigUint;

use crate::jwt::{claims, es256_header, header, honest, honest_es256, input, of_input};
use crate::keys::{self, Signer, base64url, modulus, rsa_jwk};
use crate::lie::{Lie, id_token, tell};
use crate::reply::Reply;
use crate::world::{Endpoint, World};

const SHAPE: &str = "id_token_shape";
const SIGNATURE: &str = "id_token_signature";

/// The order of P-256.
const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

/// A signature changed after the fact.
fn changed(what: &str, algorithm: Signer, change: impl Fn(Vec<u8>) -> Vec<u8> + Send + Sync + 'static) -> Lie {
    id_token(what, move |world| {
        let header = if matches!(algorithm, Signer::Rs256) { header() } else { es256_header() };
        let input = input(&header.written(), &claims(world).written());
        format!("{input}.{}", base64url(change(algorithm.sign(input.as_bytes()))))
    })
}

fn rs256(what: &str, change: impl Fn(Vec<u8>) -> Vec<u8> + Send + Sync + 'static) -> Lie {
    changed(what, Signer::Rs256, change).refused_by(SIGNATURE)
}

fn es256(what: &str, change: impl Fn(Vec<u8>) -> Vec<u8> + Send + Sync + 'static) -> Lie {
    changed(what, Signer::Es256, change)
}

fn number(bytes: &[u8]) -> BigUint {
    BigUint::from_bytes_be(bytes)
}

fn order() -> BigUint {
    BigUint::parse_bytes(ORDER.as_bytes(), 16).unwrap()
}

/// So many bytes, with zeros before.
fn bytes(number: &BigUint, length: usize) -> Vec<u8> {
    let bytes = number.to_bytes_be();
    [vec![0; length - bytes.len()], bytes].concat()
}

fn rsa_signatures() -> Vec<Lie> {
    vec![
        rs256("an RSA signature without its last byte", |s| s[..255].to_vec()),
        rs256("an RSA signature without its first byte", |s| s[1..].to_vec()),
        rs256("an RSA signature with a zero behind", |s| [s, vec![0]].concat()),
        rs256("an RSA signature with a zero before", |s| [vec![0], s].concat()),
        rs256("an RSA signature of zeros", |s| vec![0; s.len()]),
        rs256("an RSA signature of one", |s| bytes(&BigUint::from(1_u8), s.len())),
        rs256("the modulus for a signature", |_| modulus()),
        rs256("an RSA signature with one bit changed", |mut s| {
            s[100] ^= 1;
            s
        }),
        // RFC 8017 8.2.2 step 1 and 5.2.2: a representative at or above the modulus is out of range.
        rs256("an RSA signature as large as the modulus and itself", |s| {
            let more = number(&s) + number(&modulus());
            more.to_bytes_be()
        }),
        rs256("an RSA signature less than the modulus by itself", |s| bytes(&(number(&modulus()) - number(&s)), 256)),
        rs256("an RSA signature twice", |s| [s.clone(), s].concat()),
    ]
}

fn elliptic_signatures() -> Vec<Lie> {
    let halves = |s: &[u8]| (s[..32].to_vec(), s[32..].to_vec());
    vec![
        changed("an elliptic signature in DER", Signer::Es256Der, |s| s).refused_by(SIGNATURE),
        es256("an elliptic signature of zeros", |_| vec![0; 64]).refused_by(SIGNATURE),
        es256("an elliptic signature whose r is zero", move |s| [vec![0; 32], halves(&s).1].concat())
            .refused_by(SIGNATURE),
        es256("an elliptic signature whose s is zero", move |s| [halves(&s).0, vec![0; 32]].concat())
            .refused_by(SIGNATURE),
        es256("an elliptic signature whose halves are the order", |_| {
            [bytes(&order(), 32), bytes(&order(), 32)].concat()
        })
        .refused_by(SIGNATURE),
        es256("an elliptic signature whose halves are one", |_| {
            let one = bytes(&BigUint::from(1_u8), 32);
            [one.clone(), one].concat()
        })
        .refused_by(SIGNATURE),
        es256("an elliptic signature whose halves have changed places", move |s| {
            let (r, s) = halves(&s);
            [s, r].concat()
        })
        .refused_by(SIGNATURE),
        es256("an elliptic signature of 63 bytes", |s| s[..63].to_vec()).refused_by(SIGNATURE),
        es256("an elliptic signature of 65 bytes", |s| [s, vec![0]].concat()).refused_by(SIGNATURE),
        es256("an elliptic signature of 96 bytes", |s| [s, vec![0; 32]].concat()).refused_by(SIGNATURE),
        // RFC 7518 3.4 asks for no low `s`, so both of the pair are signatures; one of each pair is high.
        es256("an elliptic signature with the other s of its pair", move |s| {
            let (r, s) = halves(&s);
            [r, bytes(&(order() - number(&s)), 32)].concat()
        })
        .goes_on(),
        es256("an elliptic signature with one bit changed", |mut s| {
            s[40] ^= 1;
            s
        })
        .refused_by(SIGNATURE),
    ]
}

/// What begins like a padded digest and ends in whatever makes it a cube: no key is needed where the end is not looked at.
fn cube_root_forgery(input: &str) -> Vec<u8> {
    let heading =
        [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0, 4, 32];
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, input.as_bytes());
    let mut block = [&[0, 1], [0xff; 8].as_slice(), &[0], &heading, digest.as_ref()].concat();
    let begins = block.clone();
    block.resize(256, 0);
    let root = number(&block).cbrt() + 1_u8;
    let cubed = bytes(&root.pow(3), 256);
    assert!(cubed.starts_with(&begins), "a reader of the beginning alone would be deceived");
    bytes(&root, 256)
}

/// A lie in two places: the key set, and a token signed for it.
fn with_keys(
    what: &str,
    keys: impl Fn() -> String + Send + Sync + 'static,
    token: impl Fn(&World) -> String + Send + Sync + 'static,
) -> Lie {
    id_token(what, token).besides(Endpoint::Jwks, move |_| Some(Reply::ok(&keys())))
}

fn forgeries() -> Vec<Lie> {
    let weak = |e: &'static str| move || keys::set(&[rsa_jwk().text("e", e)]);
    let bare = |world: &World| input(&header().written(), &claims(world).written());
    vec![
        with_keys("a cube root under an exponent of three", weak("Aw"), move |world| {
            let input = bare(world);
            format!("{input}.{}", base64url(cube_root_forgery(&input)))
        })
        .refused_by(SIGNATURE),
        with_keys("a bare block under an exponent of one", weak("AQ"), move |world| {
            let input = bare(world);
            let root = number(&cube_root_forgery(&input)).pow(3);
            format!("{input}.{}", base64url(bytes(&root, 256)))
        })
        .refused_by("id_token_key"),
    ]
}

/// The text of a good token, written down in another way.
fn written(what: &str, change: impl Fn(String) -> String + Send + Sync + 'static) -> Lie {
    id_token(what, move |world| change(honest(world))).refused_by(SHAPE)
}

fn parts(token: &str) -> [&str; 3] {
    token.split('.').collect::<Vec<_>>().try_into().unwrap()
}

fn writings() -> Vec<Lie> {
    vec![
        written("a dot behind the token", |t| format!("{t}.")),
        written("a dot before the token", |t| format!(".{t}")),
        written("two dots in the middle", |t| t.replacen('.', "..", 1)),
        written("a fourth part", |t| format!("{t}.AAAA")),
        written("only two parts", |t| t.rsplit_once('.').unwrap().0.to_owned()),
        written("only one part", |t| t.replace('.', "")),
        written("no header", |t| t.split_once('.').unwrap().1.to_owned()),
        written("an empty header", |t| format!(".{}", t.split_once('.').unwrap().1)),
        written("an empty payload", |t| {
            let [header, _, signature] = parts(&t);
            format!("{header}..{signature}")
        }),
        written("a space before the token", |t| format!(" {t}")),
        written("a line break behind the token", |t| format!("{t}\n")),
        written("a tab in the middle", |t| t.replacen('.', "\t.", 1)),
        written("padding behind the signature", |t| format!("{t}==")),
        written("padding behind the header", |t| t.replacen('.', "=.", 1)),
        written("a byte order mark before the token", |t| format!("\u{feff}{t}")),
        written("a word before the token", |t| format!("Bearer {t}")),
        written("a token in quotation marks", |t| format!("\"{t}\"")),
        written("the JSON serialization", |t| {
            let [header, payload, signature] = parts(&t);
            format!(r#"{{"payload":"{payload}","protected":"{header}","signature":"{signature}"}}"#)
        }),
        written("the general JSON serialization, with a second signature", |t| {
            let [header, payload, signature] = parts(&t);
            let one = format!(r#"{{"protected":"{header}","signature":"{signature}"}}"#);
            format!(r#"{{"payload":"{payload}","signatures":[{one},{one}]}}"#)
        }),
        written("a letter of another alphabet in it", |t| t.replacen('e', "е", 1)),
        written("a NUL in it", |t| t.replacen('.', "\0.", 1)),
        // RFC 4648 3.5: the last sign of a signature of 256 bytes stands for two bits, and the rest must be zero.
        written("a last sign that stands for bits that are not there", |t| {
            let (rest, last) = t.split_at(t.len() - 1);
            format!("{rest}{}", sign_after(last.as_bytes()[0]))
        }),
        id_token("the alphabet of ordinary base64", |world| {
            let token = with_signature_of_both_alphabets(world);
            token.replace('-', "+").replace('_', "/")
        })
        .refused_by(SHAPE),
        id_token("a token longer than any", |world| {
            let long = claims(world).text("x", &"a".repeat(30_000));
            of_input(&input(&header().written(), &long.written()), Signer::Rs256)
        })
        .refused_by(SHAPE),
        id_token("an encrypted token", |world| format!("{}.AAAA.AAAA", honest(world))).refused_by("id_token_encrypted"),
        id_token("a header that is no JSON", |world| {
            of_input(&input("alg=RS256", &claims(world).written()), Signer::Rs256)
        })
        .refused_by("id_token_json"),
        id_token("a header that is a list", |world| {
            of_input(&input(&format!("[{}]", header().written()), &claims(world).written()), Signer::Rs256)
        })
        .refused_by("id_token_json"),
        id_token("a header with something behind it", |world| {
            of_input(&input(&format!("{}{{}}", header().written()), &claims(world).written()), Signer::Rs256)
        })
        .refused_by("id_token_json"),
        id_token("a payload that is text", |_| of_input(&input(&header().written(), "\"sub\""), Signer::Rs256))
            .refused_by("id_token_json"),
        id_token("a payload with a byte order mark", |world| {
            of_input(&input(&header().written(), &format!("\u{feff}{}", claims(world).written())), Signer::Rs256)
        })
        .refused_by("id_token_json"),
        id_token("a header with spaces and line breaks in it, signed as it is", |world| {
            let spaced = header().written().replace(',', " ,\r\n\t");
            of_input(&input(&spaced, &claims(world).written()), Signer::Rs256)
        })
        .goes_on(),
        id_token("the payload of one token under the signature of another", |world| {
            let (one, other) = (honest(world), honest_es256(world));
            let ([header, payload, _], [_, _, signature]) = (parts(&one), parts(&other));
            format!("{header}.{payload}.{signature}")
        })
        .refused_by(SIGNATURE),
        id_token("a claim changed after the signature", |world| {
            let token = honest(world);
            let [header, _, signature] = parts(&token);
            format!("{header}.{}.{signature}", base64url(claims(world).text("x", "y").written()))
        })
        .refused_by(SIGNATURE),
        id_token("a header changed after the signature", |world| {
            let token = honest(world);
            let [_, payload, signature] = parts(&token);
            format!("{}.{payload}.{signature}", base64url(header().without("typ").written()))
        })
        .refused_by(SIGNATURE),
    ]
}

/// The next sign of the alphabet: the same upper bits, one more below.
fn sign_after(sign: u8) -> char {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let at = ALPHABET.iter().position(|own| *own == sign).unwrap();
    char::from(ALPHABET[at + 1])
}

fn with_signature_of_both_alphabets(world: &World) -> String {
    let tries = (0..200).map(|nth: u32| {
        let claims = claims(world).set("jti", nth.to_string());
        of_input(&input(&header().written(), &claims.written()), Signer::Rs256)
    });
    let mut fitting = tries.filter(|token| token.contains('-') && token.contains('_'));
    fitting.next().unwrap()
}

#[test]
fn an_rsa_signature_is_right_or_it_is_none() {
    println!("{}", tell(rsa_signatures));
}

#[test]
fn an_elliptic_signature_is_right_or_it_is_none() {
    println!("{}", tell(elliptic_signatures));
}

#[test]
fn a_weak_exponent_forges_nothing() {
    println!("{}", tell(forgeries));
}

#[test]
fn a_token_is_written_in_one_way() {
    println!("{}", tell(writings));
}
