import type { CanMatchFn } from '@angular/router';

/** True when the address begins by one of these words, so that a room is loaded for its own pages only. */
export function isUnder(...words: readonly string[]): CanMatchFn {
  return (_, segments) => words.includes(segments[0]?.path ?? '');
}
