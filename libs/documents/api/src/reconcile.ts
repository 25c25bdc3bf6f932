import { Injectable, NotFoundException } from '@nestjs/common';
import type { Discrepancy, DiscrepancyKind, DiscrepancyList } from '@promenade/documents/model';
import { Clock, Database, Nightly, type NightlyJob } from '@promenade/platform/api';
import { daysBetween } from '@promenade/platform/model';
import { DocumentsService } from './documents.service';
import { DamagedFile, Vault } from './vault';

interface Found {
  readonly storageKey: string;
  readonly documentId: string | null;
}

interface Suspect extends Found {
  readonly id: string;
  readonly kind: DiscrepancyKind;
  readonly sha256: string | null;
}

/** Every file is read again, digest and all, once in that many nights. */
const NIGHTS = 28;
/** What was being written when a process died is cleared away after that: in milliseconds. */
const HALF_WRITTEN = 24 * 60 * 60 * 1000;
/** Files read between two words to the base, which would take a long silence for a death. */
const AT_ONCE = 20;

const OPEN = `select x.id, x.department, x.kind, x."storageKey", d.name, a.number, d.sha256, to_jsonb(x."foundAt") #>> '{}' as "foundAt"
  from document_discrepancy x
  left join document d on d.department = x.department and d.id = x."documentId"
  left join document_about a on a.department = d.department and a."documentId" = d.id and a.kind <> 'preview'
  where x."closedAt" is null order by array_position(array['missing', 'altered', 'orphan'], x.kind), x."foundAt", x.id`;

/**
 * Each night, what the disk and the base do not agree upon: files lost or spoiled, files that no row names. It is written down for the
 * coordination to read, and closed by itself once it is in order again. Nothing is ever deleted but what was half written.
 */
@Nightly({ name: 'documents-reconcile', at: '02:45' })
@Injectable()
export class Reconcile implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly documents: DocumentsService,
    private readonly vault: Vault,
  ) {}

  async run(): Promise<void> {
    const { filesWithoutRow, rowsWithoutFile } = await this.documents.discrepancies();
    const missing = await this.database.query<Found>(`select "storageKey", id as "documentId" from document where id = any($1)`, [
      rowsWithoutFile,
    ]);
    await this.note('missing', missing);
    await this.note(
      'orphan',
      filesWithoutRow.map((storageKey) => ({ storageKey, documentId: null })),
    );
    await this.readSomeAgain();
    for (const suspect of await this.suspects()) await this.closeIfInOrder(suspect);
    await this.vault.sweep(new Date(this.clock.now().getTime() - HALF_WRITTEN));
  }

  async list(): Promise<DiscrepancyList> {
    const items = await this.database.query<Discrepancy>(OPEN);
    return { items, total: items.length, page: 1, size: Math.max(items.length, 1) };
  }

  /** Looks again at one of them, now that somebody has put a file back. @returns what is left */
  async check(id: string): Promise<DiscrepancyList> {
    await this.closeIfInOrder(await this.take(id));
    return this.list();
  }

  /** The coordination has read what it means, and wants to hear of it no more. @returns what is left */
  async setAside(id: string): Promise<DiscrepancyList> {
    await this.take(id);
    await this.database.query(`update document_discrepancy set "closedAt" = $2, "setAsideBy" = app_actor() where id = $1`, [
      id,
      this.clock.now(),
    ]);
    return this.list();
  }

  /** A twenty-eighth of the shelf, another one each night. */
  private async readSomeAgain(): Promise<void> {
    const slice = daysBetween('2026-01-01', this.clock.today()) % NIGHTS;
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.database.query<Found & { sha256: string }>(
        `select "storageKey", id as "documentId", sha256 from document
         where id > $1 and get_byte(uuid_send(id), 0) % ${NIGHTS} = $2 order by id limit ${AT_ONCE}`,
        [after, slice],
      );
      for (const row of rows) if ((await this.faultOf(row)) === 'altered') await this.note('altered', [row]);
      if (rows.length < AT_ONCE) return;
      after = rows.at(-1)!.documentId!;
    }
  }

  /** What comes back is open again; what the coordination set aside stays so. */
  private async note(kind: DiscrepancyKind, found: readonly Found[]): Promise<void> {
    if (!found.length) return;
    await this.database.query(
      `insert into document_discrepancy (department, kind, "storageKey", "documentId", "foundAt")
       select $1, $2, f."storageKey", f."documentId", $3 from json_to_recordset($4) as f("storageKey" text, "documentId" uuid)
       on conflict (department, "storageKey", kind) do update set "closedAt" = null, "foundAt" = excluded."foundAt"
         where document_discrepancy."closedAt" is not null and document_discrepancy."setAsideBy" is null`,
      [this.database.department, kind, this.clock.now(), JSON.stringify(found)],
    );
  }

  private suspects(id: string | null = null): Promise<Suspect[]> {
    return this.database.query<Suspect>(
      `select x.id, x.kind, x."storageKey", x."documentId", d.sha256 from document_discrepancy x
       left join document d on d.department = x.department and d.id = x."documentId"
       where x."closedAt" is null and ($1::uuid is null or x.id = $1) for update of x`,
      [id],
    );
  }

  private async take(id: string): Promise<Suspect> {
    const [suspect] = await this.suspects(id);
    if (!suspect) throw new NotFoundException();
    return suspect;
  }

  private async closeIfInOrder(suspect: Suspect): Promise<void> {
    const isInOrder = suspect.kind === 'orphan' ? await this.isClaimed(suspect) : (await this.faultOf(suspect)) === undefined;
    if (isInOrder)
      await this.database.query(`update document_discrepancy set "closedAt" = $2 where id = $1`, [suspect.id, this.clock.now()]);
  }

  /** A file that is gone, or that a row names by now, is no orphan any more. */
  private async isClaimed({ storageKey }: Found): Promise<boolean> {
    if (!(await this.vault.has(storageKey))) return true;
    const rows = await this.database.query(`select from document where "storageKey" = $1`, [storageKey]);
    return rows.length > 0;
  }

  private faultOf({ storageKey, sha256 }: { readonly storageKey: string; readonly sha256: string | null }) {
    return this.vault.read({ storageKey, sha256: sha256! }).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof DamagedFile) return error.fault;
        throw error;
      },
    );
  }
}
