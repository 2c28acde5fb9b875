//! `[page]`: the blocks of the club's page, checked key by key.

use desk_wire::desk::Language;
use toml::{Table, Value};
use url::Url;

use crate::config::{ConfigError, invalid};
use crate::page::blocks::{
    Ask, Block, Choice, Consents, Field, HandOver, Heading, LANGUAGES, More, Page, Terms, Text, word,
};
use crate::page::colour::{Accent, AccentProblem};
use crate::settings_file::nearest;

/// The blocks there are, in the order in which most clubs would have them.
const BLOCKS: [&str; 6] = ["welcome", "more", "consents", "terms", "hand_over", "done"];
/// What a club has that says nothing of its page.
const USUAL: [&str; 2] = ["welcome", "done"];

const MOST_TEXT: usize = 2000;
const MOST_LABEL: usize = 300;
const MOST_KEY: usize = 40;
/// More of one kind than anybody reads on a phone.
const MOST_ITEMS: usize = 30;
/// Of an answer to a question of the club's.
const MOST_ANSWER: i64 = 500;
const USUAL_ANSWER: usize = 200;

/// The page as it is written.
pub(crate) fn check(page: &Table, club: Language) -> Result<Page, ConfigError> {
    let known = ["blocks", "accent", "welcome", "more", "consents", "terms", "hand_over", "done"];
    let section = Section::new("page".to_owned(), page, &known, club)?;
    let names = block_names(&section)?;
    let blocks = names.into_iter().map(|name| block(&section, name)).collect::<Result<Vec<_>, _>>()?;
    // A section of a block that is switched off is read all the same: what is wrong in it is wrong today.
    for name in BLOCKS.into_iter().filter(|name| page.contains_key(*name)) {
        block(&section, name)?;
    }
    Ok(Page { blocks, accent: accent(&section)? })
}

fn block_names(page: &Section<'_>) -> Result<Vec<&'static str>, ConfigError> {
    let Some(value) = page.table.get("blocks") else { return Ok(USUAL.to_vec()) };
    let items = value.as_array().ok_or_else(|| invalid("`page.blocks` must be a list of texts".to_owned()))?;
    let mut names = Vec::new();
    for item in items {
        let written = item.as_str().unwrap_or_default();
        let Some(name) = BLOCKS.into_iter().find(|name| *name == written) else {
            let nearest = nearest(written, BLOCKS.iter().map(|name| (*name).to_owned()));
            return Err(invalid(format!("`page.blocks`: there is no block `{written}`; did you mean `{nearest}`?")));
        };
        if names.contains(&name) {
            return Err(invalid(format!("`page.blocks` has `{name}` twice")));
        }
        names.push(name);
    }
    match names.iter().position(|name| *name == "done") {
        Some(at) if at + 1 < names.len() => Err(invalid("`page.blocks`: `done` must be the last".to_owned())),
        Some(_) => Ok(names),
        // Nobody is left standing at the end.
        None => Ok([names, vec!["done"]].concat()),
    }
}

fn block(page: &Section<'_>, name: &str) -> Result<Block, ConfigError> {
    match name {
        "welcome" => Ok(Block::Welcome(page.sub("welcome", &["title", "text"])?.heading()?)),
        "more" => more(&page.sub("more", &["title", "text", "birthday_greeting", "interests", "fields"])?),
        "consents" => consents(&page.sub("consents", &["title", "text", "asks"])?),
        "terms" => terms(&page.sub("terms", &["title", "text", "url", "version", "accept"])?),
        "hand_over" => hand_over(&page.sub("hand_over", &["title", "text", "url", "button"])?),
        _ => Ok(Block::Done(page.sub("done", &["title", "text"])?.heading()?)),
    }
}

fn more(section: &Section<'_>) -> Result<Block, ConfigError> {
    let interests = section.items("interests", &["key", "label"], |item| {
        Ok(Choice { key: item.key()?, label: item.needed_text("label", MOST_LABEL)? })
    })?;
    let fields = section.items("fields", &["key", "label", "help", "max_length"], |item| {
        Ok(Field {
            key: item.key()?,
            label: item.needed_text("label", MOST_LABEL)?,
            help: item.text("help", MOST_LABEL)?,
            max_length: item.length()?,
        })
    })?;
    let birthday_greeting = section.flag("birthday_greeting")?;
    if interests.is_empty() && fields.is_empty() && !birthday_greeting {
        return Err(section.wrong("asks nothing: give it `interests`, `fields` or `birthday_greeting = true`"));
    }
    once(section, "interests", interests.iter().map(|choice| choice.key.as_str()))?;
    once(section, "fields", fields.iter().map(|field| field.key.as_str()))?;
    Ok(Block::More(More { heading: section.heading()?, interests, birthday_greeting, fields }))
}

fn consents(section: &Section<'_>) -> Result<Block, ConfigError> {
    let asks = section.items("asks", &["key", "text", "url"], |item| {
        Ok(Ask { key: item.key()?, text: item.needed_text("text", MOST_TEXT)?, url: item.url("url")? })
    })?;
    if asks.is_empty() {
        return Err(section.wrong("asks nothing: give it [[page.consents.asks]] with `key` and `text`"));
    }
    once(section, "asks", asks.iter().map(|ask| ask.key.as_str()))?;
    Ok(Block::Consents(Consents { heading: section.heading()?, asks }))
}

fn terms(section: &Section<'_>) -> Result<Block, ConfigError> {
    let missing = |key: &str| section.wrong(&format!("needs `{key}`: the receipt says which terms were accepted"));
    let version = section.plain("version")?.ok_or_else(|| missing("version"))?;
    let url = section.url("url")?.ok_or_else(|| missing("url"))?;
    Ok(Block::Terms(Terms { heading: section.heading()?, url, version, accept: section.text("accept", MOST_TEXT)? }))
}

fn hand_over(section: &Section<'_>) -> Result<Block, ConfigError> {
    let url = section.url("url")?.ok_or_else(|| section.wrong("needs `url`: where the button leads"))?;
    Ok(Block::HandOver(HandOver { heading: section.heading()?, url, button: section.text("button", MOST_LABEL)? }))
}

fn accent(page: &Section<'_>) -> Result<Accent, ConfigError> {
    let Some(text) = page.plain("accent")? else { return Ok(Accent::default()) };
    Accent::parse(&text).map_err(|problem| match problem {
        AccentProblem::NotAColour => invalid("`page.accent` must be a colour: \"#0b6468\"".to_owned()),
        AccentProblem::TooPale(tenths, instead) => invalid(format!(
            "`page.accent` is too pale to be read: its contrast with the page is {}.{} to 1, and 4.5 to 1 is needed; {instead} would do",
            tenths / 10,
            tenths % 10
        )),
    })
}

fn once<'a>(section: &Section<'_>, list: &str, keys: impl Iterator<Item = &'a str>) -> Result<(), ConfigError> {
    let mut seen = Vec::new();
    for key in keys {
        if seen.contains(&key) {
            return Err(section.wrong(&format!("has the key `{key}` twice in `{list}`")));
        }
        seen.push(key);
    }
    Ok(())
}

