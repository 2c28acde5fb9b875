//! What can be wrong with a source of secrets, told apart as a person must act differently.

use super::PASSPHRASE;
use crate::sealing::SealError;

/// Why a secret could not be had. No text carries a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// No keychain answers and the variable is not set.
    #[error(
        "no keychain answers, and {0} is not set; without a keychain, `skranke-cli secret choose-passphrase` makes a vault"
    )]
    NoKeychain(&'static str),
    /// The keychain is there but closed or refuses.
    #[error("the keychain is locked or refuses")]
    Locked,
    /// There is no such secret where it should be.
    #[error("{0}")]
    Missing(&'static str),
    /// The variable or entry is not of the form it must have.
    #[error("{0} must be 64 hexadecimal digits")]
    Malformed(&'static str),
    /// There is a vault, and no passphrase to open it with.
    #[error("a passphrase opens the secrets of this desk, and none was given: set {PASSPHRASE} or type it")]
    NoPassphrase,
    /// The passphrase does not open the vault.
    #[error("the passphrase does not open the secrets of this desk")]
    WrongPassphrase,
    /// The passphrase is too short to be chosen.
    #[error(transparent)]
    TooShort(SealError),
    /// The vault's file is damaged.
    #[error("the file with the secrets of this desk is damaged")]
    Damaged,
    /// The vault's file is not one of ours.
    #[error("the file where the secrets of this desk should be is not one of Skranke")]
    Foreign,
    /// The vault's file cannot be read or written.
    #[error("the file with the secrets of this desk: {0}")]
    File(std::io::ErrorKind),
    /// There is no vault.
    #[error("no passphrase has been chosen: `skranke-cli secret choose-passphrase`")]
    NoVault,
    /// There is a vault already.
    #[error("a passphrase has been chosen already; `skranke-cli secret change-passphrase` changes it")]
    HasPassphrase,
}

impl From<SealError> for VaultError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::TooShort => Self::TooShort(error),
            SealError::WrongPassphrase => Self::WrongPassphrase,
            SealError::Damaged => Self::Damaged,
        }
    }
}
