//! Secrets as types: none of them can be printed, each is wiped when dropped.

use secrecy::{ExposeSecret, SecretString};

macro_rules! secrets {
    ($( $(#[doc = $doc:literal])+ $name:ident; )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone)]
        pub struct $name(SecretString);

        impl $name {
            /// Takes a secret in.
            pub fn new(text: impl Into<String>) -> Self {
                Self(SecretString::from(text.into()))
            }

            /// Gives the text out: to the provider, or to an encrypted store. Nowhere else.
            pub fn expose(&self) -> &str {
                self.0.expose_secret()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+ };
}

secrets! {
    /// The provider's handle for one authentication request (CIBA Core 7.3). With the client's credentials it fetches tokens.
    AuthReqId;
    /// The token that opens the userinfo endpoint (RFC 6750).
    AccessToken;
    /// An ID token as it came: three base64url parts, nothing checked.
    RawIdToken;
    /// The client's secret (RFC 6749 2.3.1).
    ClientSecret;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_cannot_be_printed() {
        assert_eq!(format!("{:?}", AuthReqId::new("canary")), "AuthReqId(…)");
    }
}
