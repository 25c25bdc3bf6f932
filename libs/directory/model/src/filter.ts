import * as z from 'zod';

/** A filter of a list: `?volet=` with nothing behind asks for nothing. */
export function filter<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).optional();
}

/** A field that may stay empty: what a form leaves blank is kept as nothing. */
export function blankable<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema.nullable());
}
