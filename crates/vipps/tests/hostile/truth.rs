//! No lie at all: every way ends well, so that whatever ends otherwise is the lie's doing.

use crate::desk::Journey;
use crate::jwt;
use crate::lie::{Lie, id_token, lie, tell};
use crate::world::Endpoint;

fn truths() -> Vec<Lie> {
    vec![
        lie("the truth at the counter", Endpoint::Start, |_| None).goes_on(),
        lie("the truth in the browser", Endpoint::Start, |_| None).on(Journey::Browser).goes_on(),
        lie("the truth to a partner", Endpoint::Start, |_| None).on(Journey::Partner).goes_on(),
        id_token("the truth in ES256", jwt::honest_es256).goes_on(),
    ]
}

#[test]
fn the_truth_ends_well() {
    println!("{}", tell(truths));
}
