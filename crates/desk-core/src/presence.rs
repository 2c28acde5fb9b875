//! Whether somebody is expected, here, or has left: guests and members alike, as a table.

/// Where somebody is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Presence {
    /// On a list, and not seen yet.
    Expected,
    /// In the house.
    Here,
    /// Gone again.
    Left,
}

/// What staff say of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Movement {
    /// They have come.
    Arrive,
    /// They have gone.
    Leave,
    /// The last word was a mistake.
    Undo,
}

/// Where somebody is after that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moved {
    /// There.
    To(Presence),
    /// Nowhere: they were on no list, and came by mistake.
    Gone,
}

impl Presence {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Expected, Self::Here, Self::Left];

    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Here => "here",
            Self::Left => "left",
        }
    }

    /// From the two times that are written down.
    pub fn of<T>(arrived_at: Option<T>, left_at: Option<T>) -> Self {
        match (arrived_at, left_at) {
            (None, _) => Self::Expected,
            (Some(_), None) => Self::Here,
            (Some(_), Some(_)) => Self::Left,
        }
    }

    /// The table. `is_walk_in`: they were on no list. `None`: that makes no sense of somebody who is there.
    pub fn after(self, movement: Movement, is_walk_in: bool) -> Option<Moved> {
        match (self, movement) {
            (Self::Expected | Self::Left, Movement::Arrive) | (Self::Left, Movement::Undo) => {
                Some(Moved::To(Self::Here))
            }
            (Self::Here, Movement::Leave) => Some(Moved::To(Self::Left)),
            (Self::Here, Movement::Undo) if is_walk_in => Some(Moved::Gone),
            (Self::Here, Movement::Undo) => Some(Moved::To(Self::Expected)),
            (Self::Here, Movement::Arrive)
            | (Self::Expected | Self::Left, Movement::Leave)
            | (Self::Expected, Movement::Undo) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_comes_and_goes_in_order() {
        let check = |from: Presence, movement, to| {
            for is_walk_in in [false, true] {
                assert_eq!(from.after(movement, is_walk_in), to, "{from:?} {movement:?}");
            }
        };
        check(Presence::Expected, Movement::Arrive, Some(Moved::To(Presence::Here)));
        check(Presence::Here, Movement::Leave, Some(Moved::To(Presence::Left)));
        check(Presence::Left, Movement::Arrive, Some(Moved::To(Presence::Here)));
        check(Presence::Here, Movement::Arrive, None);
        check(Presence::Expected, Movement::Leave, None);
        check(Presence::Left, Movement::Leave, None);
    }

    #[test]
    fn undo_takes_back_the_last_word_and_who_was_on_no_list_is_gone() {
        for is_walk_in in [false, true] {
            assert_eq!(Presence::Left.after(Movement::Undo, is_walk_in), Some(Moved::To(Presence::Here)));
            assert_eq!(Presence::Expected.after(Movement::Undo, is_walk_in), None);
        }
        assert_eq!(Presence::Here.after(Movement::Undo, false), Some(Moved::To(Presence::Expected)));
        assert_eq!(Presence::Here.after(Movement::Undo, true), Some(Moved::Gone));
    }

    #[test]
    fn two_times_say_where_somebody_is() {
        assert_eq!(Presence::of(None::<u8>, None), Presence::Expected);
        assert_eq!(Presence::of(Some(1), None), Presence::Here);
        assert_eq!(Presence::of(Some(1), Some(2)), Presence::Left);
    }
}
