//! Where secrets come from, and that none of them lies about in clear.

use std::fs;

use super::*;
use crate::random::SystemRandom;
use crate::sealing::SealError;

const HORSE: &str = "correct horse";

fn vault(variables: &[(&str, &str)]) -> Vault {
    Vault::from_environment(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn opened_by(passphrase: &str) -> Vault {
    vault(&[(PASSPHRASE, passphrase)])
}

fn config() -> Config {
    Config::from_text("[club]\nname = \"x\"\n[provider]\nissuer = \"http://127.0.0.1:1/\"\nclient_id = \"c\"\n")
        .unwrap()
}

fn secret(text: &str) -> SecretString {
    text.to_owned().into()
}

/// A folder whose secrets are under a passphrase: a key in the variable's place, and a client's secret.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = vault(&[(DB_KEY, &"ab".repeat(32)), (CLIENT_SECRET, "canary-client-secret")]);
    from.choose_passphrase(&config(), folder.path(), &secret(HORSE), &SystemRandom).unwrap();
    folder
}

fn key_of(vault: &Vault, folder: &Path) -> Result<String, VaultError> {
    let keys = vault.register_keys(folder, &SystemRandom)?;
    Ok(keys.key.to_hex().expose_secret().to_owned())
}

#[test]
fn a_key_from_the_environment_needs_no_keychain() {
    let vault = vault(&[(DB_KEY, &"ab".repeat(32)), ("OTHER", "x")]);
    assert!(vault.register_keys(Path::new("."), &SystemRandom).is_ok());
}

#[test]
fn a_key_that_is_none_is_refused_and_never_replaced() {
    let refused = vault(&[(DB_KEY, "secret")]).register_keys(Path::new("."), &SystemRandom).unwrap_err();
    assert_eq!(refused, VaultError::Malformed(DB_KEY));
    assert!(!refused.to_string().contains("secret"));
}

#[test]
fn a_vault_cannot_be_printed() {
    let names = [CLIENT_SECRET, DB_KEY, NEW_DB_KEY, PASSPHRASE];
    let vault = vault(&names.map(|name| (name, "canary")));
    assert!(!format!("{vault:?}").contains("canary"), "{vault:?}");
    let folder = folder();
    let vault = opened_by(HORSE);
    key_of(&vault, folder.path()).unwrap();
    assert!(!format!("{vault:?}").contains("abab"), "{vault:?}");
}

#[test]
fn what_was_moved_into_the_vault_is_found_there_with_the_passphrase_alone() {
    let folder = folder();
    assert_eq!(key_of(&opened_by(HORSE), folder.path()).unwrap(), "ab".repeat(32));
    assert!(opened_by(HORSE).client_secret(&config(), folder.path()).is_ok());
    assert_eq!(key_of(&opened_by("correct house"), folder.path()), Err(VaultError::WrongPassphrase));
    assert_eq!(key_of(&vault(&[]), folder.path()), Err(VaultError::NoPassphrase));
    assert!(matches!(opened_by(HORSE).kept_in(folder.path()), KeptIn::PassphraseVault(_)));
}

#[test]
fn the_file_is_its_owners_alone_and_shows_no_secret() {
    let folder = folder();
    let file = passphrase::file_in(folder.path());
    let text = fs::read_to_string(&file).unwrap();
    for canary in [&"ab".repeat(32)[..], "canary", HORSE, "client_secrets"] {
        assert!(!text.contains(canary), "{canary}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_new_register_gets_a_key_in_the_vault_and_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let chosen = vault(&[]).choose_passphrase(&config(), folder.path(), &secret(HORSE), &SystemRandom);
    chosen.unwrap();
    let (first, second) = (opened_by(HORSE), opened_by(HORSE));
    // Both have it open before there is a key: the second finds the first one's.
    let _ = second.client_secret(&config(), folder.path());
    let key = key_of(&first, folder.path()).unwrap();
    assert_eq!(key_of(&second, folder.path()).unwrap(), key);
    assert_eq!(key_of(&opened_by(HORSE), folder.path()).unwrap(), key);
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let folder = folder();
    let new = secret("battery staple");
    opened_by(HORSE).change_passphrase(folder.path(), &new, &SystemRandom).unwrap();
    assert_eq!(key_of(&opened_by("battery staple"), folder.path()).unwrap(), "ab".repeat(32));
    assert_eq!(key_of(&opened_by(HORSE), folder.path()), Err(VaultError::WrongPassphrase));
}

#[test]
fn a_passphrase_is_chosen_once_and_not_too_short() {
    let folder = folder();
    let again = vault(&[]).choose_passphrase(&config(), folder.path(), &secret(HORSE), &SystemRandom);
    assert_eq!(again, Err(VaultError::HasPassphrase));
    let empty = tempfile::tempdir().unwrap();
    let short = vault(&[]).choose_passphrase(&config(), empty.path(), &secret("1234567"), &SystemRandom);
    assert_eq!(short, Err(VaultError::TooShort(SealError::TooShort)));
    assert!(!passphrase::is_in(empty.path()));
}

#[test]
fn a_damaged_vault_is_told_from_a_foreign_file_and_neither_is_replaced() {
    let folder = folder();
    let file = passphrase::file_in(folder.path());
    let whole = fs::read_to_string(&file).unwrap();
    let check = |text: &str, expected: VaultError| {
        fs::write(&file, text).unwrap();
        assert_eq!(key_of(&opened_by(HORSE), folder.path()), Err(expected), "{text:.40}");
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    };
    check("", VaultError::Foreign);
    check("{\"somebody\": \"else\"}", VaultError::Foreign);
    check(&whole[..whole.len() / 2], VaultError::Damaged);
    check(&whole.replacen("\"content\": \"", "\"content\": \"00", 1), VaultError::Damaged);
    check(&whole.replacen("\"salt\": \"", "\"salt\": \"00", 1), VaultError::Damaged);
    check(&"x".repeat(1 << 20), VaultError::Foreign);
    fs::write(&file, &whole).unwrap();
    assert!(key_of(&opened_by(HORSE), folder.path()).is_ok());
}

#[test]
fn a_folder_or_a_pipe_in_the_vaults_place_is_no_vault() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(passphrase::file_in(folder.path())).unwrap();
    assert_eq!(key_of(&opened_by(HORSE), folder.path()), Err(VaultError::Foreign));
}

#[test]
fn both_keys_are_kept_while_the_key_is_changed_and_the_new_one_after() {
    let folder = folder();
    let (from, to) = opened_by(HORSE).begin_rekey(folder.path(), &SystemRandom).unwrap();
    let hex = |key: &StoreKey| key.to_hex().expose_secret().to_owned();
    assert_eq!(hex(&from), "ab".repeat(32));
    let keys = opened_by(HORSE).register_keys(folder.path(), &SystemRandom).unwrap();
    assert_eq!((hex(&keys.key), keys.other.as_ref().map(hex)), (hex(&from), Some(hex(&to))));
    let (_, same) = opened_by(HORSE).begin_rekey(folder.path(), &SystemRandom).unwrap();
    assert_eq!(hex(&same), hex(&to), "a change that was broken off goes on with the same key");
    opened_by(HORSE).finish_rekey(folder.path(), &SystemRandom).unwrap();
    let keys = opened_by(HORSE).register_keys(folder.path(), &SystemRandom).unwrap();
    assert_eq!((hex(&keys.key), keys.other.is_none()), (hex(&to), true));
}

#[test]
fn a_key_of_the_environment_is_changed_by_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = ("ab".repeat(32), "cd".repeat(32));
    let alone = vault(&[(DB_KEY, &old)]).begin_rekey(folder.path(), &SystemRandom);
    assert!(matches!(alone, Err(VaultError::Missing(_))));
    let both = vault(&[(DB_KEY, &old), (NEW_DB_KEY, &new)]);
    let (from, to) = both.begin_rekey(folder.path(), &SystemRandom).unwrap();
    assert_eq!((from.to_hex().expose_secret(), to.to_hex().expose_secret()), (&old[..], &new[..]));
}
