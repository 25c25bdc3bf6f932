import yauzl from 'yauzl';
import type { ReadingLimits } from './limits.ts';
import { Unreadable } from './unreadable.ts';

/** The parts of a workbook that are read; images, themes and the like are counted and let go. */
const READ =
  /^(?:xl\/(?:workbook|sharedstrings|styles)\.xml|xl\/_rels\/.*|xl\/worksheets\/[^/]+\.xml|_rels\/.*|mimetype|xl\/workbook\.bin|content\.xml)$/;

/**
 * The parts of a zip archive by their name in small letters, inflated while their bytes are counted.
 * Refuses an archive of too many parts, one that inflates beyond the limit, and one whose sizes or checks do not agree with its bytes.
 */
export async function zipPartsOf(bytes: Uint8Array, limits: ReadingLimits): Promise<Map<string, Buffer>> {
  const archive = await understood(() =>
    yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }),
  );
  if (archive.entryCount > limits.parts) throw new Unreadable('too-many-parts', { most: limits.parts });
  const parts = new Map<string, Buffer>();
  const count = counterOf(limits.inflated);
  await understood(async () => {
    for await (const entry of archive.eachEntry()) {
      if (entry.uncompressedSize > limits.inflated) throw new Unreadable('inflates-too-much', { most: limits.inflated });
      if (entry.isEncrypted()) throw new Unreadable('old-format');
      const name = entry.fileName.toLowerCase().replace(/^\//, '');
      if (name.endsWith('/')) continue;
      const chunks: Buffer[] = [];
      for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        count(chunk.length);
        if (READ.test(name)) chunks.push(chunk);
      }
      if (READ.test(name)) parts.set(name, Buffer.concat(chunks));
    }
  });
  return parts;
}

function counterOf(most: number): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes;
    if (total > most) throw new Unreadable('inflates-too-much', { most });
  };
}

/** Whatever yauzl and zlib complain of (sizes, signatures, checks), the archive is not what a spreadsheet writes. */
async function understood<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged');
  }
}
