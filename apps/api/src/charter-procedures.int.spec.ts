import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProceduresNight } from '@promenade/charter/api';
import type { ProcedureDetail } from '@promenade/charter/model';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { wordsInPdf } from '@promenade/documents/api/testing';
import { Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import sharp from 'sharp';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const [FACTS, DAY] = ['Depuis le printemps, le profil ne montre plus le bandeau. Quetzalfait.', 24 * 60 * 60 * 1000] as const;

describe('a charter that is not kept to', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  let coordinator: Browser;
  let caf: Browser;
  let walker: Browser;
  let boss: Browser;
  let manon: string;
  let mjc: string;
  let procedure: string;

  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    await signIn();
    const representativeAccountId = (await api.account('structure', '88')).id;
    mjc = (
      await aStructure(api.database.name, { name: 'MJC du Lac', representativeAccountId, representativeEmail: 'direction@mjc.example' })
    ).id;
    const accountId = (await api.account('promeneur', '88')).id;
    const named = { firstName: 'Manon', lastName: 'Tisserand', email: 'manon@mjc.example', structureId: mjc, accountId };
    manon = (await aPromeneur(api.database.name, { ...named, charterSignedOn: '2025-09-12' })).id;
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  async function signIn(): Promise<void> {
    coordinator = await api.as('coordinator');
    caf = await api.as('caf');
    walker = await api.as('promeneur');
    boss = await api.as('structure');
  }
  /** Sessions do not last for days: one signs in again. */
  const later = async (days: number) => {
    now = new Date(now.getTime() + days * DAY);
    await signIn();
  };
  const behind = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    asOwner(api.database.name, (owner) => owner.query(sql, values)) as Promise<T[]>;
  const lettersTo = (to: string) =>
    behind<{ subject: string; parts: unknown }>(`select subject, parts from letter where "to" = $1 order by "writtenAt", subject`, [to]);
  const draft = (given: object = {}) => ({
    ...{ promeneurId: manon, source: { kind: 'record', id: null }, grounds: ['presence'], facts: FACTS, ...given },
  });
  const at = (path = '') => `/api/charter-procedures/${procedure}${path}`;
  const read = async (browser = coordinator): Promise<ProcedureDetail> => (await browser.get(at()).expect(200)).body;
  const post = async (browser: Browser, path: string, body: object, status: number) =>
    (await browser.post(at(path)).send(body).expect(status)).body;
  const night = (department = '88') =>
    api.app
      .get(Database)
      .transaction({ id: 'worker:charter-procedures', role: 'coordinator', department }, () => api.app.get(ProceduresNight).run());
  const alerts = async (browser: Browser) =>
    (await browser.get('/api/directory/alerts').expect(200)).body.items as { kind: string; path: string }[];
  const kinds = async (browser: Browser) => (await alerts(browser)).map(({ kind }) => kind).filter((kind) => kind.includes('procedure'));

  it('is held only against somebody who signed, for commitments of what they signed', async () => {
    const { id } = await aPromeneur(api.database.name, { structureId: mjc });
    const known = (await coordinator.get(`/api/charter-procedures/commitments/${id}`).expect(200)).body;
    expect(known).toMatchObject({ signed: false, openId: null, structure: { name: 'MJC du Lac' } });
    const unsigned = await coordinator
      .post('/api/charter-procedures')
      .send(draft({ promeneurId: id }))
      .expect(409);
    expect(unsigned.body.code).toBe('charter-not-signed');
    const strange = await coordinator.post('/api/charter-procedures').send(draft({ grounds: ['article-99'] })); // prettier-ignore
    expect([strange.status, strange.body.errors[0].code]).toEqual([422, 'ground-unknown']);
    const none = await coordinator
      .post('/api/charter-procedures')
      .send(draft({ grounds: [] }))
      .expect(422);
    expect(none.body.errors[0]).toMatchObject({ code: 'ground-missing', message: 'Choisissez au moins un engagement.' });
    await coordinator.get('/api/charter-procedures/commitments/3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01').expect(404);
    await caf.post('/api/charter-procedures').send(draft()).expect(403);
  });

  it('opens a procedure that the promeneur and the structure are told of at once, by a letter without its facts', async () => {
    const report = '7a1d6f52-3a4b-4c8d-9e21-5b6c7d8e9f02';
    const opened = await coordinator
      .post('/api/charter-procedures')
      .send(draft({ source: { kind: 'report', id: report } }))
      .expect(201);
    procedure = opened.body.id;
    expect(opened.body).toMatchObject({
      ...{ state: 'open', mustAct: 'coordinator', number: expect.stringMatching(/^NR-[A-Z0-9]{4}-[A-Z0-9]{4}$/), facts: FACTS },
      ...{
        promeneur: { id: manon, name: 'Manon Tisserand' },
        structure: { id: mjc, name: 'MJC du Lac' },
        source: { kind: 'report', id: report },
      },
      ...{ grounds: [{ key: 'presence', kind: 'commitment', label: 'Une présence régulière en ligne' }] },
    });
    for (const to of ['manon@mjc.example', 'direction@mjc.example']) {
      const [letter] = await lettersTo(to);
      expect(JSON.stringify(letter)).toContain(`http://promenade.test/chartes/procedures/${procedure}`);
      expect(JSON.stringify(letter)).toContain('coordinator.88@test.example');
      expect(JSON.stringify(letter)).not.toMatch(/Quetzalfait|bandeau/);
    }
    const twice = await coordinator.post('/api/charter-procedures').send(draft()).expect(409);
    expect(twice.body).toMatchObject({ code: 'procedure-open', facts: { id: procedure } });
  });

  it('is seen by those concerned, who never learn that somebody reported', async () => {
    for (const browser of [walker, boss]) {
      expect(await read(browser)).toMatchObject({ facts: FACTS, source: null });
      expect((await browser.get('/api/charter-procedures').expect(200)).body).toMatchObject({ total: 1 });
      expect(await kinds(browser)).toEqual(['own-procedure']);
    }
    expect(await read(caf)).toMatchObject({ source: { kind: 'report' } });
    for (const role of ['national', 'partner', 'facilitator'] as const) await (await api.as(role)).get(at()).expect(403);
    const far = await api.as('coordinator', '33');
    await far.get(at()).expect(404);
    expect((await far.get('/api/charter-procedures').expect(200)).body.total).toBe(0);
  });

  it('is of nobody else: neither another promeneur, nor another structure, nor a later employer', async () => {
    const other = (await api.account('facilitator', '88')).id;
    await behind(`update promeneur set "accountId" = $2 where id = $1`, [manon, other]);
    await behind(`update structure set "representativeAccountId" = $2 where id = $1`, [mjc, other]);
    const representativeAccountId = (await api.account('structure', '88')).id;
    const next = await aStructure(api.database.name, { representativeAccountId });
    await behind(`insert into employment (department, "promeneurId", "structureId", "startsOn") values ('88', $1, $2, '2026-11-01')`, [
      manon,
      next.id,
    ]);
    for (const browser of [walker, boss]) {
      await browser.get(at()).expect(404);
      await browser.post(at('/answers')).send({ text: 'Je passe par là.' }).expect(404);
      expect((await browser.get('/api/charter-procedures').expect(200)).body.total).toBe(0);
    }
    await behind(`delete from employment where "structureId" = $1`, [next.id]);
    await behind(`update promeneur set "accountId" = $2 where id = $1`, [manon, (await api.account('promeneur', '88')).id]);
    await behind(`update structure set "representativeAccountId" = $2 where id = $1`, [mjc, (await api.account('structure', '88')).id]);
  });

  it('bears notes of mediation, links and files; what is wrong is refused in French, and a file can be taken away', async () => {
    await post(coordinator, '/notes', { on: '2026-11-20', text: 'Échange au téléphone, calme.' }, 201);
    expect((await post(coordinator, '/notes', { on: '2026-12-20', text: 'Demain.' }, 422)).errors[0].code).toBe('in-the-future');
    await post(coordinator, '/links', { label: 'La page', link: 'javascript:alert(1)' }, 422);
    await post(coordinator, '/links', { label: 'La page', link: 'https://exemple.example/page' }, 201);
    const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#246' } }).png().toBuffer(); // prettier-ignore
    await coordinator.post(at('/evidence')).attach('file', photo, 'écran.png').expect(201);
    const given = await coordinator.post(at('/evidence')).attach('file', Buffer.from('%PDF-1.7\n%%EOF'), 'courrier.pdf').expect(201);
    await coordinator.post(at('/evidence')).attach('file', Buffer.from('<svg onload="x"/>'), 'piege.svg').expect(415);
    await coordinator.post(at('/evidence')).attach('file', Buffer.alloc(5_000_001, '%PDF-'), 'gros.pdf').expect(413);
    await coordinator.post(at('/evidence')).field('autre', 'x').expect(422);
    const evidence = (given.body as ProcedureDetail).evidence;
    expect(evidence.map(({ label, file }) => [label, file?.type])).toEqual([
      ['La page', undefined],
      ['écran.png', 'image/jpeg'],
      ['courrier.pdf', 'application/pdf'],
    ]);
    const shown = await walker.get(at(`/evidence/${evidence[2]!.id}`)).expect(200);
    expect(shown.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="piece.pdf"' });
    await boss.delete(at(`/evidence/${evidence[2]!.id}`)).expect(403);
    await coordinator.delete(at(`/evidence/${evidence[1]!.id}`)).expect(200);
    await coordinator.get(at(`/evidence/${evidence[1]!.id}`)).expect(404);
    expect((await read()).events.map(({ kind }) => kind)).toEqual([
      ...['opened', 'noted', 'evidence-added', 'evidence-added', 'evidence-added', 'evidence-removed'],
    ]);
  });

  it('asks for a correction before a day to come, by a letter that says what, when, how and whom to call', async () => {
    expect((await post(coordinator, '/ask', { asked: 'Remettre le bandeau.', dueOn: '2026-11-24' }, 422)).errors[0]).toMatchObject({
      ...{ path: 'dueOn', code: 'not-in-the-future' },
    });
    expect((await post(coordinator, '/refer', { word: 'Au comité.' }, 409)).code).toBe('correction-not-late');
    const asked = await post(coordinator, '/ask', { asked: 'Remettre le bandeau sur le profil.', dueOn: '2026-12-08' }, 200);
    expect(asked).toMatchObject({ state: 'correction-asked', mustAct: 'parties', dueOn: '2026-12-08' });
    for (const to of ['manon@mjc.example', 'direction@mjc.example']) {
      const letter = (await lettersTo(to)).at(-1)!;
      expect(letter.subject).toBe('À corriger avant le 8 décembre 2026 : charte des Promeneurs du Net');
      expect(JSON.stringify(letter.parts)).toMatch(
        /Remettre le bandeau sur le profil.*8 décembre 2026.*Répondre.*coordinator\.88@test\.example.*comité de pilotage/,
      );
    }
  });

  it('is reminded once, three days before; never twice, however often the night comes', async () => {
    await later(10);
    await night();
    expect((await read()).events.at(-1)!.kind).toBe('correction-asked');
    await later(1);
    await night();
    await night();
    expect((await read()).events.filter(({ kind }) => kind === 'reminded')).toHaveLength(1);
    expect((await lettersTo('manon@mjc.example')).filter(({ subject }) => subject.startsWith('Rappel'))).toHaveLength(1);
  });

  it('is answered in writing by both, each in their seat; an answer stays, and the coordination is told', async () => {
    await post(coordinator, '/answers', { text: 'Je réponds pour elle.' }, 403);
    await post(walker, '/ask', { asked: 'Le contraire, plutôt.', dueOn: '2027-01-01' }, 403);
    await post(walker, '/answers', { text: '  ' }, 422);
    await post(walker, '/answers', { text: 'Le bandeau revient lundi.' }, 201);
    await post(boss, '/answers', { text: 'Nous y veillons.' }, 201);
    const heard = await read();
    expect(heard).toMatchObject({ state: 'answered', mustAct: 'coordinator' });
    expect(heard.events.filter(({ kind }) => kind === 'answered').map(({ role, text }) => [role, text])).toEqual([
      ['promeneur', 'Le bandeau revient lundi.'],
      ['structure', 'Nous y veillons.'],
    ]);
    const told = (await lettersTo('coordinator.88@test.example')).filter(({ subject }) => subject.startsWith('Une réponse'));
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('bandeau');
    expect(await kinds(coordinator)).toEqual(['procedure-answered']);
    expect(await kinds(walker)).toEqual([]);
  });

  it('waits for the coordination once its date is past, and goes to the committee; nobody excludes', async () => {
    await later(4);
    expect(await read()).toMatchObject({ state: 'overdue', mustAct: 'coordinator' });
    expect(await alerts(coordinator)).toContainEqual(
      expect.objectContaining({ kind: 'procedure-overdue', is: 'bad', path: `/chartes/procedures/${procedure}` }),
    );
    expect(await kinds(caf)).toEqual([]);
    const referred = await post(coordinator, '/refer', { word: 'Rien n’a changé.' }, 200);
    expect(referred).toMatchObject({ state: 'referred', mustAct: 'committee', closing: 'Rien n’a changé.' });
    expect((await lettersTo('direction@mjc.example')).at(-1)!.subject).toBe('La procédure est renvoyée au comité de pilotage');
    expect((await post(coordinator, '/correct', { word: 'Finalement oui.' }, 409)).code).toBe('procedure-referred');
    await post(walker, '/answers', { text: 'Pour le comité : le bandeau est revenu.' }, 201);
    for (const door of ['exclude', 'exclusion', 'close'])
      await coordinator
        .post(at(`/${door}`))
        .send({})
        .expect(404);
    expect((await coordinator.get(`/api/promeneurs/${manon}`).expect(200)).body).toMatchObject({ withdrawnOn: null });
  });

  it('is printed for the committee: grounds, dates, answers, in a tagged PDF', async () => {
    for (const browser of [coordinator, caf, walker]) {
      const printed = await browser.get(at('/dossier')).buffer(true).expect(200);
      const pdf = printed.body as Buffer;
      const words = wordsInPdf(pdf).replaceAll(/\s+/g, ' ');
      for (const said of [
        'Une présence régulière en ligne',
        'Quetzalfait',
        '8 décembre 2026',
        'Le bandeau revient lundi.',
        'Rien n’a changé.',
      ])
        expect(words).toContain(said);
      expect(pdf.toString('latin1')).toContain('/MarkInfo');
    }
  });

  it('opened by mistake is withdrawn with a reason, stays in its history, and can be opened anew', async () => {
    expect(await post(coordinator, '/withdraw', { word: 'Ouverte par erreur.' }, 200)).toMatchObject({ state: 'withdrawn', mustAct: null });
    expect((await post(walker, '/answers', { text: 'Merci bien.' }, 409)).code).toBe('procedure-closed');
    procedure = (await coordinator.post('/api/charter-procedures').send(draft()).expect(201)).body.id;
    await post(coordinator, '/ask', { asked: 'Remettre le bandeau.', dueOn: '2027-01-15' }, 200);
    expect(await post(coordinator, '/correct', { word: 'C’est fait, merci.' }, 200)).toMatchObject({ state: 'corrected', mustAct: null });
    const subjects = (await lettersTo('manon@mjc.example')).map(({ subject }) => subject);
    expect(subjects).toEqual(expect.arrayContaining(['La procédure est retirée', 'C’est corrigé : la procédure est close']));
  });
});
