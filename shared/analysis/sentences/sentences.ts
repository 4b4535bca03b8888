/**
 * What the analysis says, in words: the one place where its claims become sentences, for screens, ADR and command line
 * alike. A share says what it is a share of; nothing is ranked inside a tie.
 */
import { answerClaims, moveClaim, scoreClaim, weightClaims, weightsClaim } from "#shared/analysis/claims/change";
import type { Claim } from "#shared/analysis/claims/claim";
import { capClaims, leadClaim, levelClaims, partClaims, testClaims, verdictClaim } from "#shared/analysis/claims/lead";
import { agendaClaims, dissentClaims, peopleClaims } from "#shared/analysis/claims/people";
import { samplingClaim, shareClaims } from "#shared/analysis/claims/shares";
import { exceptionClaims, outClaims, uncheckedClaims, unknownClaims } from "#shared/analysis/claims/unknown";
import type { Analysis, Contribution, Gap } from "#shared/analysis/model";
import { type Decimals, decimalsFor, shownPoints, signed } from "#shared/base/figures";
import { lazily } from "#shared/base/lazily";
import { sentencesBegun } from "#shared/base/title";
import * as change from "./change";
import * as first from "./lead";
import { measure, measures, say } from "./say";
import { type SentenceNames, spoken } from "./words";

/** One row of "where the points come from". */
export interface WhyLine {
  criterion: string;
  title: string;
  /** The option it speaks for. */
  option: string;
  /** "15 % × 3 steps". */
  measure: string;
  /** Points of 100 with as many decimals; all rows add up to the shown gap. */
  points: number;
  decimals: Decimals;
  /** The same as text, with its sign: "+11.3". */
  text: string;
  /** Whether weight and steps as they are told give other points than these, by rounding. */
  rounded: boolean;
}

/** A claim and the sentence that says it. */
export type SaidClaim = Claim & { text: string };

export interface Sentences {
  /** "Leaning Django", "Close call", "No recommendation". */
  headline: string;
  /** The headline and why, as sentences: "Leaning Django. Ahead by ..." or "There is no recommendation: ...". */
  recommendation: string;
  /** "Ahead by 12.5 of 100 points": how `lead` begins; empty where nobody leads. */
  ahead: string;
  /** Why, in one to three sentences. */
  lead: string;
  /** What to do next; `null` where the verdict says all there is. */
  advice: string | null;
  /** The rows of the contribution table, the largest first. */
  why: WhyLine[];
  /** Criteria whose row is zero, in one sentence or two. */
  level: string | null;
  /** The weights that put another option ahead, the nearest first. */
  flips: {
    criterion: string;
    title: string;
    now: string;
    text: string;
    option: string;
    weight: number;
    /** In which the option leads; begins or ends with `weight`. */
    range: [number, number];
  }[];
  /** What doesn't flip it, or what else does. */
  otherFlips: string | null;
  cheapest: string | null;
  /** Other answers that would change the leader. */
  answers: string[];
  /** In what share of which weightings the leader leads: "88 %", "of the weightings near the team's", and the sentence. */
  robust: { share: string; of: string; text: string }[];
  /** How exact sampled shares are. */
  sampling: string | null;
  /** What isn't known and whether it could end the lead; `criterion: null` speaks of all together. */
  unknown: { criterion: string | null; decides: boolean; text: string }[];
  excluded: string[];
  conditional: string[];
  exceptions: string[];
  /** The tests behind the verdict and what else holds it back; those about people only where there are several. */
  tests: { id: string; passed: boolean; text: string }[];
  /** How the group stands; empty for one person. */
  group: string[];
  /** People whose own numbers favour another option. */
  dissent: { person: string; text: string }[];
  /** What to talk about, at most five, the most points at stake first. */
  agenda: { criterion: string; text: string }[];
  /** What "clear" and "close call" mean here. */
  thresholds: string;
  /** Everything that a reader needs to see what was recommended and how firmly, one sentence or two an entry. */
  all: string[];
  /** Every statement as data, with its sentence. */
  claims: SaidClaim[];
}

