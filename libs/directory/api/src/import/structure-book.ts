import { randomUUID } from 'node:crypto';
import { type ImportValues, structureKey } from '@promenade/directory/model';
import { plain } from '@promenade/platform/model';
import type { FormerRow, StructureRow } from './known-records';

const details = ['siret', 'address', 'postalCode', 'communeCode'] as const;
const representative = ['representativeName', 'representativeEmail'] as const;
export type StructureField = (typeof details)[number] | (typeof representative)[number];
export const structureFields: readonly StructureField[] = [...details, ...representative];

/** The structures of the base and of the file: found again by SIRET, else by name and commune; made when they are new. */
export class StructureBook {
  readonly created: StructureRow[] = [];
  /** What stood before the import, by id, of each structure that it changes. */
  readonly before = new Map<string, StructureRow>();
  private readonly byId = new Map<string, StructureRow>();
  private readonly bySiret = new Map<string, StructureRow>();
  private readonly byName = new Map<string, StructureRow[]>();

  constructor(existing: readonly StructureRow[]) {
    // What a record says today is found before what another one said once.
    for (const structure of existing) this.keep({ ...structure });
    for (const { id, former = [] } of existing) for (const said of former) this.know(this.byId.get(id)!, said);
  }

  get(id: string | undefined): StructureRow | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  get changed(): StructureRow[] {
    return [...this.before.keys()].map((id) => this.byId.get(id)!);
  }

  /** The structure that a line speaks of, blanks filled; none when it names none. @param current that of the line's record */
  resolve(values: ImportValues, current?: StructureRow): StructureRow | undefined {
    const found = this.find(values, current);
    if (found) this.fill(found, values);
    return found ?? (values.structure ? this.create(values.structure, values) : undefined);
  }

  /** @returns whether anything changed */
  change(structure: StructureRow, field: StructureField, value: string): boolean {
    if (structure[field] === value || (field === 'siret' && this.bySiret.has(value))) return false;
    this.remember(structure);
    part(structure, field, value);
    structure[field] = value;
    if (field === 'siret') this.bySiret.set(value, structure);
    return true;
  }

  private find({ siret, structure: name, communeCode }: ImportValues, current: StructureRow | undefined): StructureRow | undefined {
    const owner = siret === undefined ? undefined : this.bySiret.get(siret);
    if (owner || name === undefined) return owner;
    const here = (other: StructureRow) => other.communeCode === (communeCode ?? null);
    const namesakes = (this.byName.get(structureKey(name)) ?? []).filter(
      (other) => here(other) || other.communeCode === null || communeCode === undefined,
    );
    // A corrected SIRET does not make another employer of one's own.
    if (current && namesakes.includes(current)) return current;
    const possible = namesakes.filter((other) => !siret || !other.siret);
    return possible.find(here) ?? possible[0];
  }

  private fill(structure: StructureRow, values: ImportValues): void {
    const { representativeName: name } = structure;
    const isSame = name === null || plain(values.representativeName ?? '') === plain(name);
    // The address of one person is never put beside the name of another.
    for (const field of isSame ? structureFields : details) {
      const value = values[field];
      if (structure[field] === null && value !== undefined) this.change(structure, field, value);
    }
  }

  private create(name: string, values: ImportValues): StructureRow {
    const structure: StructureRow = {
      ...{ id: randomUUID(), name, plain: plain(name), representativeAccountId: null, type: null, email: null, phone: null },
      ...{ notes: null, rna: null, acronym: null, website: null, representativeFunction: null, representativePhone: null },
      ...(Object.fromEntries(structureFields.map((field) => [field, values[field] ?? null])) as Pick<StructureRow, StructureField>),
    };
    this.created.push(structure);
    this.keep(structure);
    return structure;
  }

  private keep(structure: StructureRow): void {
    this.byId.set(structure.id, structure);
    if (structure.siret) this.bySiret.set(structure.siret, structure);
    this.name(structure, structure.name);
  }

  /** By the SIRET and the name of a record that it took over. */
  private know(structure: StructureRow, { siret, name }: FormerRow): void {
    if (siret && !this.bySiret.has(siret)) this.bySiret.set(siret, structure);
    if (name) this.name(structure, name);
  }

  private name(structure: StructureRow, name: string): void {
    const key = structureKey(name);
    const namesakes = this.byName.get(key) ?? [];
    if (!namesakes.includes(structure)) this.byName.set(key, [...namesakes, structure]);
  }

  private remember(structure: StructureRow): void {
    if (this.before.has(structure.id) || this.created.includes(structure)) return;
    this.before.set(structure.id, { ...structure });
  }
}

/** What goes with whoever signed before: their account until another accepts an invitation, their function and their number. */
function part(structure: StructureRow, field: StructureField, value: string): void {
  if (field === 'representativeEmail' && structure.representativeEmail !== null) structure.representativeAccountId = null;
  if (field !== 'representativeName' || plain(value) === plain(structure.representativeName ?? '')) return;
  structure.representativeFunction = null;
  structure.representativePhone = null;
}
