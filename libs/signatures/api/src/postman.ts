import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Links } from '@promenade/identity/api';
import { Clock, Database, type Letter, Mailbox } from '@promenade/platform/api';
import { completeLetter, keptLetter, reminderLetter, turnLetter, type WithWords } from './letters.fr';
import { type Waiting, waitingIn } from './request-marks';
import { RequestStore } from './request-store';
import type { RequestRow, SignatoryRow } from './rows';

/** Tells signatories that it is their turn, and both that it is done. */
@Injectable()
export class Postman {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly mailbox: Mailbox,
    private readonly requests: RequestStore,
  ) {}

  /** One letter a party, with a link of its own, however many requests wait for it. */
  async callNext(requests: readonly RequestRow[], words: WithWords = {}): Promise<void> {
    await this.call(
      requests.flatMap((request) => waitingIn(request) ?? []),
      words,
    );
  }

  /** The letter again, with a new link: those sent before stop working, in case one went astray. */
  async callAgain(request: RequestRow): Promise<void> {
    const waiting = waitingIn(request);
    if (!waiting) return;
    await this.links.revoke('signature', waiting.signatory.partyId);
    await this.mark([waiting]);
    await this.call([waiting], {});
  }

  /**
   * Writes again to those whose turn it is: one letter a person a day at most, with a new link for each party they sign for; links sent
   * before that were not opened serve still. Whoever was written to today is left in peace, however often this is asked.
   * @param wordsOf what is added about a request @returns how many letters leave
   */
  async remind(waiting: readonly Waiting[], wordsOf: (one: Waiting) => WithWords = () => ({})): Promise<number> {
    const marked = await this.mark(waiting);
    const parties = [...Map.groupBy(marked, ({ signatory }) => signatory.partyId).values()];
    const links = await this.linksOf(parties);
    const called = parties.map((waits, index) => ({ waits, link: links[index]!, words: wordsOf(waits[0]!) }));
    const letters = [...Map.groupBy(called, ({ waits: [one] }) => one!.signatory.email)].map(([email, mine]): Letter => ({
      ...reminderLetter(mine),
      to: email,
      occasion: `signature-reminder/${digestOf(email)}/${this.clock.today()}`,
    }));
    await this.mailbox.postMany(letters);
    await this.requests.noteMany(
      marked.map((one) => ({ request: one, kind: 'reminded', signatoryId: one.signatory.id, at: this.clock.now() })),
    );
    return letters.length;
  }

  /** A letter of another room has just written to them: it counts as the one of today. */
  async noteReminded(waiting: readonly Waiting[]): Promise<void> {
    const at = this.clock.now();
    const marked = await this.mark(waiting);
    await this.requests.noteMany(marked.map((one) => ({ request: one, kind: 'reminded', signatoryId: one.signatory.id, at })));
  }

  /** To both, each with a link: whoever signed without an account takes the document and its proof away by it. */
  async tellComplete(request: RequestRow): Promise<void> {
    const links = await this.linksTo(request.signatories);
    await this.mailbox.postMany(request.signatories.map((signatory, index) => completeLetter(signatory, request, links[index]!)));
  }

  /** To what a party has signed, when nothing waits for them: to the address by which they signed last, or to nobody. */
  async sendKept(partyId: string): Promise<void> {
    const [last] = await this.database.query<Pick<SignatoryRow, 'partyId' | 'name' | 'email'>>(
      `select s."partyId", s.name, s.email from signatory s join signature_request r on r.department = s.department and r.id = s."requestId"
       where s."partyId" = $1 and s."signedAt" is not null and r.state = 'complete' order by s."signedAt" desc limit 1`,
      [partyId],
    );
    if (!last) return;
    const [link] = await this.linksTo([last]);
    await this.mailbox.post(keptLetter(last, link!, this.clock.now()));
  }

  private async call(waiting: readonly Waiting[], words: WithWords): Promise<void> {
    if (waiting.length === 0) return;
    const parties = [...Map.groupBy(waiting, ({ signatory }) => signatory.partyId).values()];
    const links = await this.linksOf(parties);
    const now = this.clock.now();
    await this.mailbox.postMany(parties.map((waits, index) => turnLetter(waits, links[index]!, now, words)));
    await this.requests.noteMany(waiting.map((one) => ({ request: one, kind: 'sent', signatoryId: one.signatory.id, at: now })));
  }

  private linksOf(parties: readonly (readonly Waiting[])[]): Promise<string[]> {
    return this.linksTo(parties.map(([one]) => one!.signatory));
  }

  private linksTo(people: readonly Pick<SignatoryRow, 'partyId' | 'name' | 'email'>[]): Promise<string[]> {
    const orders = people.map(({ partyId, name, email }) => {
      const [firstName = '', ...rest] = name.split(' ');
      const holder = { email, firstName, lastName: rest.join(' ') };
      return { kind: 'signature' as const, subjectId: partyId, department: this.database.department, holder };
    });
    return this.links.makeMany(orders);
  }

  /** Says that they are written to today. @returns those who were not yet: two schedulers at once write once */
  private async mark(waiting: readonly Waiting[]): Promise<Waiting[]> {
    const rows = await this.database.query<{ id: string }>(
      `with taken as (
         select s.id from signatory s where s.id = any($1::uuid[]) and s."signedAt" is null and s."refusedAt" is null
           and s."remindedOn" is distinct from $2::date order by s.id for update
       ), marked as (update signatory s set "remindedOn" = $2 from taken where s.id = taken.id returning s.id)
       select id from marked`,
      [waiting.map(({ signatory }) => signatory.id), this.clock.today()],
    );
    const marked = new Set(rows.map(({ id }) => id));
    return waiting.filter(({ signatory }) => marked.has(signatory.id));
  }
}

/** An occasion names no address. */
function digestOf(email: string): string {
  return createHash('sha256').update(email).digest('hex').slice(0, 32);
}
