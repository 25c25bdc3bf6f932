import { randomUUID } from 'node:crypto';
import { asOwner } from '@promenade/platform/api/testing';
import type { MemberRole } from '@promenade/platform/model';
import sharp from 'sharp';
import type { TestApi } from '../testing';
import { theCharterRoom } from './world-campaigns';
import { theWorkOnMany } from './world-many';
import { aNewcomer } from './world-newcomer';
import { thePapers } from './world-papers';
import { canaries, type Code, type Place } from './world-place';
import { WHAT_NO_DOOR_WRITES } from './world-words';

export type Browser = Awaited<ReturnType<TestApi['as']>>;

export { canaries, type Code, type Place };

/** Two départements that hold the same things. The accounts of `promeneur` and `structure` are linked to the records of that name. */
export async function aWorld(api: TestApi): Promise<Record<Code, Place>> {
  const vosges = await aPlace(api, '88');
  return { '88': vosges, '33': await aPlace(api, '33') };
}

async function aPlace(api: TestApi, code: Code): Promise<Place> {
  const coordinator = await api.as('coordinator', code);
  const made = await theRegistry(coordinator, code);
  await linkAccounts(api, code, made);
  const papers = await thePapers({ api, coordinator, word: canaries[code], post }, made);
  const files = await theFiles(api, code, papers.signature);
  const network = await theNetwork(coordinator, code, made);
  const people = await thePeople(api, coordinator, code);
  const many = await theWorkOnMany({ api, coordinator, code, word: canaries[code], post }, made);
  const voices = await theVoices(api, coordinator, code);
  const charter = await theCharterRoom(api.database.name, { code, word: canaries[code], ...made, ...papers });
  return {
    code,
    recordChange: await theProposal(api, code, made),
    newcomer: await theNewcomer(api, code, made),
    ...charter,
    ...made,
    ...papers,
    ...files,
    ...voices,
    ...network,
    ...people,
    ...many,
  };
}

/** What the promeneur proposes of their own record. */
async function theProposal(api: TestApi, code: Code, { promeneur }: { readonly promeneur: string }): Promise<string> {
  const walker = await api.as('promeneur', code);
  const { body } = await walker.put(`/api/promeneurs/${promeneur}/proposal`).send({ presentation: `Bonjour ${canaries[code]}` });
  const { id } = (body as { pending: { id: string } }).pending;
  const photo = `update record_change set "photoLarge" = '\\xffd8ff', "photoSmall" = '\\xffd8ff' where id = $1`;
  await asOwner(api.database.name, (owner) => owner.query(photo, [id]));
  return id;
}

/** Whom the structure would have as promeneur. */
async function theNewcomer(api: TestApi, code: Code, { structure }: { readonly structure: string }): Promise<string> {
  const walker = await api.as('structure', code);
  const { body } = await walker.post(`/api/structures/${structure}/newcomers`).send(aNewcomer(canaries[code])).expect(201);
  return (body as { id: string }).id;
}

type Registry = Awaited<ReturnType<typeof theRegistry>>;

async function theRegistry(coordinator: Browser, code: Code) {
  const [structure, otherStructure] = [await aStructure(coordinator, code, 'une'), await aStructure(coordinator, code, 'autre')];
  const promeneur = await aPromeneur(coordinator, code, 'une', structure);
  const otherPromeneur = await aPromeneur(coordinator, code, 'autre', otherStructure);
  const [profile] = promeneur.onlineProfiles as { id: string }[];
  const [employment] = promeneur.employments as { id: string }[];
  await post(coordinator, `/api/promeneurs/${otherPromeneur.id}/online-profiles`, { network: 'tiktok', handle: `${canaries[code]}.autre` });
  const absence = await theLife(coordinator, code, promeneur.id as string, profile!.id);
  return {
    structure,
    otherStructure,
    absence,
    promeneur: promeneur.id as string,
    otherPromeneur: otherPromeneur.id as string,
    employment: employment!.id,
    profile: profile!.id,
  };
}

