/** Which address of this machine phones can probably reach. */
import { createSocket } from "node:dgram";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import type { AddressChoice } from "#shared/workshop/state";

type Interfaces = Record<string, Pick<NetworkInterfaceInfo, "address" | "family" | "internal">[] | undefined>;

/** Names of interfaces that lead into this machine or into a tunnel. */
const virtual: readonly [RegExp, string][] = [
  [/^(?:docker|br-|veth|cni|flannel|podman|lxc|virbr)/i, "It leads to containers on this machine."],
  [/^(?:vEthernet|vmnet|vboxnet|VMware|VirtualBox|Hyper-V)/i, "It leads to virtual machines on this machine."],
  [/^(?:tun|tap|utun|wg|ppp|ipsec|zt|tailscale|nordlynx|gpd)|vpn|wireguard/i, "It leads into a VPN."],
  [/^(?:awdl|llw|anpi|bridge|p2p)/i, "It connects this machine to single devices."],
];

/**
 * All IPv4 addresses, the one to propose first: what leads to the default route, then wireless and wired ones by name.
 * `route` is the address from which this machine reaches other networks, where it does.
 */
export function rankAddresses(interfaces: Interfaces, route: string | null): AddressChoice[] {
  const all = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses.filter(({ family }) => family === "IPv4").map((one) => ({ name, ...one })),
  );
  return all
    .map(({ name, address, internal }): AddressChoice => {
      const fault = faultOf(name, address, internal);
      const why =
        fault ?? (address === route ? "Other networks are reached over it." : "Phones in this network reach it.");
      return { address, name, usable: fault === null, why };
    })
    .sort(
      (a, b) =>
        Number(b.usable) - Number(a.usable) ||
        Number(b.address === route) - Number(a.address === route) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    );
}

function faultOf(name: string, address: string, internal: boolean): string | null {
  if (internal || address.startsWith("127.")) return "Only this machine reaches it.";
  if (address.startsWith("169.254.")) return "It is made up, because the network gave none.";
  if (address === "192.168.137.1") return "It is this machine's own hotspot; phones reach it once they are in that.";
  return virtual.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** The addresses of this machine now. */
export async function ownAddresses(): Promise<AddressChoice[]> {
  return rankAddresses(networkInterfaces(), await routeAddress());
}

/** Asks the system which address it would send from. Connecting a UDP socket sends nothing. */
function routeAddress(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    const end = (address: string | null) => {
      socket.close();
      resolve(address);
    };
    socket.once("error", () => end(null));
    // An address for documentation that nobody has (RFC 5737).
    socket.connect(9, "192.0.2.1", () => end(socket.address().address));
  });
}
