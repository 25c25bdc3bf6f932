/** A field that somebody else wrote meanwhile: what it was when the form opened, and what it is now. */
export interface Meanwhile<Draft> {
  readonly key: keyof Draft & string;
  readonly was: unknown;
  readonly now: unknown;
  /** What is typed here, when it differs from both: the person chooses. */
  readonly mine?: unknown;
}

/**
 * A form opened on `base`, filled with `typed`, whose record is by now `fresh`: what was typed is kept, what was not touched
 * follows the record, and every change of the others is told.
 */
export function rebased<Draft extends object>(
  base: Draft,
  typed: Draft,
  fresh: Draft,
): { readonly draft: Draft; readonly meanwhile: readonly Meanwhile<Draft>[] } {
  const keys = Object.keys(base) as (keyof Draft & string)[];
  const theirs = keys.filter((key) => !same(base[key], fresh[key]) && !same(typed[key], fresh[key]));
  const meanwhile = theirs.map((key): Meanwhile<Draft> => {
    const told = { key, was: base[key], now: fresh[key] };
    return same(typed[key], base[key]) ? told : { ...told, mine: typed[key] };
  });
  const untouched = keys.filter((key) => same(typed[key], base[key]));
  return { draft: { ...typed, ...Object.fromEntries(untouched.map((key) => [key, fresh[key]])) }, meanwhile };
}

/** The fields that differ: what is sent to be written, so that the rest is nobody's doing. */
export function changesOf<Draft extends object>(base: Draft, typed: Draft): Partial<Draft> {
  const keys = Object.keys(base) as (keyof Draft & string)[];
  return Object.fromEntries(keys.filter((key) => !same(base[key], typed[key])).map((key) => [key, typed[key]])) as Partial<Draft>;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(blank(one)) === JSON.stringify(blank(other));
}

/** An empty field and no value are one. */
function blank(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() || null : (value ?? null);
}
