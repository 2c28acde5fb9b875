//! `skranke-cli members person` and `erase`: what is known about somebody, and that it is forgotten.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use desk_app::Desk;
use desk_app::certificate::Certificate;
use desk_wire::{Code, WireError};
use serde::Serialize;
use serde_json::Value;

use crate::args::{Erase, SetupArgs};
use crate::output::Output;

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Line<'a> {
    Person {
        #[serde(flatten)]
        everything: &'a Value,
    },
    Erased {
        #[serde(flatten)]
        certificate: &'a Certificate,
    },
}

/// `skranke-cli members person ID`: JSON in any case, on one line or on many.
pub(crate) async fn person(setup: &SetupArgs, id: &str, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        let text = desk.everything_about(id).await?;
        let everything: Value = serde_json::from_str(&text).map_err(|_| WireError::new(Code::Internal))?;
        let pretty = serde_json::to_string_pretty(&everything).unwrap_or_default();
        output.line(&Line::Person { everything: &everything }, &pretty);
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}

/// `skranke-cli members erase ID`. The file for the certificate is made first: once somebody is erased there must be one.
pub(crate) async fn erase(setup: &SetupArgs, erase: Erase) -> ExitCode {
    let output = Output::new(erase.json);
    let work = async |desk: &Desk| {
        if let Some(file) = &erase.certificate
            && let Err(error) = OpenOptions::new().create_new(true).write(true).open(file)
        {
            return Ok(output.failed_plainly(&no_file(file, &error)));
        }
        let erasure = match desk.erase_member(&erase.id).await {
            Ok(erasure) => erasure,
            Err(failure) => {
                // Nothing was written into it yet.
                let _ = erase.certificate.as_deref().map(fs::remove_file);
                return Err(failure.into());
            }
        };
        let certificate = desk.certificate(&erasure);
        let written = erase.certificate.as_deref().map(|file| (file, write(file, &certificate)));
        let sentence = match &written {
            Some((file, Ok(()))) => format!("Erased. The certificate is in {}.", file.display()),
            _ => certificate.text(),
        };
        output.line(&Line::Erased { certificate: &certificate }, &sentence);
        Ok(match written {
            Some((file, Err(error))) => output.failed_plainly(&no_file(file, &error)),
            _ => ExitCode::SUCCESS,
        })
    };
    setup.at_the_desk(output, work).await
}

/// As JSON if the name says so.
fn write(file: &Path, certificate: &Certificate) -> io::Result<()> {
    let is_json = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let text =
        if is_json { serde_json::to_string_pretty(certificate).unwrap_or_default() + "\n" } else { certificate.text() };
    let mut file = OpenOptions::new().write(true).open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn no_file(file: &Path, error: &io::Error) -> WireError {
    let code = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::StoreFull,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Code::StoreReadOnly,
        _ => Code::Usage,
    };
    WireError::new(code).with_detail(format!("The certificate cannot be written to {}: {error}.", file.display()))
}
