//! The authentication request (CIBA Core 7.1).

use std::time::Duration;

/// Who is to be asked: exactly one hint (CIBA Core 7.1).
#[derive(Clone)]
pub enum Hint {
    /// `login_hint`.
    Login(String),
    /// `login_hint_token`.
    LoginToken(String),
    /// `id_token_hint`.
    IdToken(String),
}

impl std::fmt::Debug for Hint {
    /// A hint names a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.parameter().0)?;
        f.write_str("(…)")
    }
}

impl Hint {
    fn parameter(&self) -> (&'static str, &str) {
        match self {
            Self::Login(hint) => ("login_hint", hint),
            Self::LoginToken(hint) => ("login_hint_token", hint),
            Self::IdToken(hint) => ("id_token_hint", hint),
        }
    }
}

/// One question to one person. `Debug` names the parameters of the provider's own and leaves out their values.
#[derive(Clone)]
pub struct AuthenticationRequest {
    /// Space-separated scopes are made of these; `openid` must be among them.
    pub scope: Vec<String>,
    /// Who is to be asked.
    pub hint: Hint,
    /// Shown on both devices.
    pub binding_message: Option<String>,
    /// For how long the question should stand; sent in whole seconds, one at least.
    pub requested_expiry: Option<Duration>,
    /// Authentication context classes, in order of preference.
    pub acr_values: Vec<String>,
    /// Not part of CIBA, but often taken and echoed: `nonce`.
    pub nonce: Option<String>,
    /// Further parameters of the provider's own.
    pub extra: Vec<(String, String)>,
}

impl std::fmt::Debug for AuthenticationRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let extra: Vec<&str> = self.extra.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("AuthenticationRequest")
            .field("scope", &self.scope)
            .field("hint", &self.hint)
            .field("binding_message", &self.binding_message)
            .field("requested_expiry", &self.requested_expiry)
            .field("acr_values", &self.acr_values)
            .field("extra", &extra)
            .finish_non_exhaustive()
    }
}

impl AuthenticationRequest {
    /// The smallest request: who, and what for.
    pub fn new(hint: Hint, scope: Vec<String>) -> Self {
        Self {
            scope,
            hint,
            binding_message: None,
            requested_expiry: None,
            acr_values: Vec::new(),
            nonce: None,
            extra: Vec::new(),
        }
    }

    /// The form, in the order of the specification.
    pub(crate) fn form(&self) -> Vec<(&str, String)> {
        let (hint_name, hint) = self.hint.parameter();
        let mut form = vec![("scope", self.scope.join(" ")), (hint_name, hint.to_owned())];
        if !self.acr_values.is_empty() {
            form.push(("acr_values", self.acr_values.join(" ")));
        }
        if let Some(message) = &self.binding_message {
            form.push(("binding_message", message.clone()));
        }
        if let Some(expiry) = self.requested_expiry {
            form.push(("requested_expiry", expiry.as_secs().max(1).to_string()));
        }
        if let Some(nonce) = &self.nonce {
            form.push(("nonce", nonce.clone()));
        }
        form.extend(self.extra.iter().map(|(name, value)| (name.as_str(), value.clone())));
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_written_in_the_order_of_the_specification() {
        let request = AuthenticationRequest {
            binding_message: Some("7KM-4XR".into()),
            requested_expiry: Some(Duration::from_secs(180)),
            nonce: Some("n".into()),
            extra: vec![("x".into(), "y".into())],
            ..AuthenticationRequest::new(Hint::Login("a".into()), vec!["openid".into(), "name".into()])
        };
        let form = request.form();
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(
            form,
            [
                ("scope", "openid name"),
                ("login_hint", "a"),
                ("binding_message", "7KM-4XR"),
                ("requested_expiry", "180"),
                ("nonce", "n"),
                ("x", "y"),
            ]
        );
    }

    #[test]
    fn an_expiry_of_less_than_a_second_is_a_second() {
        let mut request = AuthenticationRequest::new(Hint::Login("a".into()), Vec::new());
        request.requested_expiry = Some(Duration::from_millis(400));
        assert!(request.form().contains(&("requested_expiry", "1".to_owned())), "zero is not a positive number");
    }

    #[test]
    fn a_hint_cannot_be_printed() {
        assert_eq!(format!("{:?}", Hint::Login("urn:msisdn:4700000001".into())), "login_hint(…)");
    }
}
