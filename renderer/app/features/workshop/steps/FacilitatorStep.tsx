/** The middle of the facilitator's screen: step, time, the line to read out, and what the step needs. */
import { Button } from "@mantine/core";
import { IconMessage, IconPencil, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { isBlind, stepTitles } from "#shared/workshop/agenda";
import { clockText, secondsLeft } from "#shared/workshop/words";
import { Box, Row } from "../../../ui/layout";
import { Prose } from "../../../ui/Prose";
import { Text } from "../../../ui/Text";
import { spokenLines, spokenOpen, spokenWeighing, timerWords } from "../words";
import { Decided, Deciding } from "./Deciding";
import { Discussing } from "./Discussing";
import classes from "./FacilitatorStep.module.css";
import { FollowingUp } from "./FollowingUp";
import { Lobby } from "./Lobby";
import { Adding, Comments, Points, Risks } from "./OpenedAnswers";
import { PeopleInRoom } from "./People";
import { Revealed } from "./Revealed";
import { Settling } from "./Settling";
import type { FacilitatorStepProps } from "./step-props";

export function FacilitatorStep(props: FacilitatorStepProps) {
  const { session, now, pause, extend, answer } = props;
  const { view } = session.state;
  const { step, phase, timer, me } = view;
  const seconds = secondsLeft(timer, now);
  const words = timerWords(timer, seconds);
  const open = phase === "revealed" || (step === "reading" && view.opened.comments !== null);
  const asks = phase !== "revealed" && (isBlind(step) || step === "reading");
  const answers = asks && (me.votes || (step === "decide" && me.decides));
  const round = step === "judgements" || step === "reveal" ? ", round 1" : step === "again" ? ", round 2" : "";
  return (
    <>
      <div className={classes.head}>
        <Box grow>
          <Text tone="soft" size="aside" weight={600} mb={2}>
            Now
          </Text>
          <Prose as="h1" voice="question">
            {stepTitles[step]}
            {round}
          </Prose>
        </Box>
        {view.started !== null && (
          <>
            <Row className={classes.buttons} gap={10} align="stretch">
              <Button
                variant="default"
                size="xs"
                fz={13}
                leftSection={
                  timer.running ? <IconPlayerPause size={16} stroke={1.6} /> : <IconPlayerPlay size={16} stroke={1.6} />
                }
                onClick={pause}
              >
                {timer.running ? "Pause" : "Go on"}
              </Button>
              <Button variant="default" size="xs" fz={13} onClick={extend}>
                +1 min
              </Button>
            </Row>
            <div className={classes.timer} data-over={seconds <= 0 ? "" : undefined}>
              <span className="num" role="timer" aria-label="Time left">
                {clockText(seconds)}
              </span>
              <small role="status">{words}</small>
            </div>
          </>
        )}
      </div>
      <Row card="sunken" py={16} className={classes.spoken} gap={12} align="stretch" mt={12} mb={20}>
        <IconMessage size={18} stroke={1.6} aria-hidden="true" />
        <p>“{(open && spokenOpen[step]) || (step === "points" ? spokenWeighing[view.weighing] : spokenLines[step])}”</p>
      </Row>
      {view.warning && (
        <Text tone="warn" weight={600} mb={12}>
          {view.warning}
        </Text>
      )}
      {answers && (
        <Button
          className={classes.own ?? ""}
          variant="default"
          size="sm"
          leftSection={<IconPencil size={16} stroke={1.6} />}
          onClick={answer}
        >
          {step === "decide" && view.choice === null && me.decides ? "Choose for the room" : "Your own answers"}
        </Button>
      )}
      <Body {...props} />
    </>
  );
}

function Body(props: FacilitatorStepProps) {
  const { session, brief } = props;
  const { view } = session.state;
  const { step, phase } = view;
  const open = phase === "revealed";
  switch (step) {
    case "reading":
      return view.opened.comments ? (
        <Comments view={view} brief={brief} />
      ) : (
        <>
          <PeopleInRoom session={session} />
          <Button variant="default" size="sm" mt={14} onClick={() => void session.command({ type: "open-comments" })}>
            Open the comments now
          </Button>
        </>
      );
    case "criteria":
      return open ? <Settling {...props} /> : <PeopleInRoom session={session} />;
    case "points":
      return open ? <Points view={view} brief={brief} /> : <PeopleInRoom session={session} />;
    case "lobby":
      return <Lobby session={session} />;
    case "judgements":
      return <PeopleInRoom session={session} />;
    case "again":
      return open ? <Revealed {...props} /> : <PeopleInRoom session={session} />;
    case "reveal":
      return <Revealed {...props} />;
    case "discussion":
      return <Discussing {...props} />;
    case "why":
      return <Adding {...props} />;
    case "premortem":
      return open ? <Risks view={view} brief={brief} /> : <PeopleInRoom session={session} />;
    case "decide":
      return open ? <Decided view={view} brief={brief} /> : <Deciding session={session} brief={brief} />;
    case "followup":
      return <FollowingUp {...props} />;
  }
}
