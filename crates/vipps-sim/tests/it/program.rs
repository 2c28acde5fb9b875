use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};

use reqwest::Client;
use serde_json::Value;

struct Program {
    child: Child,
    stdin: Option<ChildStdin>,
    listening: Value,
}

fn start(arguments: &[&str], secret: Option<&str>) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vipps-sim"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).env_remove("VIPPS_SIM_CLIENT_SECRET");
    command.envs(secret.map(|secret| ("VIPPS_SIM_CLIENT_SECRET", secret)));
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    Program { stdin: child.stdin.take(), child, listening: serde_json::from_str(&line).unwrap() }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn the_first_line_says_where_it_listens_and_what_a_client_needs() {
    let program = start(&["--club", "Prøvelaget", "--msn", "900999", "--client-id", "prøve"], Some("hemmelig=="));
    let said = &program.listening;
    let base_url = said["baseUrl"].as_str().unwrap();
    assert_eq!(said["event"], "listening");
    assert!(base_url.starts_with("http://127.0.0.1:"));
    assert_eq!(said["issuer"], format!("{base_url}/access-management-1.0/access/"));
    assert_eq!(said["phoneUrl"], format!("{base_url}/phone"));
    assert_eq!((&said["clientId"], &said["clientSecret"]), (&"prøve".into(), &"hemmelig==".into()));
    assert_eq!(said["merchantSerialNumber"], "900999");
    let http = Client::builder().no_proxy().build().unwrap();
    assert_eq!(http.get(said["phoneUrl"].as_str().unwrap()).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn addresses_for_the_browser_are_registered_from_the_start() {
    let pages = ["https://desk.example.test/a", "http://localhost:8021/b"];
    let program = start(&["--redirect-uri", pages[0], "--redirect-uri", pages[1], "--code-life-s", "30"], None);
    let http = Client::builder().no_proxy().build().unwrap();
    let url = format!("{}/admin/unit", program.listening["baseUrl"].as_str().unwrap());
    let unit: Value = http.get(url).send().await.unwrap().json().await.unwrap();
    assert_eq!((&unit["redirectUris"], &unit["codeLifeS"]), (&pages.to_vec().into(), &30.into()));
}

#[test]
fn a_partners_keys_are_printed_when_there_is_a_partner() {
    assert!(start(&[], None).listening["partner"].is_null());
    let partner = &start(&["--partner"], None).listening["partner"];
    for name in ["clientId", "clientSecret", "subscriptionKey"] {
        assert!(partner[name].is_string(), "{name}");
    }
}

#[test]
fn an_address_that_nobody_may_register_stops_it_with_a_sentence() {
    let address = ["--redirect-uri", "http://desk.example.test/"];
    let output = Command::new(env!("CARGO_BIN_EXE_vipps-sim")).args(address).output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("http on this machine"));
}

#[test]
fn a_secret_is_drawn_when_none_is_given() {
    let (first, second) = (start(&[], None), start(&[], None));
    assert!(first.listening["clientSecret"].as_str().unwrap().ends_with('='));
    assert_ne!(first.listening["clientSecret"], second.listening["clientSecret"]);
}

#[test]
fn it_ends_with_its_parents_pipe_when_told_to() {
    let mut program = start(&["--exit-with-stdin"], None);
    drop(program.stdin.take());
    assert!(program.child.wait().unwrap().success());
}

#[test]
fn it_goes_on_without_a_pipe_when_not_told_otherwise() {
    let mut program = start(&[], None);
    drop(program.stdin.take());
    assert!(program.child.try_wait().unwrap().is_none());
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_terminated() {
    let mut program = start(&[], None);
    let told = Command::new("kill").args(["-TERM", &program.child.id().to_string()]).status().unwrap();
    assert!(told.success() && program.child.wait().unwrap().success());
}

#[test]
fn an_unknown_key_in_the_people_file_stops_it_with_a_sentence() {
    let file = std::env::temp_dir().join(format!("vipps-sim-people-{}.toml", std::process::id()));
    std::fs::write(&file, "[[people]]\nmsisdn = \"4791234567\"\nnick = \"K\"\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_vipps-sim")).arg("--people").arg(&file).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("nick"));
}
