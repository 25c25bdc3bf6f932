import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { archiveNames } from '@promenade/documents/model';
import yazl from 'yazl';
import { INDEX_NAME, indexOf, type Packed, SUMS_NAME, sumsOf } from './archive-index.fr';
import type { ShelvedDocument } from './own-documents';
import { DamagedFile, type Vault } from './vault';

const EXTENSIONS: Readonly<Record<ShelvedDocument['type'], string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'text/csv': '.csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
};

/**
 * Writes those documents into `out` as a ZIP, then an index of them and their digests. One file at a time is in memory, and the next is
 * read when the one before has left: whoever receives slowly costs no more. A file that the disk lost or spoiled is told in the index,
 * and the others go on; when the disk itself fails, `out` breaks off, so that nobody takes a part for the whole.
 */
export async function writeArchive(
  out: Writable,
  documents: readonly ShelvedDocument[],
  { vault, publicUrl }: { readonly vault: Vault; readonly publicUrl: string },
): Promise<void> {
  const zip = new yazl.ZipFile();
  const left = finished(out).catch(() => undefined);
  zip.outputStream.pipe(out);
  try {
    const packed = await pack(zip, out, documents, vault);
    zip.addBuffer(indexOf(packed, publicUrl), INDEX_NAME);
    zip.addBuffer(sumsOf(packed), SUMS_NAME);
    zip.end();
    await left;
  } catch (error) {
    out.destroy();
    if (!(error instanceof Gone)) throw error;
  }
}

/** Whoever asked has closed the door: there is nobody left to write for. */
class Gone extends Error {}

async function pack(zip: yazl.ZipFile, out: Writable, documents: readonly ShelvedDocument[], vault: Vault): Promise<Packed[]> {
  const names = archiveNames(documents.map(nameable), [INDEX_NAME, SUMS_NAME]);
  const packed: Packed[] = [];
  for (const [at, document] of documents.entries()) {
    const bytes = await vault.read(document).catch((error: unknown) => {
      if (error instanceof DamagedFile) return error.fault;
      throw error;
    });
    if (typeof bytes !== 'string') await add(zip, out, bytes, names[at]!, document);
    packed.push({ document, name: names[at]!, fault: typeof bytes === 'string' ? bytes : undefined });
  }
  return packed;
}

/** A PDF is packed already: it is stored as it is, so that its digest is quickly found again. */
async function add(zip: yazl.ZipFile, out: Writable, bytes: Buffer, name: string, { createdAt }: ShelvedDocument): Promise<void> {
  if (out.destroyed) throw new Gone();
  const stream = Readable.from([bytes], { objectMode: false });
  const gone = new AbortController();
  const leave = () => gone.abort();
  out.once('close', leave);
  try {
    const read = once(stream, 'end', { signal: gone.signal });
    zip.addReadStream(stream, name, { size: bytes.length, mtime: new Date(createdAt), compress: false });
    await read;
  } catch (error) {
    throw gone.signal.aborted ? new Gone() : error;
  } finally {
    out.off('close', leave);
  }
}

function nameable({ number, promeneur, structure, name, type }: ShelvedDocument) {
  const told = [number, promeneur?.name ?? null, structure?.name ?? null];
  return { parts: number ? told : [name.replace(/\.[a-z0-9]{1,5}$/i, '')], extension: EXTENSIONS[type] };
}
