import type { HttpResourceRef } from '@angular/common/http';
import { effect } from '@angular/core';

/**
 * Asks a list again after a while, for as long as the page says so. Call it where effects may be made.
 * @param pause milliseconds to wait after each answer, or nothing to leave it as it is; what it reads is followed
 */
export function askAgain(list: HttpResourceRef<unknown>, pause: () => number | undefined): void {
  effect((onCleanup) => {
    const wait = list.isLoading() ? undefined : pause();
    if (wait === undefined) return;
    const timer = setTimeout(() => list.reload(), wait);
    onCleanup(() => clearTimeout(timer));
  });
}
