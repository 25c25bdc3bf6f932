import { Inject, Injectable } from '@nestjs/common';
import { PUBLIC_URL, type Visit } from '@promenade/platform/api';
import type { Response } from 'express';

const NAME = 'promenade_session';
const THIRTY_DAYS = 30 * 24 * 60 * 60;

export function tokenIn(cookies: string | undefined): string | undefined {
  return new RegExp(`(?:^|; )${NAME}=([^;]+)`).exec(cookies ?? '')?.[1];
}

/**
 * The session in a browser: read by no script, sent by no other site's form, over https only where there is one.
 * Its end is decided by the base, not by the browser.
 */
@Injectable()
export class SessionCookie {
  constructor(@Inject(PUBLIC_URL) private readonly publicUrl: string) {}

  give(visit: Visit, answer: Response, token: string): void {
    this.write(visit, answer, token, THIRTY_DAYS);
  }

  drop(visit: Visit, answer: Response): void {
    this.write(visit, answer, '', 0);
  }

  private write(visit: Visit, answer: Response, token: string, seconds: number): void {
    const secure = visit.secure || this.publicUrl.startsWith('https:');
    answer.header('Set-Cookie', `${NAME}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`);
  }
}