/** Days away, hours, a place, a photo shown, a first step, a departure to come. @returns the absence */
async function theLife(coordinator: Browser, code: Code, promeneur: string, onlineProfileId: string): Promise<string> {
  const at = `/api/promeneurs/${promeneur}`;
  const put = async (path: string, body: object) => void (await coordinator.put(`${at}/${path}`).send(body).expect(200));
  await put('permanences', { permanences: [{ weekday: 1, from: '17:00', to: '19:00', network: 'instagram', audience: ['youth'] }] });
  await put('territories', { territories: [{ kind: 'department', code }] });
  await coordinator
    .put(`${at}/photo`)
    .attach('photo', await aDot(), 'photo.png')
    .expect(200);
  for (const field of ['presentation', 'last-name', 'email']) await put(`consents/${field}`, { given: true });
  await put('onboarding/networks-chosen', {});
  const handedOver = [{ onlineProfileId, outcome: 'handed-over', to: `Accueil ${canaries[code]}` }];
  await put('departure', { leavesOn: '2031-06-30', handedOver, note: `Un mot ${canaries[code]}` });
  const { absences } = await post(coordinator, `${at}/absences`, { startsOn: '2029-07-01', endsOn: '2029-07-15' });
  return (absences as { id: string }[])[0]!.id;
}

function aDot(): Promise<Buffer> {
  const create = { width: 8, height: 8, channels: 3, background: '#246' } as const;
  return sharp({ create }).png().toBuffer();
}

async function aStructure(coordinator: Browser, code: Code, which: string): Promise<string> {
  const word = canaries[code];
  const made = await post(coordinator, '/api/structures', {
    name: `Maison ${word} ${which}`,
    address: `1 rue ${word}`,
    notes: `Notes ${word}`,
    contacts: [{ name: `Accueil ${word}` }],
    email: `${word}.${which}@structure.example`,
    phone: '03 29 00 00 01',
    acronym: `M ${word}`,
    website: `https://${word}.example`,
    presentation: `Une maison ${word}`,
    callOfOrigin: `Appel ${word}`,
    representativeFunction: `Direction ${word}`,
    representativeName: `Noël ${word}`,
    representativeEmail: `direction.${word}.${which}@structure.example`,
  });
  await coordinator
    .put(`/api/structures/${made.id as string}/logo`)
    .attach('logo', await aDot(), 'logo.png')
    .expect(200);
  return made.id as string;
}

async function aPromeneur(coordinator: Browser, code: Code, which: string, structureId: string): Promise<Record<string, unknown>> {
  const word = canaries[code];
  const { id } = await post(coordinator, '/api/promeneurs', {
    firstName: `Lou ${word}`,
    lastName: `Durand ${word} ${which}`,
    email: `${word}.${which}@promeneur.example`,
    function: `Animation ${word}`,
    notes: `Notes ${word}`,
    presentation: `Depuis toujours ${word}`,
    contactNote: `Le soir ${word}`,
    volets: ['youth'],
    employment: { structureId, startsOn: '2024-01-01', weeklyHours: 4 },
  });
  await coordinator
    .patch(`/api/promeneurs/${id as string}`)
    .send({ notes: `Notes relues ${word}` })
    .expect(200);
  return post(coordinator, `/api/promeneurs/${id as string}/online-profiles`, { network: 'instagram', handle: `${word}.${which}` });
}

/** What a visitor reported and asked, and what came of it. */
async function theVoices(api: TestApi, coordinator: Browser, code: Code) {
  const word = canaries[code];
  const said = { text: `Un texte ${word}`, email: `${word}@visiteur.example` };
  const visitor = await api.as();
  for (const link of [`https://ailleurs.example/${word}`, undefined]) {
    await post(visitor, `/api/public/reports?department=${code}`, { ...said, category: 'conduct', link });
    await post(visitor, `/api/public/messages?department=${code}`, said);
  }
  const [report, decided] = (await coordinator.get('/api/reports')).body.items as { id: string }[];
  const [message, answered] = (await coordinator.get('/api/messages')).body.items as { id: string }[];
  await post(coordinator, `/api/reports/${decided!.id}/decide`, { decision: 'none', reasons: `Des raisons ${word}` }, 200);
  await post(coordinator, `/api/messages/${answered!.id}/answer`, { text: `Une réponse ${word}` }, 200);
  return { report: report!.id, message: message!.id };
}

/** How a structure came into the network, two records that were one, two that are two, and where they are. */
async function theNetwork(coordinator: Browser, code: Code, { structure, otherStructure }: Pick<Place, 'structure' | 'otherStructure'>) {
  const word = canaries[code];
  const moved = await post(coordinator, `/api/structures/${structure}/stages`, { stage: 'interested', note: `Vue ${word}` });
  const [stage] = moved.stages as { id: string }[];
  const [kept, merged] = [await aStructure(coordinator, code, 'gardee'), await aStructure(coordinator, code, 'fondue')];
  const merge = await post(coordinator, `/api/structures/${kept}/merges`, { otherId: merged });
  const pair = await post(coordinator, '/api/duplicates/distinct', { kind: 'structure', ids: [structure, otherStructure] });
  const communeCodes = [code === '88' ? '88160' : '33063'];
  const territory = await post(coordinator, '/api/territories', { kind: 'ctg', name: `CTG ${word}`, communeCodes });
  await post(coordinator, '/api/territories', { kind: 'qpv', name: `Quartier ${word}`, code: `QN0${code}01M`, communeCodes });
  return { stage: stage!.id, merge: merge.id as string, pair: pair.id as string, territory: territory.id as string };
}

