//! The provider's keys, drawn for the run, and some that are not its own.

use std::sync::LazyLock;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P256K1_SHA256_FIXED_SIGNING,
    ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair as _,
    RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PSS_SHA256, RsaEncoding, RsaKeyPair,
};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};

use crate::json::Members;

static RSA: LazyLock<RsaKeyPair> = LazyLock::new(|| RsaKeyPair::generate(KeySize::Rsa2048).unwrap());
static OTHER_RSA: LazyLock<RsaKeyPair> = LazyLock::new(|| RsaKeyPair::generate(KeySize::Rsa2048).unwrap());
static EC: LazyLock<Vec<u8>> = LazyLock::new(|| ec_document(&ECDSA_P256_SHA256_FIXED_SIGNING));
static OTHER_EC: LazyLock<Vec<u8>> = LazyLock::new(|| ec_document(&ECDSA_P256_SHA256_FIXED_SIGNING));
static P384: LazyLock<Vec<u8>> = LazyLock::new(|| ec_document(&ECDSA_P384_SHA384_FIXED_SIGNING));
static K256: LazyLock<Vec<u8>> = LazyLock::new(|| ec_document(&ECDSA_P256K1_SHA256_FIXED_SIGNING));
static ED: LazyLock<Ed25519KeyPair> = LazyLock::new(|| Ed25519KeyPair::generate().unwrap());

pub(crate) const RSA_KID: &str = "public:rsa-1";
pub(crate) const EC_KID: &str = "public:ec-1";

/// How a token is signed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Signer {
    Rs256,
    Rs384,
    Rs512,
    Ps256,
    OtherRs256,
    Es256,
    Es256Der,
    OtherEs256,
    Es384,
    Es256K,
    EdDsa,
}

impl Signer {
    pub(crate) fn sign(self, input: &[u8]) -> Vec<u8> {
        match self {
            Self::Rs256 => rsa(&RSA, &RSA_PKCS1_SHA256, input),
            Self::Rs384 => rsa(&RSA, &RSA_PKCS1_SHA384, input),
            Self::Rs512 => rsa(&RSA, &RSA_PKCS1_SHA512, input),
            Self::Ps256 => rsa(&RSA, &RSA_PSS_SHA256, input),
            Self::OtherRs256 => rsa(&OTHER_RSA, &RSA_PKCS1_SHA256, input),
            Self::Es256 => ec(&EC, &ECDSA_P256_SHA256_FIXED_SIGNING, input),
            Self::Es256Der => ec(&EC, &ECDSA_P256_SHA256_ASN1_SIGNING, input),
            Self::OtherEs256 => ec(&OTHER_EC, &ECDSA_P256_SHA256_FIXED_SIGNING, input),
            Self::Es384 => ec(&P384, &ECDSA_P384_SHA384_FIXED_SIGNING, input),
            Self::Es256K => ec(&K256, &ECDSA_P256K1_SHA256_FIXED_SIGNING, input),
            Self::EdDsa => ED.sign(input).as_ref().to_vec(),
        }
    }
}

/// Draws all of them, so that no lie pays for it.
pub(crate) fn draw() {
    for signer in [Signer::Rs256, Signer::OtherRs256, Signer::Es256, Signer::OtherEs256, Signer::Es384, Signer::Es256K]
    {
        signer.sign(b"");
    }
    Signer::EdDsa.sign(b"");
}

fn rsa(pair: &RsaKeyPair, encoding: &'static dyn RsaEncoding, input: &[u8]) -> Vec<u8> {
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(encoding, &SystemRandom::new(), input, &mut signature).unwrap();
    signature
}

fn ec_document(algorithm: &'static EcdsaSigningAlgorithm) -> Vec<u8> {
    EcdsaKeyPair::generate(algorithm).unwrap().to_pkcs8v1().unwrap().as_ref().to_vec()
}

fn ec_pair(document: &[u8], algorithm: &'static EcdsaSigningAlgorithm) -> EcdsaKeyPair {
    EcdsaKeyPair::from_pkcs8(algorithm, document).unwrap()
}

fn ec(document: &[u8], algorithm: &'static EcdsaSigningAlgorithm, input: &[u8]) -> Vec<u8> {
    ec_pair(document, algorithm).sign(&SystemRandom::new(), input).unwrap().as_ref().to_vec()
}

