/** What people would change about must-haves and criteria, and what the room makes of it. */
import { SegmentedControl, Switch } from "@mantine/core";
import type { MustHaveVerdict } from "#shared/playbook/playbook";
import { playbookOf } from "#shared/record/create";
import { criteriaInUse } from "#shared/record/criteria";
import type { AskedMustHave } from "#shared/record/record";
import { OptionMark } from "../../../widgets/OptionMark";
import { wordCounts } from "../words";
import { Quotes } from "./OpenedAnswers";
import classes from "./Settling.module.css";
import type { FacilitatorStepProps } from "./step-props";

/** More than this and people weigh none of them well. */
const most = 8;

export function Settling({ session, record: { record }, brief }: FacilitatorStepProps) {
  const { state, command } = session;
  const { criteria: words } = state.view.opened;
  const all = criteriaInUse(playbookOf(record), record.draft);
  const inUse = brief.criteria.map(({ id }) => id);
  const settle = (ids: string[], mustHaves: AskedMustHave[]) =>
    void command({
      type: "settle",
      criteria: record.draft.criteria.map(({ id, own, notApplicable }) => ({
        id,
        ...(own && { own }),
        ...((notApplicable || (all.some((one) => one.id === id && !one.always) && !ids.includes(id))) && {
          notApplicable: true as const,
        }),
      })),
      mustHaves,
    });
  const toggle = (id: string) =>
    settle(inUse.includes(id) ? inUse.filter((one) => one !== id) : [...inUse, id], brief.mustHaves);
  return (
    <>
      <section className={classes.part}>
        <h2>Criteria</h2>
        {inUse.length > most && (
          <p className={classes.warn}>
            {inUse.length} criteria. With more than {most} nobody weighs any of them well.
          </p>
        )}
        <ul className={classes.rows}>
          {all.map(({ id, title, always }) => {
            const said = words?.words.find(({ criterion }) => criterion === id);
            return (
              <li key={id}>
                <div className={classes.line}>
                  {always ? (
                    <span className={classes.always}>
                      {title} <small>asked of every team</small>
                    </span>
                  ) : (
                    <Switch label={title} checked={inUse.includes(id)} onChange={() => toggle(id)} />
                  )}
                  <span className="num">{said && wordCounts(said)}</span>
                </div>
                {said && said.reasons.length > 0 && <Quotes of={said.reasons.map((text) => ({ text, who: null }))} />}
              </li>
            );
          })}
        </ul>
      </section>
      {brief.mustHaves.length > 0 && (
        <section className={classes.part}>
          <h2>Must-haves</h2>
          <ul className={classes.rows}>
            {brief.mustHaves.map((one) => {
              const texts = words?.mustHaves.find(({ mustHave }) => mustHave === one.id)?.texts ?? [];
              return (
                <li key={one.id}>
                  <strong>{one.statement}</strong>
                  {texts.length > 0 && <Quotes of={texts.map((text) => ({ text, who: null }))} />}
                  <div className={classes.verdicts}>
                    {brief.options.map((option, n) => (
                      <div key={option.id}>
                        <span>
                          <OptionMark n={n} /> {option.title}
                        </span>
                        <SegmentedControl
                          size="xs"
                          aria-label={`${one.statement}: ${option.title}`}
                          value={one.verdicts[option.id] ?? "unknown"}
                          onChange={(verdict) =>
                            settle(
                              inUse,
                              brief.mustHaves.map((other) =>
                                other.id === one.id
                                  ? { ...one, verdicts: { ...one.verdicts, [option.id]: verdict as MustHaveVerdict } }
                                  : other,
                              ),
                            )
                          }
                          data={[
                            { value: "pass", label: "Passes" },
                            { value: "fail", label: "Fails" },
                            { value: "unknown", label: "Unknown" },
                          ]}
                        />
                      </div>
                    ))}
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
