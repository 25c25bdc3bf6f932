import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { publicPromeneur } from '@promenade/directory/model';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const secrets = {
  lastName: 'Marchal',
  phone: '+33639981234',
  email: 'lea.marchal@structure.example',
  presentation: 'J’écoute, sans juger.',
};

describe('the card of a promeneur', () => {
  let api: TestApi;
  let visitor: Browser;
  let slug: string;
  let id: string;

  const read = async () => publicPromeneur.parse((await visitor.get(`/api/public/promeneurs/${slug}`).expect(200)).body);
  const set = (columns: string, values: unknown[] = []) =>
    asOwner(api.database.name, (owner) => owner.query(`update promeneur set ${columns} where id = $${values.length + 1}`, [...values, id]));

  beforeAll(async () => {
    api = await testApi({}, { now: () => new Date('2026-11-24T17:10:00Z') });
    const structure = await aStructure(api.database.name, { name: 'La Passerelle', communeCode: '88160' });
    await asOwner(api.database.name, (owner) =>
      owner.query(`update structure set address = '4 rue des Écoles', "postalCode" = '88000', phone = '+33353014012' where id = $1`, [
        structure.id,
      ]),
    );
    const { presentation, ...person } = secrets;
    ({ id, slug } = await aPromeneur(api.database.name, {
      ...person,
      firstName: 'Léa',
      function: 'Animatrice jeunesse',
      structureId: structure.id,
      charterSignedOn: '2026-02-03',
      onlineProfiles: [{ network: 'instagram', handle: 'lea_pdn88', url: 'https://www.instagram.com/lea_pdn88/' }],
    }));
    await set('presentation = $1, "contactNote" = $2', [presentation, 'Par message, même pour une petite question.']);
    await asOwner(api.database.name, (owner) =>
      owner.query(
        `insert into permanence (department, "promeneurId", weekday, "fromMinute", "toMinute", network) values ('88', $1, 2, 1050, 1200, 'instagram')`,
        [id],
      ),
    );
    visitor = await api.as();
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it('says who it is, when they answer and where they work', async () => {
    expect(await read()).toMatchObject({
      firstName: 'Léa',
      function: 'Animatrice jeunesse',
      contactNote: 'Par message, même pour une petite question.',
      permanences: [{ weekday: 2, from: '17:30', to: '20:00', network: 'instagram', audience: [], onHolidays: false }],
      reachability: { now: { on: '2026-11-24', from: '17:30', to: '20:00' }, next: { on: '2026-12-01' } },
      structure: { name: 'La Passerelle', address: '4 rue des Écoles', postalCode: '88000', phone: '+33353014012' },
      department: { slug: '88-vosges' },
    });
  });

  it.each([
    ['last-name', 'lastName'],
    ['phone', 'phone'],
    ['email', 'email'],
    ['presentation', 'presentation'],
  ] as const)('shows %s when the person agrees, and no longer once they take it back', async (consent, field) => {
    const all = Object.keys(secrets) as (keyof typeof secrets)[];
    const shown = (card: Awaited<ReturnType<typeof read>>) => Object.fromEntries(all.map((name) => [name, card[name]]));
    const none = Object.fromEntries(all.map((name) => [name, null]));
    expect(shown(await read())).toEqual(none);
    await set('publishes = $1', [[consent]]);
    expect(shown(await read())).toEqual({ ...none, [field]: secrets[field] });
    await set(`publishes = '{}'`);
    expect(shown(await read())).toEqual(none);
  });

  it('goes into an address book with what is public, and nothing else', async () => {
    const card = async () => (await visitor.get(`/api/public/promeneurs/${slug}/card.vcf`).expect(200)).text;
    const unfolded = (text: string) => text.replaceAll('\r\n ', '');
    const closed = unfolded(await card());
    expect(closed.split('\r\n').slice(0, 3)).toEqual(['BEGIN:VCARD', 'VERSION:4.0', 'FN:Léa']);
    expect(closed).toContain('ORG:La Passerelle');
    expect(closed).toContain(`http://promenade.test/annuaire/88-vosges/${slug}`);
    for (const secret of Object.values(secrets)) expect(closed).not.toContain(secret);
    await set(`publishes = '{last-name,phone}'`);
    const open = unfolded(await card());
    expect(open).toContain('N:Marchal;Léa;;;');
    expect(open).toContain('TEL;TYPE=work:+33639981234');
    expect(open).not.toContain(secrets.email);
    await set(`publishes = '{}'`);
  });

  it('has a code to scan, drawn here', async () => {
    const { headers, body } = await visitor.get(`/api/public/promeneurs/${slug}/qr.svg`).expect(200);
    expect(headers['content-type']).toContain('image/svg+xml');
    expect(String(body)).toMatch(/^<svg /);
  });

  it('is gone everywhere on the day the person leaves', async () => {
    await set(`"withdrawnOn" = '2026-11-24'`);
    for (const path of ['', '/card.vcf', '/qr.svg']) await visitor.get(`/api/public/promeneurs/${slug}${path}`).expect(404);
    await set(`"withdrawnOn" = null`);
  });
});
