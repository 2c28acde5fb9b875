//! One round: a desk with everything to do at once, killed as the plan says, until it comes to the end of it.

use std::future::pending;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::time::Duration;

use nix::sys::signal::Signal;
use tokio::time::{Instant, interval};
use vipps_sim::{Endpoint, Fault, FaultKind};

use crate::counter::Counter;
use crate::guest::Kind;
use crate::kill::Kill;
use crate::life::Life;
use crate::plan::Plan;
use crate::tally::Tally;
use crate::{check, look};

/// How often the parent looks whether the answer is on the wire.
const LOOK: Duration = Duration::from_millis(3);

const KINDS: [Kind; 7] =
    [Kind::New, Kind::Known, Kind::Doubtful, Kind::Declines, Kind::GivenUp, Kind::OnPage, Kind::WrongPerson];

/// Plays a round in a folder of its own.
pub(crate) async fn play(plan: &Plan, folder: &Path) -> Result<Tally, String> {
    let slow = plan.is_slow.then_some(Kind::Slow);
    let kinds: Vec<Kind> = KINDS.into_iter().chain(slow).collect();
    let mut counter = Counter::open(folder, &kinds).await;
    let mut tally = Tally::default();
    for kill in plan.kills.iter().copied().map(Some).chain([None]) {
        let was_killed = live(&mut counter, kill).await.map_err(|what| format!("{kill:?}: {what}"))?;
        tally.life(kill.filter(|_| was_killed));
        if !was_killed {
            break;
        }
        counter.kills += 1;
        let left = look::at_what_is_left(&folder.join("data"))?.unwrap_or_default();
        for left in &left {
            tally.left(&left.state);
        }
        for guest in &mut counter.guests {
            let left = left.iter().find(|left| left.msisdn == guest.msisdn.as_str());
            guest.is_left(left.map(|left| left.state.as_str()));
            if let Some(at_ms) = left.and_then(|left| left.expires_at_ms) {
                guest.same_deadline(at_ms)?;
            }
        }
    }
    check::everything(&counter)?.into_iter().for_each(|(kind, end)| tally.end(kind, end));
    counter.provider.stop().await;
    tally.rounds = 1;
    Ok(tally)
}

/// One life. Answers whether it was killed before everything was done.
pub(crate) async fn live(counter: &mut Counter, kill: Option<Kill>) -> Result<bool, String> {
    counter.begin_life();
    if kill == Some(Kill::OnTheWire) {
        let (endpoint, kind) = (Endpoint::Token, FaultKind::Silent);
        let fault = Fault { endpoint, kind, times: 1, retry_after_s: None, only_success: true };
        counter.provider.break_calls(fault);
    }
    let mut life = Life::begin(&counter.folder, &counter.provider, kill);
    serve(counter, &mut life, kill).await?;
    counter.provider.mend();
    let status = life.ended().await;
    match (status.signal() == Some(Signal::SIGKILL as i32), status.success()) {
        (true, _) => Ok(true),
        (false, true) if counter.is_over() => Ok(false),
        _ => Err(format!("the desk ended by itself: {status}")),
    }
}

/// Until the desk is gone, and everything it said has been heard.
async fn serve(counter: &mut Counter, life: &mut Life, kill: Option<Kill>) -> Result<(), String> {
    let begun = Instant::now();
    let moment = async {
        match kill {
            Some(Kill::AtMoment(ms)) => tokio::time::sleep_until(begun + Duration::from_millis(ms)).await,
            _ => pending().await,
        }
    };
    tokio::pin!(moment);
    let (mut ticks, mut is_alive) = (interval(LOOK), true);
    loop {
        tokio::select! {
            () = &mut moment, if is_alive => {
                is_alive = false;
                life.kill();
            }
            _ = ticks.tick(), if is_alive && kill == Some(Kill::OnTheWire) => {
                if is_on_the_wire(counter) {
                    is_alive = false;
                    life.kill();
                }
            }
            told = life.next() => match told? {
                Some(told) => counter.hear(life, told).await?,
                None => return Ok(()),
            },
        }
        if counter.is_over() {
            life.close();
        }
    }
}

fn is_on_the_wire(counter: &Counter) -> bool {
    counter.provider.log().iter().any(|call| call.fault == Some(FaultKind::Silent))
}
