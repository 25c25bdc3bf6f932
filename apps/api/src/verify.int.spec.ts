import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const GERARDMER = '88196';
/** Words that no answer may hold. */
const CANARIES = ['CanariNom', 'canari@prive.example', '39980099', 'CanariNote', 'Nouvelle Maison'];

describe('« is this really a promeneur? »', () => {
  let api: TestApi;
  let visitor: Browser;
  let manon: { slug: string };
  let gone: { slug: string };
  let withdrawn: { slug: string };

  beforeAll(async () => {
    api = await testApi({}, { now: () => new Date('2026-11-24T09:00:00Z') });
    const base = api.database.name;
    const lake = await aStructure(base, { name: 'MJC « Le Tour du lac »', communeCode: GERARDMER });
    const other = await aStructure(base, { name: 'Nouvelle Maison', communeCode: GERARDMER });
    const signed = {
      lastName: 'CanariNom',
      phone: '+33639980099',
      notes: 'CanariNote',
      charterSignedOn: '2025-09-12',
      structureId: lake.id,
    };
    const on = (handle: string, network = 'instagram' as const) => ({ network, handle, url: `https://www.instagram.com/${handle}/` });
    manon = await aPromeneur(base, {
      ...signed,
      firstName: 'Manon',
      email: 'canari@prive.example',
      onlineProfiles: [on('manon_pdn88'), { network: 'email', handle: 'canari@prive.example' }, { network: 'sms', handle: '+33639980099' }],
    });
    gone = await aPromeneur(base, { ...signed, firstName: 'Gaston', endsOn: '2026-06-30', onlineProfiles: [on('gaston_pdn88')] });
    withdrawn = await aPromeneur(base, {
      ...signed,
      firstName: 'Wanda',
      withdrawnOn: '2026-03-01',
      structureId: other.id,
      onlineProfiles: [on('wanda_pdn88')],
    });
    await aPromeneur(base, { lastName: 'CanariNom', firstName: 'Una', structureId: lake.id, onlineProfiles: [on('una_pdn88')] });
    await aPromeneur(base, {
      lastName: 'CanariNom',
      firstName: 'Ursule',
      structureId: lake.id,
      endsOn: '2026-01-31',
      onlineProfiles: [on('ursule_pdn88')],
    });
    const far = await aStructure(base, { name: 'Maison du fleuve', department: '33' });
    await aPromeneur(base, {
      ...signed,
      department: '33',
      firstName: 'Camille',
      structureId: far.id,
      onlineProfiles: [on('camille.pdn33')],
    });
    for (const department of ['88', '33']) {
      const house = await aStructure(base, { name: 'Maison de tous', department });
      await aPromeneur(base, { ...signed, department, firstName: 'Sacha', structureId: house.id });
    }
    visitor = await api.as();
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const ask = async (q: string) => (await visitor.get('/api/public/verify').query({ q }).expect(200)).body;

  it.each([
    'instagram.com/manon_pdn88',
    'https://www.instagram.com/Manon_PDN88/?hl=fr',
    '@manon_pdn88',
    'manon_pdn88',
    'Manon Gérardmer',
    'manon tour du lac',
    'le tour du lac manon',
  ])('recognises %s', async (q) => {
    const body = await ask(q);
    expect(body).toMatchObject({ verdict: 'recognised', lookalikes: [], former: null, several: false });
    expect(body.card).toEqual({
      slug: manon.slug,
      firstName: 'Manon',
      structure: { name: 'MJC « Le Tour du lac »', commune: { code: GERARDMER, name: 'Gérardmer' } },
      volets: ['youth'],
      onlineProfiles: [{ network: 'instagram', handle: 'manon_pdn88', url: 'https://www.instagram.com/manon_pdn88/' }],
      photoUrl: null,
      charterSignedOn: '2025-09-12',
      department: { code: '88', name: 'Vosges', slug: '88-vosges' },
    });
  });

  it('recognises the card that the QR of a badge names, of this house and no other', async () => {
    for (const q of [manon.slug, `http://promenade.test/annuaire/88-vosges/${manon.slug}`]) {
      expect(await ask(q)).toMatchObject({ verdict: 'recognised', asked: { kind: 'card' }, card: { firstName: 'Manon' } });
    }
    const elsewhere = await ask(`http://promenade.test.evil.example/annuaire/88-vosges/${manon.slug}`);
    expect(elsewhere).toMatchObject({ verdict: 'unknown', asked: { kind: 'address' }, card: null });
  });

  it('warns of an account that looks like a true one, wherever in the country, and says what differs', async () => {
    expect(await ask('instagram.com/manon_pdn_88')).toMatchObject({
      verdict: 'unknown',
      asked: { kind: 'profile', network: 'instagram', handle: 'manon_pdn_88' },
      lookalikes: [
        {
          ...{ slug: manon.slug, firstName: 'Manon', handle: 'manon_pdn88', network: 'instagram', reason: 'near' },
          differences: [{ kind: 'extra', at: 9, asked: '_', real: '' }],
        },
      ],
    });
    for (const q of ['instagram.com/mаnоn_pdn88', 'https://instagram.com/rnanon.pdn88', 'instagram.com/man0n_pdn88', '@manon.pdn88']) {
      expect((await ask(q)).lookalikes).toMatchObject([{ firstName: 'Manon' }]);
    }
    expect((await ask('@camille_pdn_33')).lookalikes).toMatchObject([{ firstName: 'Camille', department: { code: '33' } }]);
  });

  it('takes the same name on another network for a look-alike', async () => {
    expect(await ask('https://www.tiktok.com/@manon_pdn88')).toMatchObject({
      verdict: 'unknown',
      asked: { network: 'tiktok' },
      lookalikes: [{ firstName: 'Manon', network: 'instagram', reason: 'elsewhere', differences: [] }],
    });
  });

  it('warns of a first name with a structure or a commune that are nearly those of somebody listed', async () => {
    const wanted = { slug: manon.slug, firstName: 'Manon', network: null, url: null, reason: 'name', differences: [] };
    for (const q of ['Manom MJC Le Tour du lac', 'mjc le tuor du lac manon', 'Manon Gérardmet']) {
      expect(await ask(q)).toMatchObject({
        verdict: 'unknown',
        card: null,
        lookalikes: [{ ...wanted, handle: 'Manon, MJC « Le Tour du lac »' }],
      });
    }
    // Neither a place alone, nor the beginning of a name, nor somebody who is not listed.
    for (const q of [
      'Ma Gérardmer',
      'MJC Le Tour du lac',
      'Gastno Gérardmer',
      'Unna MJC Le Tour du lac',
      'Wanda Gérardmé',
      'Sacha maison de tous',
    ]) {
      expect(await ask(q)).toMatchObject({ verdict: 'unknown', lookalikes: [] });
    }
  });

  it('says since when somebody has left, a first name, and nothing of where they are now', async () => {
    expect(await ask('instagram.com/gaston_pdn88')).toEqual({
      verdict: 'former',
      asked: { kind: 'profile', network: 'instagram', handle: null },
      card: null,
      former: { firstName: 'Gaston', since: '2026-06-30', department: { code: '88', name: 'Vosges', slug: '88-vosges' } },
      lookalikes: [],
      several: false,
    });
    expect(await ask(gone.slug)).toMatchObject({ verdict: 'former', former: { since: '2026-06-30' } });
    expect(await ask(`http://promenade.test/annuaire/88-vosges/${withdrawn.slug}`)).toMatchObject({
      former: { firstName: 'Wanda', since: '2026-03-01' },
    });
    // A name with a place finds those who are listed, never those who left.
    expect(await ask('Gaston Gérardmer')).toMatchObject({ verdict: 'unknown' });
  });

  it.each(['instagram.com/una_pdn88x', '@ursule_pdn88', 'instagram.com/una_pdn88'])(
    'knows nobody who never was a promeneur: %s',
    async (q) => expect(await ask(q)).toMatchObject({ verdict: 'unknown', card: null, former: null }),
  );

  it('answers a first name only where it is precise', async () => {
    expect(await ask('Manon')).toMatchObject({ verdict: 'unknown', card: null });
    expect(await ask('Manon Épinal')).toMatchObject({ verdict: 'unknown', card: null });
    expect(await ask('Sacha maison de tous')).toMatchObject({ verdict: 'unknown', several: true, card: null });
  });

  it.each([
    'canari@prive.example',
    '+33 6 39 98 00 99',
    '06 39 98 00 99',
    'https://wa.me/33639980099',
    'CanariNom Gérardmer',
    'sms:+33639980099',
  ])('confirms no address, number or surname: %s', async (q) => {
    const { text, body } = await visitor.get('/api/public/verify').query({ q }).expect(200);
    expect(body).toMatchObject({ verdict: 'unknown', card: null, former: null });
    if (!q.startsWith('Canari')) expect(body.asked).toEqual({ kind: 'private', network: null, handle: null });
    expect(text).not.toContain('prive.example');
  });

  it('never tells a surname, an address, a number, nor a new structure', async () => {
    for (const q of ['manon_pdn88', 'manon_pdn_88', 'gaston_pdn88', 'wanda_pdn88', 'Wanda Gérardmer', withdrawn.slug, gone.slug]) {
      const { text } = await visitor.get('/api/public/verify').query({ q });
      for (const canary of CANARIES) expect(text).not.toContain(canary);
    }
  });

  it('opens those who left to that question alone', async () => {
    const names = (subject?: string) =>
      api.database.asPublic(
        async () =>
          (await api.database.query<{ firstName: string }>(`select "firstName" from promeneur`)).map(({ firstName }) => firstName),
        'read only',
        { ...(subject && { subject }) },
      );
    expect(await names()).not.toContain('Gaston');
    expect(await names('anything')).not.toContain('Gaston');
    expect(await names('verification')).toEqual(expect.arrayContaining(['Gaston', 'Wanda', 'Manon']));
    expect(await names('verification')).not.toContain('Una');
    await expect(
      api.database.asPublic(() => api.database.query(`select "lastName" from promeneur`), 'read only', { subject: 'verification' }),
    ).rejects.toThrow('permission denied');
  });

  it('wants three signs at least, and bears whatever is asked', async () => {
    for (const q of ['', 'ma', undefined, 'x'.repeat(2000)])
      await visitor
        .get('/api/public/verify')
        .query(q === undefined ? {} : { q })
        .expect(422);
    for (const q of ['%00%', "'; --", '@@@', '...', '😀😀😀', 'http://[', 'javascript:alert(1)', '(((a)))', '88-'])
      await ask(`${q}   `.padEnd(4, 'x'));
  });

  it('answers sixty times a minute to an address, as every public door does, then asks to wait', async () => {
    await using strict = await testApi({ RATE_LIMIT_FACTOR: '1' });
    const stranger = await strict.as();
    const once = () => stranger.get('/api/public/verify?q=personne');
    const answers = await Promise.all(Array.from({ length: 61 }, once));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const { headers } = await once().expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});
