import { departmentCode, isoInstant, listOf } from '@promenade/platform/model';
import * as z from 'zod';

/**
 * What the nightly comparison of the disk with the base may find. `orphan`: a file that no row names, its transaction never came
 * through; nobody lost anything. `missing`: a row whose file is gone. `altered`: a file that is not the one that was kept.
 */
export const discrepancyKinds = ['missing', 'altered', 'orphan'] as const;
export type DiscrepancyKind = (typeof discrepancyKinds)[number];

export const discrepancy = z
  .object({
    id: z.uuid(),
    department: departmentCode,
    kind: z.enum(discrepancyKinds),
    /** Where the file lies, or should: the path under `documents` in the data folder and in its backups. */
    storageKey: z.string(),
    /** The document as it is called; an orphan has none. */
    name: z.string().nullable(),
    number: z.string().nullable(),
    /** The digest of what was kept, to know it again in a backup. */
    sha256: z.string().nullable(),
    foundAt: isoInstant,
  })
  .meta({ id: 'Discrepancy' });
export type Discrepancy = z.infer<typeof discrepancy>;
export const discrepancyList = listOf(discrepancy);
export type DiscrepancyList = z.infer<typeof discrepancyList>;