pub(crate) fn base64url(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// The modulus of a key of 2048 bits: behind the headings of sequence and integer, and a zero.
fn modulus_of(pair: &RsaKeyPair) -> Vec<u8> {
    pair.public_key().as_ref()[9..265].to_vec()
}

pub(crate) fn modulus() -> Vec<u8> {
    modulus_of(&RSA)
}

/// The public key as everybody can have it, in the forms that were ever mistaken for a secret.
pub(crate) fn public_forms() -> [(&'static str, Vec<u8>); 7] {
    let der = AsDer::<aws_lc_rs::encoding::PublicKeyX509Der<'_>>::as_der(RSA.public_key()).unwrap().as_ref().to_vec();
    let pem = pem(&der);
    [
        ("the public key in PEM", format!("{pem}\n").into()),
        ("the public key in PEM without a line break at its end", pem.into()),
        ("the public key in DER", der),
        ("the public key in DER, of PKCS #1", RSA.public_key().as_ref().to_vec()),
        ("the public key as a JWK", rsa_jwk().written().into()),
        ("the bytes of the modulus", modulus()),
        ("the text of the modulus", base64url(modulus()).into()),
    ]
}

fn pem(der: &[u8]) -> String {
    let text = BASE64_STANDARD.encode(der);
    let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----", lines.join("\n"))
}

fn jwk_of_rsa(pair: &RsaKeyPair, kid: &str) -> Members {
    let kind = Members::new().text("use", "sig").text("kty", "RSA").text("kid", kid).text("alg", "RS256");
    kind.text("n", &base64url(modulus_of(pair))).text("e", "AQAB")
}

pub(crate) fn rsa_jwk() -> Members {
    jwk_of_rsa(&RSA, RSA_KID)
}

pub(crate) fn other_rsa_jwk() -> Members {
    jwk_of_rsa(&OTHER_RSA, RSA_KID)
}

fn jwk_of_ec(document: &[u8], algorithm: &'static EcdsaSigningAlgorithm, curve: &str, alg: &str) -> Members {
    let pair = ec_pair(document, algorithm);
    let (x, y) = pair.public_key().as_ref()[1..].split_at((pair.public_key().as_ref().len() - 1) / 2);
    let kind = Members::new().text("use", "sig").text("kty", "EC").text("crv", curve).text("kid", EC_KID);
    kind.text("alg", alg).text("x", &base64url(x)).text("y", &base64url(y))
}

pub(crate) fn ec_jwk() -> Members {
    jwk_of_ec(&EC, &ECDSA_P256_SHA256_FIXED_SIGNING, "P-256", "ES256")
}

pub(crate) fn other_ec_jwk() -> Members {
    jwk_of_ec(&OTHER_EC, &ECDSA_P256_SHA256_FIXED_SIGNING, "P-256", "ES256")
}

pub(crate) fn p384_jwk() -> Members {
    jwk_of_ec(&P384, &ECDSA_P384_SHA384_FIXED_SIGNING, "P-384", "ES384")
}

pub(crate) fn k256_jwk() -> Members {
    jwk_of_ec(&K256, &ECDSA_P256K1_SHA256_FIXED_SIGNING, "secp256k1", "ES256K")
}

pub(crate) fn ed_jwk() -> Members {
    let kind = Members::new().text("use", "sig").text("kty", "OKP").text("crv", "Ed25519").text("kid", EC_KID);
    kind.text("alg", "EdDSA").text("x", &base64url(ED.public_key().as_ref()))
}

/// The two halves of the public point.
pub(crate) fn point() -> (Vec<u8>, Vec<u8>) {
    let pair = ec_pair(&EC, &ECDSA_P256_SHA256_FIXED_SIGNING);
    let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
    (x.to_vec(), y.to_vec())
}

/// A key set.
pub(crate) fn members_of_set(keys: &[Members]) -> Members {
    let keys: Vec<String> = keys.iter().map(Members::written).collect();
    Members::new().set("keys", format!("[{}]", keys.join(",")))
}

pub(crate) fn set(keys: &[Members]) -> String {
    members_of_set(keys).written()
}
