//! Whether files changed since a piece of work was last done with them.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// The contents of some files and folders, and where the mark stands that tells of the last time.
pub(crate) struct Stamp {
    mark: PathBuf,
    inputs: Vec<PathBuf>,
}

impl Stamp {
    /// `mark` is the file to remember in; inputs that do not exist count as empty.
    pub(crate) fn new(mark: PathBuf, inputs: Vec<PathBuf>) -> Self {
        Self { mark, inputs }
    }

    /// Whether the files are as they were when [`Stamp::set`] was last called.
    pub(crate) fn is_current(&self) -> bool {
        let Ok(now) = self.contents() else { return false };
        fs::read_to_string(&self.mark).is_ok_and(|then| then == now)
    }

    /// Remembers the files as they are now.
    pub(crate) fn set(&self) -> io::Result<()> {
        if let Some(folder) = self.mark.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.mark, self.contents()?)
    }

    fn contents(&self) -> io::Result<String> {
        let mut hasher = DefaultHasher::new();
        for input in &self.inputs {
            read_into(input, &mut hasher)?;
        }
        Ok(format!("{:016x}", hasher.finish()))
    }
}

fn read_into(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| read_into(entry, hasher));
    }
    if path.is_file() {
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with one file in a folder of its own, and a stamp over it; gone when dropped.
    struct Scene {
        folder: PathBuf,
        stamp: Stamp,
    }

    impl Scene {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("skranke-stamp-{}-{name}", std::process::id()));
            fs::create_dir_all(folder.join("in/deeper")).unwrap();
            fs::write(folder.join("in/deeper/page"), "one").unwrap();
            let stamp = Stamp::new(folder.join("out/mark"), vec![folder.join("in"), folder.join("not there")]);
            Self { folder, stamp }
        }
    }

    impl Drop for Scene {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }

    #[test]
    fn what_was_never_done_has_to_be_done() {
        assert!(!Scene::new("never").stamp.is_current());
    }

    #[test]
    fn what_was_done_with_the_same_files_is_not_done_again() {
        let scene = Scene::new("same");
        scene.stamp.set().unwrap();
        fs::write(scene.folder.join("in/deeper/page"), "one").unwrap();
        assert!(scene.stamp.is_current(), "only the contents count, not the time of writing");
    }

    #[test]
    fn a_changed_a_new_and_a_renamed_file_are_seen() {
        type Change = fn(&Path) -> io::Result<()>;
        let changes: [(&str, Change); 3] = [
            ("changed", |folder| fs::write(folder.join("page"), "two")),
            ("new", |folder| fs::write(folder.join("other"), "")),
            ("renamed", |folder| fs::rename(folder.join("page"), folder.join("paper"))),
        ];
        for (name, change) in changes {
            let scene = Scene::new(name);
            scene.stamp.set().unwrap();
            change(&scene.folder.join("in/deeper")).unwrap();
            assert!(!scene.stamp.is_current(), "{name}");
        }
    }
}
