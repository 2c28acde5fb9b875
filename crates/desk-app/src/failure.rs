//! Why a use case did not do what was asked, and the one place where it becomes an error of the wire.

use std::io::ErrorKind;

use desk_core::staff::Closed;
use desk_core::{PhoneProblem, PinProblem};
use desk_store::StoreError;
use desk_wire::{Code, WireError};
use jiff::Timestamp;

use crate::config::ConfigError;
use crate::desk::OpenError;
use crate::export::{DraftError, ExportError};
use crate::form::FieldProblem;
use crate::import::ImportError;
use crate::vault::VaultError;
use crate::{view, view_staff};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The text is no number.
    #[error(transparent)]
    Phone(#[from] PhoneProblem),
    /// No such member or login.
    #[error("there is no such member or request")]
    NotFound,
    /// It has moved on.
    #[error("the request has moved on")]
    NotNow,
    /// Asking is not allowed yet.
    #[error("too many requests for this number now")]
    TooMany {
        /// When again.
        retry_at: Timestamp,
    },
    /// The clock has jumped.
    #[error("the clock has jumped since the register was last in use: see that it is right, and say so")]
    ClockInDoubt,
    /// A login cannot end on a page that is not set up.
    #[error("`browser_ending.redirect_uri` is not set, or cannot be used: no login can end on the club's page")]
    NoPage,
    /// Nothing can be asked.
    #[error("the provider's client secret: {0}")]
    NoSecret(VaultError),
    /// Whoever is there is not let in.
    #[error(transparent)]
    Closed(#[from] Closed),
    /// That is not their PIN.
    #[error("that is not the PIN")]
    WrongPin,
    /// After wrong tries a PIN is not to be tried for a while.
    #[error("after so many wrong tries the PIN has to wait")]
    PinClosed {
        /// Until then.
        until: Timestamp,
    },
    /// What was chosen is no PIN.
    #[error(transparent)]
    Pin(#[from] PinProblem),
    /// What was written into a field of a form cannot be kept.
    #[error("{field}: {problem}")]
    Field {
        /// Which field.
        field: &'static str,
        /// Why.
        problem: FieldProblem,
    },
    /// Nobody said where files go.
    #[error("this computer has no folder for documents")]
    NoFolder,
    /// A file that was asked for.
    #[error(transparent)]
    File(#[from] DraftError),
    /// The register.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of ours.
    #[error("a task ended early")]
    Internal,
}

impl From<Failure> for WireError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Phone(problem) => {
                Self { problem: Some(view::phone_problem(problem)), ..Self::new(Code::InvalidPhone) }
            }
            Failure::NotFound => Self::new(Code::NotFound),
            Failure::NotNow => Self::new(Code::NotNow),
            Failure::TooMany { retry_at } => {
                Self { retry_at_ms: Some(retry_at.as_millisecond()), ..Self::new(Code::TooMany) }
            }
            Failure::ClockInDoubt => Self::new(Code::NotNow).with_detail(failure.to_string()),
            Failure::NoPage => Self::new(Code::ConfigInvalid).with_detail(failure.to_string()),
            Failure::NoSecret(_) => Self::new(Code::SecretMissing).with_detail(failure.to_string()),
            Failure::Closed(Closed::SignIn) => Self::new(Code::SignInNeeded),
            Failure::Closed(Closed::Manager) => Self::new(Code::ManagerNeeded),
            Failure::WrongPin => Self::new(Code::WrongPin),
            Failure::PinClosed { until } => {
                Self { retry_at_ms: Some(until.as_millisecond()), ..Self::new(Code::PinClosed) }
            }
            Failure::Pin(problem) => {
                Self { pin_problem: Some(view_staff::pin_problem(problem)), ..Self::new(Code::InvalidPin) }
                    .with_detail(problem.to_string())
            }
            Failure::Field { field, problem } => {
                let field_problem = Some(problem.view());
                Self { field: Some(field.to_owned()), field_problem, ..Self::new(Code::InvalidField) }
                    .with_detail(failure.to_string())
            }
            Failure::NoFolder => Self::new(Code::FileNotWritten).with_detail(failure.to_string()),
            Failure::File(error) => of_file(&error),
            Failure::Store(error) => of_store(&error),
            Failure::Internal => Self::new(Code::Internal),
        }
    }
}

