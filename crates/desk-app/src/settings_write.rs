//! Values written into `skranke.toml`. What stands there besides stays as it is: comments, order, spaces.

use std::io::Write;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use crate::config::{ConfigError, invalid};
use crate::export::{Draft, DraftError};
use crate::settings_form::Change;

/// The text with the changes in it.
///
/// # Errors
/// [`ConfigError::Invalid`], if it is no TOML.
pub(crate) fn changed(text: &str, changes: Vec<Change>) -> Result<String, ConfigError> {
    let mut document: DocumentMut = text.parse().map_err(|_| invalid("it is not TOML any more".to_owned()))?;
    for change in changes {
        let section = document.entry(change.section).or_insert_with(|| Item::Table(Table::new()));
        let not_one = || invalid(format!("`{}` must be a section: [{0}]", change.section));
        put(section.as_table_like_mut().ok_or_else(not_one)?, change.name, change.value);
    }
    Ok(document.to_string())
}

fn put(section: &mut dyn TableLike, name: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        section.remove(name);
        return;
    };
    match section.get_mut(name).and_then(Item::as_value_mut) {
        Some(old) => {
            // What stands behind it on the line stays.
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            section.insert(name, Item::Value(value));
        }
    }
}

/// Writes the file, whole or not at all, for its owner alone.
///
/// # Errors
/// [`DraftError`].
pub(crate) fn write(file: &Path, text: &str) -> Result<(), DraftError> {
    // A link stays a link.
    let file: PathBuf = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let failed = |error| DraftError { place: file.clone(), error };
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut draft = Draft::new(&file)?;
    draft.write_all(text.as_bytes()).map_err(failed)?;
    draft.put()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Ours.\n[provider]\nclient_id = \"a\"   # from the portal\nissuer = \"https://x.test/\"\n\n[club]\nname = \"Fjellheim\"\n\n[page]\naccent = \"#0b6468\"\n";

    fn check(changes: Vec<Change>, expected: &str) {
        assert_eq!(changed(FILE, changes).unwrap(), expected);
    }

    fn change(section: &'static str, name: &'static str, value: Option<Value>) -> Change {
        Change { section, name, value }
    }

    #[test]
    fn what_is_not_changed_stays_as_it_is_written() {
        check(vec![], FILE);
        let id = change("provider", "client_id", Some("b".into()));
        check(vec![id], &FILE.replace("\"a\"", "\"b\""));
    }

    #[test]
    fn what_is_new_comes_at_the_end_of_its_section_or_of_the_file() {
        let idle = change("club", "idle_lock_min", Some(5.into()));
        let display = change("display", "open", Some(true.into()));
        let expected = FILE.replace("\"Fjellheim\"\n", "\"Fjellheim\"\nidle_lock_min = 5\n");
        check(vec![idle, display], &format!("{expected}\n[display]\nopen = true\n"));
    }

    #[test]
    fn what_is_taken_away_is_gone_and_what_was_not_there_does_not_matter() {
        let issuer = change("provider", "issuer", None);
        let uri = change("provider", "redirect_uri", None);
        check(vec![issuer, uri], &FILE.replace("issuer = \"https://x.test/\"\n", ""));
    }

    #[test]
    fn nothing_typed_can_become_a_key_or_a_section() {
        let text = "x\"\n[provider]\nclient_id = \"c";
        let written = changed(FILE, vec![change("club", "name", Some(text.into()))]).unwrap();
        let table: toml::Table = written.parse().unwrap();
        assert_eq!(table["club"]["name"].as_str(), Some(text));
        assert_eq!(table["provider"]["client_id"].as_str(), Some("a"));
    }

    #[test]
    fn a_section_on_one_line_is_a_section_and_something_else_is_refused() {
        let name = || vec![change("club", "name", Some("B".into()))];
        assert_eq!(changed("club = { name = \"A\" }", name()).unwrap().trim(), "club = { name = \"B\" }");
        assert!(changed("club = 3", name()).is_err());
        assert!(changed("[club", name()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_its_owners_alone_and_a_link_stays_one() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("deep/skranke.toml"), folder.path().join("link.toml"));
        write(&file, "a = 1\n").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, "a = 2\n").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "a = 2\n");
        assert!(link.is_symlink());
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }
}
