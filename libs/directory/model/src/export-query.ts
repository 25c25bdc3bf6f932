import * as z from 'zod';
import { filter } from './filter';
import { promeneurQuery } from './promeneur-query';
import { structureQuery } from './structure';

export const exportFormats = ['xlsx', 'csv', 'vcf'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportFormat = z.enum(exportFormats);
const sheet = z.enum(['xlsx', 'csv']);
/** Separated by commas. */
const ids = filter(
  z
    .string()
    .max(20_000)
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid())),
);

/** `GET /api/promeneurs/export`: the list that the same filters show, in the same order; or those of `ids` alone. */
export const promeneurExportQuery = promeneurQuery.omit({ page: true, size: true }).extend({
  format: exportFormat.default('xlsx'),
  ids,
});
export type PromeneurExportQuery = z.infer<typeof promeneurExportQuery>;

/** `GET /api/structures/export`. */
export const structureExportQuery = structureQuery.omit({ page: true, size: true }).extend({ format: sheet.default('xlsx'), ids });
export type StructureExportQuery = z.infer<typeof structureExportQuery>;

/** `GET /api/national-site/file`: who is listed, or what changed since the last update. */
export const nationalFileQuery = z.object({ what: z.enum(['listed', 'differences']).default('listed'), format: sheet.default('xlsx') });
export type NationalFileQuery = z.infer<typeof nationalFileQuery>;
