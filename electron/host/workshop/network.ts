/** The network side of one workshop: which address it is reached at, and whether the door is open. */
import { AdroitError } from "#shared/base/error";
import type { AddressChoice, NetworkState, Reach } from "#shared/workshop/state";
import { firstPort, type OpenDoor, type OpenedDoor } from "./door";
import type { Presence } from "./room";

/** Milliseconds after which it is said what to check where no device arrived. */
const patience = 20_000;

/** What keeps phones away, in the order in which it is worth checking. */
const networkChecks: readonly string[] = [
  "Are the phones in the same Wi-Fi as this computer?",
  "Does this computer's firewall let Adroit in on private networks?",
  "A guest Wi-Fi often keeps devices apart: use another one.",
  "A VPN on this computer or on the phone keeps them apart: switch it off for the workshop.",
  "Otherwise open a hotspot on this computer or on a phone, join it with all devices, and choose its address.",
];

export interface Network {
  state(): NetworkState;
  /** Looks which addresses this machine has now. */
  look(): Promise<void>;
  /**
   * Lets devices in over this address, or the best one. `NOT_HERE` where nothing may listen, `BAD_INPUT` for an address
   * that this machine doesn't have, `NO_PERMISSION` where it can't be opened.
   */
  open(address: string | undefined, reach?: Reach): Promise<void>;
  shut(): Promise<void>;
}

export interface NetworkOptions {
  presence: Presence;
  /** What the QR code holds besides the address. */
  token(): string;
  openDoor: OpenDoor | undefined;
  addresses(): Promise<AddressChoice[]>;
  now(): number;
  changed(): void;
}

export function createNetwork({ presence, token, openDoor, addresses: ask, now, changed }: NetworkOptions): Network {
  let addresses: AddressChoice[] = [];
  let door: { opened: OpenedDoor; address: string; since: number; reach: Reach | null } | null = null;
  let checks: NodeJS.Timeout | undefined;

  async function shut(): Promise<void> {
    clearTimeout(checks);
    const before = door;
    door = null;
    await before?.opened.close();
  }

  return {
    state() {
      const { first, count } = presence.devices();
      const url = door && (door.reach?.url ?? `http://${door.address}:${door.opened.port}`);
      return {
        open: door !== null,
        addresses,
        address: door?.address ?? null,
        reach: door?.reach ?? null,
        port: door?.opened.port ?? null,
        url,
        join: url && `${url}/#${token()}`,
        firstDevice: first,
        devices: count,
        opened: door?.since ?? null,
        checks: door && first === null && now() - door.since >= patience ? [...networkChecks] : [],
      };
    },
    async look() {
      addresses = await ask();
      changed();
    },
    async open(wished, way) {
      const reach = way ? { ...way, url: publicOrigin(way.url) } : null;
      if (!openDoor) {
        throw new AdroitError("NOT_HERE", "Devices can't join from here.", {
          subject: null,
          remedy: "Pass this device around instead.",
        });
      }
      addresses = await ask();
      // A tunnel or proxy ends on this machine, so that nothing else has to be let in.
      const address = wished ?? (reach ? "127.0.0.1" : undefined) ?? addresses.find(({ usable }) => usable)?.address;
      const own = address === "127.0.0.1" || addresses.some((choice) => choice.address === address);
      if (address === undefined || !own) {
        throw new AdroitError("BAD_INPUT", "This machine has no such address.", {
          subject: address ?? null,
          remedy: "Join a Wi-Fi or open a hotspot, and choose one of its addresses.",
        });
      }
      const port = door?.opened.port ?? firstPort;
      await shut();
      const opened = await openDoor(presence.room, { address, port, reach }).catch((error) => {
        throw new AdroitError("NO_PERMISSION", `${address} can't be opened for others.`, {
          subject: error instanceof Error ? error.message : String(error),
          remedy: "Close other programs that use the ports 5180 to 5189, or choose another address.",
        });
      });
      door = { opened, address, since: now(), reach };
      checks = setTimeout(changed, patience + 100);
      checks.unref();
      changed();
    },
    async shut() {
      await shut();
      changed();
    },
  };
}

/** The origin of a public address, as browsers send it. `BAD_INPUT` where it is anything else. */
function publicOrigin(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  const bare = url && url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  if (url && bare && (url.protocol === "https:" || url.protocol === "http:")) return url.origin;
  throw new AdroitError("BAD_INPUT", `${given} isn't the address of a room.`, {
    subject: "reach.url",
    remedy: "Type it as https://room.example.org, without a path.",
  });
}
