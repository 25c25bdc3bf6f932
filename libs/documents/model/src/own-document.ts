import { departmentCode, isoDate, isoInstant, line, listOf, pageQuery } from '@promenade/platform/model';
import * as z from 'zod';
import { documentSchema } from './document';

/** What a document is: a charter that everybody signed, or a file that somebody sent. Rooms above add theirs to the view `document_about`. */
export const documentKinds = ['charter', 'upload'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * What a signed document is worth today ('ended': whoever signed has left the network; 'lapsed': they did not sign anew in time); a file
 * that was sent has no such state.
 */
export const standings = ['in-force', 'superseded', 'lapsed', 'ended', 'revoked'] as const;
export type Standing = (typeof standings)[number];

const named = z.object({ id: z.uuid(), name: z.string() });

/** A document in a list, with what the room that made it says of it. */
export const documentItem = documentSchema
  .extend({
    department: departmentCode,
    kind: z.enum(documentKinds),
    /** What a person reads aloud: 'PDN-88-7QK4-M2XA'. */
    number: z.string().nullable(),
    title: z.string().nullable(),
    structure: named.nullable(),
    promeneur: named.nullable(),
    /** The day it was signed by all, or received. */
    on: isoDate,
    standing: z.enum(standings).nullable(),
    /** The day since which it is no longer in force. */
    since: isoDate.nullable(),
    /** Null where a seal makes no sense; false for what was signed before the house had one. */
    sealed: z.boolean().nullable(),
    /** What `/verifier/document?code=` takes. */
    code: z.string().nullable(),
    createdAt: isoInstant,
  })
  .meta({ id: 'DocumentItem' });
export type DocumentItem = z.infer<typeof documentItem>;
export const documentList = listOf(documentItem);
export type DocumentList = z.infer<typeof documentList>;

/** Structures that some document names, in French order: what a list can be filtered by. */
export const documentStructures = listOf(named);
export type DocumentStructures = z.infer<typeof documentStructures>;

/** `?kind=` with nothing behind asks for nothing. */
function filter<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).optional();
}

const filters = {
  /** Looked for in the number, the file's name and the names of the parties. */
  q: filter(line(100)),
  kind: filter(z.enum(documentKinds)),
  state: filter(z.enum(standings)),
  structure: filter(z.uuid()),
  /** First and last day, both included. */
  from: filter(isoDate),
  to: filter(isoDate),
};

export const documentFilter = z.object(filters);
export type DocumentFilter = z.infer<typeof documentFilter>;
export const documentQuery = pageQuery.extend(filters);
export type DocumentQuery = z.infer<typeof documentQuery>;
