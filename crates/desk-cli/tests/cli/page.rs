//! Logins that end on the club's page: served while they wait and for as long as the visitor is there, and told step by step.

use serde_json::{Value, json};
use vipps_sim::{Behaviour, Endpoint, Fault, FaultKind, SaidNumber};

use crate::phone::{Phone, till_with_page};
use crate::support::{Run, Till, ran, start};

const KARI: &str = "4700000020";
const OLA: &str = "4700000021";

impl Till {
    fn to_the_page(&self, msisdn: &str) -> tokio::process::Command {
        self.command(&["login", "--json", "--ending", "browser", "--phone", &format!("+{msisdn}")])
    }

    async fn waiting_on_page(&self, msisdn: &str) -> Run {
        let mut run = start(self.to_the_page(msisdn));
        assert_eq!(run.next().await["event"], "started");
        run
    }

    fn confirmed(&self, msisdn: &str) -> String {
        self.provider.confirm(&msisdn.parse().unwrap()).unwrap();
        self.provider.return_url(&msisdn.parse().unwrap()).expect("the phone goes on to the page")
    }

    fn calls(&self, path: &str) -> usize {
        self.provider.log().iter().filter(|entry| entry.path.ends_with(path)).count()
    }

    /// Everything that is kept of the first member's consents, as JSON.
    async fn receipts(&self) -> Vec<Value> {
        let person = self.run(&["members", "person", "1", "--json"]).await;
        person.last()["consents"].as_array().unwrap().clone()
    }

    fn hold_up(&self, endpoint: Endpoint) {
        let fault = Fault { endpoint, kind: FaultKind::Hang, times: 1, retry_after_s: None, only_success: false };
        self.provider.break_calls(fault);
    }
}

#[cfg(unix)]
async fn signal(run: &Run, name: &str) {
    let pid = run.child.id().unwrap().to_string();
    assert!(tokio::process::Command::new("kill").args([name, &pid]).status().await.unwrap().success());
}

async fn until(what: &str, is_so: impl Fn() -> bool) {
    let reached = async {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), reached).await.expect(what);
}

#[tokio::test]
async fn a_visit_is_told_step_by_step_and_the_program_ends_with_it() {
    let (till, place) = till_with_page().await;
    let run = till.waiting_on_page(KARI).await;
    let mut phone = Phone::new(place);
    let welcome = phone.open(&till.confirmed(KARI)).await;
    assert_eq!(welcome.status, 200, "{}", welcome.body);
    assert_eq!(phone.consent().await.location.as_deref(), Some("/welcome/visit/done"));
    phone.open("/welcome/visit/done").await;
    let ran = run.until_it_ends().await;
    assert_eq!(ran.exit, Some(0), "{}", ran.log);
    let story = ["waiting", "waiting", "confirmed", "page", "page", "page", "page"];
    assert_eq!(ran.story(), story, "{:?}", ran.lines);
    let block =
        |number: u32, name: &Value| json!({"event": "page", "step": "block", "number": number, "of": 2, "name": name});
    assert_eq!(ran.lines[3], json!({"event": "page", "step": "on_page"}));
    for (at, line) in [(1, &ran.lines[4]), (2, &ran.lines[5])] {
        assert_eq!(*line, block(at, &line["name"]));
    }
    assert_eq!(*ran.last(), json!({"event": "page", "step": "done"}));
    let receipts = till.receipts().await;
    assert_eq!((receipts.len(), &receipts[0]["kind"]), (1, &json!("page")));
    assert!(till.provider.violations().is_empty(), "{:?}", till.provider.violations());
    assert_eq!(till.calls("/oauth2/token"), 1, "exchanged once, and nothing polled");
}

#[tokio::test]
async fn the_settings_say_how_a_login_ends_where_the_line_does_not() {
    let (till, place) = till_with_page().await;
    let mut command = till.command(&["login", "--phone", &format!("+{KARI}")]);
    command.env("SKRANKE_PROVIDER__ENDING", "browser");
    let mut run = start(command);
    assert!(run.next().await.as_str().unwrap().starts_with("The request is on its way"));
    let mut phone = Phone::new(place);
    phone.open(&till.confirmed(KARI)).await;
    phone.open("/welcome/visit/done").await;
    let ran = run.until_it_ends().await;
    let said: Vec<&str> = ran.lines.iter().filter_map(Value::as_str).collect();
    assert_eq!((said.last(), ran.exit), (Some(&"The visitor is through."), Some(0)), "{said:?}");
    assert!(said.iter().any(|line| line.starts_with("The visitor is at step 1 of 2: ")), "{said:?}");
}

#[tokio::test]
async fn somebody_who_declined_is_a_hint_and_ends_nothing_by_itself() {
    let (till, place) = till_with_page().await;
    let mut run = till.waiting_on_page(KARI).await;
    assert_eq!(run.next().await["event"], "waiting");
    till.provider.decline(&KARI.parse().unwrap()).unwrap();
    let url = till.provider.return_url(&KARI.parse().unwrap()).expect("the phone goes on to the page");
    Phone::new(place).open(&url).await;
    assert_eq!(run.next().await, json!({"event": "hint", "hint": "declined"}));
    signal(&run, "-INT").await;
    run.until_it_ends().await.check("cancelled", 9);
}

