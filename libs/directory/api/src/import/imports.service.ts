import { Injectable } from '@nestjs/common';
import {
  headerKey,
  type ImportCounts,
  type ImportForgetting,
  type ImportItem,
  type ImportKind,
  type ImportMapping,
  type ImportPatch,
  type ImportState,
} from '@promenade/directory/model';
import { Clock, Database, Invalid, refuseIf } from '@promenade/platform/api';
import type { List, PageQuery } from '@promenade/platform/model';
import { Decider } from './deciding/decider';
import type { Decided, DecidingOrder } from './deciding/deciding-task';
import { ImportMemory } from './import-memory';
import type { Tell } from './import-progress';
import { detailText, ImportStore } from './import-store';
import { ImportUndo } from './import-undo';
import { ImportWriter } from './import-writer';
import { KnownRecords } from './known-records';
import { FileRefused } from './reading/file-refused';

/** A file just read: its sheets in JSON, and what a person said of it. */
export interface OpenedFile {
  readonly fileName: string;
  readonly sheets: string;
  readonly kind?: ImportKind | undefined;
  readonly mapping?: ImportMapping | undefined;
}

const untold: Tell = () => undefined;

/**
 * A file on its way into the registry: kept as read, decided again each time it is looked at, written once, taken back whole.
 * What is told of an import whole (`ImportDetail`) is JSON already.
 */
@Injectable()
export class Imports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: ImportStore,
    private readonly decider: Decider,
    private readonly known: KnownRecords,
    private readonly memory: ImportMemory,
    private readonly writer: ImportWriter,
    private readonly undoing: ImportUndo,
  ) {}

  list(paging: PageQuery): Promise<List<ImportItem>> {
    return this.store.list(paging);
  }

  async open({ fileName, sheets, kind, mapping = {} }: OpenedFile, tell: Tell = untold): Promise<string> {
    const decided = await this.decide({ do: 'open', sheets, kind, mapping }, tell);
    return detailText(await this.store.insert(fileName, decided), decided.rows, decided);
  }

  async read(id: string): Promise<string> {
    const row = await this.store.find(id);
    if (row.state !== 'draft') return detailText(row, (await this.store.rows(id))!);
    const decided = await this.decide({ do: 'look', draft: await this.store.draft(id) });
    return detailText(row, decided.rows, decided);
  }

  /** Says again what columns are about, and corrects cells; the last word counts. */
  async revise(id: string, patch: ImportPatch): Promise<string> {
    const row = await this.store.find(id, 'for update');
    refuseUnlessDraft(row);
    const decided = await this.decide({ do: 'revise', draft: await this.store.draft(id), patch });
    await this.store.revise(id, decided);
    return detailText(row, decided.rows, decided);
  }

  /** Forgets what headers meant last time, one of them or all that this import has; its columns are guessed anew. */
  async forget(id: string, { source }: ImportForgetting): Promise<string> {
    const row = await this.store.find(id, 'for update');
    refuseUnlessDraft(row);
    const remembered = row.columns.filter((column) => column.remembered && (source === undefined || column.source === source));
    await this.memory.forget(
      row.kind,
      remembered.map((column) => headerKey(column.source)),
    );
    const decided = await this.decide({ do: 'forget', draft: await this.store.draft(id), source });
    await this.store.revise(id, decided);
    return detailText(row, decided.rows, decided);
  }

  /** Writes every line to create or update, or none. Two commits at once: the second finds it done (409). */
  async commit(id: string, tell: Tell = untold): Promise<ImportCounts> {
    refuseUnlessDraft(await this.store.find(id, 'for update'));
    await this.known.lock();
    const draft = await this.store.draft(id);
    const decided = await this.decide({ do: 'write', draft, now: this.clock.now().toISOString() }, tell);
    const { writing, remember, kind, counts } = decided;
    tell('writing', 0, writing!.total);
    const versions = await this.writer.write(writing!, (done) => tell('writing', done, writing!.total));
    await this.store.commit(id, decided, writing!.written, versions);
    await this.memory.keep(kind, remember!);
    return counts;
  }

  async undo(id: string): Promise<ImportItem> {
    const row = await this.store.find(id, 'for update');
    refuseIf(row.state === 'draft' ? { code: 'import-not-committed' } : undefined);
    refuseIf(row.state === 'undone' ? { code: 'import-undone' } : undefined);
    await this.known.lock();
    await this.undoing.undo(await this.store.written(id));
    await this.store.undone(id);
    return this.store.item(id);
  }

  /** A new draft of what a written import left aside; of all its lines once it was taken back. */
  async resume(id: string): Promise<string> {
    const row = await this.store.find(id);
    refuseIf(row.state === 'draft' ? { code: 'import-not-committed' } : undefined);
    const rows = row.state === 'undone' ? null : await this.store.rows(id);
    const decided = await this.decide({ do: 'resume', draft: await this.store.draft(id), rows });
    return detailText(await this.store.insert(row.fileName, decided), decided.rows, decided);
  }

  /** Gives a draft up. */
  async discard(id: string): Promise<void> {
    refuseUnlessDraft(await this.store.find(id, 'for update'));
    await this.store.remove(id);
  }

  /** The rejected lines with what a person would correct in the file itself, as the text of a .csv. */
  async rejected(id: string): Promise<string> {
    await this.store.find(id);
    const decided = await this.decide({ do: 'reject', draft: await this.store.draft(id), rows: await this.store.rows(id) });
    return decided.csv!;
  }

  private async decide(order: DecidingOrder, tell: Tell = untold): Promise<Decided> {
    const { department } = this.database;
    tell('deciding');
    const registry = await this.known.load();
    const task = { order, department, registry, remembered: await this.memory.recall(), today: this.clock.today() };
    const answer = await this.decider.decide(task, (done, total) => tell('deciding', done, total));
    if ('decided' in answer) return answer.decided;
    if ('errors' in answer) throw new Invalid(answer.errors);
    refuseIf('nothingLeft' in answer ? { code: 'import-nothing-left' } : undefined);
    const { code, facts } = (answer as Extract<typeof answer, { refused: unknown }>).refused;
    throw new FileRefused(code, facts as Record<string, number> | undefined);
  }
}

function refuseUnlessDraft({ state }: { readonly state: ImportState }): void {
  refuseIf(state === 'committed' ? { code: 'import-committed' } : undefined);
  refuseIf(state === 'undone' ? { code: 'import-undone' } : undefined);
}
