import { createHash, webcrypto } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { DecompressionStream as NodeDecompression } from 'node:stream/web';
import { Blob as NodeBlob } from 'node:buffer';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentVerdict } from '@promenade/documents/model';
import { apiInterceptors } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { LARGEST } from './file-reading';
import { publicDocumentsRoutes } from './verify.routes';

const CODE = 'ABCD-EFGH-JKMN-PQRS';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pdf = Buffer.from('%PDF-1.7\nune charte\n%%EOF');

function aVerdict(said: Partial<DocumentVerdict> = {}): DocumentVerdict {
  const signedAt = '2026-11-20T08:41:00.000Z';
  return {
    verdict: 'genuine',
    kind: 'charter',
    number: 'PDN-88-7QK4-M2XC',
    title: 'Charte des Promeneurs du Net des Vosges',
    version: 2,
    structure: { name: 'Maison de la famille', commune: 'Golbey' },
    signatories: [
      { role: 'representative', name: 'Isabelle Noël', signedAt, means: 'email-code' },
      { role: 'promeneur', name: 'Nathalie Humbert', signedAt: '2026-11-24T17:22:00.000Z', means: 'totp' },
    ],
    completedAt: '2026-11-24T17:22:07.000Z',
    sealed: true,
    sealedAt: '2026-11-24T17:22:07.000Z',
    timestamped: true,
    certificateSha256: 'c'.repeat(64),
    sha256: sha256(pdf),
    code: CODE,
    supersededOn: null,
    revokedOn: null,
    revokedFor: null,
    ...said,
  };
}

const unknown = aVerdict({
  ...{ verdict: 'unknown', kind: null, number: null, title: null, version: null, structure: null, signatories: [] },
  ...{ completedAt: null, sealed: null, sealedAt: null, timestamped: null, certificateSha256: null, sha256: null, code: null },
});

type Told = DocumentVerdict | object | 503;

const plainly = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

async function open(url: string, told: (address: string) => Told = () => unknown) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors(apiInterceptors)),
      provideHttpClientTesting(),
      provideRouter(publicDocumentsRoutes, withComponentInputBinding()),
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create();
  const asked: string[] = [];
  const answer = (test: TestRequest) => {
    asked.push(test.request.urlWithParams);
    const said = told(test.request.url);
    if (said === 503) test.flush({ title: 'Réessayez.', status: 503, code: 'away' }, { status: 503, statusText: 'Away' });
    else test.flush(said);
  };
  const settle = async () => {
    for (let turn = 0; turn < 12; turn++) {
      await new Promise((resolve) => setTimeout(resolve, turn > 6 ? 5 : 0));
      harness.detectChanges();
      http.match(() => true).forEach(answer);
    }
  };
  await harness.navigateByUrl(url);
  await settle();
  const screen = harness.fixture.nativeElement as HTMLElement;
  document.body.replaceChildren(screen);
  const choose = async (...files: File[]) => {
    const box = screen.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(box, 'files', { value: files, configurable: true });
    box.dispatchEvent(new Event('change'));
    await settle();
  };
  return { screen, asked, settle, choose, words: () => plainly(screen.textContent) };
}

/** A file as a browser hands it over. */
function aFile(bytes: Uint8Array, name: string, size = bytes.length): File {
  const file = new File([], name);
  const arrayBuffer = () => Promise.resolve(new Uint8Array(bytes).buffer);
  return Object.defineProperties(file, { size: { value: size }, arrayBuffer: { value: arrayBuffer, configurable: true } });
}

beforeAll(() => {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  Object.assign(globalThis, { DecompressionStream: NodeDecompression, Blob: NodeBlob, TextDecoder: globalThis.TextDecoder ?? TextDecoder });
});
afterEach(() => document.head.querySelectorAll('meta, link').forEach((told) => told.remove()));

