/** Where phones on the same Wi-Fi reach this machine. */

import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { NetworkInterfaceInfo } from 'node:os';

/** Networks inside the machine (containers, virtual machines, tunnels), where no phone is. */
const inside = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|zt|tailscale|utun)/;
const privateAddress = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

/** The private IPv4 addresses of this machine, the likeliest first. */
export function findLanAddresses(interfaces = networkInterfaces()): readonly string[] {
  const found = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).filter(isOnLan).map(({ address }) => ({ name, address })),
  );
  const rank = ({ name, address }: { readonly name: string; readonly address: string }) =>
    (inside.test(name) ? 2 : 0) + (address.startsWith('192.168.') ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b)).map(({ address }) => address);
}

function isOnLan({ internal, address }: NetworkInterfaceInfo): boolean {
  return !internal && isIPv4(address) && privateAddress.test(address);
}
