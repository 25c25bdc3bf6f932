import type { Response } from 'express';

const NAME = 'promenade_session';
const THIRTY_DAYS = 30 * 24 * 60 * 60;

export function tokenIn(cookies: string | undefined): string | undefined {
  return new RegExp(`(?:^|; )${NAME}=([^;]+)`).exec(cookies ?? '')?.[1];
}

/** Read by no script, sent by no other site's form, over https only where there is one. Its end is decided by the base, not by the browser. */
export function setToken(answer: Response, token: string, secure: boolean): void {
  answer.header('Set-Cookie', `${NAME}=${token}; Path=/; Max-Age=${THIRTY_DAYS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`);
}

export function dropToken(answer: Response): void {
  answer.header('Set-Cookie', `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
}
