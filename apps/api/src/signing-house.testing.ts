import { createHash } from 'node:crypto';
import { modelCharter } from '@promenade/charter/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

export type Browser = Awaited<ReturnType<TestApi['as']>>;
interface Part {
  readonly link?: string;
  readonly code?: string;
}

export interface AskedOf {
  readonly id: string;
  readonly promeneurId: string;
  /** Of the promeneur. */
  readonly email: string;
}

export const REPRESENTATIVE = 'isabelle@mjc.example';

/** A département with a charter in force, and whoever signs it: each step of a signature in one line, on a clock of its own. */
export class SigningHouse implements AsyncDisposable {
  now = new Date('2026-11-21T10:00:00Z');
  api!: TestApi;
  coordinator!: Browser;
  structureId!: string;

  async open(charter: object = {}, env: Record<string, string> = {}): Promise<this> {
    this.api = await testApi(env, { now: () => this.now });
    this.coordinator = await this.api.as('coordinator');
    await this.publish(charter);
    this.structureId = (await aStructure(this.api.database.name, { name: 'MJC du lac', representativeEmail: REPRESENTATIVE })).id;
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.api[Symbol.asyncDispose]();
  }

  async publish(charter: object = {}): Promise<string> {
    const draft = { title: modelCharter.title, text: modelCharter.text, ...charter };
    const { body } = await this.coordinator.post('/api/charters').send(draft).expect(201);
    await this.coordinator.post(`/api/charters/versions/${body.id}/publish`).send({}).expect(200);
    return body.id as string;
  }

  behind<T = Record<string, never>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return asOwner(this.api.database.name, (owner) => owner.query(sql, parameters));
  }

  async lastLetter(to: string, piece: 'link' | 'code'): Promise<string> {
    const rows = await this.behind<{ parts: (string | Part)[] }>(`select parts from letter where "to" = $1 order by "writtenAt" desc, id`, [
      to,
    ]);
    const found = rows.flatMap(({ parts }) => parts).find((part): part is Part => typeof part === 'object' && part[piece] !== undefined);
    return found![piece]!;
  }

  /** Enters by the link of the last letter, as whoever holds it. */
  async byLink(email: string): Promise<Browser> {
    const browser = await this.api.as();
    const token = (await this.lastLetter(email, 'link')).split('/lien/')[1]!;
    await browser.post('/api/session/link').send({ token }).expect(201);
    return browser;
  }

  async asked(): Promise<AskedOf> {
    this.pass(60_000);
    const email = `n.${crypto.randomUUID()}@mjc.example`;
    const { id: promeneurId } = await aPromeneur(this.api.database.name, {
      firstName: 'Nathalie',
      structureId: this.structureId,
      email,
    });
    const { body } = await this.coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [promeneurId] })
      .expect(201);
    return { id: body.items[0].id, promeneurId, email };
  }

  /** The digest of what is shown before signing. */
  async shown(browser: Browser, id: string): Promise<string> {
    const { body } = await browser.get(`/api/signatures/${id}/preview`).expect(200).expect('Content-Type', /pdf/);
    return createHash('sha256')
      .update(body as Buffer)
      .digest('hex');
  }

  /** What is sent to sign, with the code that came by letter. */
  async act(browser: Browser, email: string, id: string, also: object = {}): Promise<Record<string, unknown>> {
    const documentSha256 = await this.shown(browser, id);
    this.pass(1000);
    await browser.post(`/api/signatures/${id}/code`).send({}).expect(202);
    const code = await this.lastLetter(email, 'code');
    return { code, documentSha256, consent: true, method: 'typed', typedName: 'Isabelle Noël', ...also };
  }

  /** Signed by its representative: it is the promeneur's turn. */
  async halfSigned(also: object = {}): Promise<AskedOf> {
    const asked = await this.asked();
    const representative = await this.byLink(REPRESENTATIVE);
    await representative
      .post(`/api/signatures/${asked.id}/sign`)
      .send(await this.act(representative, REPRESENTATIVE, asked.id, also))
      .expect(200);
    return asked;
  }

  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }
}
