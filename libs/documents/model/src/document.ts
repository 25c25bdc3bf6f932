import { departmentCode, isoInstant } from '@promenade/platform/model';
import * as z from 'zod';

/** SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What the vault accepts, by content type. Text that a browser would run (SVG, HTML) is not among them. */
export const documentTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export const documentType = z.enum(documentTypes);
export type DocumentType = z.infer<typeof documentType>;

const MEGABYTE = 1024 * 1024;

/** The largest file of each type, in bytes. */
export const sizeLimits: Readonly<Record<DocumentType, number>> = {
  'application/pdf': 20 * MEGABYTE,
  'image/jpeg': 10 * MEGABYTE,
  'image/png': 10 * MEGABYTE,
  'text/csv': 10 * MEGABYTE,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 10 * MEGABYTE,
};

/** A file as the house keeps it: its bytes never change, its name is only shown. `size` in bytes. */
export const documentSchema = z
  .object({
    id: z.uuid(),
    department: departmentCode,
    name: z.string(),
    type: documentType,
    size: z.number().int().nonnegative(),
    sha256,
    createdAt: isoInstant,
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof documentSchema>;
