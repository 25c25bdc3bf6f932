import type { ImportDetail, ImportProgress, ImportRow } from '@promenade/directory/model';
import { lea, type Opened, openPage } from '../testing';
import { ImportPage } from './import-page';

export const url = `/api/directory/imports/${lea}`;
export const julie: ImportRow = {
  line: 7,
  action: 'create',
  values: { lastName: 'Mengin', firstName: 'Julie', structure: 'Foyer rural', volet: ['youth'] },
  problems: [
    { column: 'Mail pro', code: 'email-invalid', message: 'Il manque le signe @ dans cette adresse.', given: 'julie.mengin(at)foyer' },
  ],
};
export const sophie: ImportRow = {
  line: 12,
  action: 'create',
  values: { lastName: 'Grandjean', firstName: 'Sophie', structure: 'Relais' },
  problems: [
    {
      column: 'Commune',
      code: 'commune-unknown',
      message: 'Vouliez-vous écrire Remiremont ?',
      given: 'Remirement',
      suggestion: 'Remiremont',
    },
  ],
};
export const vacant: ImportRow = {
  line: 25,
  action: 'reject',
  values: { structure: 'Maison des familles' },
  problems: [{ column: 'Nom', code: 'name-missing', message: 'Aucun nom sur cette ligne.' }],
};
export const ready: ImportRow = { line: 8, action: 'create', values: { lastName: 'Marchal', firstName: 'Léa' }, problems: [] };

export function anImport(more: Partial<ImportDetail> = {}): ImportDetail {
  return {
    ...{ id: lea, department: '88', kind: 'promeneurs', fileName: 'annuaire.xlsx', sheet: 'PdN', state: 'draft', committedAt: null },
    createdAt: '2026-11-24T08:00:00Z',
    columns: [
      { source: 'Nom', field: 'lastName', confidence: 1 },
      { source: 'Prénom', field: 'firstName', confidence: 1 },
      { source: 'Mail pro', field: 'email', confidence: 1 },
      { source: 'Commune', field: 'commune', confidence: 1 },
    ],
    rows: [julie, ready, sophie, vacant],
    counts: { create: 3, update: 0, duplicate: 0, reject: 1 },
    ...more,
  };
}

/** Opens the page of an import; nobody is at work on it, unless `far` says so. */
export async function openImport(
  detail: ImportDetail,
  query = '',
  far: ImportProgress = { phase: 'idle', done: 0, total: 0 },
): Promise<Opened> {
  const opened = await openPage('import/:id', `/import/${lea}${query}`, ImportPage);
  opened.http.expectOne(url).flush(detail);
  await opened.settled();
  for (const asked of opened.http.match(`${url}/progress`)) asked.flush(far);
  await opened.settled();
  return opened;
}
