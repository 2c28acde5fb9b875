//! One value, fetched by one caller at a time, kept as long as the provider says, and served stale while it cannot answer.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Mutex;

use crate::error::FetchError;

/// How long a value is kept when the provider does not say.
const DEFAULT_AGE: Duration = Duration::from_secs(3600);
/// A provider that says "never cache" would be asked at every poll of every login; once a minute is enough.
const MIN_AGE: Duration = Duration::from_secs(60);
const MAX_AGE: Duration = Duration::from_secs(24 * 3600);
/// After a failure, how long all callers get that failure without a new attempt.
const FAILURE_AGE: Duration = Duration::from_secs(2);
/// After a failure, how long all callers get the stale value without a new attempt: one attempt may last as long as a call
/// may, and everyone waits for it.
const STALE_AGE: Duration = Duration::from_secs(60);

/// A cached value of type `T`. The lock is held while fetching: that is the single flight.
pub(crate) struct Cache<T> {
    slot: Mutex<Slot<T>>,
}

struct Slot<T> {
    value: Option<Arc<T>>,
    fresh_until: Timestamp,
    fetched_at: Timestamp,
    /// When it was last fetched though it was fresh.
    refetched_at: Timestamp,
    failure: Option<(FetchError, Timestamp)>,
}

/// What a fetch brought, and for how long the provider says it holds.
pub(crate) struct Fetched<T> {
    pub(crate) value: T,
    pub(crate) max_age: Option<Duration>,
}

impl<T> Cache<T> {
    pub(crate) fn new() -> Self {
        let never = Timestamp::MIN;
        let slot = Slot { value: None, fresh_until: never, fetched_at: never, refetched_at: never, failure: None };
        Self { slot: Mutex::new(slot) }
    }

    /// The value; fetched if there is none or it is no longer fresh. A stale one is better than none.
    ///
    /// `now` is asked when the turn has come: whoever waited for another's fetch must find it fresh, and whoever waited for
    /// another's failure must find it recent.
    pub(crate) async fn get<F>(
        &self,
        now: impl Fn() -> Timestamp,
        fetch: impl FnOnce() -> F,
    ) -> Result<Arc<T>, FetchError>
    where
        F: Future<Output = Result<Fetched<T>, FetchError>>,
    {
        let mut slot = self.slot.lock().await;
        if let Some(value) = slot.fresh(now()) {
            return Ok(value);
        }
        let hold_back = if slot.value.is_some() { STALE_AGE } else { FAILURE_AGE };
        let fetched = slot.fetch(now, hold_back, fetch).await;
        fetched.or_else(|error| slot.value.clone().ok_or(error))
    }

    /// The value, fetched anew however fresh the one held is, unless that was done less than `at_least` ago: for an unknown
    /// key identifier. A stale one is of no use here.
    pub(crate) async fn refetch<F>(
        &self,
        now: impl Fn() -> Timestamp,
        at_least: Duration,
        fetch: impl FnOnce() -> F,
    ) -> Result<Arc<T>, FetchError>
    where
        F: Future<Output = Result<Fetched<T>, FetchError>>,
    {
        let mut slot = self.slot.lock().await;
        let asked_at = now();
        let too_soon = slot.refetched_at <= asked_at && asked_at < later(slot.refetched_at, at_least);
        if let Some(value) = slot.value.clone().filter(|_| too_soon) {
            return Ok(value);
        }
        let fetched = slot.fetch(now, FAILURE_AGE, fetch).await;
        if fetched.is_ok() {
            slot.refetched_at = asked_at;
        }
        fetched
    }
}

impl<T> Slot<T> {
    fn fresh(&self, now: Timestamp) -> Option<Arc<T>> {
        // A clock set back would keep a value fresh for ever: one from the future is not fresh.
        self.value.clone().filter(|_| now < self.fresh_until && self.fetched_at <= now)
    }

    /// Fetches, unless that failed less than `hold_back` ago.
    async fn fetch<F>(
        &mut self,
        now: impl Fn() -> Timestamp,
        hold_back: Duration,
        fetch: impl FnOnce() -> F,
    ) -> Result<Arc<T>, FetchError>
    where
        F: Future<Output = Result<Fetched<T>, FetchError>>,
    {
        let asked_at = now();
        if let Some((error, at)) = &self.failure
            && *at <= asked_at
            && asked_at < later(*at, hold_back)
        {
            return Err(error.clone());
        }
        match fetch().await {
            Ok(fetched) => Ok(self.keep(fetched, asked_at)),
            Err(error) => {
                self.failure = Some((error.clone(), now()));
                Err(error)
            }
        }
    }

    fn keep(&mut self, fetched: Fetched<T>, now: Timestamp) -> Arc<T> {
        let value = Arc::new(fetched.value);
        let age = fetched.max_age.unwrap_or(DEFAULT_AGE).clamp(MIN_AGE, MAX_AGE);
        self.value = Some(Arc::clone(&value));
        self.fresh_until = later(now, age);
        self.fetched_at = now;
        self.failure = None;
        value
    }
}

