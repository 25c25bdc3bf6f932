import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from '@promenade/platform/web';

/** Nobody signed in, or a second factor to set first: to the door, which brings back to the page that was wanted. A session of a link serves its own page only. */
export const forSignedIn: CanActivateFn = async (_, { url }) => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    const view = await session.load();
    if (view?.totpToSet) return router.createUrlTree(['/connexion/deux-etapes'], wanted(url));
    if (view) return session.isFull() || router.createUrlTree(['/connexion']);
  } catch {
    // The server does not answer: the shell opens, and says so with « Réessayer ».
    return true;
  }
  return router.createUrlTree(['/connexion'], wanted(url));
};

/** The page to come back to. */
const wanted = (url: string) => (url === '/' ? {} : { queryParams: { vers: url } });
