//! Which addresses are public.
//!
//! The ranges are those of the IANA special-purpose registries (RFC 6890 and its updates), with what
//! IPv6 addresses carry of IPv4: an address that leads to a private one is private.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A range of addresses that are not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Range {
    /// "This host" and "this network" (RFC 1122): `0.0.0.0/8`, `::`.
    Unspecified,
    /// This machine: `127.0.0.0/8`, `::1`.
    Loopback,
    /// A network of one's own: RFC 1918, and unique local addresses (RFC 4193).
    Private,
    /// Behind a provider's own translation: `100.64.0.0/10` (RFC 6598).
    CarrierGradeNat,
    /// The same wire: `169.254.0.0/16`, `fe80::/10`.
    LinkLocal,
    /// `fec0::/10`, which RFC 3879 gave up.
    SiteLocal,
    /// Where clouds tell a machine its secrets.
    CloudMetadata,
    /// For protocols' own use: `192.0.0.0/24` (RFC 6890), `2001::/23` and what is in it.
    Protocol,
    /// For examples in texts: RFC 5737, RFC 3849, RFC 9637.
    Documentation,
    /// For measuring networks: `198.18.0.0/15` (RFC 2544), `2001:2::/48`.
    Benchmarking,
    /// Many machines at once.
    Multicast,
    /// All machines of a wire.
    Broadcast,
    /// An IPv4 address in an IPv6 form that is given up, or that never leaves a machine.
    Embedded,
    /// Not given out, or given up.
    Reserved,
}

impl Range {
    /// What kind of address it is, for messages: "a loopback address".
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "an unspecified address",
            Self::Loopback => "a loopback address",
            Self::Private => "a private address",
            Self::CarrierGradeNat => "an address behind a carrier's NAT",
            Self::LinkLocal => "a link-local address",
            Self::SiteLocal => "a site-local address",
            Self::CloudMetadata => "a cloud's metadata address",
            Self::Protocol => "an address for protocols' own use",
            Self::Documentation => "an address for documentation",
            Self::Benchmarking => "an address for benchmarks",
            Self::Multicast => "a multicast address",
            Self::Broadcast => "the broadcast address",
            Self::Embedded => "an IPv4 address in an IPv6 form that is not in use",
            Self::Reserved => "a reserved address",
        }
    }

    /// The range that an address is in; `None`: it is public.
    pub fn of(address: IpAddr) -> Option<Self> {
        match address {
            IpAddr::V4(address) => of_v4(address),
            IpAddr::V6(address) => of_v6(address),
        }
    }
}

/// Ranges of IPv4, the narrower ones first: network, length of its prefix, what it is.
const V4: &[([u8; 4], u32, Range)] = &[
    ([169, 254, 169, 254], 32, Range::CloudMetadata),
    // ECS tasks' credentials, and Alibaba's and Oracle's metadata.
    ([169, 254, 170, 2], 32, Range::CloudMetadata),
    ([100, 100, 100, 200], 32, Range::CloudMetadata),
    ([192, 0, 0, 192], 32, Range::CloudMetadata),
    // Azure's virtual machines reach their host here.
    ([168, 63, 129, 16], 32, Range::CloudMetadata),
    ([255, 255, 255, 255], 32, Range::Broadcast),
    ([192, 0, 0, 0], 24, Range::Protocol),
    ([192, 0, 2, 0], 24, Range::Documentation),
    ([198, 51, 100, 0], 24, Range::Documentation),
    ([203, 0, 113, 0], 24, Range::Documentation),
    // 6to4 relays, which RFC 7526 gave up; AS112, which answers for private names.
    ([192, 88, 99, 0], 24, Range::Reserved),
    ([192, 31, 196, 0], 24, Range::Reserved),
    ([192, 52, 193, 0], 24, Range::Reserved),
    ([192, 175, 48, 0], 24, Range::Reserved),
    ([192, 168, 0, 0], 16, Range::Private),
    ([169, 254, 0, 0], 16, Range::LinkLocal),
    ([198, 18, 0, 0], 15, Range::Benchmarking),
    ([172, 16, 0, 0], 12, Range::Private),
    ([100, 64, 0, 0], 10, Range::CarrierGradeNat),
    ([0, 0, 0, 0], 8, Range::Unspecified),
    ([10, 0, 0, 0], 8, Range::Private),
    ([127, 0, 0, 0], 8, Range::Loopback),
    ([224, 0, 0, 0], 4, Range::Multicast),
    ([240, 0, 0, 0], 4, Range::Reserved),
];

