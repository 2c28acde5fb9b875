//! The ending in the browser: a code instead of polling, exchanged once (contract §9).

use ciba::{AuthReqId, ExchangeError, IdTokenClaims, PendingLogin, Refusal, UnverifiedTokens, VerifyError};

use crate::answers::{ProfileAnswer, verify_error};
use crate::client::Vipps;
use crate::redirect::RedirectCode;
use crate::verdict::{self, Verdict};

/// The grant type of contract §9.2.
const GRANT_TYPE: &str = "urn:vipps:params:grant-type:ciba-redirect";

/// Why a code brought no tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedeemError {
    /// The code was not sent: it may be sent again while it lives.
    NotSent,
    /// It was sent, and no whole answer came: it is spent, and what it would have brought is lost.
    Lost,
    /// The provider's last word: the token endpoint may be asked once per login, so there is no second try.
    Ended(Verdict),
}

impl Vipps {
    /// Exchanges the code, at once and once (contract §9.2). Never ask [`Vipps::poll`] for a login that ends in the browser.
    pub async fn redeem(&self, code: &RedirectCode) -> Result<UnverifiedTokens, RedeemError> {
        let form = vec![("grant_type", GRANT_TYPE.to_owned()), ("code", code.expose().to_owned())];
        self.party.grant(form).await.map_err(|error| match error {
            ExchangeError::NotSent(_) | ExchangeError::NoCredentials(_) => RedeemError::NotSent,
            // A 5xx, or something in between, may stand in place of the tokens.
            ExchangeError::Provider(error) if error.is_fault() || error.is_from_a_gateway() => RedeemError::Lost,
            ExchangeError::Provider(error) => RedeemError::Ended(verdict::read(&error)),
            ExchangeError::Unanswered(_) => RedeemError::Lost,
            ExchangeError::BadAnswer(_) => RedeemError::Ended(Verdict::Unusable("token_answer")),
        })
    }

    /// The login that redeemed tokens say they answer, by the provider's handle; nothing is checked. `None` if they name none,
    /// or two: they are then nobody's.
    pub fn request_named(&self, tokens: &UnverifiedTokens) -> Option<AuthReqId> {
        self.party.request_named(tokens)
    }

    /// Checks the ID token, which must carry the `auth_req_id` of this very login, and, only if it passes, fetches the profile
    /// of whom it names.
    pub async fn redirected_profile(&self, tokens: &UnverifiedTokens, pending: &PendingLogin) -> ProfileAnswer {
        match self.verify_redirected(tokens, std::slice::from_ref(pending)).await {
            Ok((claims, _)) => self.profile(&tokens.access_token, &claims.sub).await,
            Err(error) => verify_error(&error),
        }
    }

    /// Finds the login that redeemed tokens answer among those that wait: the ID token must carry its `auth_req_id`, the only
    /// thing that ties this visit to a login the counter started (contract §9.2.5 and §11.3.7).
    ///
    /// # Errors
    /// [`Refusal::AuthReqId`] if it answers none of them, or the rule that refused it.
    pub async fn verify_redirected<'a>(
        &self,
        tokens: &UnverifiedTokens,
        waiting: &'a [PendingLogin],
    ) -> Result<(IdTokenClaims, &'a PendingLogin), VerifyError> {
        for pending in waiting {
            let expected = self.expectations(tokens, pending);
            let expected = ciba::Expectations { auth_req_id_required: true, ..expected };
            match self.party.verify_against(tokens, &expected).await {
                Ok(claims) => return Ok((claims, pending)),
                // Rules that differ from login to login: it may be the answer to another.
                Err(VerifyError::Refused(Refusal::AuthReqId | Refusal::Nonce | Refusal::IssuedAt)) => {}
                Err(error) => return Err(error),
            }
        }
        Err(Refusal::AuthReqId.into())
    }
}
