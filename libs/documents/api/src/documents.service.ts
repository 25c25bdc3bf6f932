import { randomUUID } from 'node:crypto';
import { HttpStatus, Injectable, NotFoundException } from '@nestjs/common';
import { type Document, type DocumentType, sizeLimits } from '@promenade/documents/model';
import { Clock, Database, Declined } from '@promenade/platform/api';
import { fileTypeFromBuffer } from 'file-type';
import { DocumentEntity } from './document.entity';
import { TooLarge, Vault } from './vault';

/** What a file is called and what it is said to be; the bytes have to agree. */
export interface Label {
  readonly name: string;
  readonly type: DocumentType;
}

/** What does not match between the vault and the base, in one département. */
export interface Discrepancies {
  /** Keys of files that no row names: their transaction never came through. */
  readonly filesWithoutRow: string[];
  /** Ids of rows whose file is gone: something was lost. */
  readonly rowsWithoutFile: string[];
}

/** A file younger than this may belong to a transaction that is still open. */
const SETTLED_AFTER = 60 * 60 * 1000;

/** Keeps files: bytes in the vault, then a row in the open transaction. A row never names bytes that are not there. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** Keeps a file for the actor's département. 413 when too large, 415 when the bytes are not of the type said, 503 when the disk refuses. */
  async keep(bytes: Uint8Array, { name, type }: Label): Promise<Document> {
    const { department } = this.database;
    await refuseDisguise(bytes, type);
    const file = await this.vault.put(bytes, department, sizeLimits[type]).catch(declined);
    const row = { id: randomUUID(), department, name: fileNameOf(name), type, ...file, createdAt: this.clock.now().toISOString() };
    await this.database.manager.insert(DocumentEntity, row);
    return documentOf(row);
  }

  /** A document of one's own département, without its bytes; 404 otherwise. */
  async find(id: string): Promise<Document> {
    return documentOf(await this.row(id));
  }

  /** The bytes of a document, found to be those that were kept; 404 when it is not there for this actor. */
  async read(id: string): Promise<Buffer> {
    return this.vault.read(await this.row(id));
  }

  /** Compares the département's shelf with its rows. Deletes nothing: a person decides what a lost file means. */
  async discrepancies(): Promise<Discrepancies> {
    const { department } = this.database;
    const settled = new Date(this.clock.now().getTime() - SETTLED_AFTER);
    // Files first, rows after: a file put meanwhile is young, and a row written meanwhile is asked for once more below.
    const shelved = new Map<string, Date>();
    for await (const { storageKey, putAt } of this.vault.filesOn(department)) shelved.set(storageKey, putAt);
    const rows = await this.database.manager.find(DocumentEntity, { select: { id: true, storageKey: true }, where: { department } });
    const named = new Set(rows.map((row) => row.storageKey));
    const filesWithoutRow = [...shelved].filter(([key, putAt]) => !named.has(key) && putAt < settled).map(([key]) => key);
    const rowsWithoutFile: string[] = [];
    for (const { id, storageKey } of rows) if (!shelved.has(storageKey) && !(await this.vault.has(storageKey))) rowsWithoutFile.push(id);
    return { filesWithoutRow, rowsWithoutFile };
  }

  private async row(id: string): Promise<DocumentEntity> {
    const row = await this.database.manager.findOneBy(DocumentEntity, { id });
    if (!row) throw new NotFoundException();
    return row;
  }
}

function documentOf({ id, department, name, type, size, sha256, createdAt }: Document): Document {
  return { id, department, name, type, size, sha256, createdAt };
}

/** The type is read in the bytes. A CSV has no mark of its own: it must be none of the others, and text. */
async function refuseDisguise(bytes: Uint8Array, type: DocumentType): Promise<void> {
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  const isCsv = type === 'text/csv' && found === undefined && !bytes.includes(0);
  if (found !== type && !isCsv) throw new Declined(HttpStatus.UNSUPPORTED_MEDIA_TYPE, 'unsupported-type');
}

/** A name to be shown and to be saved under: without folders, without signs that a file system or a header minds. */
function fileNameOf(name: string): string {
  const bare = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{C}"*/:<>?\\|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return Array.from(bare).slice(0, 150).join('') || 'document';
}

const DISK_FAULTS = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'EACCES'];

function declined(error: unknown): never {
  if (error instanceof TooLarge) throw new Declined(HttpStatus.PAYLOAD_TOO_LARGE, 'too-large');
  const { code } = error as NodeJS.ErrnoException;
  if (code && DISK_FAULTS.includes(code)) throw new Declined(HttpStatus.SERVICE_UNAVAILABLE, 'storage-away', 60);
  throw error;
}
