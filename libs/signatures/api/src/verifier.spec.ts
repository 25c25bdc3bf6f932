import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { canonicalJson, CHAIN_START, type ChainLink, firstBreak, holdsHead } from '@promenade/signatures/model';
import fc from 'fast-check';
import { readVerifier, verifierPath } from './verifier';

const request = 'b7e1b1a2-5f7f-4f0e-9a44-2f6a1d1c0001';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function chainOf(facts: readonly object[], of = request): ChainLink[] {
  let prev = CHAIN_START;
  return facts.map((each, index) => {
    const line = canonicalJson({ facts: each, kind: 'opened', request: of });
    const link = { seq: index + 1, line, prev, hash: digest(`${prev}\n${line}`) };
    prev = link.hash;
    return link;
  });
}

/** Every way to spoil a chain whose writer cannot compute the whole anew; `at` is where it must be found, from 1. */
type Spoiled = readonly [links: ChainLink[], at: number];
const spoil: Record<string, (links: ChainLink[], at: number) => Spoiled> = {
  'a line altered': (links, at) => [links.with(at, { ...links[at]!, line: links[at]!.line.replace('opened', 'signed') }), at + 1],
  'a line altered, and its digest with it': (links, at) => {
    const line = links[at]!.line.replace('opened', 'signed');
    const hash = digest(`${links[at]!.prev}\n${line}`);
    return [links.with(at, { ...links[at]!, line, hash }), at + 2];
  },
  'one removed': (links, at) => [links.toSpliced(at, 1), at + 1],
  'one removed, the places counted anew': (links, at) => [
    links.toSpliced(at, 1).map((link, index) => ({ ...link, seq: index + 1 })),
    at + 1,
  ],
  'two exchanged': (links, at) => [links.with(at, links[at + 1]!).with(at + 1, links[at]!), at + 1],
  'one said twice': (links, at) => [links.toSpliced(at, 0, links[at]!), at + 2],
};

const chains = fc.array(fc.record({ n: fc.nat(), sha256: fc.stringMatching(/^[0-9a-f]{8}$/) }), { minLength: 2, maxLength: 12 });
/** A chain, and an event that another one follows. */
const spoilable = chains.chain((facts) => fc.tuple(fc.constant(chainOf(facts)), fc.nat(facts.length - 2)));

describe('a chain of events', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chain-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the program of the ZIP says of a chain, beside a signed list if there is one. */
  function verified(links: readonly ChainLink[], anchor?: object) {
    const events = join(folder, 'events.jsonl');
    const list = join(folder, 'anchor.json');
    writeFileSync(events, links.map((link) => `${JSON.stringify(link)}\n`).join(''));
    if (anchor) writeFileSync(list, JSON.stringify(anchor));
    const { status, stdout, stderr } = spawnSync(process.execPath, [verifierPath(), events, ...(anchor ? [list] : [])], {
      encoding: 'utf8',
    });
    return { holds: status === 0, said: stdout + stderr };
  }
  const headOf = (links: readonly ChainLink[]) => ({ heads: [{ request, seq: links.length, hash: links.at(-1)!.hash }] });

  it('holds as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async (facts) => {
        const links = chainOf(facts);
        expect(await firstBreak(links, digest)).toBeUndefined();
        expect(holdsHead(links, { seq: links.length, hash: links.at(-1)!.hash })).toBe(true);
      }),
    );
    const links = chainOf([{ n: 1 }, { n: 2 }]);
    expect(verified(links, headOf(links))).toEqual({ holds: true, said: `Chaîne intacte : 2 événements, empreinte ${links[1]!.hash}\n` });
  });

  it.each(Object.keys(spoil))('tells %s, and where', async (how) => {
    await fc.assert(
      fc.asyncProperty(spoilable, async ([links, at]) => {
        const [spoiled, found] = spoil[how]!(links, at);
        expect(await firstBreak(spoiled, digest)).toBe(found);
      }),
    );
  });

  it.each(Object.keys(spoil))('tells %s by the program of the ZIP as well', (how) => {
    fc.assert(
      fc.property(spoilable, ([links, at]) => {
        const [spoiled, found] = spoil[how]!(links, at);
        const { holds, said } = verified(spoiled);
        expect(holds).toBe(false);
        expect(said).toContain(`l’événement ${found} `);
      }),
      { numRuns: 8 },
    );
  });

  it('tells a tail cut off by the signed list that names it, and by nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(spoilable, async ([links, at]) => {
        const cut = links.slice(0, at + 1);
        expect(await firstBreak(cut, digest)).toBeUndefined();
        expect(holdsHead(cut, { seq: links.length, hash: links.at(-1)!.hash })).toBe(false);
      }),
    );
    const links = chainOf([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(verified(links.slice(0, 2)).holds).toBe(true);
    expect(verified(links.slice(0, 2), headOf(links))).toMatchObject({ holds: false, said: expect.stringContaining('la liste signée') });
  });

  it('tells a chain written anew from end to end, by the signed list', () => {
    const links = chainOf([{ n: 1 }, { n: 2 }]);
    const anew = chainOf([{ n: 1 }, { n: 9 }]);
    expect(verified(anew).holds).toBe(true);
    expect(verified(anew, headOf(links)).holds).toBe(false);
    expect(verified(links, { heads: [] }).holds).toBe(false);
  });

  it('tells the events of another request, and a file that is not one', () => {
    const other = chainOf([{ n: 1 }, { n: 2 }], 'b7e1b1a2-5f7f-4f0e-9a44-2f6a1d1c0002');
    expect(verified(other, headOf(chainOf([{ n: 1 }]))).holds).toBe(false);
    expect(verified([{ ...other[0]!, line: 'charte' }])).toMatchObject({ holds: false, said: expect.stringContaining('lisible') });
  });

  it('is checked by thirty lines that need nothing but Node', () => {
    const lines = readVerifier().toString('utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(30);
    const imports = lines.flatMap((line) => /from '(.+)'/.exec(line)?.[1] ?? []);
    expect(imports).toEqual(['node:crypto', 'node:fs']);
  });

  it('is written as PostgreSQL writes it: keys in order, no space, French letters as they are', () => {
    expect(canonicalJson({ seq: 2, at: [true, null], é: 'à « b »', b: { d: 'x"\n', c: 1 } })).toBe(
      '{"at":[true,null],"b":{"c":1,"d":"x\\"\\n"},"seq":2,"é":"à « b »"}',
    );
  });
});
