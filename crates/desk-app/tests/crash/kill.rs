//! How a desk is killed. At a step it does so itself: what the register tells the log of each change is the seam, and the one
//! that commits never comes to the next instruction.

use std::fmt::Debug;
use std::sync::atomic::{AtomicU32, Ordering};

use nix::sys::signal::{Signal, raise};
use serde::{Deserialize, Serialize};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;

/// Every change of the register that a round makes, by the function that makes it.
pub(crate) const STEPS: [&str; 17] = [
    "write_asked",
    "write_waiting",
    "write_terms",
    "write_tokens",
    "write_profile",
    "apply",
    "write_needs_staff",
    "settle",
    "end_login",
    "take_back",
    "take_over",
    "check_in",
    "take_in",
    "finish_import",
    "write_browser_request",
    "write_callback",
    "write_redirected",
];

/// How a life ends early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kill {
    /// Right before the change is committed, at its so-and-so-manieth time.
    Before(&'static str, u32),
    /// Right after.
    After(&'static str, u32),
    /// So many milliseconds after it was started.
    AtMoment(u64),
    /// The provider has given the token away and no byte of its answer has arrived.
    OnTheWire,
}

impl Kill {
    /// For the summary.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Before(step, _) => format!("before {step}"),
            Self::After(step, _) => format!("after {step}"),
            Self::AtMoment(_) => "at a moment".to_owned(),
            Self::OnTheWire => "token on the wire".to_owned(),
        }
    }

    /// What the child has to know of it.
    pub(crate) fn order(self) -> Option<Order> {
        match self {
            Self::Before(step, time) => {
                Some(Order { message: "about to be committed".into(), step: step.into(), time })
            }
            Self::After(step, time) => Some(Order { message: "committed".into(), step: step.into(), time }),
            Self::AtMoment(_) | Self::OnTheWire => None,
        }
    }
}

/// At which line of the log to die.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    message: String,
    step: String,
    time: u32,
}

/// Reads the log, and dies at the line that was ordered.
pub(crate) struct Killer {
    order: Order,
    seen: AtomicU32,
}

impl Killer {
    pub(crate) fn new(order: Order) -> Self {
        Self { order, seen: AtomicU32::new(0) }
    }
}

impl<S: Subscriber> Layer<S> for Killer {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut line = Line::default();
        event.record(&mut line);
        let is_step = line.change.contains(&format!("::{}::", self.order.step));
        if is_step
            && line.message == self.order.message
            && self.seen.fetch_add(1, Ordering::SeqCst) + 1 == self.order.time
        {
            raise(Signal::SIGKILL).unwrap();
        }
    }
}

#[derive(Default)]
struct Line {
    message: String,
    change: String,
}

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "change" {
            value.clone_into(&mut self.change);
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.message = format!("{value:?}");
        }
    }
}
