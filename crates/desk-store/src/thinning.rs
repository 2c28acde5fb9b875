//! Which backups are kept: the newest fourteen, and one a week for eight weeks.

use jiff::{SignedDuration, Timestamp};

/// So many of the newest are kept.
const NEWEST: usize = 14;
/// From so many weeks the newest of each is kept.
const WEEKS: i64 = 8;
const WEEK_MS: i64 = 7 * 24 * 3600 * 1000;

/// Whether each of these is to be kept. One that seems to come from the future was made under a clock that was wrong: it is
/// taken for the oldest, so that it never crowds out those made since.
pub(crate) fn keep(made_at: &[Timestamp], now: Timestamp) -> Vec<bool> {
    let mut order: Vec<usize> = (0..made_at.len()).collect();
    order.sort_by_key(|&index| (made_at[index] > now, std::cmp::Reverse(made_at[index])));
    let mut kept = vec![false; made_at.len()];
    let mut weeks = Vec::new();
    for (place, index) in order.into_iter().enumerate() {
        let week = week_of(made_at[index]);
        let age = week_of(now) - week;
        let is_first_of_week = (0..WEEKS).contains(&age) && made_at[index] <= now && !weeks.contains(&week);
        if is_first_of_week {
            weeks.push(week);
        }
        kept[index] = place < NEWEST || is_first_of_week;
    }
    kept
}

/// Whether it is older than any backup is kept.
pub(crate) fn is_past_keeping(made_at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(made_at) > SignedDuration::from_hours(24 * 7 * WEEKS)
}

fn week_of(at: Timestamp) -> i64 {
    at.as_millisecond().div_euclid(WEEK_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_S: i64 = 24 * 3600;

    fn day(n: i64) -> Timestamp {
        Timestamp::from_second(1_772_442_900 + n * DAY_S).unwrap()
    }

    /// The days that are kept of a backup a day, on the last of them.
    fn kept_days(days: i64) -> Vec<i64> {
        let made: Vec<Timestamp> = (0..=days).map(day).collect();
        let kept = keep(&made, day(days));
        (0..=days).zip(kept).filter(|(_, kept)| *kept).map(|(day, _)| days - day).collect()
    }

    #[test]
    fn a_fortnight_of_days_and_then_a_week_each_for_eight() {
        let kept = kept_days(100);
        assert_eq!(kept.iter().filter(|age| **age < 14).count(), 14, "{kept:?}");
        let weekly: Vec<&i64> = kept.iter().filter(|age| **age >= 14).collect();
        assert!((5..=7).contains(&weekly.len()), "{kept:?}");
        assert!(weekly.windows(2).all(|pair| pair[0] - pair[1] == 7), "{kept:?}");
        assert!(kept.iter().all(|age| *age < 56), "{kept:?}");
    }

    #[test]
    fn thinning_day_by_day_comes_to_the_same_as_thinning_at_the_end() {
        let mut made = Vec::new();
        for today in 0..=100 {
            made.push(day(today));
            let kept = keep(&made, day(today));
            let mut kept = kept.into_iter();
            made.retain(|_| kept.next().unwrap());
        }
        let ages: Vec<i64> = made.iter().map(|at| (day(100).as_second() - at.as_second()) / DAY_S).collect();
        assert_eq!(ages, kept_days(100));
    }

    #[test]
    fn what_a_wrong_clock_made_never_crowds_out_what_came_since() {
        let mut made: Vec<Timestamp> = (4000..4020).map(day).collect();
        made.push(day(0));
        let kept = keep(&made, day(0));
        assert!(kept[20], "today's");
        assert_eq!(kept.iter().filter(|kept| **kept).count(), NEWEST);
    }
}
