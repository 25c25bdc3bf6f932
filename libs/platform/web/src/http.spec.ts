import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, problemOf } from './api-problem';
import { Connection } from './connection';
import { apiInterceptors, REAUTHENTICATE } from './http';
import { Session, type SessionView } from './session';

const claire = {
  account: { id: '1', email: 'claire@reseau.example', firstName: 'Claire', lastName: 'Aubertin' },
  memberships: [],
  role: 'coordinator',
  department: '88',
  purpose: 'session',
  subjectId: null,
} satisfies SessionView;
const away = { status: 503, statusText: 'x', headers: { 'Retry-After': '7' } };

describe('the way to the API', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let signsInAgain: boolean;

  beforeEach(() => {
    signsInAgain = false;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors(apiInterceptors)),
        provideHttpClientTesting(),
        { provide: REAUTHENTICATE, useValue: () => Promise.resolve(signsInAgain) },
      ],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
  });

  /** Sends, and lets the test answer; gives what the page would catch. */
  const send = (path: string, body: unknown = { a: 1 }): Promise<unknown> => firstValueFrom(http.post(path, body)).catch((error) => error);
  const keyOf = (path: string): string | null => server.match(path).at(-1)!.request.headers.get('Idempotency-Key');

  it('gives the same POST the same key until it is answered, then another', async () => {
    const first = send('/api/structures');
    const request = server.expectOne('/api/structures');
    const key = request.request.headers.get('Idempotency-Key')!;
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    request.error(new ProgressEvent('error'));
    await first;

    const second = send('/api/structures');
    const again = server.expectOne('/api/structures');
    expect(again.request.headers.get('Idempotency-Key')).toBe(key);
    again.flush({}, { status: 201, statusText: 'x' });
    await second;

    void send('/api/structures');
    expect(keyOf('/api/structures')).not.toBe(key);
  });

  it('gives another key to another body, to a refusal corrected, and none to the doors of session and code', async () => {
    void send('/api/a', { a: 1 });
    void send('/api/a', { a: 2 });
    const [one, two] = server.match('/api/a').map(({ request }) => request.headers.get('Idempotency-Key'));
    expect(one).not.toBe(two);

    const refused = send('/api/b');
    const request = server.expectOne('/api/b');
    const key = request.request.headers.get('Idempotency-Key');
    request.flush({}, { status: 422, statusText: 'x' });
    await refused;
    void send('/api/b');
    expect(keyOf('/api/b')).not.toBe(key);

    for (const door of ['/api/session', '/api/session/magic-link', '/api/signatures/12/code']) {
      void send(door);
      expect(keyOf(door)).toBeNull();
    }
  });

  it('makes a problem of what the API refuses, with its French and its fields', async () => {
    const answer = send('/api/a');
    server.expectOne('/api/a').flush(
      {
        type: 'about:blank',
        status: 422,
        code: 'invalid',
        title: 'Deux réponses sont à revoir.',
        errors: [{ path: 'siret', code: 'siret-invalid', message: 'Ce SIRET a un chiffre de trop.' }],
      },
      { status: 422, statusText: 'x' },
    );
    const problem = problemOf(await answer);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 422, code: 'invalid', message: 'Deux réponses sont à revoir.', isPassing: false });
    expect(problem.errors[0]?.message).toBe('Ce SIRET a un chiffre de trop.');
  });

  it('says something kind of an answer that is not ours', async () => {
    const answer = send('/api/a');
    server.expectOne('/api/a').flush('<html>502</html>', { status: 502, statusText: 'Bad Gateway' });
    expect(problemOf(await answer).message).toMatch(/^Quelque chose n’a pas marché de notre côté/);
  });

  it('tells the shell when the server is away, and when it is back', async () => {
    const connection = TestBed.inject(Connection);
    const answer = send('/api/a');
    expect(connection.busy()).toBe(true);
    server.expectOne('/api/a').flush({}, away);
    expect(problemOf(await answer)).toMatchObject({ isPassing: true, retryAfter: 7 });
    expect([connection.busy(), connection.lost()]).toEqual([false, true]);
    const next = send('/api/a');
    server.expectOne('/api/a').flush({});
    await next;
    expect(connection.lost()).toBe(false);
  });

  it('sends the request again, as it was, once signed in again in place', async () => {
    TestBed.inject(Session).set(claire);
    signsInAgain = true;
    const answer = send('/api/a', { typed: 'long' });
    const first = server.expectOne('/api/a');
    first.flush({}, { status: 401, statusText: 'x' });
    await new Promise((done) => setTimeout(done));
    const again = server.expectOne('/api/a');
    expect(again.request.body).toEqual({ typed: 'long' });
    again.flush({ done: true });
    expect(await answer).toEqual({ done: true });
  });

  it('leaves a 401 alone when nobody was signed in, or when the person says later', async () => {
    const session = TestBed.inject(Session);
    session.set(null);
    const visitor = send('/api/a');
    server.expectOne('/api/a').flush({}, { status: 401, statusText: 'x' });
    expect(problemOf(await visitor).status).toBe(401);
    session.set(claire);
    const later = send('/api/a');
    server.expectOne('/api/a').flush({}, { status: 401, statusText: 'x' });
    expect(problemOf(await later).status).toBe(401);
    server.verify();
  });

  it('asks once who is signed in', async () => {
    const session = TestBed.inject(Session);
    const both = Promise.all([session.load(), session.load()]);
    server.expectOne('/api/session').flush({}, { status: 401, statusText: 'x' });
    expect(await both).toEqual([null, null]);
    expect(await session.load()).toBeNull();
    expect(session.role()).toBe('visitor');
    session.set(claire);
    expect([session.role(), session.department(), session.isFull()]).toEqual(['coordinator', '88', true]);
    server.verify();
  });
});
