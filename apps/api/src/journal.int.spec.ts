import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Visit } from '@promenade/platform/api';
import { journalOn, requestJournal } from './journal';

/** What the journal keeps of a request that some handler answered. */
async function keptOf(path: string, headers: Record<string, string>, handle: (visit: Visit) => number): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  const note = requestJournal(journalOn({ write: (line: string) => lines.push(line) }, 'info'));
  const server = createServer((visit, answer) => {
    note(visit as Visit, answer);
    answer.statusCode = handle(visit as Visit);
    answer.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers })).text();
  await new Promise((resolve) => server.close(resolve));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the journal', () => {
  it('tells whose request it was and how it ended, in one line of JSON', async () => {
    const [line, ...others] = await keptOf('/api/promeneurs?q=Durand', { 'X-Request-Id': 'abcd1234' }, (visit) => {
      visit.actor = { id: 'c0ffee', role: 'caf', department: '88' };
      return 403;
    });
    expect(others).toEqual([]);
    expect(line).toMatchObject({ level: 40, status: 403, actor: 'c0ffee', role: 'caf', department: '88', ms: expect.any(Number) });
    expect(line!['req']).toEqual({ id: 'abcd1234', method: 'GET', path: '/api/promeneurs' });
    expect(line!['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('never holds an address, a cookie, a token or what was asked for', async () => {
    const secrets = { Cookie: 'promenade_session=canari-un', Authorization: 'Bearer canari-deux', 'Idempotency-Key': 'canari-trois' };
    const lines = await keptOf('/lien/canari-quatre?to=canari.cinq@exemple.fr', secrets, (visit) => {
      visit.log.warn('Refused canari.six@exemple.fr, promenade_session=canari-sept; see /lien/canari-huit');
      return 500;
    });
    expect(lines.map(({ level }) => level)).toEqual([40, 50]);
    expect(JSON.stringify(lines)).not.toContain('canari');
    expect(JSON.stringify(lines)).toContain('/lien/(jeton)');
  });

  it('does not fill up with the checks of health', async () => {
    expect(await keptOf('/api/health/ready', {}, () => 200)).toEqual([]);
  });
});
