//! `skranke-cli simulator`, and the very line it prints.

use tokio::process::Command;

use crate::support::{program, ran, start};

#[tokio::test]
async fn the_line_that_the_simulator_prints_is_a_login_that_is_confirmed() {
    let home = tempfile::tempdir().unwrap();
    let mut command = program(home.path());
    command.arg("simulator");
    let mut simulator = start(command);
    let line = loop {
        let line = simulator.next().await;
        if line.as_str().is_some_and(|line| line.starts_with("SKRANKE_CLIENT_SECRET=")) {
            break line.as_str().unwrap().to_owned();
        }
    };
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{line} --json"));
    let login = ran(shell).await;
    assert_eq!((login.exit, login.story().last()), (Some(0), Some(&"confirmed")), "{:?} {}", login.lines, login.log);
    simulator.child.kill().await.unwrap();
}
