import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Database, type Letter } from '@promenade/platform/api';
import { aClock, anActor, asOwner, type TestDatabase, testDatabase } from '@promenade/platform/api/testing';
import PostalMime from 'postal-mime';
import { DataSource } from 'typeorm';
import { LetterQueue } from './letter-queue';
import { Letters } from './letters';
import { LetterStops } from './letter-stops';
import { Outbox } from './outbox';
import { aCarrier, anSmtpServer, away, type TestSmtp } from './testing';

const LINK = 'https://promenade.test/lien/un-jeton-secret';
const claire = anActor();

function aLetter(letter: Partial<Letter> = {}): Letter {
  return {
    to: 'lea.thiebaut@exemple.fr',
    subject: 'Signer votre charte : il reste 2 jours',
    parts: ['Bonjour Léa,', 'La MJC « Le Tour du lac » vous attend ; c’est à vous.', { link: LINK, label: 'Signer' }, { code: '048213' }],
    occasion: crypto.randomUUID(),
    ...letter,
  };
}

jest.setTimeout(30_000);

describe('letters', () => {
  let now: Date;
  const clock = aClock(() => now);
  let database: TestDatabase;
  let smtp: TestSmtp;
  let outbox: Outbox;

  beforeAll(async () => {
    database = await testDatabase([], clock);
    outbox = new Outbox(database, clock, new LetterStops(database, clock, 'https://promenade.test', 'secret'));
  });
  afterAll(async () => await database[Symbol.asyncDispose]());
  beforeEach(async () => {
    now = new Date('2026-11-24T08:00:00Z');
    smtp = await anSmtpServer((to) => (to.startsWith('inconnue@') ? '550 5.1.1 Mailbox unknown' : undefined));
  });
  afterEach(async () => {
    await smtp[Symbol.asyncDispose]();
    await asOwner(database.name, (owner) => owner.query('delete from letter'));
  });

  const post = (letter: Letter) => database.transaction(claire, () => outbox.post(letter));
  const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
  const kept = () =>
    database.asWorker(() =>
      database.query<{ state: string; attempts: number; fault: string; parts: unknown[]; nextAt: Date }>(
        'select * from letter order by "writtenAt"',
      ),
    );

  it('arrive with their subject, two readings, and French signs', async () => {
    await post(aLetter());
    await aCarrier(database, clock, smtp.url).lanes.drain();
    expect(smtp.received).toHaveLength(1);
    const { raw, to, from } = smtp.received[0]!;
    expect({ to, from }).toEqual({ to: ['lea.thiebaut@exemple.fr'], from: 'bonjour@promenade.example' });
    const read = await PostalMime.parse(raw);
    expect(read.subject).toBe('Signer votre charte\u00a0: il reste 2\u00a0jours');
    expect(read.text).toContain('La MJC «\u00a0Le Tour du lac\u00a0» vous attend\u202f; c’est à vous.');
    expect(read.text).toContain(`Signer\u00a0:\n${LINK}`);
    expect(read.text).toContain('048213');
    expect([...read.html!.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)).toEqual([LINK, LINK]);
    expect(read.html).toContain(`>${LINK}</a>`); // written out, for who copies
    expect(read.html).toMatch(/<html lang="fr"/);
    expect(read.html).toContain('La MJC «\u00a0Le Tour du lac\u00a0» vous attend\u202f; c’est à vous.');
    expect(read.html).not.toMatch(/<table|<img|<script/);
    expect(read.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  it('lose their links and codes once they have left', async () => {
    await post(aLetter({ parts: ['Voir https://promenade.test/lien/autre', { link: LINK, label: 'Signer' }, { code: '048213' }] }));
    await aCarrier(database, clock, smtp.url).lanes.drain();
    const [letter] = await kept();
    expect(letter).toMatchObject({
      state: 'sent',
      parts: ['Voir [lien retiré]', { label: 'Signer', removed: 'link' }, { removed: 'code' }],
    });
    const everything = JSON.stringify(await asOwner(database.name, (owner) => owner.query('select * from letter')));
    expect(everything).not.toMatch(/jeton|048213|lien\/autre/);
  });

  it('are written once for an occasion, in each département', async () => {
    await post(aLetter({ occasion: 'relance/1' }));
    await post(aLetter({ occasion: 'relance/1' }));
    await database.transaction(anActor({ department: '33' }), () => outbox.post(aLetter({ occasion: 'relance/1' })));
    expect(await kept()).toHaveLength(2);
  });

  it('do not exist when their fact does not', async () => {
    const breaking = database.transaction(claire, async () => {
      await outbox.post(aLetter());
      throw new Error('the fact did not happen');
    });
    await expect(breaking).rejects.toThrow('did not happen');
    expect(await kept()).toEqual([]);
  });

  it('wait while the server is away, and leave when it is back: each once', async () => {
    const carrier = aCarrier(database, clock, smtp.url);
    for (let n = 0; n < 5; n++) await post(aLetter());
    await carrier.lanes.drain();
    await smtp.stop();
    for (let n = 0; n < 5; n++) await post(aLetter());
    await carrier.lanes.drain();
    const waiting = (await kept()).filter(({ state }) => state === 'waiting');
    expect(waiting).toHaveLength(5);
    expect(waiting[0]).toMatchObject({ attempts: 1, fault: 'Le serveur de messagerie ne répond pas.' });
    await smtp.start();
    await carrier.lanes.drain();
    expect(smtp.received).toHaveLength(5); // their minute is not over
    later(1);
    await carrier.lanes.drain();
    expect(smtp.received).toHaveLength(10);
    expect(new Set(await messageIds(smtp)).size).toBe(10);
    expect((await kept()).every(({ state, fault }) => state === 'sent' && fault === null)).toBe(true);
  });

  it('all leave although the server falls in the middle', async () => {
    for (let n = 0; n < 40; n++) await post(aLetter());
    const carrier = aCarrier(database, clock, smtp.url);
    const draining = carrier.lanes.drain();
    while (smtp.received.length < 10) await pause(5);
    await smtp.stop();
    await draining;
    const before = (await kept()).filter(({ state }) => state === 'sent').length;
    expect(before).toBeGreaterThanOrEqual(10);
    expect(before).toBeLessThan(40);
    await smtp.start();
    later(1);
    await carrier.lanes.drain();
    expect((await kept()).every(({ state }) => state === 'sent')).toBe(true);
    // One the server took without having time to say so comes again, and bears the same Message-ID.
    expect(new Set(await messageIds(smtp)).size).toBe(40);
    expect(smtp.received.length).toBeLessThanOrEqual(44);
  });

  it('are tried after 1, 5 and 30 minutes, 2 and 6 hours, ten times, then say that they failed', async () => {
    await post(aLetter());
    await smtp.stop();
    const carrier = aCarrier(database, clock, smtp.url);
    const pauses: number[] = [];
    for (let n = 1; n <= 10; n++) {
      await carrier.lanes.drain();
      const [letter] = await kept();
      expect(letter!.attempts).toBe(n);
      pauses.push((letter!.nextAt.getTime() - now.getTime()) / 60_000);
      now = new Date(Math.max(letter!.nextAt.getTime(), now.getTime()));
    }
    expect(pauses.slice(0, 9)).toEqual([1, 5, 30, 120, 360, 360, 360, 360, 360]);
    const [letter] = await kept();
    expect(letter).toMatchObject({ state: 'failed', fault: 'Le serveur de messagerie ne répond pas.' });
    expect(JSON.stringify(letter!.parts)).not.toMatch(/jeton|048213/);
    later(24 * 60);
    await smtp.start();
    await carrier.lanes.drain();
    expect(smtp.received).toEqual([]);
  });

  it('fail at once when the address is refused for good', async () => {
    await post(aLetter({ to: 'inconnue@exemple.fr' }));
    await aCarrier(database, clock, smtp.url).lanes.drain();
    const [letter] = await kept();
    expect(letter).toMatchObject({ state: 'failed', attempts: 1 });
    expect(letter!.fault).toBe('Le serveur de messagerie refuse cette adresse. Sa réponse : « 550 5.1.1 Mailbox unknown ».');
  });

  it('are tried again when the server asks to wait', async () => {
    await using busy = await anSmtpServer(() => '451 4.3.0 Try later');
    await post(aLetter());
    await aCarrier(database, clock, busy.url).lanes.drain();
    expect((await kept())[0]).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  it('leave once each although four workers race', async () => {
    const sources = await Promise.all(
      [1, 2, 3, 4].map(() => new DataSource({ type: 'postgres', url: database.url, poolSize: 4 }).initialize()),
    );
    await database.transaction(claire, async () => {
      for (let n = 0; n < 120; n++) await outbox.post(aLetter());
    });
    await Promise.all(sources.map((source) => aCarrier(new Database(source, clock), clock, smtp.url).lanes.drain()));
    expect(smtp.received).toHaveLength(120);
    expect(new Set(await messageIds(smtp)).size).toBe(120);
    await Promise.all(sources.map((source) => source.destroy()));
  });

  it('have the same Message-ID when a worker dies between sending and writing it down', async () => {
    await post(aLetter());
    const dying = aCarrier(database, clock, smtp.url);
    const queue = new LetterQueue(database, clock);
    await dying.post!.carry((await queue.take())!); // it left, and nobody wrote it down
    await aCarrier(database, clock, smtp.url).lanes.drain();
    expect(smtp.received).toHaveLength(1); // the lease still holds
    later(4);
    await aCarrier(database, clock, smtp.url).lanes.drain();
    const [first, second] = await messageIds(smtp);
    expect(second).toBe(first);
    expect((await kept())[0]).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('are not marked by a worker whose lease has passed', async () => {
    await post(aLetter());
    const queue = new LetterQueue(database, clock);
    const slow = (await queue.take())!;
    later(4);
    const quick = (await queue.take())!;
    await queue.missed(slow, 'trop tard', true);
    expect((await kept())[0]).toMatchObject({ state: 'waiting', fault: null });
    await queue.sent(quick, false);
    await queue.missed(slow, 'trop tard', true);
    expect((await kept())[0]).toMatchObject({ state: 'sent' });
  });

  it('carry no header that somebody slipped into a subject, and refuse an address that is not one', async () => {
    await post(aLetter({ subject: 'Bonjour\r\nBcc: espion@exemple.fr\r\n\r\nLisez' }));
    await aCarrier(database, clock, smtp.url).lanes.drain();
    expect(smtp.received[0]!.to).toEqual(['lea.thiebaut@exemple.fr']);
    const read = await PostalMime.parse(smtp.received[0]!.raw);
    expect(read.bcc).toBeUndefined();
    expect(read.subject).toBe('Bonjour Bcc: espion@exemple.fr Lisez');
    for (const to of ['a@exemple.fr\r\nBcc: espion@exemple.fr', 'a@exemple.fr, b@exemple.fr', 'Léa <a@exemple.fr>', '']) {
      await expect(post(aLetter({ to }))).rejects.toMatchObject({ status: 422 });
    }
  });

  it('outlive an absence of the base between sending and writing down', async () => {
    await post(aLetter());
    const carrier = aCarrier(database, clock, smtp.url);
    const sent = carrier.post!.carry.bind(carrier.post!);
    carrier.post!.carry = async (letter) => {
      await sent(letter);
      await away(database.name, true);
      void pause(1500).then(() => away(database.name, false));
    };
    await carrier.lanes.drain();
    expect((await kept())[0]).toMatchObject({ state: 'sent', attempts: 1 });
    expect(smtp.received).toHaveLength(1);
  });

  it('are shown whole in the demonstration, newest first, by address', async () => {
    const queue = new LetterQueue(database, clock);
    await post(aLetter({ to: 'Lea@exemple.fr', subject: 'Un' }));
    later(1);
    await post(aLetter({ to: 'max@exemple.fr', subject: 'Deux' }));
    await queue.sent((await queue.take())!, true);
    expect(await new Letters(database).read({ q: undefined, to: undefined })).toMatchObject({ items: [{ subject: 'Un' }], waiting: 1 });
    later(1);
    await queue.sent((await queue.take())!, true);
    const { items, waiting } = await new Letters(database).read({ q: undefined, to: undefined });
    expect(items.map(({ to }) => to)).toEqual(['max@exemple.fr', 'lea@exemple.fr']);
    expect(waiting).toBe(0);
    expect(items[0]).toMatchObject({ links: [LINK], sentAt: '2026-11-24T08:02:00.000Z' });
    expect(items[0]!.text).toContain('048213');
    expect((await new Letters(database).read({ to: 'lea@exemple.fr', q: undefined })).items).toHaveLength(1);
    expect((await new Letters(database).read({ to: 'a@exemple.fr', q: undefined })).items).toHaveLength(0);
    expect((await new Letters(database).read({ to: undefined, q: 'ax@' })).items).toHaveLength(1);
  });
});

async function messageIds(smtp: TestSmtp): Promise<(string | undefined)[]> {
  return Promise.all(smtp.received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
}
