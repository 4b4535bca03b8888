import { z } from "zod";
import { ruleList } from "#shared/adr/folder/rules";

const folder = z.string().trim().min(1).max(1000);

/** The part of `.log4brains.yml` that says where ADRs lie. The rest is log4brains' own and not judged here. */
export const log4brainsSchema = z.object({
  project: z.object({
    adrFolder: folder,
    packages: z
      .array(z.object({ name: z.string(), adrFolder: folder }))
      .nullish()
      .transform((packages) => packages ?? []),
  }),
});

const day = z.iso.date();

const edition = z.object({ id: z.string(), edition: z.string() });

/** Of the data beside an ADR only what tells whose it is, by which playbook, and whether it is due. */
export const sidecarGlance = z.object({
  playbooks: z.record(z.string(), edition).optional(),
  record: z.object({
    playbooks: z.record(z.string(), edition).optional(),
    id: z.string().optional(),
    revisions: z.array(z.object({ adr: z.string().nullable() })).optional(),
    draft: z.object({
      playbook: z.string().optional(),
      decision: z
        .object({
          review: day.nullable(),
          triggers: z.array(
            z.object({
              id: z.string(),
              kind: z.enum(["weight", "score", "assumption", "external", "constraint"]),
              statement: z.string(),
              happened: day.optional(),
            }),
          ),
          assumptions: z
            .array(
              z.object({
                id: z.string(),
                statement: z.string(),
                confidence: z.number().nullable(),
                impact: z.string(),
                failed: day.optional(),
              }),
            )
            .optional(),
        })
        .optional(),
    }),
  }),
});

const folders = z
  .array(z.string().trim().max(1000))
  .nullish()
  .transform((all) => all ?? []);

const ruleIds = z.enum(ruleList.map(({ id }) => id));

/** `off`, as a word or as older YAML reads it. */
const onOrOff = z
  .union([z.enum(["on", "off"]), z.boolean()], "takes one of: on, off")
  .transform((said) => said === "on" || said === true);

/** What a repository's `.adroit/config.yaml` says about its folders and checks. Other keys are for later editions. */
export const repositoryConfigSchema = z.object({
  logs: folders,
  "not-logs": folders,
  rules: z
    .partialRecord(ruleIds, onOrOff)
    .nullish()
    .transform((rules) => rules ?? {}),
});
