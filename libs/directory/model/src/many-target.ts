import * as z from 'zod';

export const TARGET_MAX = 10_000;

/**
 * Whom an act on many is for: those named, or all that a filter finds. A filter that filters nothing is refused unless `everyone` says
 * that all of them are meant: a lost filter must never reach everybody.
 * @param filters what the list of these records can be filtered by
 */
export function manyTarget<const Filters extends z.ZodRawShape>(filters: Filters) {
  return z
    .strictObject({
      ids: z.array(z.uuid()).min(1).max(TARGET_MAX).optional(),
      filter: z.strictObject(filters).optional(),
      everyone: z.literal(true).optional(),
    })
    .superRefine(({ ids, filter, everyone }, context) => {
      if ((ids === undefined) === (filter === undefined)) context.addIssue({ code: 'custom', path: ['ids'], message: 'target-unclear' });
      else if (filter && !everyone && isEmptyFilter(filter))
        context.addIssue({ code: 'custom', path: ['filter'], message: 'filter-empty' });
    });
}

/** Whether it leaves everybody in. */
export function isEmptyFilter(asked: object): boolean {
  return Object.values(asked).every((value) => value === undefined);
}
