//! How often is too often. Buckets that fill again with time; who is behind one is forgotten when it is full.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// So many at once, and one more for each span of time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rate {
    pub(crate) burst: u32,
    pub(crate) one_each: Duration,
}

/// How full a bucket is.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    /// When it will be full again, on the clock that only goes forward.
    full_at: Duration,
}

/// A bucket for each key, and no more of them than so many.
#[derive(Debug)]
pub(crate) struct Buckets<K> {
    rate: Rate,
    most: usize,
    known: Mutex<HashMap<K, Bucket>>,
}

impl<K: Eq + Hash> Buckets<K> {
    pub(crate) fn new(rate: Rate, most: usize) -> Self {
        Self { rate, most, known: Mutex::default() }
    }

    /// Takes one, if there is one. With too many keys at once, nobody new gets any.
    pub(crate) fn take(&self, key: K, now: Duration) -> bool {
        let mut buckets = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= self.most && !buckets.contains_key(&key) {
            buckets.retain(|_, bucket| bucket.full_at > now);
            if buckets.len() >= self.most {
                return false;
            }
        }
        buckets.entry(key).or_insert(Bucket { full_at: now }).take(self.rate, now)
    }
}

impl Bucket {
    fn take(&mut self, rate: Rate, now: Duration) -> bool {
        let full_at = self.full_at.max(now) + rate.one_each;
        let fits = full_at.saturating_sub(now) <= rate.one_each * rate.burst;
        if fits {
            self.full_at = full_at;
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: Duration = Duration::from_secs(1);

    fn buckets(most: usize) -> Buckets<u8> {
        Buckets::new(Rate { burst: 3, one_each: S }, most)
    }

    fn taken(buckets: &Buckets<u8>, key: u8, now: Duration) -> usize {
        (0..10).take_while(|_| buckets.take(key, now)).count()
    }

    #[test]
    fn a_bucket_gives_its_burst_and_then_as_much_as_runs_in() {
        let buckets = buckets(10);
        assert_eq!(taken(&buckets, 1, 5 * S), 3);
        assert_eq!(taken(&buckets, 2, 5 * S), 3, "another one is another one");
        assert_eq!(taken(&buckets, 1, 6 * S), 1);
        assert_eq!(taken(&buckets, 1, 600 * S), 3, "never more than its burst");
    }

    #[test]
    fn with_too_many_at_once_nobody_new_gets_any_until_one_is_full_again() {
        let buckets = buckets(2);
        assert!(buckets.take(1, S) && buckets.take(2, S));
        assert!(!buckets.take(3, S) && buckets.take(2, S));
        assert!(buckets.take(3, 3 * S), "one was full again, and forgotten");
    }
}
