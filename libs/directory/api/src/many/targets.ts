import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type ManyRecords,
  type PromeneurFilter,
  promeneurFilter,
  type PromeneurTarget,
  type RecordKind,
  type StructureFilter,
  structureFilter,
  type StructureTarget,
} from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { type Asked, promeneurFilters } from '../promeneur-filters';
import { everyRow } from '../promeneur-lists';
import { type PromeneurRow, WITH_EMPLOYER } from '../promeneur-rows';
import { STRUCTURES } from '../structure-columns';
import { type AskedStructures, structureFilters } from '../structure-filters';
import { type StructureAddressee, STRUCTURE_ADDRESSEE } from './structure-addressees';

const there: Record<RecordKind, string> = {
  promeneur: `select id from promeneur where id = any($1::uuid[])`,
  structure: `select id from structure where id = any($1::uuid[]) and "mergedInto" is null`,
};

/** Whom an act on many is for, decided here and now: a filter is read by the house, never by a list that a page holds. */
@Injectable()
export class Targets {
  constructor(private readonly database: Database) {}

  /** @throws NotFoundException when one of those named is not there, or not of this département */
  async idsOf(asked: ManyRecords): Promise<string[]> {
    if (!asked.target.filter) return this.named(asked);
    const { from, filters } =
      asked.kind === 'structure'
        ? { from: `s.id from ${STRUCTURES}`, filters: structureFilters(asked.target.filter) }
        : { from: `p.id from ${WITH_EMPLOYER}`, filters: promeneurFilters(asked.target.filter).filters };
    const found = await this.database.query<{ id: string }>(`select ${from} ${filters.where}`, filters.parameters);
    return found.map(({ id }) => id);
  }

  /** Promeneurs, by name. */
  async rowsOf(target: PromeneurTarget): Promise<PromeneurRow[]> {
    const ids = target.filter ? undefined : await this.named({ target });
    return this.people({ ...target.filter, ids });
  }

  /** Those who are there. */
  people(asked: Asked): Promise<PromeneurRow[]> {
    const { sql, filters } = everyRow(asked);
    return this.database.query<PromeneurRow>(sql, filters.parameters);
  }

  /** Structures with those to write to there, by name. */
  async structuresOf(target: StructureTarget): Promise<StructureAddressee[]> {
    const ids = target.filter ? undefined : await this.named({ kind: 'structure', target });
    return this.addressees({ ...target.filter, ids });
  }

  addressees(asked: AskedStructures): Promise<StructureAddressee[]> {
    const { where, parameters } = structureFilters(asked);
    return this.database.query<StructureAddressee>(
      `select ${STRUCTURE_ADDRESSEE} from ${STRUCTURES} ${where} order by s.name collate "fr-x-icu", s.id`,
      parameters,
    );
  }

  private async named({ kind = 'promeneur', target }: ManyRecords): Promise<string[]> {
    const named = [...new Set(target.ids)];
    const found = await this.database.query<{ id: string }>(there[kind], [named]);
    if (found.length < named.length) throw new NotFoundException();
    return named;
  }
}

/** What a filter asked, as it is kept beside what was done: nothing when records were named. */
export function askedBy({ kind, target: { filter } }: ManyRecords): PromeneurFilter | StructureFilter {
  if (!filter) return {};
  const known = kind === 'structure' ? structureFilter.parse(filter) : promeneurFilter.parse(filter);
  return JSON.parse(JSON.stringify(known)) as typeof known;
}
