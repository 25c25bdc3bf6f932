import { Injectable } from '@nestjs/common';
import { isConvention, type StructureChange, type StructureDetail, type StructureDraft } from '@promenade/directory/model';
import { Clock, Database, Invalid, Refused, refuseIf } from '@promenade/platform/api';
import { plain } from '@promenade/platform/model';
import { Employment } from './promeneur.entity';
import { Structure } from './structure.entity';
import { StructureRecords } from './structure-records';
import { phoneOf, rnaOf, sameVersion, siretOf } from './typed';

/** Writes the records of structures. */
@Injectable()
export class Structures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly records: StructureRecords,
  ) {}

  async create({ point, ...draft }: StructureDraft): Promise<StructureDetail> {
    const { department } = this.database;
    const read = { ...(await this.read(draft, department)), ...placeOf(point) };
    const { id } = await this.database.manager.save(Structure, {
      ...{ contacts: [], openingHours: [], ...draft, ...read, department, plain: plain(draft.name) },
      ...{ createdAt: this.clock.now(), version: 1 },
    });
    return this.records.read(id);
  }

  /** @param version of the record as it was read: 412 when somebody wrote since */
  async change(id: string, { point, ...change }: Omit<StructureChange, 'version'>, version: number | undefined): Promise<StructureDetail> {
    const row = await this.database.take(Structure, { id });
    sameVersion(row, version);
    refuseIf(refusalToTouch(row));
    if (!isConvention({ ...row, ...change })) throw new Invalid([convention]);
    const read = await this.read(change, row.department, id);
    const plainName = change.name === undefined ? {} : { plain: plain(change.name) };
    await this.database.manager.update(
      Structure,
      { id },
      { ...change, ...read, ...placeOf(point), ...plainName, ...unlinked(row, change), version: row.version + 1 },
    );
    return this.records.read(id);
  }

  /** Takes back a creation, as long as nobody was ever employed there. */
  async remove(id: string): Promise<void> {
    const row = await this.database.take(Structure, { id });
    const employed = await this.database.manager.countBy(Employment, { structureId: id });
    refuseIf(employed > 0 ? { code: 'structure-employs', facts: { name: row.name, employments: employed } } : undefined);
    const mergedFrom = await this.database.manager.countBy(Structure, { mergedInto: id });
    refuseIf(row.mergedInto || mergedFrom > 0 ? { code: 'record-merged', facts: { name: row.name } } : undefined);
    await this.database.manager.delete(Structure, { id });
  }

  /** What was typed of a record, as it is kept. @throws Invalid @throws Refused 409 `siret-taken` */
  async read(change: Omit<StructureChange, 'point' | 'version'>, department: string, id?: string): Promise<Partial<Structure>> {
    const read = {
      ...{ siret: siretOf(change.siret), rna: rnaOf(change.rna), phone: phoneOf(change.phone, department) },
      representativePhone: phoneOf(change.representativePhone, department, 'representativePhone'),
    };
    await this.freeSiret(read.siret, id);
    await this.knownCommune(change.communeCode);
    await this.knownQuarter(change.qpvId);
    const contacts = change.contacts?.map((contact, index) => ({
      ...contact,
      phone: phoneOf(contact.phone, department, `contacts.${index}.phone`) ?? null,
    }));
    return { ...said(read), ...(contacts && { contacts }) };
  }

  private async freeSiret(siret: string | null | undefined, id: string | undefined): Promise<void> {
    if (!siret) return;
    const other = await this.database.manager.findOneBy(Structure, { siret });
    if (other && other.id !== id) throw new Refused({ code: 'siret-taken', facts: { id: other.id, name: other.name } });
  }

  private async knownCommune(code: string | null | undefined): Promise<void> {
    if (!code) return;
    const rows = await this.database.query(`select 1 from commune where code = $1`, [code]);
    if (rows.length > 0) return;
    throw new Invalid([
      { path: 'communeCode', code: 'commune-unknown', message: 'Cette commune n’existe pas. Choisissez-la dans la liste.' },
    ]);
  }

  private async knownQuarter(id: string | null | undefined): Promise<void> {
    if (!id) return;
    const rows = await this.database.query(`select 1 from territory where id = $1 and kind = 'qpv'`, [id]);
    if (rows.length > 0) return;
    throw new Invalid([
      { path: 'qpvId', code: 'quarter-unknown', message: 'Ce quartier n’est pas tenu ici. Choisissez-le dans la liste.' },
    ]);
  }
}

const convention = { path: 'conventionEndsOn', code: 'ends-before-it-starts', message: 'La fin doit suivre le début.' };

/** A record that was taken over is kept as it was. */
export function refusalToTouch({ id, name, mergedInto }: Structure) {
  return mergedInto === null ? undefined : { code: 'merged-already', facts: { id, name } };
}

/** A point and its columns. */
function placeOf(point: StructureChange['point']): Partial<Pick<Structure, 'latitude' | 'longitude'>> {
  return point === undefined ? {} : { latitude: point?.latitude ?? null, longitude: point?.longitude ?? null };
}

/** Without what nobody said. */
function said<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** Another address is another person until they accept an invitation: the former representative's account signs no more. */
function unlinked(row: Structure, { representativeEmail }: StructureChange): Partial<Structure> {
  const isOther = representativeEmail !== undefined && row.representativeEmail !== null && representativeEmail !== row.representativeEmail;
  return isOther ? { representativeAccountId: null } : {};
}
