/** Who comes in, and how: the code to scan, the door, the network, and people who share this device. */
import { ActionIcon, Button, Modal, NativeSelect, Radio, Select, Switch, Tooltip } from "@mantine/core";
import {
  IconCircleDotted,
  IconLock,
  IconLockOpen,
  IconPlugConnectedX,
  IconPrinter,
  IconWifi,
} from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { nameTooLong } from "#shared/workshop/names";
import { mostSeats, usualPerAddress } from "#shared/workshop/people";
import type { Reach } from "#shared/workshop/state";
import { names } from "#shared/workshop/words";
import { useHost } from "../../host/HostContext";
import { go } from "../../shell/route";
import { FailureNote } from "../../ui/FailureNote";
import { Box, Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { Chip } from "../../widgets/StatusChip";
import classes from "./Door.module.css";
import { NameField } from "./NameField";
import { Qr } from "./Qr";
import { ReachFields } from "./ReachFields";
import type { SessionHandle } from "./useSession";
import { type guestRoles, roleChoices } from "./words";

type Guest = (typeof guestRoles)[number];

export function Door({ session }: { session: SessionHandle }) {
  const { info } = useHost();
  const { network } = session.state;
  // In the lobby the door is in the middle of the screen.
  const aside = session.state.view.step !== "lobby";
  return (
    <>
      {network.open ? <Card session={session} /> : info.can.workshop && aside && <Closed session={session} />}
      {aside && <WaitingOutside session={session} />}
      {network.open && <Network session={session} />}
      {session.state.view.rehearsal && info.can.workshop && (
        <Text tone="soft" size="aside">
          {network.open
            ? "The network test runs: join with your own phone. Simulated people need no network."
            : "To test the network too, open the room and join with your own phone."}
        </Text>
      )}
      <Sharing session={session} />
    </>
  );
}

/** Nothing listens beyond this computer until somebody says so. */
function Closed({ session }: { session: SessionHandle }) {
  const [asking, setAsking] = useState(false);
  return (
    <section className={classes.part}>
      <h2>Only this computer</h2>
      <p>No other device can reach the workshop yet.</p>
      <Button
        variant="default"
        leftSection={<IconWifi size={16} stroke={1.6} />}
        onClick={() => setAsking(true)}
        fullWidth
      >
        Open the room
      </Button>
      <RoomOpening session={session} opened={asking} onClose={() => setAsking(false)} />
    </section>
  );
}

/** The explicit act, in plain words, with the choice of the address. */
export function RoomOpening({
  session,
  opened,
  onClose,
}: {
  session: SessionHandle;
  opened: boolean;
  onClose(): void;
}) {
  const { host } = useHost();
  const { id, state, run, putNetwork } = session;
  const { addresses, address } = state.network;
  const [chosen, setChosen] = useState<string | null>(null);
  const [reach, setReach] = useState<Reach | null>(state.network.reach);
  const [busy, setBusy] = useState(false);
  const value = chosen ?? address ?? addresses.find(({ usable }) => usable)?.address ?? null;
  const open = async () => {
    setBusy(true);
    // A tunnel or proxy ends on this computer, so nothing else has to be let in.
    const way = reach ? { reach } : value === null ? {} : { address: value };
    const done = await run(() => host.session.open({ id, ...way }), putNetwork);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={560}
      title={state.network.open ? "Another address" : "Open the room to this network"}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Text tone="soft" mb={12}>
        Until you close the workshop, everybody in this network can open its page, and with the code ask to be let in.
        They reach the workshop, and nothing else of this computer.
      </Text>
      <Text tone="soft" mb={12}>
        The system may ask whether Adroit may accept connections: allow it for this network. What is sent can be read in
        the network, as with every page without https.
      </Text>
      <ReachFields reach={reach} onReach={setReach} />
      {reach ? null : addresses.length === 0 ? (
        <Text tone="warn" weight={600} mb={12}>
          This computer is in no network. Join a Wi-Fi, or open a hotspot.
        </Text>
      ) : (
        <Radio.Group label="Address" value={value} onChange={setChosen}>
          <Stack gap={10} mt={6} mb={20}>
            {addresses.map((one) => (
              <Radio
                key={one.address}
                value={one.address}
                label={
                  <>
                    <span className="mono">{one.address}</span> {one.name}
                  </>
                }
                description={one.why}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {session.failure && <FailureNote failure={session.failure} />}
      <Row wrap={8} justify="end" mt={12}>
        <Button variant="default" onClick={() => void run(() => host.session.network({ id }), putNetwork)}>
          Look for addresses again
        </Button>
        <Button onClick={() => void open()} loading={busy} disabled={reach ? reach.url === "" : value === null}>
          {state.network.open ? "Use this address" : "Open the room"}
        </Button>
      </Row>
    </Modal>
  );
}

function Card({ session }: { session: SessionHandle }) {
  const { host } = useHost();
  const { id, state, run, put, command } = session;
  const { door } = state.view;
  const { join, address, port, reach } = state.network;
  return (
    <Box as="section" card="surface" py={16} style={{ textAlign: "center" }} aria-label="Join">
      {join && <Qr text={join} label="QR code to join" className={classes.qr} />}
      <p className={classes.code}>{door.code}</p>
      <Text className="mono" tone="soft" mb={12}>
        {reach ? reach.url : `${address}:${port}`}
      </Text>
      <Row wrap={8} justify="center">
        <Button
          variant="default"
          size="xs"
          fz={13}
          leftSection={door.locked ? <IconLockOpen size={16} stroke={1.6} /> : <IconLock size={16} stroke={1.6} />}
          onClick={() => void command({ type: "lock", locked: !door.locked })}
        >
          {door.locked ? "Unlock room" : "Lock room"}
        </Button>
        <Button variant="default" size="xs" fz={13} onClick={() => void run(() => host.session.rotate({ id }), put)}>
          New code
        </Button>
      </Row>
      {door.locked && (
        <Text tone="warn" size="aside" weight={600} mt={10}>
          Locked: nobody new can join.
        </Text>
      )}
    </Box>
  );
}

/** @param all whether everybody can be let in from here; in the lobby that is the next thing to do, at the bottom */
export function WaitingOutside({ session, all = true }: { session: SessionHandle; all?: boolean }) {
  const { waiting } = session.state.view.door;
  if (waiting.length === 0) return null;
  return (
    <section className={classes.part} aria-labelledby="door">
      <Row wrap={4} mb={6}>
        <h2 id="door">
          At the door <Chip tone="plain">{`${waiting.length}`}</Chip>
        </h2>
        {waiting.length > 1 && (
          <Row as="span" wrap={8} justify="center">
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              onClick={() => void session.command({ type: "clear-door" })}
            >
              Send all away
            </Button>
            {all && (
              <Button variant="default" size="xs" onClick={() => void session.command({ type: "admit-all" })}>
                Let all {waiting.length} in
              </Button>
            )}
          </Row>
        )}
      </Row>
      <Box className={classes.people} as="ul" mb={8}>
        {waiting.map((one) => (
          <Guest key={one.seat} session={session} {...one} role={one.role as Guest} />
        ))}
      </Box>
    </section>
  );
}

function Guest({
  session,
  seat,
  name,
  again,
  role,
}: {
  session: SessionHandle;
  seat: string;
  name: string;
  /** Name of the seat that this may be on another device. */
  again: string | null;
  role: Guest;
}) {
  return (
    <li>
      <div className={classes.who}>
        <strong>{name}</strong>
        <NativeSelect
          variant="unstyled"
          size="xs"
          aria-label={`Role of ${name}`}
          data={roleChoices}
          value={role}
          onChange={({ target }) => void session.command({ type: "role", seat, role: target.value as Guest })}
        />
      </div>
      {again !== null && (
        <Stack className={classes.again} gap={6} tone="soft" size="aside">
          <p>
            {again} is in the room already. Ask whether this is {again} on another device.
          </p>
          <Button
            variant="default"
            size="xs"
            aria-label={`Yes, give the seat of ${again} to this device`}
            onClick={() => void session.command({ type: "give", seat })}
          >
            Yes, give the seat
          </Button>
        </Stack>
      )}
      <Row gap={4} align="stretch" justify="end">
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={`Decline ${name}`}
          onClick={() => void session.command({ type: "remove", seat })}
        >
          Decline
        </Button>
        <Button
          variant="default"
          size="xs"
          {...(again === null && { "aria-label": `Let in ${name}` })}
          onClick={() => void session.command({ type: "admit", seat, role })}
        >
          {again === null ? "Let in" : `Let in as ${name}`}
        </Button>
      </Row>
    </li>
  );
}

function Network({ session }: { session: SessionHandle }) {
  const { host } = useHost();
  const { id, state, run, putNetwork } = session;
  const { firstDevice, checks } = state.network;
  const [changing, setChanging] = useState(false);
  return (
    <section className={classes.part} aria-labelledby="network">
      <Row gap={4} mb={6}>
        <h2 id="network">Network</h2>
        <Tooltip label="Print the join sheet">
          <ActionIcon
            aria-label="Print the join sheet"
            color="gray"
            onClick={() => go({ at: "workshop", id, sheet: true })}
          >
            <IconPrinter size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Let nobody in any more, and end the connections">
          <ActionIcon
            aria-label="Shut the network"
            color="gray"
            onClick={() => void run(() => host.session.shut({ id }), putNetwork)}
          >
            <IconPlugConnectedX size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Row>
      <Row as="p" align="start" role="status">
        {firstDevice === null ? (
          <>
            <IconCircleDotted size={17} stroke={1.6} aria-hidden="true" /> Waiting for the first device ...
          </>
        ) : (
          <>
            <IconWifi size={17} stroke={1.6} aria-hidden="true" color="var(--ad-ok)" />
            {reached(session)}
          </>
        )}
      </Row>
      {checks.length > 0 && (
        <>
          <Text tone="warn" size="aside" weight={600} mb={10}>
            Nothing has arrived. Check:
          </Text>
          <Text className="bulleted" as="ul" tone="soft" size="aside" mb={10}>
            {checks.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </Text>
        </>
      )}
      <Switch
        size="xs"
        label="Phones share one address"
        description={`For networks where all phones look like one: ${mostSeats} may wait at the door, not ${usualPerAddress}.`}
        checked={state.view.door.perAddress > usualPerAddress}
        onChange={({ target }) =>
          void session.command({ type: "shared-address", perAddress: target.checked ? mostSeats : usualPerAddress })
        }
      />
      <Button variant="subtle" size="compact-sm" onClick={() => setChanging(true)}>
        Use another address
      </Button>
      <RoomOpening session={session} opened={changing} onClose={() => setChanging(false)} />
    </section>
  );
}

/** How many devices answer, of those that have a seat in the room. */
function reached({ state: { view, presence, network } }: SessionHandle): string {
  const seats = view.people.filter(({ seat }) => presence[seat]?.seen != null);
  if (seats.length === 0)
    return network.devices === 1
      ? "The page was reached from one address."
      : `The page was reached from ${network.devices} addresses.`;
  const lost = seats.filter(({ seat }) => !presence[seat]?.connected);
  if (lost.length === 0)
    return seats.length === 1 ? "The one device is connected." : `All ${seats.length} devices are connected.`;
  return `${seats.length - lost.length} of ${seats.length} devices are connected. ${names(lost.map(({ name }) => name))} ${lost.length === 1 ? "is" : "are"} not.`;
}

/** People without a device: they take turns on this one. */
function Sharing({ session }: { session: SessionHandle }) {
  const { host } = useHost();
  const { id, state, run, put, command } = session;
  const { local, people } = state.view;
  const [adding, setAdding] = useState(false);
  const [name, setName] = useState("");
  const [role, setRole] = useState<Guest>("voter");
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "" || nameTooLong(name)) return;
    if (await run(() => host.session.seat({ id, name: name.trim(), role }), put)) {
      setName("");
      setRole("voter");
    }
  };
  const sharing = people.filter(({ seat }) => local.includes(seat));
  return (
    <section className={classes.part} aria-labelledby="sharing">
      <h2 id="sharing">On this device</h2>
      {sharing.length === 0 && <p>Who has no phone answers here. Between two people the screen is hidden.</p>}
      {sharing.length > 0 && (
        <Box className={classes.people} as="ul" mb={8}>
          {sharing.map(({ seat, name: who, done, votes }) => (
            <li key={seat}>
              <strong>{who}</strong>
              <Button
                variant="default"
                size="xs"
                aria-label={`${done && votes ? "Again" : "Hand over"} to ${who}`}
                onClick={() => void command({ type: "hand", seat })}
              >
                {done && votes ? "Again" : "Hand over"}
              </Button>
            </li>
          ))}
        </Box>
      )}
      {adding ? (
        <Stack as="form" columns="minmax(0, 1fr) minmax(0, 1fr) auto" gap={6} onSubmit={(event) => void add(event)}>
          <NameField
            size="xs"
            aria-label="Name"
            placeholder="Name"
            required
            autoFocus
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <Select
            size="xs"
            aria-label="Role"
            data={roleChoices}
            allowDeselect={false}
            value={role}
            onChange={(next) => next && setRole(next as Guest)}
          />
          <Button type="submit" variant="default" size="xs">
            Add
          </Button>
        </Stack>
      ) : (
        <Button variant="subtle" size="compact-sm" onClick={() => setAdding(true)}>
          Add somebody here
        </Button>
      )}
    </section>
  );
}
