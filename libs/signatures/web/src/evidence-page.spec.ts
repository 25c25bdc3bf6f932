import { createHash, webcrypto } from 'node:crypto';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CHAIN_START, eventKinds, type EventKind, type SignatureEvent, type SignatureEventList } from '@promenade/signatures/model';
import { axe } from 'jest-axe';
import { EvidencePage, verdictOf } from './evidence-page';
import { eventWords } from './event-words.fr';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function aChain(kinds: readonly EventKind[]): SignatureEventList {
  let prev = CHAIN_START;
  const items = kinds.map((kind, index) => {
    const line = JSON.stringify({ kind });
    const event: SignatureEvent = {
      ...{ seq: index + 1, line, prev, hash: digest(`${prev}\n${line}`), kind, at: '2026-11-24T17:22:07.000Z' },
      ...{ who: { role: 'promeneur', name: 'Nathalie Humbert' }, means: kind === 'signed' ? 'email-code' : null },
    };
    prev = event.hash;
    return event;
  });
  return { number: 'PDN-88-7QK4-M2XA', items, anchor: null };
}

const complete = () => aChain(['created', 'sent', 'opened', 'code-sent', 'code-verified', 'signed', 'sealed', 'completed']);

describe('the proof of a signature', () => {
  let harness: RouterTestingHarness;
  let fixture: ComponentFixture<unknown>;
  let http: HttpTestingController;

  beforeEach(async () => {
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'signer/:id/preuve', component: EvidencePage }], withComponentInputBinding()),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create('/signer/r1/preuve');
    fixture = harness.fixture;
  });
  afterEach(() => fixture.destroy());

  const page = (): HTMLElement => fixture.nativeElement;
  const words = () => page().textContent!.replaceAll(/\s+/g, ' ');

  async function receive(list: SignatureEventList): Promise<void> {
    TestBed.tick();
    http.expectOne('/api/signatures/r1/events').flush(list);
    await fixture.whenStable();
    fixture.detectChanges();
  }

  it('says what happened, in order, and that the chain holds', async () => {
    await receive({ ...complete(), anchor: { day: '2026-11-25', seq: 8, hash: complete().items[7]!.hash } });
    const lines = [...page().querySelectorAll('pmd-evidence-timeline li')].map((line) =>
      line.querySelector('p')!.textContent!.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(lines).toHaveLength(8);
    expect(lines[5]).toMatch(/^Nathalie Humbert a signé, par un code reçu par courriel/);
    expect(words()).toContain('Chaîne intacte : votre navigateur vient de vérifier 8 événements.');
    expect(words()).toContain('PDN-88-7QK4-M2XA');
    expect(words()).toContain('jusqu’à l’événement 8 dans la liste signée');
    expect(await axe(page())).toMatchObject({ violations: [] });
  });

  it('names the first place that does not hold', async () => {
    const list = complete();
    await receive({ ...list, items: list.items.with(3, { ...list.items[3]!, line: '{"kind":"signed"}' }) });
    expect(words()).toContain('La chaîne est rompue à l’événement 4');
    expect(await axe(page())).toMatchObject({ violations: [] });
  });

  it('hands over the proof once everybody has signed, and says why not before', async () => {
    await receive(aChain(['created', 'sent']));
    expect(words()).toContain('une fois que tout le monde a signé');
    page().querySelector<HTMLButtonElement>('pmd-refusable button')!.click();
    http.expectNone('/api/signatures/r1/evidence');
    expect(words()).toContain('sera faite cette nuit');
  });

  it('fetches the proof', async () => {
    await receive(complete());
    page().querySelector<HTMLButtonElement>('pmd-refusable button')!.click();
    TestBed.tick();
    expect(http.expectOne('/api/signatures/r1/evidence').request.method).toBe('GET');
  });

  it('says that it could not be read, and offers to try again', async () => {
    TestBed.tick();
    http.expectOne('/api/signatures/r1/events').flush({ status: 404 }, { status: 404, statusText: 'Not Found' });
    await fixture.whenStable();
    fixture.detectChanges();
    expect(page().querySelector('h1, [role=alert], .note')).not.toBeNull();
    expect(page().querySelector('pmd-evidence-timeline')).toBeNull();
  });

  it('tells a tail that was cut off, when a signed list names it; and nothing where a browser keeps no digests', async () => {
    const list = complete();
    const anchor = { day: '2026-11-25', seq: 8, hash: list.items[7]!.hash };
    expect(await verdictOf({ ...list, anchor })).toBe('holds');
    expect(await verdictOf({ ...list, items: list.items.slice(0, 7), anchor })).toEqual({ broken: 8 });
    Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
    expect(await verdictOf(list)).toBe('unknown');
  });
});

describe('the words of an event', () => {
  it.each(eventKinds)('say « %s » in a sentence, whoever it is about', (kind) => {
    const [event] = aChain([kind]).items as [SignatureEvent];
    for (const name of ['Nathalie Humbert', null]) {
      const said = eventWords({ ...event, who: { ...event.who, name } });
      expect(said).toMatch(/^\p{L}.{8,}$/u);
      expect(said).not.toMatch(/%|null|undefined/);
    }
  });
});
