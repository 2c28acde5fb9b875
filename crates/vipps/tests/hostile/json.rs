//! JSON written by hand, so that it can be wrong.

/// The members of an object, each value as it is to be written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members(Vec<(String, String)>);

impl Members {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Sets a member; in its old place, if it was there.
    pub(crate) fn set(mut self, name: &str, written: impl Into<String>) -> Self {
        let written = written.into();
        match self.0.iter_mut().find(|(own, _)| own == name) {
            Some((_, value)) => *value = written,
            None => self.0.push((name.to_owned(), written)),
        }
        self
    }

    pub(crate) fn text(self, name: &str, text: &str) -> Self {
        self.set(name, quoted(text))
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(own, _)| own != name);
        self
    }

    /// One more, whatever is there already; the name is written as it is.
    pub(crate) fn also(mut self, name: &str, written: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), written.into()));
        self
    }

    /// One more at the beginning.
    pub(crate) fn first(mut self, name: &str, written: impl Into<String>) -> Self {
        self.0.insert(0, (name.to_owned(), written.into()));
        self
    }

    pub(crate) fn written(&self) -> String {
        let members: Vec<String> = self.0.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    }
}

pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