/** Each is said when it is read: a screen shows some of them, and not all anew for each step of a slider. */
export function sentences(analysis: Analysis, titles: SentenceNames): Sentences {
  const claims = claimsOf(analysis);
  const names = spoken(titles);
  // A claim is made once and said once; its text stays with it.
  const text = (claim: Claim & { text?: string }) => {
    claim.text ??= sentencesBegun(say(claim, names));
    return claim.text;
  };
  const texts = (some: readonly Claim[]) => some.map(text);
  const said: Sentences = lazily<object, Sentences>(
    {},
    {
      headline: () => first.headline(claims.verdict, names),
      recommendation: () => {
        const none = claims.verdict.word === "none";
        return none ? `There is no recommendation. ${said.lead}` : `${said.headline}. ${said.lead}`;
      },
      ahead: () => (claims.lead.kind === "lead" ? sentencesBegun(first.ahead(claims.lead, names)) : ""),
      lead: () => text(claims.lead),
      advice: () => (claims.advice === null ? null : text(claims.advice)),
      why: () => whyOf(analysis.contributions, analysis.gap, titles, claims.parts),
      level: () => joined(texts(claims.level)),
      flips: () =>
        claims.weights.map((claim) => ({
          criterion: claim.criterion,
          title: titles.criterion(claim.criterion),
          now: change.weightNow(claim),
          text: change.weight(claim, names),
          option: claim.options[0] as string,
          weight: claim.range[claim.range[0] >= claim.now ? 0 : 1],
          range: claim.range,
        })),
      otherFlips: () => joined(texts(claims.others)),
      cheapest: () => (claims.move === null ? null : text(claims.move)),
      answers: () => texts(claims.answers),
      robust: () =>
        claims.shares.map((claim) => ({
          share: change.shareText(claim),
          // On screen it is one's own where one is alone; what is written is read by others.
          of: analysis.people.length > 1 ? change.shareOf(claim) : change.shareOf(claim).replace("the team's", "yours"),
          text: text(claim),
        })),
      sampling: () => (claims.sampling === null ? null : text(claims.sampling)),
      unknown: () =>
        claims.unknown.map((claim) => ({
          criterion: claim.kind === "unknown" ? claim.criterion : null,
          decides: claim.kind === "unknown" ? claim.decides : claim.effect !== "none",
          text: text(claim),
        })),
      excluded: () => texts(claims.out),
      conditional: () => texts(claims.unchecked),
      exceptions: () => texts(claims.exceptions),
      tests: () => [
        ...claims.tests.map((claim) => ({
          id: claim.test.id,
          passed: claim.test.passed,
          text: sentencesBegun(first.test(claim, names)),
        })),
        ...claims.caps.map((claim) => ({
          id: claim.because,
          passed: false,
          text: sentencesBegun(first.cap(claim, names)),
        })),
      ],
      group: () => texts(claims.group),
      dissent: () => claims.dissent.map((claim) => ({ person: claim.person, text: text(claim) })),
      agenda: () => claims.agenda.map((claim) => ({ criterion: claim.criterion, text: text(claim) })),
      thresholds: () => text(claims.limits),
      all: () => everything(said, texts(claims.weights)),
      claims: () => {
        const every = listed(claims);
        for (const claim of every) text(claim);
        return every as SaidClaim[];
      },
    },
  );
  return said;
}

type Claims = ReturnType<typeof claimsOf>;

/** All that the analysis states, by what it is about. */
function claimsOf(analysis: Analysis) {
  return lazily(
    {},
    {
      verdict: () => verdictClaim(analysis),
      lead: () => leadClaim(analysis),
      advice: () => {
        const { advice, unknown } = analysis;
        return advice === null ? null : { kind: "advice" as const, advice, open: unknown.length > 0 };
      },
      tests: () => testClaims(analysis),
      caps: () => capClaims(analysis),
      parts: () => partClaims(analysis),
      level: () => levelClaims(analysis),
      shares: () => shareClaims(analysis),
      sampling: () => samplingClaim(analysis),
      weights: () => weightClaims(analysis),
      others: () => [weightsClaim(analysis), scoreClaim(analysis)].filter((claim) => claim !== null),
      move: () => moveClaim(analysis),
      answers: () => answerClaims(analysis),
      unknown: () => unknownClaims(analysis),
      out: () => outClaims(analysis),
      unchecked: () => uncheckedClaims(analysis),
      exceptions: () => exceptionClaims(analysis),
      group: () => peopleClaims(analysis),
      dissent: () => dissentClaims(analysis),
      agenda: () => agendaClaims(analysis),
      limits: () => ({ kind: "limits" as const, thresholds: analysis.thresholds }),
    },
  );
}

function listed(claims: Claims): Claim[] {
  const all: Claim[] = [];
  for (const some of Object.values(claims)) {
    if (Array.isArray(some)) all.push(...some);
    else if (some !== null) all.push(some);
  }
  return all;
}

/** The rows behind the distance between two options: those of the gap, or of the leader and any other option. */
export function whyOf(
  contributions: readonly Contribution[],
  gap: Gap | null,
  names: SentenceNames,
  parts = partClaims({ contributions, gap }),
): WhyLine[] {
  if (gap === null) return [];
  const values = contributions.map(({ value }) => value);
  const decimals = decimalsFor(values, gap.value);
  const shown = shownPoints(values, gap.value, decimals);
  return parts.map((part) => {
    const points = shown[contributions.findIndex(({ criterion }) => criterion === part.criterion)] as number;
    return {
      criterion: part.criterion,
      title: names.criterion(part.criterion),
      option: part.option,
      measure: measure(part, decimals),
      rounded: !measures(part, points, decimals),
      points,
      decimals,
      text: signed(points, decimals),
    };
  });
}

function joined(texts: readonly string[]): string | null {
  return texts.length > 0 ? texts.join(" ") : null;
}

function everything(said: Omit<Sentences, "all" | "claims">, flips: readonly string[]): string[] {
  // What a single score can do follows in a sentence of its own, but in a room that is one person's, not the mean.
  const room = said.group.length > 0;
  const failed = said.tests.filter(({ id, passed }) => !passed && (room || id !== "T5"));
  return [
    said.recommendation,
    ...(said.advice === null ? [] : [said.advice]),
    ...failed.map(({ text }) => `${text}.`),
    ...said.robust.map(({ text }) => text),
    ...(said.sampling === null ? [] : [said.sampling]),
    ...flips,
    ...(said.otherFlips === null ? [] : [said.otherFlips]),
    ...(said.cheapest === null ? [] : [said.cheapest]),
    ...said.answers,
    ...said.unknown.map(({ text }) => text),
    ...said.excluded,
    ...said.conditional,
    ...said.exceptions,
    ...said.group,
    ...said.dissent.map(({ text }) => text),
    said.thresholds,
  ];
}
