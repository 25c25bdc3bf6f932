import type { Response } from 'supertest';
import type { Route } from '../routes';
import type { Call } from './samples';
import type { Browser } from './world';

/** Sends a call. A file goes as a form, with what is said beside it. */
export async function send(browser: Browser, { method }: Pick<Route, 'method'>, { path, body, file }: Call): Promise<Response> {
  const request = browser[method](path);
  if (file) return request.field((body ?? {}) as Record<string, string>).attach(file.field, file.bytes, 'essai.csv');
  return body === undefined ? request : request.send(body);
}

/** Fails, in words, when an answer is not one of ours: a fault, a page, or words of the driver. */
export function refusesWell({ status, headers, text }: Response): string | undefined {
  if (status === 500) return 'a fault of ours';
  const type = headers['content-type'] ?? '';
  if (type.includes('html')) return 'a page';
  if (status >= 400 && !type.startsWith('application/problem+json')) return `a refusal in ${type}`;
  if (/QueryFailedError|node_modules|select .* from|\bat .*\.[jt]s:\d/i.test(text ?? '')) return 'words of the machine';
  return undefined;
}
