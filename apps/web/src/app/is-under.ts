import type { CanMatchFn, Routes } from '@angular/router';

const WORDS = Symbol('first words');

/** True when the address begins by one of these words, so that a room is loaded for its own pages only. */
export function isUnder(...words: readonly string[]): CanMatchFn {
  const isThere: CanMatchFn = (_, segments) => words.includes(segments[0]?.path ?? '');
  return Object.assign(isThere, { [WORDS]: words });
}

/** The first words by which an address of those routes may begin. */
export function firstWordsOf(routes: Routes): string[] {
  return routes.flatMap(({ canMatch = [] }) => canMatch.flatMap((guard) => (guard as { [WORDS]?: readonly string[] })[WORDS] ?? []));
}
