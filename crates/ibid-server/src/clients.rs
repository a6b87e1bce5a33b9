//! How often each client asks.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use crate::config::Rate;

/// A bucket of tokens for each client: a request takes one, time gives them back.
pub(crate) struct Clients {
    rate: Rate,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

struct Bucket {
    tokens: f64,
    at: Instant,
}

/// More clients than this are not told apart: those that have been quiet longest are forgotten.
const MOST: usize = 65_536;

impl Clients {
    pub(crate) fn new(rate: Rate) -> Self {
        Self {
            rate,
            buckets: Mutex::default(),
        }
    }

    /// Lets a request of a client through, or says after how many seconds it may come again.
    pub(crate) fn take(&self, client: IpAddr, now: Instant) -> Result<(), u64> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST {
            let full = self.rate.burst;
            buckets.retain(|_, bucket| self.filled(bucket, now) < full);
            if buckets.len() >= MOST {
                buckets.clear();
            }
        }
        let bucket = buckets.entry(network(client)).or_insert(Bucket {
            tokens: self.rate.burst,
            at: now,
        });
        bucket.tokens = self.filled(bucket, now);
        bucket.at = now;
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            return Ok(());
        }
        let wait = ((1.0 - bucket.tokens) / self.rate.per_second).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped"
        )]
        let seconds = wait.clamp(1.0, 3_600.0) as u64;
        Err(seconds)
    }

    fn filled(&self, bucket: &Bucket, now: Instant) -> f64 {
        let passed = now.saturating_duration_since(bucket.at).as_secs_f64();
        (bucket.tokens + passed * self.rate.per_second).min(self.rate.burst)
    }
}

/// The network that one client has to itself: in IPv6, the first 64 bits.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_client_that_asks_too_often_waits_and_others_do_not() {
        let clients = Clients::new(Rate {
            per_second: 2.0,
            burst: 3.0,
        });
        let (one, other) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let start = Instant::now();
        for _ in 0..3 {
            assert_eq!(clients.take(one, start), Ok(()));
        }
        assert_eq!(clients.take(one, start), Err(1));
        assert_eq!(clients.take(other, start), Ok(()));
        assert_eq!(
            clients.take(one, start + Duration::from_millis(500)),
            Ok(())
        );
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        let clients = Clients::new(Rate {
            per_second: 1.0,
            burst: 1.0,
        });
        let now = Instant::now();
        assert!(clients.take("2001:db8::1".parse().unwrap(), now).is_ok());
        assert!(clients.take("2001:db8::2".parse().unwrap(), now).is_err());
        assert!(
            clients
                .take("2001:db8:0:1::2".parse().unwrap(), now)
                .is_ok()
        );
    }
}
