import { Injectable, NotFoundException } from '@nestjs/common';
import { type EvidenceLink, evidenceLimits, type ProcedureDetail, refusalToAdd } from '@promenade/charter/model';
import { redrawn } from '@promenade/directory/api';
import { Clock, Database, Declined, refuseIf } from '@promenade/platform/api';
import { ProcedureStore } from './procedure-store';

export interface EvidenceFile {
  readonly label: string;
  readonly type: 'application/pdf' | 'image/jpeg';
  readonly bytes: Buffer;
}

/** A PDF as it is; an image drawn anew, so that place and device stay behind. @throws Declined 413, 415 @throws Invalid 422 `image-unreadable` */
export async function evidenceFileOf(bytes: Buffer, label: string): Promise<EvidenceFile> {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return { label, type: 'image/jpeg', bytes: await redrawn(bytes) };
  if (bytes.length > evidenceLimits.pdf) throw new Declined(413, 'too-large');
  return { label, type: 'application/pdf', bytes };
}

/** What shows the facts: pages of the web, papers, screenshots. */
@Injectable()
export class ProcedureEvidenceShelf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: ProcedureStore,
  ) {}

  /** Whether something may be added: asked before a file is looked at. @throws NotFoundException @throws Refused 409 */
  async mayAdd(id: string): Promise<void> {
    const row = await this.store.find(id);
    const [counted] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from charter_procedure_evidence where "procedureId" = $1`,
      [id],
    );
    refuseIf(
      refusalToAdd(row) ??
        (counted!.count >= evidenceLimits.count ? { code: 'evidence-full', facts: { most: evidenceLimits.count } } : undefined),
    );
  }

  async add(id: string, given: EvidenceLink | EvidenceFile): Promise<ProcedureDetail> {
    await this.store.take(id);
    await this.mayAdd(id);
    const { label, link, type, bytes } = { link: null, type: null, bytes: null, ...given };
    await this.database.query(
      `insert into charter_procedure_evidence (department, "procedureId", label, link, type, bytes, "addedAt") values ($1, $2, $3, $4, $5, $6, $7)`,
      [this.database.department, id, label, link, type, bytes, this.clock.now()],
    );
    await this.store.note(id, 'evidence-added', { text: label });
    return this.store.read(id);
  }

  /** A file that names somebody it should not, or the wrong one: it goes, and the history says so. */
  async remove(id: string, evidenceId: string): Promise<ProcedureDetail> {
    refuseIf(refusalToAdd(await this.store.take(id)));
    const [rows] = (await this.database.query(
      `delete from charter_procedure_evidence where id = $1 and "procedureId" = $2 returning label`,
      [evidenceId, id],
    )) as unknown as [{ label: string }[]];
    if (!rows[0]) throw new NotFoundException();
    await this.store.note(id, 'evidence-removed', { text: rows[0].label });
    return this.store.read(id);
  }

  async read(id: string, evidenceId: string): Promise<EvidenceFile> {
    const [row] = await this.database.query<{ label: string; type: EvidenceFile['type'] | null; bytes: Buffer | null }>(
      `select label, type, bytes from charter_procedure_evidence where id = $1 and "procedureId" = $2`,
      [evidenceId, id],
    );
    if (!row?.bytes || !row.type) throw new NotFoundException();
    return { label: row.label, type: row.type, bytes: row.bytes };
  }
}
