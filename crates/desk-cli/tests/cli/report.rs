//! A day in figures, from the command line.

use crate::support::till;

#[tokio::test]
async fn the_day_is_told_in_one_line_or_as_a_table() {
    let till = till().await;
    till.run(&["login", "--phone", "+47 000 00 001", "--json"]).await;
    let told = till.run(&["report", "--json"]).await;
    assert_eq!((told.exit, told.lines.len()), (Some(0), 1), "{told:?}");
    let day = told.last();
    assert_eq!(
        (day["event"].as_str(), day["enrolled"].as_u64(), day["ended"].as_u64()),
        (Some("report"), Some(1), Some(1))
    );
    assert_eq!(day["cameTo"][0]["what"].as_str(), Some("enrolled"));
    let before = till.run(&["report", "--day", "2020-02-29", "--json"]).await;
    assert_eq!((before.last()["day"].as_str(), before.last()["ended"].as_u64()), (Some("2020-02-29"), Some(0)));
    till.run(&["report", "--day", "2021-02-29", "--json"]).await.check("usage", 2);
}