#[tokio::test]
async fn a_customer_who_confirms_and_never_comes_to_the_page_is_exit_11() {
    let (till, _) = till_with_page().await;
    let says_expires_in = SaidNumber::Number(2);
    till.provider.set_behaviour(&KARI.parse().unwrap(), Behaviour { says_expires_in, ..Behaviour::default() });
    let run = till.waiting_on_page(KARI).await;
    till.confirmed(KARI);
    run.until_it_ends().await.check("expired", 11);
    assert_eq!(till.calls("/oauth2/token"), 0, "nobody is asked for what comes to the page");
}

#[tokio::test]
async fn a_signal_gives_up_who_has_not_come_and_keeps_who_has() {
    let (till, place) = till_with_page().await;
    let run = till.waiting_on_page(KARI).await;
    signal(&run, "-INT").await;
    run.until_it_ends().await.check("cancelled", 9);

    let mut run = till.waiting_on_page(OLA).await;
    let mut phone = Phone::new(place);
    phone.open(&till.confirmed(OLA)).await;
    phone.consent().await;
    while run.next().await["step"] != "block" {}
    signal(&run, "-INT").await;
    let ran = run.until_it_ends().await;
    assert_eq!(ran.exit, Some(0), "a member is a member: {:?}", ran.lines);
    assert_eq!(till.receipts().await.len(), 1);
}

#[tokio::test]
async fn where_the_page_cannot_be_served_nobody_is_asked() {
    let (till, _) = till_with_page().await;
    let mut command = till.to_the_page(KARI);
    // An address for documentation: no machine has it.
    command.env("SKRANKE_BROWSER_ENDING__LISTEN", "192.0.2.1:8710");
    ran(command).await.check("config_invalid", 78);
    assert!(till.provider.requests().is_empty());

    let without = crate::support::till().await;
    ran(without.to_the_page(KARI)).await.check("config_invalid", 78);
    assert!(without.provider.requests().is_empty());
}

#[tokio::test]
async fn two_at_once_share_the_page_of_the_first() {
    let (till, place) = till_with_page().await;
    let first = till.waiting_on_page(KARI).await;
    let second = till.waiting_on_page(OLA).await;
    Phone::new(place).open(&till.confirmed(OLA)).await;
    let ran = second.until_it_ends().await;
    assert_eq!((ran.exit, ran.story().last()), (Some(0), Some(&"confirmed")), "the visit is the first one's to tell");
    let mut phone = Phone::new(place);
    phone.open(&till.confirmed(KARI)).await;
    phone.open("/welcome/visit/done").await;
    assert_eq!(first.until_it_ends().await.exit, Some(0));
}

#[tokio::test]
async fn killed_between_the_code_and_its_exchange_it_is_lost_and_never_sent_again() {
    let (till, place) = till_with_page().await;
    let mut run = till.waiting_on_page(KARI).await;
    till.hold_up(Endpoint::Token);
    let url = till.confirmed(KARI);
    let opening = tokio::spawn(async move { Phone::new(place).open(&url).await.status });
    until("the exchange to be on its way", || till.calls("/oauth2/token") == 1).await;
    run.child.kill().await.unwrap();
    assert!(opening.await.is_err(), "the phone heard nothing");
    till.provider.mend();
    till.run(&["logins", "resume", "--json"]).await.check("lost", 16);
    assert_eq!(till.calls("/oauth2/token"), 1);
}

#[tokio::test]
async fn killed_between_the_exchange_and_the_profile_it_goes_on_with_the_tokens() {
    let (till, place) = till_with_page().await;
    let mut run = till.waiting_on_page(KARI).await;
    till.hold_up(Endpoint::Userinfo);
    let url = till.confirmed(KARI);
    let opening = tokio::spawn(async move { Phone::new(place).open(&url).await.status });
    until("the profile to be asked for", || till.calls("/userinfo") == 1).await;
    run.child.kill().await.unwrap();
    assert!(opening.await.is_err(), "the phone heard nothing");
    till.provider.mend();
    let mut resumed = start(till.command(&["logins", "resume", "--json"]));
    while resumed.next().await["event"] != "confirmed" {}
    signal(&resumed, "-TERM").await;
    assert_eq!(resumed.until_it_ends().await.exit, Some(0));
    assert_eq!(till.calls("/oauth2/token"), 1, "what was exchanged is used");
}

#[tokio::test]
async fn killed_between_the_profile_and_the_blocks_what_was_sent_is_kept_and_the_visit_is_over() {
    let (till, place) = till_with_page().await;
    let mut run = till.waiting_on_page(KARI).await;
    let mut phone = Phone::new(place);
    phone.open(&till.confirmed(KARI)).await;
    while run.next().await["step"] != "block" {}
    phone.consent().await;
    run.child.kill().await.unwrap();
    assert!(till.run(&["logins", "resume", "--json"]).await.lines.is_empty(), "nothing waits");
    assert_eq!(till.receipts().await.len(), 1);

    let another = till.waiting_on_page(OLA).await;
    let over = phone.open("/welcome/visit/done").await;
    assert_eq!(over.status, 403, "{}", over.body);
    signal(&another, "-TERM").await;
    another.until_it_ends().await.check("cancelled", 9);
}
