/** Which addresses the platform calls for an applicant: those outside, and those of the networks that it was told of. */
import { BlockList, isIP } from 'node:net';

/** Where nobody's system is: this host, neighbours on the wire, groups, and where clouds tell machines their secrets. No setting lets them in. */
const never = [
  ...['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32', '100.100.100.200/32'],
  ...['::/128', 'fe80::/10', 'ff00::/8', 'fd00:ec2::254/128'],
];
/** Where only one's own machines are, or nothing is (RFC 6890): this machine, private, shared and unique local networks, documentation, and ways through to IPv4. */
const within = [
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '192.0.0.0/24', '198.18.0.0/15'],
  ...['192.0.2.0/24', '192.88.99.0/24', '198.51.100.0/24', '203.0.113.0/24'],
  ...['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
];
/** All else of IPv6 is not in use, unique local, or a way through to IPv4. */
const globalIpv6 = ['2000::/3'];

/** The networks of this machine itself. */
export const loopbackNetworks: readonly string[] = ['127.0.0.0/8', '::1/128'];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Whether a text is a network, such as 10.20.0.0/16. */
export function isNetwork(written: string): boolean {
  const [address = '', bits = '', ...more] = written.split('/');
  return (
    isIP(address) > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128) && !more.length
  );
}

/** The addresses of networks. Of an IPv6 address that stands for one of IPv4, Node looks at that one. */
function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

/** Whether an address, as it was looked up, may be called. */
export type MayCall = (address: string) => boolean;

/** Judges addresses; `networks` are those within which applicants' systems may be although they are not outside. */
export function judgeAddresses(networks: readonly string[]): MayCall {
  const [no, inside, allowed, global] = [never, within, networks, globalIpv6].map(listOf) as [
    ...[BlockList, BlockList, BlockList, BlockList],
  ];
  return (address) => {
    // An address of one wire only has a zone (%eth0): Node counts it as an address, its lists do not.
    if (isIP(address) === 0 || address.includes('%')) return false;
    const family = familyOf(address);
    const isMapped = /^::ffff:/i.test(address);
    if (no.check(address, family)) return false;
    if (allowed.check(address, family)) return true;
    return !inside.check(address, family) && (family === 'ipv4' || isMapped || global.check(address, family));
  };
}

/** The host of an address as it is connected to: IPv6 without its brackets; null where it is no address of HTTP. */
export function hostOf(url: string): string | null {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  return /^https?:$/.test(protocol) && hostname !== '' ? hostname.replace(/^\[(.*)\]$/, '$1') : null;
}

/** Whether an address leads where the platform does not call, as far as it says so itself: a name is judged again by what it is looked up to. */
export function isRefusedUrl(url: string, mayCall: MayCall): boolean {
  const host = hostOf(url);
  if (host === null) return true;
  if (isIP(host) > 0) return !mayCall(host);
  return /(^|\.)localhost\.?$/i.test(host) && !mayCall('127.0.0.1');
}
