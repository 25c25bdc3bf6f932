import { randomUUID } from 'node:crypto';
import type { Route } from '../routes';
import type { Place } from './world';
import { charterBodies } from './charter-samples';
import { aNewcomer } from './world-newcomer';

/** What stands for each `:name` of a path, by the path up to it. */
const ids: Readonly<Record<string, (place: Place) => string>> = {
  '/api/promeneurs/:id': (place) => place.promeneur,
  '/api/promeneurs/:id/employments/:employmentId': (place) => place.employment,
  '/api/promeneurs/:id/online-profiles/:profileId': (place) => place.profile,
  '/api/directory/alerts/:key': () => 'check-due',
  '/api/record-changes/:id': (place) => place.recordChange,
  '/api/newcomers/:id': (place) => place.newcomer,
  '/api/promeneurs/:id/online-profiles/:profileId/checks/:item': () => 'photo',
  '/api/promeneurs/:id/absences/:absenceId': (place) => place.absence,
  '/api/promeneurs/:id/consents/:field': () => 'photo',
  '/api/promeneurs/:id/onboarding/:step': () => 'networks-chosen',
  '/api/promeneurs/:id/departure/:step': () => 'pinned-message',
  '/api/public/photos/:slug': () => '88-personne-nulle-part-0000',
  '/api/public/logos/:slug': () => '88-personne-nulle-part-0000',
  '/api/public/documents/:sha256': () => '0'.repeat(64),
  '/api/public/documents/code/:code': () => 'AAAA-AAAA-AAAA-AAAA',
  '/api/public/seal/certificates/:sha256.pem': () => '0'.repeat(64),
  '/api/structures/:id': (place) => place.structure,
  '/api/structures/:id/stages/:stageId': (place) => place.stage,
  '/api/structures/:id/merges/:otherId': (place) => place.otherStructure,
  '/api/promeneurs/:id/merges/:otherId': (place) => place.otherPromeneur,
  '/api/merges/:mergeId': (place) => place.merge,
  '/api/duplicates/distinct/:pairId': (place) => place.pair,
  '/api/territories/:id': (place) => place.territory,
  '/api/charters/versions/:id': (place) => place.draft,
  '/api/charter-campaigns/:id': (place) => place.campaign,
  '/api/charter-procedures/:id': (place) => place.procedure,
  '/api/charter-procedures/:id/evidence/:evidenceId': (place) => place.procedureEvidence,
  '/api/charter-procedures/commitments/:promeneurId': (place) => place.promeneur,
  '/api/signatures/:id': (place) => place.signature,
  '/api/signatures/anchors/:id': (place) => place.anchor,
  '/api/directory/imports/:id': (place) => place.import,
  '/api/invitations/:id': (place) => place.invitation,
  '/api/members/:id': (place) => place.member,
  '/api/sessions/:id': (place) => place.session,
  '/api/documents/:id': (place) => place.document,
  '/api/documents/discrepancies/:id': (place) => place.discrepancy,
  '/api/errands/:id': (place) => place.errand,
  '/api/reports/:id': (place) => place.report,
  '/api/messages/:id': (place) => place.message,
  '/api/tags/:id': (place) => place.tag,
  '/api/saved-views/:id': (place) => place.view,
  '/api/bulk-acts/:id': (place) => place.bulkAct,
  '/api/national-site/updates/:id': (place) => place.update,
  '/api/settings/:key': () => 'networks',
  '/api/national-settings/:key': () => 'charterGraceDays',
  '/api/public/promeneurs/:slug': () => '88-personne-nulle-part-0000',
};

/** Names that no département owns: their values are the same for everybody. */
export const ownerless = [
  '/api/directory/alerts/:key',
  '/api/promeneurs/:id/online-profiles/:profileId/checks/:item',
  '/api/promeneurs/:id/consents/:field',
  '/api/promeneurs/:id/onboarding/:step',
  '/api/promeneurs/:id/departure/:step',
  '/api/settings/:key',
  '/api/national-settings/:key',
  '/api/public/promeneurs/:slug',
  '/api/public/photos/:slug',
  '/api/public/logos/:slug',
  '/api/public/documents/:sha256',
  '/api/public/documents/code/:code',
  '/api/public/seal/certificates/:sha256.pem',
];

/** A commune of each département. */
const communes = { '88': '88160', '33': '33063' } as const;

let count = 0;
const address = () => `essai.${++count}@exemple.example`;
const person = { firstName: 'Camille', lastName: 'Essai' };
const strong = 'Un essai de printemps 2026 !';
const nothing = () => ({});

