import * as z from 'zod';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** One event as the chain holds it: `hash = sha256(prev, new line, line)`, all three as text, the digests in small hexadecimal. */
export const chainLink = z.object({
  seq: z.number().int().positive(),
  /** Canonical JSON: ids, digests and instants, no word of anybody's. */
  line: z.string(),
  prev: hex,
  hash: hex,
});
export type ChainLink = z.infer<typeof chainLink>;

/** What stands before the first event. */
export const CHAIN_START = '0'.repeat(64);

/** Digests text; given by whoever asks, since a browser's is asynchronous and has no module in common with a server's. */
export type Digest = (text: string) => string | Promise<string>;

/** Where a chain breaks, from 1; `undefined` when it holds. Order, gaps and altered lines are all found by this. */
export async function firstBreak(links: readonly ChainLink[], digest: Digest): Promise<number | undefined> {
  let prev = CHAIN_START;
  for (const [index, link] of links.entries()) {
    const holds = link.seq === index + 1 && link.prev === prev && link.hash === (await digest(`${prev}\n${link.line}`));
    if (!holds) return index + 1;
    prev = link.hash;
  }
  return undefined;
}

/** Whether a signed head lies in the chain: a tail cut off after it was listed, or a chain written anew, does not have it. */
export function holdsHead(links: readonly ChainLink[], head: { readonly seq: number; readonly hash: string }): boolean {
  return links[head.seq - 1]?.hash === head.hash;
}

/** JSON that two programs write alike (RFC 8785): keys in order, no space. For plain objects of ASCII keys and whole numbers. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}
