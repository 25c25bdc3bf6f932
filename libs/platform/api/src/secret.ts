/** Seals what is short enough to be guessed from its digest (`PROMENADE_SECRET`). */
export const SECRET = Symbol('secret');