/** A body that the door accepts in the place of its records, or a query it needs. */
const bodies: Readonly<Record<string, (place: Place) => object>> = {
  'post /api/promeneurs': (place) => ({ ...person, volets: ['youth'], employment: { structureId: place.structure } }),
  'patch /api/promeneurs/:id': () => ({ function: 'Essai' }),
  'post /api/promeneurs/:id/withdraw': nothing,
  'post /api/promeneurs/:id/relist': nothing,
  'post /api/promeneurs/:id/employments': (place) => ({ structureId: place.otherStructure, startsOn: '2026-01-01' }),
  'patch /api/promeneurs/:id/employments/:employmentId': () => ({ weeklyHours: 5 }),
  'post /api/promeneurs/:id/online-profiles': () => ({ network: 'discord', handle: `essai.${++count}` }),
  'post /api/promeneurs/:id/erasure': () => ({ confirm: true }),
  'put /api/promeneurs/:id/permanences': () => ({ permanences: [{ weekday: 3, from: '17:00', to: '19:00' }] }),
  'put /api/promeneurs/:id/territories': (place) => ({ territories: [{ kind: 'department', code: place.code }] }),
  'post /api/promeneurs/:id/absences': () => ({ startsOn: `20${30 + (++count % 60)}-01-01`, endsOn: `20${30 + (count % 60)}-01-02` }),
  'put /api/promeneurs/:id/consents/:field': () => ({ given: true }),
  'put /api/promeneurs/:id/onboarding/:step': nothing,
  'put /api/promeneurs/:id/departure': () => ({ leavesOn: '2030-06-30', handedOver: [] }),
  'put /api/promeneurs/:id/departure/:step': nothing,
  'post /api/promeneurs/badges': (place) => ({ promeneurIds: [place.promeneur] }),
  'put /api/promeneurs/:id/proposal': () => ({ contactNote: 'Essai' }),
  'put /api/structures/:id/proposal': () => ({ address: 'Essai' }),
  'post /api/record-changes/:id/approve': () => ({ version: 1, recordVersion: 1, reason: 'Essai' }),
  'post /api/record-changes/:id/refuse': () => ({ version: 1, reason: 'Essai' }),
  'post /api/record-changes/:id/withdraw': nothing,
  'post /api/structures/:id/newcomers': () => aNewcomer(`${++count}`),
  'post /api/newcomers/:id/approve': nothing,
  'post /api/newcomers/:id/decline': () => ({ reason: 'Essai' }),
  'post /api/newcomers/:id/withdraw': nothing,
  'put /api/directory/alerts/:key/pause': nothing,
  'post /api/promeneurs/:id/checks/ask': nothing,
  'put /api/promeneurs/:id/online-profiles/:profileId/changed': () => ({ changed: true }),
  'put /api/promeneurs/:id/online-profiles/:profileId/checks/:item/declaration': () => ({ declared: true }),
  'put /api/promeneurs/:id/online-profiles/:profileId/checks/:item/verification': () => ({
    met: true,
    on: '2026-01-01',
    evidenceUrl: 'https://exemple.example/essai',
    note: 'Essai',
  }),
  'post /api/structures': () => ({ name: `Essai ${++count}` }),
  'patch /api/structures/:id': () => ({ notes: 'Essai' }),
  'post /api/structures/:id/stages': () => ({ stage: 'candidate' }),
  'post /api/structures/:id/merges': (place) => ({ otherId: place.otherStructure }),
  'post /api/promeneurs/:id/merges': (place) => ({ otherId: place.otherPromeneur }),
  'post /api/merges/:mergeId/undo': nothing,
  'post /api/duplicates/distinct': (place) => ({ kind: 'structure', ids: [place.structure, place.otherStructure] }),
  'post /api/territories': ({ code }) => ({ kind: 'ctg', name: `Essai ${++count}`, communeCodes: [communes[code]] }),
  'put /api/territories/:id': ({ code }) => ({ kind: 'ctg', name: `Essai ${++count}`, communeCodes: [communes[code]] }),
  'patch /api/directory/imports/:id': () => ({ cells: [{ line: 2, column: 'lastName', value: 'Essai' }] }),
  'post /api/directory/imports/:id/forget': nothing,
  'post /api/directory/imports/:id/commit': nothing,
  'post /api/directory/imports/:id/resume': nothing,
  'post /api/directory/imports/:id/undo': nothing,
  ...charterBodies,
  'post /api/session': () => ({ email: address(), password: 'faux' }),
  'put /api/session/membership': (place) => ({ membershipId: place.member }),
  'post /api/session/link': () => ({ token: 'a'.repeat(43) }),
  'post /api/session/link/again': () => ({ token: 'a'.repeat(43) }),
  'post /api/session/magic-link': () => ({ email: address() }),
  'post /api/password/forgotten': () => ({ email: address() }),
  'post /api/password/reset': () => ({ token: 'a'.repeat(43), password: strong }),
  'put /api/password': () => ({ current: 'faux', password: strong }),
  'post /api/account/second-factor': nothing,
  'post /api/account/second-factor/confirm': () => ({ code: '000000', current: 'faux' }),
  'post /api/account/second-factor/codes': () => ({ code: '000000' }),
  'post /api/account/second-factor/off': () => ({ code: '000000', current: 'faux' }),
  'patch /api/account': () => ({ firstName: 'Camille' }),
  'post /api/invitation/accept': nothing,
  'post /api/invitation/decline': nothing,
  'post /api/invitations': () => ({ ...person, email: address(), role: 'caf' }),
  'post /api/invitations/:id/resend': nothing,
  'post /api/invitations/:id/restore': nothing,
  'patch /api/members/:id': () => ({ endsOn: null }),
  'post /api/documents/discrepancies/:id/check': nothing,
  'post /api/documents/discrepancies/:id/set-aside': nothing,
  'post /api/errands/:id/stop': nothing,
  'post /api/public/reports': () => ({ category: 'conduct', text: 'Un essai de signalement.' }),
  'post /api/public/messages': () => ({ text: 'Un essai de message.' }),
  'post /api/reports/:id/acknowledge': nothing,
  'post /api/reports/:id/decide': () => ({ decision: 'none', reasons: 'Un essai de raisons.' }),
  'post /api/messages/:id/answer': () => ({ text: 'Un essai de réponse.' }),
  'post /api/messages/:id/close': nothing,
  'post /api/messages/:id/reopen': nothing,
  'put /api/settings/:key': () => ({ value: ['email'] }),
  'put /api/national-settings/:key': () => ({ value: 30 }),
  'post /api/tags': () => ({ label: `Essai ${++count}` }),
  'patch /api/tags/:id': () => ({ label: `Essai ${++count}` }),
  'post /api/tags/:id/restore': nothing,
  'post /api/tags/:id/put': (place) => ({ target: { ids: [place.promeneur] } }),
  'post /api/tags/:id/take': (place) => ({ target: { ids: [place.promeneur] } }),
  'put /api/promeneurs/:id/tags': () => ({ labels: ['Essai'] }),
  'put /api/structures/:id/tags': () => ({ labels: ['Essai'] }),
  'post /api/saved-views': () => ({ list: 'promeneurs', name: `Essai ${++count}`, query: 'volet=youth' }),
  'patch /api/saved-views/:id': () => ({ isDefault: true }),
  'post /api/mailings/preview': (place) => ({ subject: 'Essai', text: 'Bonjour {{prénom}}', target: { ids: [place.promeneur] } }),
  'post /api/mailings': (place) => ({ subject: 'Essai', text: 'Bonjour {{prénom}}', target: { ids: [place.promeneur] } }),
  'post /api/bulk-acts': (place) => ({ act: 'remind', target: { ids: [place.promeneur] } }),
  'post /api/bulk-acts/:id/undo': nothing,
  'post /api/bulk-acts/:id/close': nothing,
  'post /api/national-site/updates': nothing,
  'post /api/public/letters/stop': nothing,
  'post /api/public/letters/resume': nothing,
};

