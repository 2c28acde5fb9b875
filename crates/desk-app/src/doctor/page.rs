//! Whether the club's page can be served where the settings say.

use std::io::ErrorKind;

use desk_wire::Code;
use desk_wire::check::{Check, FindingWord as Word};
use tokio::net::TcpListener;

use super::Finding;
use crate::config::Config;

/// Nothing, if no login ends on a page.
pub(super) async fn examine(config: &Config) -> Option<Finding> {
    config.page_address()?;
    let listen = config.listen;
    let finding = match TcpListener::bind(listen).await {
        Ok(_) if !listen.ip().is_loopback() => {
            let sentence =
                format!("the page is offered without TLS to whoever reaches {listen}: only a proxy with TLS should");
            Finding::note(Check::Page, Word::PageForEverybody, sentence)
        }
        Ok(_) => Finding::well(Check::Page, Word::PageFine, format!("the page can be served on {listen}")),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let sentence = format!("something listens on {listen} already: the window, if it is open");
            Finding::note(Check::Page, Word::PageTaken, sentence)
        }
        Err(error) => {
            let sentence = format!("the page cannot listen on {listen} (`browser_ending.listen`): {}", error.kind());
            Finding::wrong(Check::Page, Code::ConfigInvalid, Word::PageCannotListen, sentence)
        }
    };
    Some(finding.with([listen.to_string()]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::State;

    async fn found(listen: &str, redirect_uri: &str) -> Option<State> {
        let settings = format!(
            "[club]\nname = \"x\"\n[provider]\nissuer = \"https://example.test/\"\nclient_id = \"x\"\n\
             [browser_ending]\nlisten = \"{listen}\"\n{redirect_uri}"
        );
        examine(&Config::from_text(&settings).unwrap()).await.map(|finding| finding.state)
    }

    #[tokio::test]
    async fn a_page_that_can_be_served_is_told_from_one_that_cannot_or_is_served_already() {
        let address = "redirect_uri = \"https://club.example.test/welcome\"";
        assert_eq!(found("127.0.0.1:0", "").await, None, "no login ends there");
        assert_eq!(found("127.0.0.1:0", address).await, Some(State::Well));
        assert_eq!(found("0.0.0.0:0", address).await, Some(State::Note), "for everybody, without TLS");
        let held = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let taken = held.local_addr().unwrap().to_string();
        assert_eq!(found(&taken, address).await, Some(State::Note), "held by {held:?}");
        assert_eq!(found("192.0.2.1:80", address).await, Some(State::Wrong(Code::ConfigInvalid)), "no address of ours");
    }
}
