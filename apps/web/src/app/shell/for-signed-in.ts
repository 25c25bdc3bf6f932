import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from '@promenade/platform/web';

/** Nobody signed in: to the door, which brings back to the page that was wanted. A session of a link serves its own page only. */
export const forSignedIn: CanActivateFn = async (_, { url }) => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    if (await session.load()) return session.isFull() || router.createUrlTree(['/connexion']);
  } catch {
    // The server does not answer: the shell opens, and says so with « Réessayer ».
    return true;
  }
  return router.createUrlTree(['/connexion'], url === '/' ? {} : { queryParams: { vers: url } });
};