/// `at + by`, at most the end of time.
pub(crate) fn later(at: Timestamp, by: Duration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::error::TransportError;

    const START: Timestamp = Timestamp::UNIX_EPOCH;

    struct Source {
        asked: AtomicUsize,
        fails: bool,
    }

    impl Source {
        async fn fetch(&self) -> Result<Fetched<usize>, FetchError> {
            let value = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
            tokio::task::yield_now().await;
            if self.fails {
                return Err(TransportError::NotConnected.into());
            }
            Ok(Fetched { value, max_age: Some(Duration::from_secs(600)) })
        }
    }

    fn source(fails: bool) -> Source {
        Source { asked: AtomicUsize::new(0), fails }
    }

    fn at(seconds: u64) -> Timestamp {
        later(START, Duration::from_secs(seconds))
    }

    #[tokio::test]
    async fn many_at_once_cause_one_fetch() {
        let (cache, source) = (Cache::new(), source(false));
        let ask = || cache.get(|| START, || source.fetch());
        let (a, b, c) = tokio::join!(ask(), ask(), ask());
        assert_eq!((*a.unwrap(), *b.unwrap(), *c.unwrap()), (1, 1, 1));
    }

    #[tokio::test]
    async fn a_value_is_kept_as_long_as_the_provider_says() {
        let (cache, source) = (Cache::new(), source(false));
        assert_eq!(*cache.get(|| at(0), || source.fetch()).await.unwrap(), 1);
        assert_eq!(*cache.get(|| at(599), || source.fetch()).await.unwrap(), 1);
        assert_eq!(*cache.get(|| at(600), || source.fetch()).await.unwrap(), 2);
    }

    #[tokio::test]
    async fn a_stale_value_is_served_while_the_provider_cannot_answer() {
        let (cache, good, bad) = (Cache::new(), source(false), source(true));
        cache.get(|| at(0), || good.fetch()).await.unwrap();
        assert_eq!(*cache.get(|| at(700), || bad.fetch()).await.unwrap(), 1);
        assert_eq!(*cache.get(|| at(759), || bad.fetch()).await.unwrap(), 1);
        assert_eq!(bad.asked.load(Ordering::SeqCst), 1, "nobody waits for it again within a minute");
        assert_eq!(*cache.get(|| at(760), || good.fetch()).await.unwrap(), 2);
    }

    #[tokio::test]
    async fn a_failure_counts_from_its_end_for_those_who_waited_for_it() {
        let (cache, bad) = (Cache::new(), source(true));
        let seconds = AtomicUsize::new(0);
        // Every attempt lasts fifteen seconds.
        let now = || at(15 * seconds.load(Ordering::SeqCst) as u64);
        let ask = || {
            cache.get(now, || {
                seconds.fetch_add(1, Ordering::SeqCst);
                bad.fetch()
            })
        };
        let (a, b, c) = tokio::join!(ask(), ask(), ask());
        assert!(a.is_err() && b.is_err() && c.is_err());
        assert_eq!(bad.asked.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_refetch_that_fails_says_so_and_is_soon_tried_again() {
        let (cache, good, bad) = (Cache::new(), source(false), source(true));
        let minute = Duration::from_secs(60);
        cache.get(|| at(0), || good.fetch()).await.unwrap();
        assert!(cache.refetch(|| at(60), minute, || bad.fetch()).await.is_err());
        assert_eq!(*cache.get(|| at(61), || bad.fetch()).await.unwrap(), 1, "what is held is still good for others");
        assert_eq!(*cache.refetch(|| at(62), minute, || good.fetch()).await.unwrap(), 2);
    }

    #[tokio::test]
    async fn a_failure_is_not_repeated_at_once_by_everyone_who_waits() {
        let (cache, bad) = (Cache::new(), source(true));
        for _ in 0..5 {
            assert!(cache.get(|| at(0), || bad.fetch()).await.is_err());
        }
        assert_eq!(bad.asked.load(Ordering::SeqCst), 1);
        assert!(cache.get(|| at(2), || bad.fetch()).await.is_err());
        assert_eq!(bad.asked.load(Ordering::SeqCst), 2, "asked again after a while");
    }

    #[tokio::test]
    async fn a_refetch_is_made_at_once_and_the_next_is_held_back_for_a_while() {
        let (cache, source) = (Cache::new(), source(false));
        cache.get(|| at(0), || source.fetch()).await.unwrap();
        let minute = Duration::from_secs(60);
        let again = async |seconds| *cache.refetch(|| at(seconds), minute, || source.fetch()).await.unwrap();
        assert_eq!(again(1).await, 2, "what is held is fresh, and of no use");
        assert_eq!(again(60).await, 2);
        assert_eq!(again(61).await, 3);
    }
}
