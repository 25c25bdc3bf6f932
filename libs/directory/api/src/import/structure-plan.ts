import { randomUUID } from 'node:crypto';
import { countsOf, type ImportPreview, type ImportRow, type ImportValues, type StructureType } from '@promenade/directory/model';
import { plain } from '@promenade/platform/model';
import type { Change, ImportPlan } from './import-plan';
import type { Registry, StructureRow } from './known-records';

/** What writing a file of structures comes to: structures alone, made or changed. */
export function planOfStructures({ rows }: Pick<ImportPreview, 'rows'>, { structures }: Registry): ImportPlan {
  const existing = new Map(structures.map((structure) => [structure.id, structure]));
  const made = new Map<number, string>();
  const created: StructureRow[] = [];
  const changed: Change<StructureRow>[] = [];
  for (const row of rows) {
    const before = row.action === 'update' ? existing.get(row.recordId ?? '') : undefined;
    if (before) changed.push({ before, after: afterOf(before, row) });
    if (row.action !== 'create') continue;
    const structure = columnsOf(row.values, blank(randomUUID()));
    made.set(row.line, structure.id);
    created.push(structure);
  }
  const none = {
    promeneurs: { created: [], changed: [] },
    employments: { created: [], changed: [] },
    profiles: { created: [], removed: [] },
  };
  return { rows, counts: countsOf(rows), made, structures: { created, changed }, ...none };
}

function afterOf(before: StructureRow, { values, changes = [] }: ImportRow): StructureRow {
  const said = Object.fromEntries(Object.entries(values).filter(([key]) => changes.includes(key)));
  // What changes without being said goes with the person it was said of.
  const gone = Object.fromEntries(changes.filter((key) => !(key in values)).map((key) => [key, null]));
  const after = { ...columnsOf(said, before), ...gone };
  // Another address is another person until they accept an invitation.
  const isOther = before.representativeEmail !== null && after.representativeEmail !== before.representativeEmail;
  return isOther ? { ...after, representativeAccountId: null } : after;
}

/** The columns with what a line says of them; what it does not say stays. */
function columnsOf(said: ImportValues, columns: StructureRow): StructureRow {
  const name = said.structure ?? columns.name;
  const { siret, rna, acronym, website, address, postalCode, communeCode, email, phone, notes } = said;
  const { representativeName, representativeFunction, representativeEmail, representativePhone } = said;
  const written = {
    ...{ siret, rna, acronym, website, address, postalCode, communeCode, email, phone, notes },
    ...{ representativeName, representativeFunction, representativeEmail, representativePhone },
  };
  return {
    ...columns,
    name,
    plain: plain(name),
    type: (said.structureType as StructureType | undefined) ?? columns.type,
    ...Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)),
  };
}

function blank(id: string): StructureRow {
  return {
    ...{ id, name: '', plain: '', type: null, siret: null, address: null, postalCode: null, communeCode: null },
    ...{ acronym: null, website: null, email: null, phone: null, notes: null, rna: null, representativeName: null },
    ...{ representativeFunction: null, representativeEmail: null, representativePhone: null, representativeAccountId: null },
  };
}
