import { Injectable, NotFoundException } from '@nestjs/common';
import {
  refusalToKeep,
  type TerritoryDraft,
  type TerritoryItem,
  type TerritoryList,
  type TerritoryQuery,
} from '@promenade/directory/model';
import { Clock, Database, Invalid, refuseIf } from '@promenade/platform/api';
import { offsetOf, plain } from '@promenade/platform/model';
import { Filters, searched } from '../filters';

const TERRITORY = `
  t.id, t.department, t.kind, t.code, t.name,
  (select coalesce(json_agg(json_build_object('code', c.code, 'name', c.name) order by c.name collate "fr-x-icu", c.code), '[]')
    from commune c where c.code = any(t."communeCodes")) as communes,
  case when t.kind = 'ctg' then (select sum(c.population)::int from commune c where c.code = any(t."communeCodes")) end as population,
  (select count(*)::int from structure s where s.department = t.department and s."mergedInto" is null
    and (s."qpvId" = t.id or (t.kind = 'ctg' and s."communeCode" = any(t."communeCodes")))) as structures`;

/** The territories that a département keeps by itself: CTG and QPV. */
@Injectable()
export class Territories {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(query: TerritoryQuery): Promise<TerritoryList> {
    const filters = new Filters().when(query.kind, (place) => `t.kind = ${place}`);
    searched(filters, query.q, `concat_ws(' ', t.plain, lower(t.code))`, `'{}'::text[]`);
    const { where, parameters } = filters;
    const [found] = await this.database.query<{ total: number; items: TerritoryItem[] }>(
      `select (select count(*)::int from territory t ${where}) as total,
        (select coalesce(json_agg(r), '[]') from (
          select ${TERRITORY} from territory t ${where} order by t.kind, t.name collate "fr-x-icu", t.id limit ${query.size} offset ${offsetOf(query)}
        ) r) as items`,
      parameters,
    );
    return { items: found!.items, total: found!.total, page: query.page, size: query.size };
  }

  async create(draft: TerritoryDraft): Promise<TerritoryItem> {
    await this.allowed(draft);
    const [row] = await this.database.query<{ id: string }>(
      `insert into territory (department, kind, code, name, plain, "communeCodes", "createdAt") values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [this.database.department, draft.kind, draft.code ?? null, draft.name, plain(draft.name), draft.communeCodes, this.clock.now()],
    );
    return this.read(row!.id);
  }

  /** The territory whole, its kind apart: a quarter does not become a contract. */
  async change(id: string, draft: TerritoryDraft): Promise<TerritoryItem> {
    const before = await this.read(id);
    if (before.kind !== draft.kind) {
      throw new Invalid([
        { path: 'kind', code: 'kind-kept', message: 'Le genre d’un territoire ne change pas. Supprimez-le et créez l’autre.' },
      ]);
    }
    await this.allowed(draft, id);
    await this.database.query(`update territory set code = $2, name = $3, plain = $4, "communeCodes" = $5 where id = $1`, [
      ...[id, draft.code ?? null, draft.name, plain(draft.name), draft.communeCodes],
    ]);
    return this.read(id);
  }

  /** As long as no structure says that it lies there. */
  async remove(id: string): Promise<void> {
    const { name, kind, structures } = await this.read(id);
    refuseIf(kind === 'qpv' && structures > 0 ? { code: 'territory-used', facts: { name, structures } } : undefined);
    await this.database.query(`delete from territory where id = $1`, [id]);
  }

  async read(id: string): Promise<TerritoryItem> {
    const [row] = await this.database.query<TerritoryItem>(`select ${TERRITORY} from territory t where t.id = $1`, [id]);
    if (!row) throw new NotFoundException();
    return row;
  }

  private async allowed({ kind, code, name, communeCodes }: TerritoryDraft, id?: string): Promise<void> {
    // Two who keep the same name at once: the second waits, and is told.
    await this.database.query(`select pg_advisory_xact_lock(hashtext('territory'), hashtext($1))`, [this.database.department]);
    const others = await this.database.query<{ id: string; name: string; code: string | null }>(
      `select id, name, code from territory where kind = $1`,
      [kind],
    );
    refuseIf(refusalToKeep(others, { ...(id && { id }), name, code: code ?? null }));
    const [found] = await this.database.query<{ here: number }>(
      `select count(*)::int as here from commune where code = any($1) and department = $2`,
      [communeCodes, this.database.department],
    );
    if (found!.here < communeCodes.length) {
      const message = 'Une de ces communes n’est pas du département. Choisissez-les dans la liste.';
      throw new Invalid([{ path: 'communeCodes', code: 'commune-unknown', message }]);
    }
  }
}
