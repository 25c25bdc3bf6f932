import { Injectable, NotFoundException } from '@nestjs/common';
import type { StructureDetail } from '@promenade/directory/model';
import { Clock, Database, refuseIf } from '@promenade/platform/api';
import type { DrawnLogo } from '../people/photo-drawing';
import { FROM } from '../public/public-rows';
import { Structure } from '../structure.entity';
import { StructureRecords } from '../structure-records';
import { refusalToTouch } from '../structures.service';

/** The logo of a structure. One at a time: the former is gone in the transaction that brings the next. */
@Injectable()
export class Logos {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly records: StructureRecords,
  ) {}

  /** Whether the seat sees that record: asked before a logo is drawn. */
  async mayBeWritten(structureId: string): Promise<void> {
    await this.records.read(structureId);
  }

  async put(structureId: string, { image, sha256 }: DrawnLogo): Promise<StructureDetail> {
    const row = await this.take(structureId);
    await this.database.query(
      `insert into logo (department, "structureId", image, sha256, "createdAt") values ($1, $2, $3, $4, $5)
       on conflict (department, "structureId") do update set image = excluded.image, sha256 = excluded.sha256, "createdAt" = excluded."createdAt"`,
      [row.department, structureId, image, sha256, this.clock.now()],
    );
    return this.touched(row);
  }

  /** Without a logo there is nothing to remove, and nothing to say. */
  async remove(structureId: string): Promise<StructureDetail> {
    const row = await this.take(structureId);
    const [rows] = await this.database.query<{ id: string }[]>(`delete from logo where "structureId" = $1 returning id`, [structureId]);
    return rows!.length > 0 ? this.touched(row) : this.records.read(structureId);
  }

  read(structureId: string): Promise<Buffer> {
    return this.bytes(`select image from logo where "structureId" = $1`, [structureId]);
  }

  /** That of the structure which a listed promeneur is shown with: read as `app_public`, who sees no other. */
  readPublic(slug: string): Promise<Buffer> {
    return this.bytes(
      `select g.image from ${FROM} join logo g on g.department = s.department and g."structureId" = s.id where p.department = $1 and p.slug = $2`,
      [slug.split('-')[0], slug],
    );
  }

  /** A record that another took over changes no more. */
  private async take(id: string): Promise<Structure> {
    const row = await this.database.take(Structure, { id });
    refuseIf(refusalToTouch(row));
    return row;
  }

  private async touched({ id, version }: Structure): Promise<StructureDetail> {
    await this.database.manager.update(Structure, { id }, { version: version + 1 });
    return this.records.read(id);
  }

  private async bytes(sql: string, parameters: readonly unknown[]): Promise<Buffer> {
    const [row] = await this.database.query<{ image: Buffer }>(sql, parameters);
    if (!row) throw new NotFoundException();
    return row.image;
  }
}
