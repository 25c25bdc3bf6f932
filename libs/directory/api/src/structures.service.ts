import { Injectable } from '@nestjs/common';
import type { StructureChange, StructureDetail, StructureDraft } from '@promenade/directory/model';
import { Clock, Database, Invalid, Refused, refuseIf } from '@promenade/platform/api';
import { plain } from '@promenade/platform/model';
import { Employment } from './promeneur.entity';
import { Structure } from './structure.entity';
import { StructureRecords } from './structure-records';
import { phoneOf, sameVersion, siretOf } from './typed';

/** Writes the records of structures. */
@Injectable()
export class Structures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly records: StructureRecords,
  ) {}

  async create(draft: StructureDraft): Promise<StructureDetail> {
    const { department } = this.database;
    const read = await this.read(draft, department);
    const { id } = await this.database.manager.save(Structure, {
      ...{ ...draft, ...read, department, plain: plain(draft.name) },
      ...{ createdAt: this.clock.now(), version: 1 },
    });
    return this.records.read(id);
  }

  /** @param version of the record as it was read: 412 when somebody wrote since */
  async change(id: string, change: Omit<StructureChange, 'version'>, version: number | undefined): Promise<StructureDetail> {
    const row = await this.database.take(Structure, { id });
    sameVersion(row, version);
    const read = await this.read(change, row.department, id);
    const plainName = change.name === undefined ? {} : { plain: plain(change.name) };
    await this.database.manager.update(
      Structure,
      { id },
      { ...change, ...read, ...plainName, ...unlinked(row, change), version: row.version + 1 },
    );
    return this.records.read(id);
  }

  /** Takes back a creation, as long as nobody was ever employed there. */
  async remove(id: string): Promise<void> {
    const row = await this.database.take(Structure, { id });
    const employed = await this.database.manager.countBy(Employment, { structureId: id });
    refuseIf(employed > 0 ? { code: 'structure-employs', facts: { name: row.name, employments: employed } } : undefined);
    await this.database.manager.delete(Structure, { id });
  }

  /** What was typed, as it is kept. */
  private async read(change: StructureChange, department: string, id?: string): Promise<Partial<Pick<Structure, 'siret' | 'phone'>>> {
    const siret = siretOf(change.siret);
    const phone = phoneOf(change.phone, department);
    await this.freeSiret(siret, id);
    await this.knownCommune(change.communeCode);
    return { ...(siret !== undefined && { siret }), ...(phone !== undefined && { phone }) };
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
}

/** Another address is another person until they accept an invitation: the former representative's account signs no more. */
function unlinked(row: Structure, { representativeEmail }: StructureChange): Partial<Structure> {
  const isOther = representativeEmail !== undefined && row.representativeEmail !== null && representativeEmail !== row.representativeEmail;
  return isOther ? { representativeAccountId: null } : {};
}
