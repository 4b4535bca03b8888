import { z } from "zod";

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
