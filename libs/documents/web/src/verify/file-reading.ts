/** No document of this house weighs more, in bytes: a larger file is read no further. */
export const LARGEST = 20 * 1024 * 1024;

export type Unreadable = 'empty' | 'not-pdf' | 'too-large' | 'unreadable' | 'no-crypto';

export interface ReadFile {
  readonly sha256: string;
  readonly number: string | undefined;
}

/** What the browser learns of a file by itself: its digest, and the number it says it bears. Nothing of it leaves the device. */
export async function readFile(file: File): Promise<ReadFile | Unreadable> {
  if (file.size === 0) return 'empty';
  if (file.size > LARGEST) return 'too-large';
  // Only a page behind https, or of this very machine, is given the means to digest.
  if (!globalThis.crypto?.subtle) return 'no-crypto';
  const bytes = await bytesOf(file).catch(() => undefined);
  if (!bytes) return 'unreadable';
  if (!latin(bytes.subarray(0, 1024)).includes('%PDF-')) return 'not-pdf';
  const digest = await globalThis.crypto.subtle.digest('SHA-256', bytes);
  return { sha256: hex(new Uint8Array(digest)), number: await numberIn(bytes) };
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

const NUMBER = /PDN-(?:\d[\dAB]|97\d)-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/;
/** Streams opened to look for a number, and bytes taken of each: ours has a few dozen, and its evidence is small. */
const STREAMS = 400;
const TAKEN = 1024 * 1024;

/** The number that a PDF of ours bears, in clear or in a packed part of it (the evidence that is attached). */
export async function numberIn(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const text = latin(bytes);
  const clear = NUMBER.exec(text)?.[0];
  if (clear || typeof DecompressionStream === 'undefined') return clear;
  for (const [start, end] of packedParts(text)) {
    const found = NUMBER.exec(await unpacked(bytes.subarray(start, end)))?.[0];
    if (found) return found;
  }
  return undefined;
}

/** Where the packed parts of a PDF begin and end. */
function* packedParts(text: string): Generator<readonly [start: number, end: number], undefined> {
  let given = 0;
  for (const { index, 0: mark } of text.matchAll(/FlateDecode[^]{0,400}?stream\r?\n/g)) {
    if (++given > STREAMS) return;
    const start = index + mark.length;
    const end = text.indexOf('endstream', start);
    yield [start, end < 0 ? text.length : end];
  }
}

/** What can be unpacked of it: a file that was cut or altered still tells its beginning. */
async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let text = '';
  try {
    while (text.length < TAKEN) {
      const { done, value } = await reader.read();
      if (done) break;
      text += latin(value);
    }
  } catch {
    // The rest is not what was packed.
  }
  await reader.cancel().catch(() => undefined);
  return text;
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
