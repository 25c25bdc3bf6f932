import { randomUUID } from 'node:crypto';
import {
  countsOf,
  endsAfterItStarts,
  handleKey,
  type ImportColumn,
  type ImportCounts,
  type ImportField,
  type ImportPreview,
  type ImportProblem,
  type ImportRow,
  type ImportValues,
  minutesOfHours,
  networkFields,
  pageKey,
} from '@promenade/directory/model';
import { addDays, type IsoDate } from '@promenade/platform/model';
import type { EmploymentRow, KnownRecord, ProfileRow, PromeneurColumns, Registry, StructureRow } from './known-records';
import { StructureBook, structureFields } from './structure-book';

/** A row as it stands and as it will. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What writing an import comes to, each row ready. The preview shows its lines; the commit writes the rest. */
export interface ImportPlan {
  readonly rows: ImportRow[];
  readonly counts: ImportCounts;
  /** The record that each line to create makes, by the line's number. */
  readonly made: ReadonlyMap<number, string>;
  readonly structures: { readonly created: StructureRow[]; readonly changed: Change<StructureRow>[] };
  readonly promeneurs: {
    readonly created: (PromeneurColumns & { structure: string | null })[];
    readonly changed: Change<PromeneurColumns>[];
  };
  readonly employments: { readonly created: EmploymentRow[]; readonly changed: Change<EmploymentRow>[] };
  readonly profiles: { readonly created: ProfileRow[]; readonly removed: ProfileRow[] };
}

/** Draws up the plan of decided lines. A line that says in other words what a record says already is a duplicate. */
export function planOf(
  { rows: decided, columns }: Pick<ImportPreview, 'rows' | 'columns'>,
  registry: Registry,
  today: IsoDate,
): ImportPlan {
  const draft = new Drafting(registry, columns, today);
  const rows = decided.map((row) => draft.take(row));
  return draft.plan(rows);
}

class Drafting {
  private readonly book: StructureBook;
  private readonly registry: Registry;
  private readonly columns: readonly ImportColumn[];
  private readonly today: IsoDate;
  /** Whose each page is, and under which networks its owner names it. */
  private readonly owners = new Map<string, string>();
  private readonly held = new Set<string>();
  private readonly made = new Map<number, string>();
  private readonly promeneurs: ImportPlan['promeneurs'] = { created: [], changed: [] };
  private readonly employments: ImportPlan['employments'] = { created: [], changed: [] };
  private readonly profiles: ImportPlan['profiles'] = { created: [], removed: [] };

  constructor(registry: Registry, columns: readonly ImportColumn[], today: IsoDate) {
    this.registry = registry;
    this.columns = columns;
    this.today = today;
    this.book = new StructureBook(registry.structures);
    for (const { profiles } of registry.records.values()) for (const profile of profiles) this.hold(profile);
  }

  plan(rows: ImportRow[]): ImportPlan {
    const { created, before, changed } = this.book;
    const structures = { created, changed: changed.map((after) => ({ before: before.get(after.id)!, after })) };
    const { made, promeneurs, employments, profiles } = this;
    return { rows, counts: countsOf(rows), made, structures, promeneurs, employments, profiles };
  }

  take(row: ImportRow): ImportRow {
    const told: ImportProblem[] = [];
    if (row.action === 'create') this.made.set(row.line, this.create(row.values, told));
    const record = row.action === 'update' ? this.registry.records.get(row.recordId ?? '') : undefined;
    const isNew = record === undefined || this.update(row, record, told);
    if (isNew) return told.length > 0 ? { ...row, problems: [...row.problems, ...told] } : row;
    const repeated: ImportRow = { ...row, action: 'duplicate', problems: [...row.problems, ...told, this.repeats(row)] };
    delete repeated.changes;
    delete repeated.before;
    return repeated;
  }

  /** @returns the record's id */
  private create(values: ImportValues, told: ImportProblem[]): string {
    const id = randomUUID();
    const structure = this.book.resolve(values);
    this.promeneurs.created.push({ ...columnsOf(values, blank(id)), structure: structure?.name ?? null });
    if (structure) this.employ(id, structure.id, values);
    this.addProfiles(id, values, told);
    return id;
  }

  /** @returns whether anything changes, in the record or in the structure */
  private update({ values, changes }: ImportRow, record: KnownRecord, told: ImportProblem[]): boolean {
    const said = only(values, changes);
    const after = columnsOf(said, record.columns);
    const employer = this.book.get(record.employment?.structureId);
    const asItStood = JSON.stringify(employer);
    const wanted = this.book.resolve(values, employer) ?? employer;
    const isMoved = this.changeEmployment(said, values, record, wanted);
    const isTouched = [this.changeProfiles(said, record, told), isMoved, !isSame(after, record.columns)].includes(true);
    if (isTouched) this.promeneurs.changed.push({ before: record.columns, after });
    // What the line says of a new employer is not about the former one.
    if (employer && wanted === employer) this.changeStructure(said, employer);
    return isTouched || asItStood !== JSON.stringify(employer);
  }

  private changeEmployment(said: ImportValues, values: ImportValues, record: KnownRecord, wanted: StructureRow | undefined): boolean {
    const { employment, columns } = record;
    if (!wanted || wanted.id === employment?.structureId) return employment !== null && this.changeDays(employment, said);
    this.employ(columns.id, wanted.id, employment ? this.moved(employment, said) : values);
    return true;
  }

