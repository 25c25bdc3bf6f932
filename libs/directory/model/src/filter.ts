import * as z from 'zod';

/** A filter of a list: `?volet=` with nothing behind asks for nothing. */
export function filter<T extends z.ZodType>(schema: T) {
  return z.union([z.literal('').transform(() => undefined), schema]).optional();
}
