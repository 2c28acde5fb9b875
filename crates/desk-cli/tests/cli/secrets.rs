//! At the most talkative, nothing of a person or a secret is in the log or, in clear, on the disk.

use std::fs;

use crate::support::{Till, ran, till};
use crate::traces::{files_in, holds};

async fn talkative(till: &Till, last: &str) -> String {
    let mut command = till.command(&["login", "--json", "--phone", &format!("+47 000 00 {last}")]);
    command.env("SKRANKE_LOG", "trace");
    ran(command).await.log
}

#[tokio::test]
async fn no_canary_sings_in_the_log_or_on_the_disk() {
    let till = till().await;
    let number = "4700000001".parse().unwrap();
    till.provider.change_person(
        &number,
        vipps_sim::PersonChange {
            given_name: Some("Kanarifugl".into()),
            family_name: Some("Gulfjær".into()),
            email: Some("kanarifugl@example.test".into()),
            ..Default::default()
        },
    );
    let mut log = String::new();
    for last in ["001", "003", "004", "008", "013", "015"] {
        log.push_str(&talkative(&till, last).await);
    }
    let mut killed = till.waiting("+47 000 00 020").await.0;
    killed.child.kill().await.unwrap();
    assert!(log.contains("applied") && log.contains("ended"), "the log talks: {log}");

    let member = till.run(&["members", "find", "kanarifugl", "--json"]).await;
    assert_eq!(member.last()["name"], "Kanarifugl Gulfjær", "the canary is in the register");

    let secrets = [till.provider.client_secret().to_owned(), till.provider.sub(&number), "5a".repeat(32)];
    let canaries =
        ["Kanarifugl", "Gulfjær", "kanarifugl@", "00000001", "00000020", "000 00 001", "eyJ", "ciba.", "Bearer "];
    for canary in canaries.iter().copied().chain(secrets.iter().map(String::as_str)) {
        assert!(!log.contains(canary), "{canary:?} in the log");
        // In an encrypted file three given bytes turn up by chance; eight do not.
        for file in files_in(&till.data_folder()).iter().filter(|_| canary.len() >= 8) {
            assert!(!holds(&fs::read(file).unwrap(), canary), "{canary:?} in {}", file.display());
        }
    }
}