const queries: Readonly<Record<string, string>> = {
  'get /api/letters': '?to=personne@exemple.example',
  'get /api/communes': '?q=epi',
  'get /api/merges': '?kind=structure',
  'get /api/bulk-acts': '?kind=promeneur',
  'post /api/public/letters/stop': '?lettre=essai',
  'post /api/public/letters/resume': '?lettre=essai',
  'get /api/public/directory': '?department=88',
  'get /api/public/verify': '?q=personne',
  'post /api/public/reports': '?department=88',
  'post /api/public/messages': '?department=88',
  'get /api/public/directory/today': '?department=88',
  'get /api/public/communes': '?department=88',
};

/** Doors whose body names records: what is sent must not reach next door. */
export const reaching = Object.keys(bodies).filter((door) =>
  /promeneurIds|ids: \[place|place\.(?:structure|otherStructure|member)/.test(String(bodies[door])),
);

export interface Call {
  readonly path: string;
  readonly body: object | undefined;
  readonly file: { readonly field: string; readonly bytes: Buffer } | undefined;
}

export function doorOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** The names in a path, each as the path up to it. */
export function namesIn({ path }: Route): string[] {
  const parts = path.split('/');
  return parts.flatMap((part, at) => (part.startsWith(':') ? [parts.slice(0, at + 1).join('/')] : []));
}

/** What is missing here for a route to be called; nothing when it can be. */
export function unsaid(route: Route): string[] {
  const door = doorOf(route);
  const silent = ['get', 'delete'].includes(route.method) || route.upload !== undefined || bodies[door] !== undefined;
  return [...(silent ? [] : [`a body for ${door}`]), ...namesIn(route).filter((name) => !ids[name])];
}

/** A call of that door on the records of a place; `instead` puts other values in the path, `from` other records in the body. */
export function callOf(route: Route, place: Place, instead: Readonly<Record<string, string>> = {}, from: Place = place): Call {
  const names = namesIn(route);
  const values = names.map((name) => encodeURIComponent(instead[name] ?? ids[name]!(place)));
  const path = route.path.replace(/:\w+/g, () => values.shift()!) + (queries[doorOf(route)] ?? '');
  const file = route.upload && { field: route.upload.field, bytes: Buffer.from(`Nom;Prénom;Structure\nEssai;N° ${randomUUID()};Essai\n`) };
  return { path, body: bodies[doorOf(route)]?.(from), file };
}

export function idIn(name: string, place: Place): string {
  return ids[name]!(place);
}