async function linkAccounts(api: TestApi, code: Code, { structure, promeneur }: Registry): Promise<void> {
  const [representative, walker] = [await api.account('structure', code), await api.account('promeneur', code)];
  await asOwner(api.database.name, async (owner) => {
    await owner.query(`update structure set "representativeAccountId" = $2 where id = $1`, [structure, representative.id]);
    await owner.query(`update promeneur set "accountId" = $2 where id = $1`, [promeneur, walker.id]);
  });
}

/** The PDF that `signature` shows, made at the first reading, and a file of the disk that nobody knows. */
async function theFiles(api: TestApi, code: Code, signature: string) {
  await (await api.as('promeneur', code)).get(`/api/signatures/${signature}/preview`).expect(200);
  return asOwner(api.database.name, async (owner) => {
    const [shown] = await owner.query(`select "previewDocumentId" as id from signature_request where id = $1`, [signature]);
    const [found] = await owner.query(
      `insert into document_discrepancy (department, kind, "storageKey", "foundAt") values ($1, 'orphan', $1 || '/00/' || gen_random_uuid(), now()) returning id`,
      [code],
    );
    const [anchor] = await owner.query(
      `insert into evidence_anchor (department, day, content, sha256, prev, heads, signature, "certificateSha256", "createdAt") values ($1, '2026-01-01', '{}', encode(sha256('{}'), 'hex'), repeat('0', 64), 1, '\\x30', repeat('0', 64), now()) returning id`,
      [code],
    );
    await owner.query(
      `insert into document_seal (department, "documentId", sha256, kind, number, title, facts, "completedAt")
       select department, "previewDocumentId", "previewSha256", kind, number, $2, jsonb_build_object('structure', $2::text, 'signatories', '[]'::jsonb), now()
       from signature_request where id = $1`,
      [signature, canaries[code]],
    );
    return { document: shown.id as string, discrepancy: found.id as string, anchor: anchor.id as string };
  });
}

async function thePeople(api: TestApi, coordinator: Browser, code: Code) {
  const word = canaries[code];
  const invited = await post(coordinator, '/api/invitations', {
    email: `invite.${word}@exemple.example`,
    firstName: word,
    lastName: word,
    role: 'caf',
  });
  const { membershipIds } = await api.account('facilitator', code);
  await api.as('partner', code);
  const behind = await asOwner(api.database.name, async (owner) => {
    await owner.query(`update account set "firstName" = $1, "lastName" = $1 where email like $2`, [word, `%.${code}@test.example`]);
    const [session] = await owner.query(`select s.id from session s join account a on a.id = s."accountId" where a.email = $1`, [
      `partner.${code}@test.example`,
    ]);
    const [errand] = await owner.query(
      `insert into errand (department, "accountId", role, kind, title, payload, result, "nextAt", "askedAt")
       select $1, id, 'coordinator', 'test', $2, $4, $4, now() + interval '1 day', now() from account where email = $3 returning id`,
      [code, `Travail ${word}`, `coordinator.${code}@test.example`, { label: word }],
    );
    for (const sql of WHAT_NO_DOOR_WRITES) await owner.query(sql, [code, word]);
    return { session: session.id as string, errand: errand.id as string };
  });
  const sheet = Buffer.from(`Nom;Prénom;Structure\nMartin ${word};Sacha ${word};Foyer ${word}\n`);
  const received = await coordinator.post('/api/directory/imports').attach('file', sheet, `${word}.csv`);
  return {
    invitation: invited.id as string,
    member: membershipIds[0]!,
    import: (received.body.id as string | undefined) ?? randomUUID(),
    ...behind,
  };
}

/** Asks, and fails with what was answered when it is not what was expected. */
export async function post(browser: Browser, path: string, body: object, status = 201): Promise<Record<string, unknown>> {
  const answer = await browser.post(path).send(body);
  if (answer.status !== status) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Record<string, unknown>;
}

export const seats = [
  'coordinator',
  'caf',
  'national',
  'structure',
  'promeneur',
  'facilitator',
  'partner',
] as const satisfies readonly MemberRole[];
