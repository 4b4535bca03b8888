import { notifications } from "@mantine/notifications";
import type { Problem } from "#shared/adr/folder/problem";
import type { Repaired as RepairedAdr } from "#shared/api/repo";
import type { Sha256 } from "#shared/base/id";
import type { Status } from "#shared/record/record";
import { useHost } from "../../host/HostContext";
import type { Doing, HostAction } from "../../host/useAction";
import classes from "./Adr.module.css";
import type { RelatedActs } from "./Related";
import { fileName } from "./rows";

/** The repairs that need nothing but a click. */
export type Click = Exclude<NonNullable<Problem["repair"]>, { do: "choose status" }>;

/** What can be done to an ADR on disk. Each names the state that was seen; `done` hears whatever came of it. */
export function useAdrChanges(
  of: { root: string; file: string; expect: Sha256 | null; view: string | null },
  { run }: HostAction,
  done: () => void,
) {
  const { host } = useHost();
  const { root, file, expect, view } = of;
  const act = async (doing: Doing, said?: string) => {
    if ((await run(doing)) && said) notifications.show({ message: said });
    done();
  };
  const toRecord = (doing: () => Promise<{ record: { id: string } }>) =>
    void run(async (goOn) => goOn({ at: "record", id: (await doing()).record.id, place: null }));
  return {
    setStatus(status: Status) {
      if (expect === null) return;
      void act(
        () => host.repo.setStatus({ root, file, status, expect }),
        `${fileName(file)} is now ${status}. You commit it`,
      );
    },
    repair(repair: Click) {
      if (expect === null) return;
      void act(async (goOn) => {
        const repaired = await host.repo.repair({ root, repair, seen: file, expect });
        if (repaired.adr.file !== file) {
          goOn({ at: "repository", root: view, open: { root, file: repaired.adr.file } }, { replace: true });
        }
        notifications.show({
          message: <Repaired done={repaired} both={repair.do === "supersede" || repair.do === "relate"} />,
          autoClose: repaired.leaves.length === 0,
        });
      });
    },
    relate: ((is, other, remove) => {
      if (expect === null) return;
      void act(
        () => host.repo.relate({ root, file, is, other, remove, expect }),
        "Both ADRs are changed. You commit them",
      );
    }) satisfies RelatedActs["onRelate"],
    tag(tags: string[]) {
      if (expect === null) return;
      void act(() => host.repo.tag({ root, file, tags, expect }), `${fileName(file)} is changed. You commit it`);
    },
    openSidecar: () => toRecord(() => host.repo.openSidecar({ root, file })),
    revise: (playbook: string) => toRecord(() => host.repo.revise({ root, file, playbook })),
    takeSidecar: (seen: Sha256) => toRecord(() => host.repo.takeSidecar({ root, file, expect: seen })),
    resolveSidecar: (take: "ours" | "theirs", seen: Sha256) =>
      void act(
        () => host.repo.resolveSidecar({ root, file, take, expect: seen }),
        "One side is left in the data. You stage and commit it",
      ),
  };
}

function Repaired({ done: { adr, leaves }, both }: { done: RepairedAdr; both: boolean }) {
  return (
    <>
      {both ? "Both ADRs say so now. You commit them" : `${fileName(adr.file)} is changed. You commit it`}
      {leaves.length > 0 && (
        <>
          . Mentions of the old number are left as they are:
          <ul className={classes.leaves}>
            {leaves.slice(0, 8).map(({ file, line, text }) => (
              <li key={`${file} ${line}`}>
                <span className="mono">
                  {fileName(file)}:{line}
                </span>{" "}
                {text}
              </li>
            ))}
            {leaves.length > 8 && <li>and {leaves.length - 8} more</li>}
          </ul>
        </>
      )}
    </>
  );
}