describe('a document that somebody holds', () => {
  it('is genuine: who signed, when, how, and its seal', async () => {
    const { screen, asked, choose, words } = await open('/verifier/document', () => aVerdict());
    expect(asked).toEqual([]);
    await choose(aFile(pdf, 'charte.pdf'));
    expect(asked).toEqual([`/api/public/documents/${sha256(pdf)}`]);
    expect(words()).toContain('Document reconnu et intact');
    expect(words()).toContain('Charte des Promeneurs du Net des Vosges, version 2');
    expect(words()).toContain('Maison de la famille, GolbeyIsabelle Noël20 novembre 2026 à 9 h 41, code reçu par courriel');
    expect(words()).toContain('cachet technique et horodatage par une autorité');
    expect(words()).toContain('en vigueur depuis le 24 novembre 2026');
    expect(words()).toContain('ni avancée ni qualifiée');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it.each<[Partial<DocumentVerdict>, string[]]>([
    [
      { verdict: 'superseded', supersededOn: '2026-12-01' },
      ['Document reconnu, et remplacé depuis', 'a pris sa place le 1er décembre 2026'],
    ],
    [
      { verdict: 'revoked', revokedOn: '2027-01-15', revokedFor: 'participation-ended' },
      ['Document reconnu : participation terminée', 'participation terminée depuis le 15 janvier 2027'],
    ],
    [
      { verdict: 'revoked', revokedOn: '2027-01-15', revokedFor: 'lapsed' },
      ['Document reconnu, et non renouvelé', 'ne compte plus depuis le 15 janvier 2027', 'non renouvelé depuis le 15 janvier 2027'],
    ],
    [{ verdict: 'revoked', revokedOn: '2027-01-15', revokedFor: 'decided' }, ['Document révoqué', 'révoqué depuis le 15 janvier 2027']],
    [
      { sealed: false, sealedAt: null, certificateSha256: null, code: null, timestamped: null },
      ['Sans cachet', 'Seule son empreinte le garantit'],
    ],
  ])('says what it is worth: %j', async (said, sentences) => {
    const { screen, choose, words } = await open('/verifier/document', () => aVerdict(said));
    await choose(aFile(pdf, 'charte.pdf'));
    for (const sentence of sentences) expect(words()).toContain(sentence);
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('and was altered is unknown: the number it bears is read, and nothing is told of that number', async () => {
    const evidence = deflateSync(Buffer.from('{"number":"PDN-88-7QK4-M2XC"}'));
    const altered = Buffer.concat([Buffer.from('%PDF-1.7\n<</Filter /FlateDecode>>\nstream\n'), evidence, Buffer.from('\nendstream')]);
    const { screen, asked, choose, words } = await open('/verifier/document');
    await choose(aFile(altered, 'modifiée.pdf'));
    expect(asked).toEqual([`/api/public/documents/${sha256(altered)}`]);
    expect(words()).toContain('Inconnu ou modifié');
    expect(words()).toContain('Il dit porter le numéro PDN-88-7QK4-M2XC, et nous ne pouvons pas le confirmer');
    expect(words()).toContain('Demandez le fichier d’origine');
    expect(words()).not.toContain('Nathalie');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('is compared beside others, each with its answer', async () => {
    const { screen, asked, choose, words } = await open('/verifier/document', (address) =>
      address.endsWith(sha256(pdf)) ? aVerdict() : unknown,
    );
    const other = Buffer.from('%PDF-1.4 autre');
    await choose(aFile(pdf, 'une.pdf'), aFile(other, 'autre.pdf'), aFile(Buffer.from('PK'), 'tableau.xlsx'));
    expect(asked).toHaveLength(2);
    expect([...screen.querySelectorAll('.answer .file')].map((name) => plainly(name.textContent))).toEqual([
      'une.pdf',
      'autre.pdf',
      'tableau.xlsx',
    ]);
    expect(words()).toContain('Ce fichier n’est pas un PDF');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it.each<[string, File, string]>([
    ['empty', aFile(Buffer.alloc(0), 'vide.pdf'), 'Ce fichier est vide'],
    ['too heavy to be ours', aFile(pdf, 'film.pdf', LARGEST + 1), 'Ce fichier ne vient pas de Promenade'],
    ['a photo', aFile(Buffer.from([0xff, 0xd8, 0xff]), 'scan.jpg'), 'Une photo ou un scan ne se compare pas'],
    [
      'out of reach',
      Object.defineProperty(aFile(pdf, 'nuage.pdf'), 'arrayBuffer', { value: () => Promise.reject(new Error('NotReadableError')) }),
      'Votre appareil n’a pas pu lire ce fichier',
    ],
  ])('and is %s is asked of nobody, and what to do is said', async (_, file, sentence) => {
    const { asked, choose, words } = await open('/verifier/document');
    await choose(file);
    expect(asked).toEqual([]);
    expect(words()).toContain(sentence);
  });

  it('is asked again when the house was away', async () => {
    const answers: Told[] = [503, aVerdict()];
    const { screen, choose, settle, words } = await open('/verifier/document', () => answers.shift()!);
    await choose(aFile(pdf, 'charte.pdf'));
    expect(words()).toContain('La comparaison n’a pas abouti');
    [...screen.querySelectorAll('button')].find((button) => plainly(button.textContent).startsWith('Réessayer'))!.click();
    await settle();
    expect(words()).toContain('Document reconnu et intact');
  });

  it('is dropped on the page, which keeps the browser from opening it', async () => {
    const { screen, settle, words } = await open('/verifier/document', () => aVerdict());
    const dropped = Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { files: [aFile(pdf, 'charte.pdf')] } });
    screen.querySelector('.drop')!.dispatchEvent(dropped);
    await settle();
    expect(dropped.defaultPrevented).toBe(true);
    expect(words()).toContain('Document reconnu et intact');
  });
});

describe('a document of which one has the paper', () => {
  it('is found by its code, and its file is still to be compared', async () => {
    const { screen, asked, choose, words } = await open(`/verifier/document?code=${CODE}`, (address) =>
      aVerdict(address.includes('/code/') ? {} : { sha256: 'd'.repeat(64), number: 'PDN-88-AUTR-0002' }),
    );
    expect(asked).toEqual([`/api/public/documents/code/${CODE}`]);
    expect(words()).toContain('Ce code est celui d’un document signé ici');
    expect(words()).toContain('Un code se recopie sur un faux');
    expect(words()).not.toContain('intact');
    expect(document.head.querySelector('meta[name=robots]')!.getAttribute('content')).toBe('noindex, follow');
    expect(await axe(screen)).toMatchObject({ violations: [] });
    await choose(aFile(Buffer.from('%PDF-1.7 un autre'), 'autre.pdf'));
    expect(words()).toContain('ce n’est pas le document du code ci-dessus');
  });

  it('is asked for by a form that works without JavaScript', async () => {
    const { screen, settle } = await open('/verifier/document');
    const form = screen.querySelector('form')!;
    expect([form.method, form.getAttribute('action'), form.querySelector('input')!.name]).toEqual(['get', '/verifier/document', 'code']);
    form.querySelector('input')!.value = ' abcd efgh jkmn pqrs ';
    form.requestSubmit();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/verifier/document?code=abcd%20efgh%20jkmn%20pqrs');
  });

  it.each([
    ['?code=ABCD-EFGH', [], 'Ce n’est ni un code, ni une empreinte'],
    [`?code=${CODE}`, [`/api/public/documents/code/${CODE}`], 'Nous ne connaissons aucun document qui porte ce code'],
    [`?sha256=${'E'.repeat(64)}`, [`/api/public/documents/${'e'.repeat(64)}`], 'Aucun document signé ici n’a cette empreinte'],
    [`?code=${'e'.repeat(64)}`, [`/api/public/documents/${'e'.repeat(64)}`], 'Aucun document signé ici n’a cette empreinte'],
  ])('asked by %s', async (query, calls, sentence) => {
    const { screen, asked, words } = await open(`/verifier/document${query}`);
    expect(asked).toEqual(calls);
    expect(words()).toContain(sentence);
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });
});

describe('how to check without us', () => {
  it('gives our certificates with their fingerprints, and each step with its commands', async () => {
    const certificate = {
      sha256: 'ab'.repeat(32),
      pem: '-----BEGIN CERTIFICATE-----',
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2031-01-01T00:00:00Z',
    };
    const { screen, words } = await open('/verifier/document/sans-promenade', () => ({ items: [certificate] }));
    expect(screen.querySelector('a[download]')!.getAttribute('href')).toBe(`/api/public/seal/certificates/${'ab'.repeat(32)}.pem`);
    expect(words()).toContain(Array.from({ length: 32 }, () => 'AB').join(':'));
    for (const command of ['pdfsig charte.pdf', 'openssl cms -verify', 'sha256sum charte.pdf', 'Signature is Valid'])
      expect(words()).toContain(command);
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('says that nothing was sealed yet', async () => {
    const { words } = await open('/verifier/document/sans-promenade', () => ({ items: [] }));
    expect(words()).toContain('Aucun document n’a encore été scellé ici');
  });
});