  private changeDays(employment: EmploymentRow, said: ImportValues): boolean {
    const after = { ...employment, ...daysOf(said) };
    if (isSame(after, employment) || !endsAfterItStarts(after)) return false;
    this.employments.changed.push({ before: employment, after });
    return true;
  }

  /** The former employment ends the day before the next one begins: the day that is said, else the day it is learned. */
  private moved(employment: EmploymentRow, said: ImportValues): ImportValues {
    const startedOn = said.startedOn ?? ({ on: this.today, precision: 'day' } as const);
    const dayBefore = addDays(startedOn.on, -1);
    if (employment.endsOn === null) {
      const endsOn = employment.startsOn !== null && employment.startsOn > dayBefore ? employment.startsOn : dayBefore;
      this.employments.changed.push({ before: employment, after: { ...employment, endsOn } });
    }
    return { ...said, startedOn };
  }

  private changeStructure(said: ImportValues, employer: StructureRow): void {
    for (const field of structureFields) if (said[field] !== undefined) this.book.change(employer, field, said[field]);
  }

  private changeProfiles(said: ImportValues, { columns, profiles }: KnownRecord, told: ImportProblem[]): boolean {
    const added = this.addProfiles(columns.id, said, told);
    for (const { network } of added) {
      const replaced = profiles.find((profile) => profile.network === network);
      if (replaced) this.profiles.removed.push(replaced);
    }
    return added.length > 0;
  }

  /** @returns those that are new; one that somebody else has stays theirs */
  private addProfiles(promeneurId: string, values: ImportValues, told: ImportProblem[]): ProfileRow[] {
    return networkFields.flatMap((field) => {
      const profile = values[field];
      if (!profile) return [];
      const row = { ...profile, id: randomUUID(), promeneurId, handleKey: handleKey(profile), pageKey: pageKey(profile) };
      const owner = this.owners.get(row.pageKey);
      if (owner !== undefined && owner !== promeneurId) told.push(this.shared(field, owner));
      if (owner !== undefined && (owner !== promeneurId || this.held.has(keyOf(row)))) return [];
      this.hold(row);
      this.profiles.created.push(row);
      return [row];
    });
  }

  private hold(profile: ProfileRow): void {
    this.held.add(keyOf(profile));
    if (!this.owners.has(profile.pageKey)) this.owners.set(profile.pageKey, profile.promeneurId);
  }

  private repeats({ recordId }: ImportRow): ImportProblem {
    const message = 'Cette personne est déjà dans l’annuaire\u00A0: rien de nouveau ici.';
    return { column: this.sourceOf('lastName'), code: 'duplicate-of-record', message, ...(recordId && { recordId }) };
  }

  private shared(field: ImportField, owner: string): ImportProblem {
    const { firstName = '', lastName = '' } = this.registry.records.get(owner)?.columns ?? {};
    const message = `Ce profil est déjà celui de ${firstName} ${lastName}. Gardez-le à une seule personne.`;
    return { column: this.sourceOf(field), code: 'network-shared', message, recordId: owner };
  }

  private sourceOf(field: ImportField): string {
    return this.columns.find((column) => column.field === field)?.source ?? field;
  }

  private employ(promeneurId: string, structureId: string, values: ImportValues): void {
    const days = { startsOn: null, startsOnPrecision: null, endsOn: null, weeklyMinutes: null };
    this.employments.created.push({ id: randomUUID(), promeneurId, structureId, ...days, ...daysOf(values) });
  }
}

/** What a line says of these fields alone. */
function only(values: ImportValues, fields: readonly string[] = []): ImportValues {
  return Object.fromEntries(Object.entries(values).filter(([key]) => fields.includes(key)));
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function keyOf({ network, pageKey }: Pick<ProfileRow, 'network' | 'pageKey'>): string {
  return `${network} ${pageKey}`;
}

function blank(id: string): PromeneurColumns {
  const nothing = { email: null, phone: null, function: null, notes: null, declaredCharterOn: null, declaredCharterPrecision: null };
  return { id, firstName: '', lastName: '', volets: [], ...nothing };
}

/** The columns with what a line says of them; what it does not say stays. */
function columnsOf(said: ImportValues, columns: PromeneurColumns): PromeneurColumns {
  const { firstName, lastName, email, phone, notes, volet, charterSignedOn } = said;
  return {
    id: columns.id,
    firstName: firstName ?? columns.firstName,
    lastName: lastName ?? columns.lastName,
    email: email ?? columns.email,
    phone: phone ?? columns.phone,
    function: said.function ?? columns.function,
    volets: volet ?? columns.volets,
    notes: notes ?? columns.notes,
    ...declaredOf(charterSignedOn, columns),
  };
}

function declaredOf(said: ImportValues['charterSignedOn'], { declaredCharterOn, declaredCharterPrecision }: PromeneurColumns) {
  return said ? { declaredCharterOn: said.on, declaredCharterPrecision: said.precision } : { declaredCharterOn, declaredCharterPrecision };
}

function daysOf({ startedOn, weeklyHours }: ImportValues): Partial<EmploymentRow> {
  return {
    ...(startedOn && { startsOn: startedOn.on, startsOnPrecision: startedOn.precision }),
    ...(weeklyHours !== undefined && { weeklyMinutes: minutesOfHours(weeklyHours) }),
  };
}
