//! The journey of a customer, played in the real window and photographed: `cargo xtask demo` on a computer without a
//! display. The first argument is the folder for the photographs.

#[cfg(target_os = "linux")]
#[expect(clippy::unwrap_used, reason = "what cannot go on fails, and says where")]
#[expect(dead_code, reason = "each program that drives the window uses a part of it")]
#[path = "../support/mod.rs"]
mod support;

#[cfg(target_os = "linux")]
#[expect(clippy::unwrap_used, reason = "what cannot go on fails, and says where")]
mod journey;

#[cfg(target_os = "linux")]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = std::env::args_os().nth(1).expect("the folder for the photographs");
    journey::play(folder.as_ref()).await;
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::print_stderr, reason = "an explanation is all there is")]
fn main() {
    eprintln!("The tour is played on Linux only, where a display can be made of nothing.");
}
