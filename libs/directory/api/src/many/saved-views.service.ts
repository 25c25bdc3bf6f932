import { Injectable, NotFoundException } from '@nestjs/common';
import type { SavedView, SavedViewChange, SavedViewDraft, SavedViewList, ViewList } from '@promenade/directory/model';
import { Clock, Database, Refused } from '@promenade/platform/api';
import { offsetOf, type PageQuery } from '@promenade/platform/model';

const VIEW = `v.id, v.department, v.list, v.name, v.query, v.shared, v."accountId" = app_actor() as "isMine",
  exists (select from default_view d where d.department = v.department and d."viewId" = v.id) as "isDefault"`;

/** Filters kept under a name, mine and those shared. What is seen and changed is decided by policies of the base. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(list: ViewList | undefined, query: PageQuery): Promise<SavedViewList> {
    const asked = [list ?? null];
    const items = await this.database.query<SavedView>(
      `select ${VIEW} from saved_view v where $1::text is null or v.list = $1
       order by "isMine" desc, v.name collate "fr-x-icu", v.id limit ${query.size} offset ${offsetOf(query)}`,
      asked,
    );
    const [count] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from saved_view v where $1::text is null or v.list = $1`,
      asked,
    );
    return { items, total: count!.total, ...query };
  }

  async create({ list, name, query, shared }: SavedViewDraft): Promise<SavedView> {
    await this.free(list, name);
    const [{ id }] = (await this.database.query<{ id: string }>(
      `insert into saved_view (department, list, name, query, shared, "createdAt") values ($1, $2, $3, $4, $5, $6) returning id`,
      [this.database.department, list, name, query, shared, this.clock.now()],
    )) as [{ id: string }];
    return this.read(id);
  }

  async change(id: string, { isDefault, ...change }: SavedViewChange): Promise<SavedView> {
    const view = await this.read(id);
    if (Object.keys(change).length > 0) await this.write(view, change);
    if (isDefault !== undefined) await this.choose(view, isDefault);
    return this.read(id);
  }

  async remove(id: string): Promise<void> {
    const gone = await this.database.query(`with gone as (delete from saved_view where id = $1 returning id) select * from gone`, [id]);
    if (gone.length === 0) throw new NotFoundException();
  }

  private async write(view: SavedView, change: Omit<SavedViewChange, 'isDefault'>): Promise<void> {
    if (!view.isMine) throw new Refused({ code: 'view-of-another', facts: { name: view.name } });
    const { name, query, shared } = { ...view, ...change };
    if (name !== view.name) await this.free(view.list, name);
    await this.database.query(`update saved_view set name = $2, query = $3, shared = $4 where id = $1`, [view.id, name, query, shared]);
  }

  /** One at most a list, for each person. */
  private async choose({ id, list }: SavedView, isDefault: boolean): Promise<void> {
    await this.database.query(`delete from default_view where list = $1 and ($2 or "viewId" = $3)`, [list, isDefault, id]);
    if (!isDefault) return;
    await this.database.query(`insert into default_view (department, list, "viewId") values ($1, $2, $3)`, [
      this.database.department,
      list,
      id,
    ]);
  }

  private async read(id: string): Promise<SavedView> {
    const [view] = await this.database.query<SavedView>(`select ${VIEW} from saved_view v where v.id = $1`, [id]);
    if (!view) throw new NotFoundException();
    return view;
  }

  private async free(list: ViewList, name: string): Promise<void> {
    const [other] = await this.database.query<{ id: string }>(
      `select id from saved_view where list = $1 and name = $2 and "accountId" = app_actor()`,
      [list, name],
    );
    if (other) throw new Refused({ code: 'view-taken', facts: { id: other.id, name } });
  }
}
