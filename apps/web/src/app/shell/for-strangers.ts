import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import { Session } from '@promenade/platform/web';

/** Whoever has no seat: a visitor, or the holder of a link. The others find the same page inside their own shell. */
export const forStrangers: CanMatchFn = async () => {
  const session = inject(Session);
  try {
    await session.load();
    return !session.isFull();
  } catch {
    return false;
  }
};
