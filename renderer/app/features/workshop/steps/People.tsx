/** Who is in the room and how far they are; never with what. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconBell, IconDeviceTablet, IconDots, IconEyeOff, IconUserMinus } from "@tabler/icons-react";
import type { FacilitatorView, PersonView } from "#shared/workshop/view/view";
import { Row } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { Chip } from "../../../widgets/StatusChip";
import type { SessionHandle } from "../useSession";
import { guestRoles, roleNames } from "../words";
import classes from "./People.module.css";

/** Milliseconds without a sign after which somebody counts as quiet. */
const quietAfter = 120_000;
const mostSquares = 14;

export function PeopleInRoom({ session }: { session: SessionHandle }) {
  const { state } = session;
  const { view } = state;
  const { people, progress, step, blind } = view;
  const asks = blind || step === "reading";
  // Of whom one thing is asked, the state says whether it is there.
  const counted = asks && progress.some(({ of }) => of > 1);
  const given = progress.reduce((sum, one) => sum + one.given, 0);
  const of = progress.reduce((sum, one) => sum + one.of, 0);
  const shown = people.filter(({ role, votes }) => role !== "facilitator" || votes || people.length === 1);
  return (
    <>
      <table className={classes.people}>
        <thead>
          <tr>
            <th>Person</th>
            <th>Role</th>
            {counted && <th>Answered</th>}
            <th className={classes.end}>State</th>
            <th>
              <span className="visually-hidden">More</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((person) => (
            <Person key={person.seat} session={session} person={person} asks={asks} counted={counted} />
          ))}
        </tbody>
      </table>
      {people.length === 1 && (
        <Row as="p" align="stretch" tone="soft" size="aside" mt={12}>
          Nobody else is in the room yet. Open the room at the right, or add people to this one.
        </Row>
      )}
      {blind && progress.length > 0 && (
        <Row as="p" align="stretch" tone="soft" size="aside" mt={12}>
          <IconEyeOff size={16} stroke={1.6} aria-hidden="true" />
          <span>
            {step === "judgements" || step === "again" ? `${given} of ${of} answers are in. ` : ""}What they say is
            hidden here too, until the reveal.
          </span>
        </Row>
      )}
    </>
  );
}

function Person({
  session,
  person,
  asks,
  counted,
}: {
  session: SessionHandle;
  person: PersonView;
  asks: boolean;
  /** Whether the table says how many answers everybody gave. */
  counted: boolean;
}) {
  const mine = session.state.view.progress.find(({ seat }) => seat === person.seat);
  return (
    <tr>
      <th scope="row">
        <Text className={classes.initial} as="span" tone="soft" size="meta" aria-hidden="true">
          {[...person.name][0]?.toUpperCase()}
        </Text>
        {person.name}
      </th>
      <td>{roleNames[person.role]}</td>
      {counted && (
        <td>
          {mine && (
            <span className={classes.answered}>
              {mine.of <= mostSquares && (
                <span className={classes.squares} aria-hidden="true">
                  {Array.from({ length: mine.of }, (_, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: squares have no identity but their place
                    <i key={i} data-on={i < mine.given ? "" : undefined} />
                  ))}
                </span>
              )}
              <span className="num">
                {mine.given} of {mine.of}
              </span>
            </span>
          )}
        </td>
      )}
      <td className={classes.end}>
        <PersonState session={session} person={person} asks={asks} />
      </td>
      <td className={classes.more}>{person.role !== "facilitator" && <More session={session} person={person} />}</td>
    </tr>
  );
}

function PersonState({ session, person, asks }: { session: SessionHandle; person: PersonView; asks: boolean }) {
  const { presence, now, view } = session.state;
  const heard = presence[person.seat];
  if (person.state === "away")
    return (
      <Chip tone="warn" icon="away">
        Away
      </Chip>
    );
  if (asks && person.done && person.votes)
    return (
      <Chip tone="accent" icon="done">
        Done
      </Chip>
    );
  const quiet = heard?.seen != null && !heard.connected ? now - heard.seen : 0;
  if (quiet > quietAfter) return <Chip tone="warn" icon="away">{`Quiet for ${Math.floor(quiet / 60_000)} min`}</Chip>;
  if (view.local.includes(person.seat))
    return (
      <Row as="span" gap={6} justify="end">
        <IconDeviceTablet size={15} stroke={1.6} aria-hidden="true" /> On this device
      </Row>
    );
  if (!person.votes) return <span>{asks ? "Doesn't vote" : "In the room"}</span>;
  if (!asks) return <span>In the room</span>;
  const mine = view.progress.find(({ seat }) => seat === person.seat);
  if (view.step === "reading") return <span>Reading</span>;
  if (view.step === "decide") return <span>{decideWords(view, person)}</span>;
  return <span>{mine && mine.of > 0 && mine.given === mine.of ? "Checking before done" : "Answering"}</span>;
}

/** Whoever isn't done with the last step: first one chooses, then all say how far they go along. */
function decideWords({ choice, me }: FacilitatorView, { role }: PersonView): string {
  if (choice !== null) return "Awaited";
  return role === "decider" || (role === "facilitator" && me.decides) ? "Choosing" : "After the choice";
}

function More({ session, person: { seat, name, role, done, votes } }: { session: SessionHandle; person: PersonView }) {
  const { command } = session;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={`More for ${name}`} color="gray" size={28}>
          <IconDots size={17} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {votes && !done && session.state.view.blind && (
          <Menu.Item
            leftSection={<IconBell size={16} stroke={1.6} />}
            onClick={() => void command({ type: "nudge", seat })}
          >
            Ask to finish
          </Menu.Item>
        )}
        {guestRoles
          .filter((one) => one !== role)
          .map((one) => (
            <Menu.Item key={one} onClick={() => void command({ type: "role", seat, role: one })}>
              Make {roleNames[one].toLowerCase()}
            </Menu.Item>
          ))}
        <Menu.Item
          color="danger"
          leftSection={<IconUserMinus size={16} stroke={1.6} />}
          onClick={() => void command({ type: "remove", seat })}
        >
          Remove from the room
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
