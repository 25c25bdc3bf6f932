import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { problemOf, serverErrors } from '@promenade/platform/web';

/** Where a refusal (409) shows, and what it says of whoever the thing belongs to already. */
export type RefusedFields = Readonly<Record<string, { readonly field: FieldTree<unknown>; readonly said: (owner: string) => string }>>;

/** As `serverErrors`; what belongs to somebody else already is told on its own field, with their name. */
export function refusedErrors(error: unknown, form: FieldTree<unknown>, by: RefusedFields): ValidationError.WithOptionalFieldTree[] {
  const { code, facts } = problemOf(error);
  const told = by[code];
  const owner = facts['name'] ?? facts['structure'];
  if (!told || typeof owner !== 'string') return serverErrors(error, form);
  return [{ kind: 'server', message: told.said(owner), fieldTree: told.field }];
}
