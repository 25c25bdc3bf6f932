import { HttpErrorResponse } from '@angular/common/http';
import type { FieldError, Problem } from '@promenade/platform/model';

const sentences: Record<number, string> = {
  0: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  401: 'Votre session est finie. Reconnectez-vous pour continuer.',
  403: 'Votre rôle ne permet pas cette action.',
  404: 'Cette page ou cette fiche n’existe pas, ou plus.',
  413: 'Ce fichier est trop lourd.',
  415: 'Ce type de fichier n’est pas lu ici.',
  422: 'Quelques réponses sont à revoir.',
  429: 'Trop d’essais à la suite. Attendez quelques minutes, puis réessayez.',
  503: 'Le service est arrêté un moment. Réessayez dans quelques instants.',
};
const OURS = 'Quelque chose n’a pas marché de notre côté. Réessayez\u202f; si cela dure, prévenez la coordination.';

/**
 * What the API answered when it did not do what was asked (problem+json), or that it did not answer (`status` 0, code `unreachable`).
 * `message` is French and may be shown as it is.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
    readonly facts: Readonly<Record<string, unknown>> = {},
    /** Seconds after which to try again, when the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }

  /** The same request may succeed later, unchanged. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** Any error caught by a page, as a problem that can be shown. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof HttpErrorResponse) return ofResponse(error);
  if (error instanceof Error && error.cause instanceof ApiProblem) return error.cause;
  return new ApiProblem(500, 'unexpected', OURS);
}

function ofResponse(response: HttpErrorResponse): ApiProblem {
  const { title, code, errors, facts } = bodyOf(response.error) ?? unsaid(response.status);
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  return new ApiProblem(response.status, code, title, errors, facts, retryAfter);
}

/** What is said for an answer that explains nothing: a proxy's page, or no answer at all. */
function unsaid(status: number): Pick<Problem, 'title' | 'code' | 'errors' | 'facts'> {
  return { title: sentences[status] ?? OURS, code: status === 0 ? 'unreachable' : 'unexpected' };
}

function bodyOf(body: unknown): Problem | undefined {
  // What was asked for as a file is refused in bytes.
  const text = body instanceof ArrayBuffer ? new TextDecoder().decode(body) : body;
  const read = typeof text === 'string' ? parsed(text) : text;
  return read && typeof read === 'object' && 'code' in read && 'title' in read ? (read as Problem) : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
