import { createHash } from 'node:crypto';
import { CampaignMornings, CampaignNights, modelCharter } from '@promenade/charter/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;
interface Part {
  readonly link?: string;
  readonly code?: string;
}
interface Letter {
  readonly to: string;
  readonly subject: string;
}

const night = { id: 'worker:test', role: 'coordinator', department: '88' } as const;
const employers = { Alba: 'Lac', Bruno: 'Lac', Chloé: 'Pont', Denis: 'Sans' } as const;
export type Person = keyof typeof employers;

/** Four people of three structures in the directory of 88, who signed the first version; and a clock that goes where it is told. */
export class CampaignHouse {
  api!: TestApi;
  now = new Date('2026-03-02T09:00:00Z');
  coordinator!: Browser;
  /** The one that is walked. */
  campaign = '';
  readonly people = new Map<Person, { id: string; email: string }>();
  readonly structures = new Map<string, { id: string; email: string }>();
  private readonly browsers = new Map<string, Browser>();

  async open(): Promise<void> {
    this.api = await testApi({}, { now: () => this.now });
    this.coordinator = await this.api.as('coordinator');
    for (const name of ['Lac', 'Pont', 'Sans']) await this.found(name);
    for (const [name, structure] of Object.entries(employers) as [Person, string][]) {
      const email = `${name.toLowerCase().replace('é', 'e')}@essai.example`;
      const who = { firstName: name, lastName: 'Essai', email, structureId: this.structures.get(structure)!.id };
      this.people.set(name, { email, id: (await aPromeneur(this.api.database.name, who)).id });
    }
    await this.publish('Charte');
    const { body } = await this.ask(...this.people.keys());
    for (const { id, promeneur } of body.items as { id: string; promeneur: { firstName: Person } }[]) {
      await this.sign(this.structures.get(employers[promeneur.firstName])!.email, id);
      await this.sign(this.people.get(promeneur.firstName)!.email, id);
    }
  }

  private async found(name: string): Promise<void> {
    const email = `direction@${name.toLowerCase()}.example`;
    const said = { name: `MJC du ${name}`, representativeName: `Dir ${name}`, representativeEmail: email };
    this.structures.set(name, { id: (await aStructure(this.api.database.name, said)).id, email });
  }

  sql<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return asOwner(this.api.database.name, (owner) => owner.query(text, values) as Promise<T[]>);
  }

  /** A session does not last as long as a campaign: the coordinator enters again. */
  async goTo(day: string, hour = '09:00'): Promise<void> {
    this.now = new Date(`${day}T${hour}:00Z`);
    this.coordinator = await this.api.as('coordinator');
  }

  async publish(title: string): Promise<string> {
    const { body } = await this.coordinator.post('/api/charters').send({ title, text: modelCharter.text }).expect(201);
    await this.coordinator.post(`/api/charters/versions/${body.id}/publish`).send({}).expect(200);
    return body.id as string;
  }

  ask(...names: Person[]) {
    const promeneurIds = names.map((name) => this.people.get(name)!.id);
    return this.coordinator.post('/api/signatures').send({ promeneurIds }).expect(201);
  }

  /** By the link of the last letter: it opens once, and the browser that it opened goes on. */
  async enter(email: string): Promise<Browser> {
    const token = (await this.lastLetter(email, 'link')).split('/lien/')[1]!;
    const browser = this.browsers.get(token) ?? (await this.api.as());
    await browser.post('/api/session/link').send({ token }).expect(201);
    this.browsers.set(token, browser);
    return browser;
  }

  async sign(email: string, id: string): Promise<void> {
    const browser = await this.enter(email);
    const shown = await browser.get(`/api/signatures/${id}/preview`).expect(200);
    const documentSha256 = createHash('sha256').update(shown.body).digest('hex');
    this.now = new Date(this.now.getTime() + 1000);
    await browser.post(`/api/signatures/${id}/code`).send({}).expect(202);
    const code = await this.lastLetter(email, 'code');
    const body = { code, documentSha256, consent: true, method: 'typed', typedName: 'Essai' };
    await browser.post(`/api/signatures/${id}/sign`).send(body).expect(200);
  }

  /** The letters written since, to whom and about what. */
  lettersSince(since: Date): Promise<Letter[]> {
    return this.sql<Letter>(`select "to", subject from letter where "writtenAt" >= $1 order by "to", subject`, [since]);
  }

  async morning(day: string): Promise<Letter[]> {
    await this.goTo(day, '07:30');
    await this.api.app.get(Database).transaction(night, () => this.api.app.get(CampaignMornings).run());
    return this.lettersSince(this.now);
  }

  async midnight(day: string): Promise<void> {
    await this.goTo(day, '00:15');
    await this.api.app.get(Database).transaction(night, () => this.api.app.get(CampaignNights).run());
  }

  async stateOf(name: Person) {
    return (await this.coordinator.get(`/api/promeneurs/${this.people.get(name)!.id}`).expect(200)).body;
  }

  /** What anybody who holds the first charter that they signed is told. */
  async verdictOf(name: Person) {
    const [seal] = await this.sql<{ sha256: string }>(
      `select s.sha256 from document_seal s join signature_request r on r."documentId" = s."documentId" where r."subjectId" = $1 order by s."completedAt"`,
      [this.people.get(name)!.id],
    );
    return (await (await this.api.as()).get(`/api/public/documents/${seal!.sha256}`).expect(200)).body;
  }

  async requestOf(name: Person): Promise<string> {
    const filter = { promeneur: this.people.get(name)!.id, state: 'pending' };
    return (await this.coordinator.get('/api/signatures').query(filter).expect(200)).body.items[0].id as string;
  }

  async read() {
    return (await this.coordinator.get(`/api/charter-campaigns/${this.campaign}`).expect(200)).body;
  }

  private async lastLetter(to: string, piece: 'link' | 'code'): Promise<string> {
    const rows = await this.sql<{ parts: (string | Part)[] }>(`select parts from letter where "to" = $1 order by "writtenAt" desc, id`, [
      to,
    ]);
    const found = rows.flatMap(({ parts }) => parts).find((part): part is Part => typeof part === 'object' && part[piece] !== undefined);
    return found![piece]!;
  }
}
