import { inject, Injector } from '@angular/core';

/** One dialog at a time, whatever the number of requests that met the end of the session. */
export function reauthenticate(): () => Promise<boolean> {
  const injector = inject(Injector);
  let asked: Promise<boolean> | undefined;
  return () => {
    asked ??= import('./sign-in-again').then(({ signInAgain }) => signInAgain(injector)).finally(() => (asked = undefined));
    return asked;
  };
}
