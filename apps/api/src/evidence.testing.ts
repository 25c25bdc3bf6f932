import { buffer } from 'node:stream/consumers';
import type { Response } from 'supertest';
import yauzl from 'yauzl';

export type Files = Record<string, Buffer>;

/** What is in a ZIP, by name. */
export async function unzipped(zip: Buffer): Promise<Files> {
  const files: Files = {};
  const reader = await yauzl.fromBufferPromise(zip);
  for await (const entry of reader.eachEntry()) files[entry.fileName] = await buffer(await reader.openReadStreamPromise(entry));
  return files;
}

/** For superagent, which reads text otherwise. */
export function inBytes(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
}