/// Ranges of IPv6, the narrower ones first. What carries an IPv4 address is [`embedded`].
const V6: &[([u16; 8], u32, Range)] = &[
    (
        [0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0254],
        128,
        Range::CloudMetadata,
    ),
    (
        [0xfd20, 0x00ce, 0, 0, 0, 0, 0, 0x0254],
        128,
        Range::CloudMetadata,
    ),
    ([0, 0, 0, 0, 0, 0, 0, 0], 128, Range::Unspecified),
    ([0, 0, 0, 0, 0, 0, 0, 1], 128, Range::Loopback),
    // Discard only (RFC 6666), and dummy addresses (RFC 9780).
    ([0x0100, 0, 0, 0, 0, 0, 0, 0], 63, Range::Reserved),
    // NAT64 of a network's own (RFC 8215).
    ([0x0064, 0xff9b, 1, 0, 0, 0, 0, 0], 48, Range::Private),
    ([0x2001, 2, 0, 0, 0, 0, 0, 0], 48, Range::Benchmarking),
    ([0x2001, 0x0db8, 0, 0, 0, 0, 0, 0], 32, Range::Documentation),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20, Range::Documentation),
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23, Range::Protocol),
    // Segment routing (RFC 9602).
    ([0x5f00, 0, 0, 0, 0, 0, 0, 0], 16, Range::Reserved),
    ([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10, Range::LinkLocal),
    ([0xfec0, 0, 0, 0, 0, 0, 0, 0], 10, Range::SiteLocal),
    ([0xff00, 0, 0, 0, 0, 0, 0, 0], 8, Range::Multicast),
    ([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7, Range::Private),
];

fn of_v4(address: Ipv4Addr) -> Option<Range> {
    let bits = u32::from(address);
    let is_in = |network: &[u8; 4], length: u32| {
        let mask = u32::MAX.checked_shl(32 - length).unwrap_or(0);
        bits & mask == u32::from(Ipv4Addr::from(*network)) & mask
    };
    let found = V4
        .iter()
        .find(|(network, length, _)| is_in(network, *length));
    found.map(|(_, _, range)| *range)
}

fn of_v6(address: Ipv6Addr) -> Option<Range> {
    let bits = u128::from(address);
    let is_in = |network: &[u16; 8], length: u32| {
        let mask = u128::MAX.checked_shl(128 - length).unwrap_or(0);
        bits & mask == u128::from(Ipv6Addr::from(*network)) & mask
    };
    let private = embedded(address).and_then(of_v4);
    let listed = V6
        .iter()
        .find(|(network, length, _)| is_in(network, *length));
    if let Some(range) = private.or(listed.map(|(_, _, range)| *range)) {
        return Some(range);
    }
    match address.segments() {
        // Networks that have IPv6 alone reach public IPv4 addresses so (DNS64, RFC 6147).
        [0x64, 0xff9b, 0, 0, 0, 0, _, _] => None,
        [0x2002, ..] | [0, 0, 0, 0, 0 | 0xffff, 0 | 0xffff, _, _] => Some(Range::Embedded),
        // Only 2000::/3 has been given out for the internet (RFC 4291, IANA).
        _ if bits >> 125 != 1 => Some(Range::Reserved),
        _ => None,
    }
}

/// The IPv4 address that an IPv6 address leads to: mapped (`::ffff:0:0/96`), compatible (`::/96`),
/// translated (`::ffff:0:0:0/96`), NAT64 (`64:ff9b::/96`, RFC 6052), 6to4 (`2002::/16`, RFC 3056),
/// Teredo (`2001::/32`, RFC 4380: the client's address, inverted), ISATAP (`…:0:5efe:a.b.c.d`,
/// RFC 5214).
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let v4 = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match address.segments() {
        // `::` and `::1` are no IPv4 addresses.
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => None,
        [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, _, _, _, _, _]
        | [_, _, _, _, 0x0000 | 0x0200, 0x5efe, high, low] => Some(v4(high, low)),
        [0x2001, 0, _, _, _, _, high, low] => Some(v4(!high, !low)),
        _ => None,
    }
}