/// A table of the settings whose keys are known.
struct Section<'a> {
    path: String,
    table: &'a Table,
    club: Language,
}

impl<'a> Section<'a> {
    fn new(path: String, table: &'a Table, known: &[&str], club: Language) -> Result<Self, ConfigError> {
        if let Some(unknown) = table.keys().find(|key| !known.contains(&key.as_str())) {
            let nearest = nearest(unknown, known.iter().map(|key| (*key).to_owned()));
            return Err(invalid(format!("there is no key `{path}.{unknown}`; did you mean `{path}.{nearest}`?")));
        }
        Ok(Self { path, table, club })
    }

    fn sub(&self, name: &str, known: &[&str]) -> Result<Section<'a>, ConfigError> {
        static EMPTY: std::sync::LazyLock<Table> = std::sync::LazyLock::new(Table::new);
        let path = format!("{}.{name}", self.path);
        let table = match self.table.get(name) {
            None => &EMPTY,
            Some(Value::Table(table)) => table,
            Some(_) => return Err(invalid(format!("`{path}` must be a section: [{path}]"))),
        };
        Section::new(path, table, known, self.club)
    }

    fn items<T>(
        &self,
        name: &str,
        known: &[&str],
        read: impl Fn(&Section<'a>) -> Result<T, ConfigError>,
    ) -> Result<Vec<T>, ConfigError> {
        let Some(value) = self.table.get(name) else { return Ok(Vec::new()) };
        let path = format!("{}.{name}", self.path);
        let wrong = || invalid(format!("`{path}` must be a list of sections, each under [[{path}]]"));
        let items = value.as_array().ok_or_else(wrong)?;
        if items.len() > MOST_ITEMS {
            return Err(invalid(format!("`{path}` has more than {MOST_ITEMS} entries")));
        }
        let item = |value: &'a Value| {
            let table = value.as_table().ok_or_else(wrong)?;
            read(&Section::new(path.clone(), table, known, self.club)?)
        };
        items.iter().map(item).collect()
    }

    fn wrong(&self, sentence: &str) -> ConfigError {
        invalid(format!("[{}] {sentence}", self.path))
    }

    fn at(&self, key: &str, sentence: &str) -> ConfigError {
        invalid(format!("`{}.{key}` {sentence}", self.path))
    }

    fn heading(&self) -> Result<Heading, ConfigError> {
        Ok(Heading { title: self.text("title", MOST_LABEL)?, text: self.text("text", MOST_TEXT)? })
    }

    /// A text in the club's language, or one per language.
    fn text(&self, key: &str, most: usize) -> Result<Option<Text>, ConfigError> {
        let given = match self.table.get(key) {
            None => return Ok(None),
            Some(Value::String(text)) => vec![(self.club, self.sentence(key, text, most)?)],
            Some(Value::Table(table)) => self.languages(key, table, most)?,
            Some(_) => return Err(self.at(key, "must be a text, or one per language: { nb = \"…\", en = \"…\" }")),
        };
        Text::new(given, self.club).map(Some).ok_or_else(|| self.at(key, "has no text in any language"))
    }

    fn needed_text(&self, key: &str, most: usize) -> Result<Text, ConfigError> {
        self.text(key, most)?.ok_or_else(|| self.wrong(&format!("needs `{key}` in every entry")))
    }

    fn languages(&self, key: &str, table: &Table, most: usize) -> Result<Vec<(Language, String)>, ConfigError> {
        let language = |(written, value): (&String, &Value)| {
            let Some((_, language)) = LANGUAGES.into_iter().find(|(word, _)| *word == written.as_str()) else {
                let words = LANGUAGES.map(|(_, language)| word(language)).join(", ");
                return Err(self.at(key, &format!("is not written in `{written}` here; the page speaks {words}")));
            };
            let text = value.as_str().ok_or_else(|| self.at(key, "must have a text in quotes for each language"))?;
            Ok((language, self.sentence(key, text, most)?))
        };
        table.iter().map(language).collect()
    }

    fn sentence(&self, key: &str, text: &str, most: usize) -> Result<String, ConfigError> {
        let text = text.trim();
        match text.chars().count() {
            0 => Err(self.at(key, "is empty")),
            length if length > most => Err(self.at(key, &format!("is longer than {most} signs"))),
            _ => Ok(text.to_owned()),
        }
    }

    fn plain(&self, key: &str) -> Result<Option<String>, ConfigError> {
        let Some(value) = self.table.get(key) else { return Ok(None) };
        let text = value.as_str().ok_or_else(|| self.at(key, "must be a text in quotes"))?;
        self.sentence(key, text, MOST_LABEL).map(Some)
    }

    fn key(&self) -> Result<String, ConfigError> {
        let key = self.plain("key")?.ok_or_else(|| self.wrong("needs `key` in every entry"))?;
        let is_key = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if key.len() > MOST_KEY || !key.bytes().all(is_key) {
            return Err(self.at("key", "must be of the letters a to z, digits and _, 40 at the most"));
        }
        Ok(key)
    }

    fn flag(&self, key: &str) -> Result<bool, ConfigError> {
        let value = self.table.get(key).map_or(Some(false), Value::as_bool);
        value.ok_or_else(|| self.at(key, "must be true or false, without quotes"))
    }

    fn length(&self) -> Result<usize, ConfigError> {
        let Some(value) = self.table.get("max_length") else { return Ok(USUAL_ANSWER) };
        let length = value.as_integer().filter(|length| (1..=MOST_ANSWER).contains(length));
        let length = length.and_then(|length| usize::try_from(length).ok());
        length.ok_or_else(|| self.at("max_length", "must be from 1 to 500"))
    }

    fn url(&self, key: &str) -> Result<Option<Url>, ConfigError> {
        let Some(text) = self.plain(key)? else { return Ok(None) };
        let refused = || self.at(key, "must be an https address (http only for this very machine)");
        let url: Url = text.parse().map_err(|_| refused())?;
        let is_fit = (url.scheme() == "https" || vipps::is_loopback(&url)) && url.username().is_empty();
        if is_fit && url.password().is_none() && url.has_host() { Ok(Some(url)) } else { Err(refused()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r##"
        blocks = ["welcome", "more", "consents", "terms", "hand_over", "done"]
        accent = "#8a1f5c"
        welcome = { title = "Velkommen inn" }
        more = { birthday_greeting = true, interests = [{ key = "ski", label = { nb = "Ski", fi = "Hiihto" } }], fields = [{ key = "size", label = "Størrelse", max_length = 3 }] }
        consents = { asks = [{ key = "email", text = "Ja til e-post", url = "https://example.test/privacy" }] }
        terms = { url = "https://example.test/terms", version = "2026-1" }
        hand_over = { url = "https://shop.example.test/start?from=desk" }
    "##;

    fn read(text: &str) -> Result<Page, String> {
        check(&text.parse().unwrap(), Language::Nb).map_err(|error| error.to_string())
    }

    fn check_refused(text: &str, said: &str) {
        let error = read(text).map(|_| ()).unwrap_err();
        assert!(error.contains(said), "{text}\n{error}");
    }

    fn names(page: &Page) -> Vec<&'static str> {
        page.blocks.iter().map(Block::name).collect()
    }

    #[test]
    fn blocks_come_in_the_order_in_which_they_are_written() {
        assert_eq!(names(&read("").unwrap()), ["welcome", "done"]);
        assert_eq!(names(&read(WHOLE).unwrap()), BLOCKS);
        let order =
            WHOLE.replace(r#"["welcome", "more", "consents", "terms", "hand_over", "done"]"#, r#"["terms", "more"]"#);
        assert_eq!(names(&read(&order).unwrap()), ["terms", "more", "done"], "there is always an end");
    }

    #[test]
    fn a_text_is_the_clubs_or_one_for_each_language() {
        let page = read(WHOLE).unwrap();
        let more = page.more().unwrap();
        assert_eq!(more.interests[0].label.shown(Language::Fi).text, "Hiihto");
        assert_eq!(more.fields[0].label.shown(Language::Fi).language, Language::Nb);
        assert_eq!((more.fields[0].max_length, more.birthday_greeting), (3, true));
    }

    #[test]
    fn an_unknown_key_names_the_nearest_at_every_depth() {
        check_refused("acent = \"#000000\"", "did you mean `page.accent`?");
        check_refused("blocks = [\"wellcome\"]", "did you mean `welcome`?");
        check_refused("[welcome]\ntitel = \"x\"", "did you mean `page.welcome.title`?");
        check_refused("[[more.fields]]\nkey = \"a\"\nlable = \"x\"", "did you mean `page.more.fields.label`?");
        check_refused("[welcome.title]\nde = \"Willkommen\"", "the page speaks nb, en, da, fi, sv");
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_the_reason() {
        check_refused("blocks = \"welcome\"", "a list of texts");
        check_refused("blocks = [\"welcome\", \"welcome\"]", "twice");
        check_refused("blocks = [\"done\", \"welcome\"]", "must be the last");
        check_refused("blocks = [\"more\"]", "asks nothing");
        check_refused("blocks = [\"consents\"]", "asks nothing");
        check_refused("blocks = [\"terms\"]", "needs `version`");
        check_refused("blocks = [\"hand_over\"]", "where the button leads");
        check_refused("welcome = 3", "[page.welcome]");
        check_refused("welcome = { text = \" \" }", "is empty");
        check_refused("welcome = { text = 3 }", "one per language");
        check_refused("welcome = { text = {} }", "no text in any language");
        check_refused(&format!("welcome = {{ title = \"{}\" }}", "a".repeat(301)), "longer than 300");
        check_refused("[[more.interests]]\nkey = \"Ski\"\nlabel = \"x\"", "letters a to z");
        check_refused("[[more.interests]]\nkey = \"ski\"", "needs `label`");
        check_refused(
            "more = { interests = [{ key = \"a\", label = \"x\" }, { key = \"a\", label = \"y\" }] }",
            "twice",
        );
        check_refused("more = { interests = [1] }", "[[page.more.interests]]");
        check_refused("[[more.fields]]\nkey = \"a\"\nlabel = \"x\"\nmax_length = 501", "from 1 to 500");
        check_refused("more = { birthday_greeting = \"yes\" }", "true or false");
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_told_what_would_do() {
        check_refused("accent = \"petrol\"", "\"#0b6468\"");
        check_refused("accent = \"#ffd36b\"", "1.3 to 1, and 4.5 to 1 is needed; #");
    }

    #[test]
    fn an_address_is_whole_and_safe() {
        for url in
            ["http://example.test/", "javascript:alert(1)", "/terms", "https://a:b@example.test/", "data:text/html,x"]
        {
            check_refused(&format!("terms = {{ version = \"1\", url = \"{url}\" }}"), "must be an https address");
        }
        assert!(read("terms = { version = \"1\", url = \"http://127.0.0.1:80/x\" }").is_ok());
    }
}
