/** What stops a command with one line that the person at the keyboard can act upon: no stack, nothing damaged. */
export class Refusal extends Error {}

/** One line if that is what the error is for; anything else is a fault of ours and shows its stack. */
export function report(error: unknown): void {
  console.error(error instanceof Refusal ? error.message : error);
}

/** The reason of a system error (EACCES, EROFS…), in French; its own words where we have none. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && reasons[code]) || message;
}

const reasons: Record<string, string> = {
  EACCES: 'ce compte n’en a pas le droit',
  EPERM: 'ce compte n’en a pas le droit',
  EROFS: 'le disque est en lecture seule',
  ENOSPC: 'le disque est plein',
  ENOTDIR: 'ce n’est pas un dossier',
  EEXIST: 'ce n’est pas un dossier',
  EADDRNOTAVAIL: 'cette adresse n’est pas celle de cette machine',
  ECONNREFUSED: 'personne ne répond à cette adresse',
  ENOTFOUND: 'cette machine est inconnue',
  EAI_AGAIN: 'cette machine est inconnue',
  ETIMEDOUT: 'pas de réponse à temps',
  EHOSTUNREACH: 'cette machine est injoignable',
};