impl From<&OpenError> for WireError {
    fn from(error: &OpenError) -> Self {
        match error {
            OpenError::Config(ConfigError::Missing(_)) => Self::new(Code::ConfigMissing).with_detail(error.to_string()),
            OpenError::Config(ConfigError::Invalid(_) | ConfigError::Value { .. }) | OpenError::Provider(_) => {
                Self::new(Code::ConfigInvalid).with_detail(error.to_string())
            }
            OpenError::ClientSecret(vault) => {
                Self::new(vault_code(vault).unwrap_or(Code::InvalidClient)).with_detail(error.to_string())
            }
            OpenError::RegisterKey(vault) => {
                Self::new(vault_code(vault).unwrap_or(Code::StoreLocked)).with_detail(error.to_string())
            }
            OpenError::Store { folder, error } => of_store(error).with_detail(format!("{error}: {}", folder.display())),
            OpenError::Internal => Self::new(Code::Internal),
        }
    }
}

impl From<ImportError> for WireError {
    fn from(error: ImportError) -> Self {
        match &error {
            ImportError::File(_) | ImportError::Sheet(_) | ImportError::Columns(_) => {
                Self::new(Code::Usage).with_detail(error.to_string())
            }
            ImportError::RefusedRows(draft) => of_draft(draft),
            ImportError::Store(error) => of_store(error),
            ImportError::Internal => Self::new(Code::Internal),
        }
    }
}

impl From<ExportError> for WireError {
    fn from(error: ExportError) -> Self {
        match &error {
            ExportError::NotCsv => Self::new(Code::Usage).with_detail(error.to_string()),
            ExportError::File(draft) => of_draft(draft),
            ExportError::Store(error) => of_store(error),
            ExportError::Internal => Self::new(Code::Internal),
        }
    }
}

/// A file that was asked for on the screen: nothing is wrong with the register.
fn of_file(error: &DraftError) -> WireError {
    let code = match of_draft(error).code {
        Code::StoreFull => Code::StoreFull,
        _ => Code::FileNotWritten,
    };
    WireError::new(code).with_detail(error.to_string())
}

pub(crate) fn of_draft(error: &DraftError) -> WireError {
    let code = match error.error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::StoreFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::StoreReadOnly,
        _ => Code::Usage,
    };
    WireError::new(code).with_detail(error.to_string())
}

fn of_store(error: &StoreError) -> WireError {
    let staff_problem = match error {
        StoreError::Staff(problem) => Some(view_staff::staff_problem(*problem)),
        _ => None,
    };
    WireError { staff_problem, ..WireError::new(store_code(error)) }.with_detail(error.to_string())
}

/// The code of a fault of the vault itself, whatever was looked for in it. `None`: it is not there.
fn vault_code(error: &VaultError) -> Option<Code> {
    match error {
        VaultError::NoKeychain(_) | VaultError::Locked | VaultError::Missing(_) => None,
        VaultError::Malformed(_) | VaultError::WrongPassphrase => Some(Code::StoreWrongKey),
        VaultError::NoPassphrase => Some(Code::StoreLocked),
        VaultError::Damaged => Some(Code::StoreDamaged),
        VaultError::Foreign => Some(Code::StoreForeign),
        VaultError::TooShort(_) | VaultError::NoVault | VaultError::HasPassphrase => Some(Code::Usage),
        VaultError::File(kind) => Some(store_code(&std::io::Error::from(*kind).into())),
    }
}

/// The code of a fault of the register.
pub(crate) fn store_code(error: &StoreError) -> Code {
    match error {
        StoreError::WrongKey => Code::StoreWrongKey,
        StoreError::Damaged => Code::StoreDamaged,
        StoreError::Foreign => Code::StoreForeign,
        StoreError::Newer => Code::StoreNewer,
        StoreError::Full => Code::StoreFull,
        StoreError::ReadOnly => Code::StoreReadOnly,
        StoreError::NotFound => Code::NotFound,
        StoreError::ChangedSince | StoreError::LoginLive => Code::NotNow,
        StoreError::NumberTaken(_) | StoreError::Exists | StoreError::ListFull => Code::Usage,
        StoreError::Staff(_) => Code::StaffRule,
        StoreError::BrokenOff => Code::Cancelled,
        StoreError::InUse | StoreError::Failed(_) => Code::StoreFailed,
    }
}
