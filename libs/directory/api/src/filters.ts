import { plain } from '@promenade/platform/model';

/** Conditions of a query and their parameters, gathered one by one: the words of a client only ever travel as parameters. */
export class Filters {
  readonly parameters: unknown[] = [];
  private readonly conditions: string[] = [];

  /** Adds a condition when there is something to ask; `condition` receives the parameter's place (`$3`). */
  when<T>(value: T | undefined, condition: (place: string) => string): this {
    if (value !== undefined) this.conditions.push(condition(this.place(value)));
    return this;
  }

  also(condition: string): this {
    this.conditions.push(condition);
    return this;
  }

  place(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }

  get where(): string {
    return this.conditions.length ? `where ${this.conditions.join(' and ')}` : '';
  }

  get isEmpty(): boolean {
    return this.conditions.length === 0;
  }
}

/**
 * Every word typed must be found in one of the columns, whole or in part, accents and case aside; figures are also looked for
 * in the postal codes. Words without a letter or a figure find nothing.
 * @param words an expression of plain text @param postalCodes an expression of `text[]`
 */
export function searched(filters: Filters, q: string | undefined, words: string, postalCodes: string): void {
  if (q === undefined) return;
  const typed = plain(q).split(' ').filter(Boolean).slice(0, 8);
  if (typed.length === 0) filters.also('false');
  for (const word of typed) filters.also(found(filters, word, words, postalCodes));
}

function found(filters: Filters, word: string, words: string, postalCodes: string): string {
  const inWords = `${words} like ${filters.place(`%${word}%`)}`;
  if (!/^\d{2,5}$/.test(word)) return inWords;
  return `(${inWords} or exists (select from unnest(${postalCodes}) code where code like ${filters.place(`${word}%`)}))`;
}

/** A commune by its INSEE code, or those of an EPCI by its SIREN. `commune` is the alias of the table. */
export function ofTerritory(filters: Filters, territory: string | undefined, commune: string): void {
  filters.when(territory, (place) => (territory!.length === 9 ? `${commune}."epciCode" = ${place}` : `${commune}.code = ${place}`));
}
