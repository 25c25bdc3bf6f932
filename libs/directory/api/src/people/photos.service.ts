import { Injectable, NotFoundException } from '@nestjs/common';
import type { PhotoSize, PhotoSubject, PromeneurDetail } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { PromeneurRecords } from '../promeneur-records';
import type { DrawnPhoto } from './photo-drawing';
import { RecordActs } from './record-acts';

/** The photo of a record. One at a time: the former is gone in the transaction that brings the next. */
@Injectable()
export class Photos {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: RecordActs,
    private readonly records: PromeneurRecords,
  ) {}

  /** Whether the seat sees that record: asked before a photo is drawn, so that nobody learns from one whether a record is there. */
  async mayBeWritten(promeneurId: string): Promise<void> {
    await this.records.read(promeneurId);
  }

  async put(promeneurId: string, { large, small, sha256 }: DrawnPhoto, shows: PhotoSubject): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    await this.database.query(`delete from photo where "promeneurId" = $1`, [promeneurId]);
    const [made] = await this.database.query<{ id: string }>(
      `insert into photo (department, "promeneurId", large, small, shows, sha256, "createdAt") values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [row.department, promeneurId, large, small, shows, sha256, this.clock.now()],
    );
    return this.acts.touched(row, { photoId: made!.id });
  }

  /** The row goes, bytes and all; without a photo there is nothing to remove, and nothing to say. */
  async remove(promeneurId: string): Promise<PromeneurDetail> {
    const row = await this.acts.take(promeneurId);
    if (row.photoId === null) return this.records.read(promeneurId);
    await this.database.query(`delete from photo where "promeneurId" = $1`, [promeneurId]);
    return this.acts.touched(row, { photoId: null });
  }

  async read(promeneurId: string, size: PhotoSize): Promise<Buffer> {
    return this.bytes(`select h.${size} as bytes from photo h join promeneur p on p."photoId" = h.id where p.id = $1`, [promeneurId]);
  }

  /** What the public may see: read as `app_public`, to whom a consent taken back leaves nothing. */
  async readPublic(slug: string, size: PhotoSize): Promise<Buffer> {
    return this.bytes(
      `select h.${size} as bytes from promeneur p join photo h on h.department = p.department and h.id = p."publicPhotoId"
       where p.department = $1 and p.slug = $2`,
      [slug.split('-')[0], slug],
    );
  }

  private async bytes(sql: string, parameters: readonly unknown[]): Promise<Buffer> {
    const [row] = await this.database.query<{ bytes: Buffer }>(sql, parameters);
    if (!row) throw new NotFoundException();
    return row.bytes;
  }
}
