//! What the desk tells without being asked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::FindingView;
use crate::desk::DeskView;
use crate::house::HeadCount;
use crate::intent::IntentView;
use crate::login::LoginView;
use crate::member::MemberCard;
use crate::staff::ShiftView;

/// Something happened. Each carries the whole new view, so that a missed one costs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Event {
    /// A login was started, waits, was confirmed or ended.
    LoginChanged {
        /// As it stands now.
        login: Box<LoginView>,
    },
    /// The desk's frame changed: the provider came or went, the desk opened.
    DeskChanged {
        /// As it stands now.
        desk: DeskView,
    },
    /// Something was examined.
    Examined {
        /// What was found.
        finding: FindingView,
    },
    /// The customers' display is to be opened, or closed if it is open.
    DisplayToggled,
    /// The member whose card was opened last has told something on the club's page.
    MemberChanged {
        /// Their card, as it stands now.
        member: Box<MemberCard>,
    },
    /// Somebody signed in or out, or the staff changed.
    ShiftChanged {
        /// As it stands now.
        shift: ShiftView,
    },
    /// Somebody came or left, or a list was taken in.
    HouseChanged {
        /// As many as there are now.
        head_count: HeadCount,
    },
    /// A number was kept, asked or dropped.
    IntentsChanged {
        /// All that are kept now, oldest first.
        intents: Vec<IntentView>,
    },
}
