//! The keys that have no sign, as WebDriver names them.

pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const ESCAPE: &str = "\u{e00c}";
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const DOWN: &str = "\u{e015}";
pub(crate) const SHIFT: char = '\u{e008}';
pub(crate) const CONTROL: char = '\u{e009}';
pub(crate) const F1: &str = "\u{e031}";
pub(crate) const F2: &str = "\u{e032}";
pub(crate) const F3: &str = "\u{e033}";
pub(crate) const F4: &str = "\u{e034}";
pub(crate) const F5: &str = "\u{e035}";
pub(crate) const F6: &str = "\u{e036}";
pub(crate) const F7: &str = "\u{e037}";
pub(crate) const F8: &str = "\u{e038}";
pub(crate) const F9: &str = "\u{e039}";
pub(crate) const F10: &str = "\u{e03a}";
pub(crate) const F11: &str = "\u{e03b}";
pub(crate) const F12: &str = "\u{e03c}";
