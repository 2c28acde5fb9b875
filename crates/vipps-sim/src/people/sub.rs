//! The provider's name for a person.

use aws_lc_rs::digest::{SHA256, digest};
use uuid::Builder;

use super::msisdn::Msisdn;

/// The `sub` of a person at one sales unit: a UUID, stable per person and unit (§11.1), and the same after a restart of the
/// simulator because it is derived from both.
pub(crate) fn subject(merchant_serial_number: &str, msisdn: &Msisdn) -> String {
    let hash = digest(&SHA256, format!("{merchant_serial_number}/{msisdn}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_ref()[..16]);
    Builder::from_custom_bytes(bytes).into_uuid().to_string()
}
