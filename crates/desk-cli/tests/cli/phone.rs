//! A customer's phone whose browser comes to the club's page that the program serves.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU8, Ordering};

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use vipps_sim::Options;

use crate::support::{Till, till_with};

/// Of each test its own, so that nobody takes the port before the program does.
pub(crate) fn place() -> SocketAddr {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    let [_, _, high, low] = std::process::id().to_be_bytes();
    let address = Ipv4Addr::new(127, 1 + high % 250, low, NEXT.fetch_add(1, Ordering::SeqCst));
    TcpListener::bind((address, 0)).and_then(|listener| listener.local_addr()).unwrap()
}

/// A till whose logins can end on a page with a welcome, one consent, and an end.
pub(crate) async fn till_with_page() -> (Till, SocketAddr) {
    let place = place();
    let address = format!("http://{place}/welcome");
    let till = till_with(Options { redirect_uris: vec![address.parse().unwrap()], ..Options::default() }).await;
    let file = till.folder.path().join("skranke.toml");
    let settings = std::fs::read_to_string(&file).unwrap();
    let page = format!(
        "[browser_ending]\nredirect_uri = \"{address}\"\nlisten = \"{place}\"\n\
         [page]\nblocks = [\"welcome\", \"consents\", \"done\"]\n\
         [[page.consents.asks]]\nkey = \"tips\"\ntext = \"Yes, send me tips.\"\n"
    );
    std::fs::write(file, settings + &page).unwrap();
    (till, place)
}

pub(crate) struct Phone {
    place: SocketAddr,
    client: Client,
    cookie: Option<String>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) body: String,
}

impl Phone {
    pub(crate) fn new(place: SocketAddr) -> Self {
        Self { place, client: Client::builder().redirect(Policy::none()).no_proxy().build().unwrap(), cookie: None }
    }

    /// Opens an address as a person does, and goes on to wherever it leads.
    pub(crate) async fn open(&mut self, url: &str) -> Answer {
        let mut answer = self.ask(self.client.get(self.absolute(url))).await;
        while let Some(to) = answer.location {
            answer = self.ask(self.client.get(self.absolute(&to))).await;
        }
        answer
    }

    /// Ticks the consent and sends it.
    pub(crate) async fn consent(&mut self) -> Answer {
        let page = self.open("/welcome/visit/consents").await.body;
        let mark = page.split("name=\"visit\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let form =
            self.client.post(self.absolute("/welcome/visit/consents")).body(format!("visit={mark}&consent=tips"));
        let form =
            form.header("Content-Type", "application/x-www-form-urlencoded").header("Sec-Fetch-Site", "same-origin");
        self.ask(form).await
    }

    async fn ask(&mut self, request: RequestBuilder) -> Answer {
        let cookie = self.cookie.clone().unwrap_or_default();
        let request = request.header(COOKIE, cookie).header("Sec-Fetch-Mode", "navigate");
        let reply = request.header("Sec-Fetch-Dest", "document").send().await.unwrap();
        if let Some(set) = reply.headers().get(SET_COOKIE) {
            self.cookie = set.to_str().unwrap().split(';').next().map(str::to_owned);
        }
        Answer {
            status: reply.status().as_u16(),
            location: reply.headers().get(LOCATION).map(|to| to.to_str().unwrap().to_owned()),
            body: reply.text().await.unwrap(),
        }
    }

    fn absolute(&self, url: &str) -> String {
        if url.starts_with('/') { format!("http://{}{url}", self.place) } else { url.to_owned() }
    }
}
