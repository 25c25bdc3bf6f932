import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import { type House, openHouse } from './house';

const login = { email: 'coordination.88@demo.example', password: 'Promenade-demo-2026' };

describe('la maison des parcours', () => {
  let furnished: House;
  let empty: House;

  beforeAll(async () => {
    [furnished, empty] = await Promise.all([openHouse({ demo: true }), openHouse()]);
  }, 240_000);
  afterAll(async () => {
    await furnished?.[Symbol.asyncDispose]();
    await empty?.[Symbol.asyncDispose]();
  });

  it('sert la démonstration construite : un compte y entre, et lit un document signé', async () => {
    const entered = await post(furnished, '/api/session', login);
    expect(entered.status).toBe(201);
    const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
    const read = (path: string) => fetch(furnished.url + path, { headers: { cookie } });
    const promeneurs = (await (await read('/api/promeneurs')).json()) as { total: number };
    expect(promeneurs.total).toBe(28);
    const signed = (await (await read('/api/signatures?state=complete')).json()) as { items: { id: string }[] };
    const document = await read(`/api/signatures/${signed.items[0]!.id}/document`);
    expect(document.headers.get('content-type')).toContain('application/pdf');
  });

  it('sert, vide, une maison où personne n’est jamais entré, sauf par « npm run account »', async () => {
    expect((await post(empty, '/api/session', login)).status).toBe(401);
    const said = await empty.run('account', '--email', 'premiere@essai.example', '--role', 'coordinator', '--department', '88');
    expect(said).toContain(`${empty.url}/`);
    const [{ accounts }] = await asOwner(empty.database, (owner) => owner.query('select count(*)::int as accounts from account'));
    expect(accounts).toBe(1);
  });

  it('sert les pages du même processus', async () => {
    const page = await fetch(`${empty.url}/connexion`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('lang="fr"');
  });
});

function post({ url }: House, path: string, body: object): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
