//! Whether somebody reads along between this machine and the provider.

use desk_wire::Code;
use desk_wire::check::{Check, FindingWord as Word};
use vipps::{FetchError, TransportError, Vipps};

use super::Finding;

/// A certificate that nobody vouches for.
pub(super) fn untrusted() -> Finding {
    Finding::wrong(
        Check::Certificate,
        Code::Unreachable,
        Word::CertificateUntrusted,
        "somebody answers with a certificate that this machine does not trust: a virus scanner or a proxy that reads along, \
         another address than the provider's, or a clock of this machine that is far off. Nothing was sent",
    )
}

/// The provider answers; would it also if only the authorities counted that the world's browsers trust? On loopback there is
/// nothing to examine.
pub(super) async fn examine(vipps: &Vipps) -> Option<Finding> {
    if vipps.is_on_loopback() {
        return None;
    }
    Some(match vipps.probe_with_public_roots().await {
        Err(FetchError::Transport(TransportError::Untrusted)) => Finding::note(
            Check::Certificate,
            Word::CertificateAdded,
            "the provider's certificate is vouched for only by an authority that was added on this machine: a virus scanner \
             or a proxy may read along, the client secret too. If that is not meant to be, except the provider's address \
             from it",
        ),
        _ => Finding::well(Check::Certificate, Word::CertificateFine, "nobody in between reads along"),
    })
}
