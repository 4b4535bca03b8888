import { useDebouncedCallback } from "@mantine/hooks";
import { useRef, useState } from "react";
import { agendaFault } from "#shared/workshop/agenda";
import { nameTooLong } from "#shared/workshop/names";
import type { WorkshopPlan } from "#shared/workshop/plan";
import { type Failure, failureOf } from "../../../host/failure";
import { useHost } from "../../../host/HostContext";

/** The plan as it is typed, saved a moment later. Rows wait until they have a name that can be kept. */
export function useWorkshopPlan(id: string, first: WorkshopPlan) {
  const { host } = useHost();
  const [plan, setPlan] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(first);
  const called = useRef(first.facilitator.name);
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const save = async () => {
    const { people, facilitator, ...rest } = latest.current;
    if (agendaFault(rest.agenda)) return;
    const named = people
      .filter(({ name }) => name.trim() !== "" && !nameTooLong(name))
      .map((one) => ({ ...one, name: one.name.trim() }));
    if (!nameTooLong(facilitator.name)) called.current = facilitator.name.trim() || "Facilitator";
    const next = {
      ...rest,
      when: rest.when.trim(),
      facilitator: { ...facilitator, name: called.current },
      people: named,
    };
    // One after the other, so that the last one stays.
    const before = saving.current.catch(() => {});
    saving.current = before.then(() => host.session.savePlan({ id, plan: next }));
    await saving.current;
  };
  const soon = useDebouncedCallback(
    () =>
      save().then(
        () => setFailure(null),
        (error) => setFailure(failureOf(error)),
      ),
    { delay: 500, flushOnUnmount: true },
  );
  const change = (part: Partial<WorkshopPlan>) => {
    latest.current = { ...latest.current, ...part };
    setPlan(latest.current);
    soon();
  };
  const settled = () => {
    soon.cancel();
    return save();
  };
  return { plan, change, failure, settled };
}
