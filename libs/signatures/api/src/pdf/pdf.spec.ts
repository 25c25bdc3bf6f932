import { afterAll, describe, expect, it } from '@jest/globals';
import { TypstPress } from '@promenade/documents/api';
import { PDF } from '@libpdf/core';
import { wordsInPdf } from '@promenade/documents/api/testing';
import { previewDocument, signedDocument } from './index';
import type { PaperSignature, PreviewPaper, SignedPaper } from './paper';

const press = new TypstPress();
afterAll(() => press.onApplicationShutdown());

const consentSentence = 'J’ai lu cette charte : je m’engage à la respecter !';
const [textSha, shownSha] = ['ab'.repeat(32), '0123456789abcdef'.repeat(4)];
const text = `# Charte d’essai

Un texte **fort** et *doux* [ici](https://exemple.fr/charte).

## Article 1. Écouter

On s’engage à :

- écouter ;
  - sans juger,
  - sans se lasser ;
- répondre.

### En détail

3. trois
4. quatre
`;
const preview: PreviewPaper = {
  number: 'PDN-88-7QK4-M2XC',
  department: '88',
  askedAt: '2026-11-19T08:00:00.000Z',
  version: { number: 3, title: 'Charte d’essai', text, sha256: textSha, effectiveOn: '2026-11-01' },
  structure: { name: 'Maison de la famille', siret: '12345678900012', commune: 'Golbey' },
  promeneur: { firstName: 'Nathalie', lastName: 'Humbert', function: 'Animatrice' },
  signatories: [
    { role: 'representative', name: 'Isabelle Noël', function: 'Directrice' },
    { role: 'promeneur', name: 'Nathalie Humbert' },
  ],
  consentSentence,
};
const signature: PaperSignature = {
  role: 'representative',
  name: 'Isabelle Noël',
  email: 'isabelle.noel@golbey.example',
  signedAt: '2026-07-01T22:30:05.123Z',
  method: 'typed',
  typedName: 'I. Noël',
  strokes: null,
  consentSentence,
  means: 'email-code',
  codeSentAt: new Date('2026-07-01T22:29:00.000Z'),
  documentSha256: shownSha,
  otherRequests: 2,
  shownSha256: 'e'.repeat(64),
};
const strokes: PaperSignature['strokes'] = [[[0, 0, 0], [900, 700, 5], [1500, 20, 9]]]; // prettier-ignore
const drawn: PaperSignature = {
  ...signature,
  role: 'promeneur',
  name: 'Nathalie Humbert',
  email: 'n@golbey.example',
  signedAt: new Date('2026-11-24T17:22:07.512Z'),
  method: 'drawn',
  typedName: null,
  strokes,
  otherRequests: 0,
};
const verification = { code: 'ABCD-2345-EFGH-67IJ', url: 'https://promenade.example/verifier/document?code=ABCD-2345-EFGH-67IJ' };
const signed: SignedPaper = { ...preview, completedAt: '2026-11-24T17:22:07.512Z', signatories: [signature, drawn], verification };
const evidence = '{ "événements": [] }\n';
const wordsOf = async (pdf: Promise<Buffer>) => wordsInPdf(await pdf);

describe('the paper that is shown before signing', () => {
  it('holds the whole text and the two parties, and says that it is to be signed', async () => {
    const words = await wordsOf(previewDocument(preview, press));
    for (const found of [
      'À signer',
      'Charte d’essai Version 3, en vigueur depuis le 1er novembre 2026 · n° PDN-88-7QK4-M2XC',
      'La structure Maison de la famille Golbey SIRET 123 456 789 00012',
      'Nathalie Humbert Animatrice',
      'Un texte fort et doux ici (https://exemple.fr/charte).',
      'Article 1. Écouter On s’engage à :',
      'sans se lasser ;',
      '3. trois 4. quatre',
      '1. Pour la structure',
      'À signer en ligne',
      `En signant, chacun accepte cette phrase : « ${consentSentence} »`,
    ]) {
      expect(words).toContain(found);
    }
    expect(words).not.toContain('Preuve');
    expect(words.match(/Charte d’essai/g)!.length).toBe(1);
  });

  it('is the same to the byte for as long as the request waits, and another for another request', async () => {
    const once = await previewDocument(preview, press);
    expect(await previewDocument(structuredClone(preview), press)).toEqual(once);
    expect(await previewDocument({ ...preview, number: 'PDN-88-7QK4-M2XD' }, press)).not.toEqual(once);
    expect(await previewDocument({ ...preview, version: { ...preview.version, text: `${text}.` } }, press)).not.toEqual(once);
  });

  it('is tagged, in French, with headings in order', async () => {
    const inside = (await previewDocument(preview, press)).toString('latin1');
    for (const mark of ['/StructTreeRoot', '/Lang (fr-FR)', '/S /H1', '/S /H2', '/S /H3', '/S /L\n', '/S /LI', '/Marked true'])
      expect(inside).toContain(mark);
  });
});

describe('the paper that is signed', () => {
  it('tells who signed, when, in Paris and in universal time, and how we know', async () => {
    const words = await wordsOf(signedDocument(signed, evidence, press));
    for (const found of [
      'Signé le 2 juillet 2026 à 0 h 30 min 05 s, heure de Paris',
      '2 juillet 2026 à 0 h 30 min 05 s, heure de Paris 2026-07-01 22:30:05.123 UTC',
      '24 novembre 2026 à 18 h 22 min 07 s, heure de Paris 2026-11-24 17:22:07.512 UTC',
      'code à six chiffres envoyé à i•••@golbey.example le 2 juillet 2026 à 0 h 29 min 00 s, heure de Paris, saisi et reconnu',
      'Pour la structure : Isabelle Noël Signé le',
      'nom tapé : « I. Noël »',
      'dessinée à l’écran, tracée par le serveur',
      'le même acte signe 2 autres demandes ; le PDF affiché alors était celui d’une autre, d’empreinte eeee',
      `Phrase acceptée, mot pour mot « ${consentSentence} »`,
      'Signature électronique simple, au sens de l’article 3, point 10, du règlement (UE) n° 910/2014 (eIDAS), avec cachet technique ; ni avancée ni qualifiée.',
      'ABCD-2345-EFGH-67IJ',
    ]) {
      expect(words).toContain(found);
    }
    const bare = words.replaceAll(' ', '');
    for (const found of [textSha, shownSha, 'promenade.example/verifier/document']) expect(bare).toContain(found);
    expect(words).not.toContain('isabelle.noel');
    expect(words).not.toContain('démonstration');
  });

  it('draws the signature itself, with words for who cannot see it', async () => {
    const inside = (await signedDocument(signed, evidence, press)).toString('latin1');
    expect(inside).toContain('/S /Figure');
    expect(inside).toMatch(/\/Alt \(Signature dessin\\351e de Nathalie Humbert\)|\/Alt/);
  });

  it('holds its evidence as a file to the byte, archival with attachments, and a code to scan that is read aloud', async () => {
    const pdf = await signedDocument(signed, evidence, press);
    const attached = (await PDF.load(new Uint8Array(pdf))).getAttachment('evidence.json');
    expect(Buffer.from(attached!).toString()).toBe(evidence);
    const inside = pdf.toString('latin1');
    expect(inside).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A<');
    expect(inside).toContain('/AFRelationship /Data');
    expect(inside.match(/\/S \/Figure/g)!.length).toBe(2);
  });

  it('is the same to the byte for the same data, before its seal', async () => {
    expect(await signedDocument(structuredClone(signed), evidence, press)).toEqual(await signedDocument(signed, evidence, press));
    expect(await signedDocument(signed, `${evidence} `, press)).not.toEqual(await signedDocument(signed, evidence, press));
  });

  it('says that it was signed by hand, or by a code of an application, and what was copied', async () => {
    const byHand = { ...signature, method: 'handwritten', typedName: null, means: 'paper', codeSentAt: null } as unknown as PaperSignature;
    const byCode: PaperSignature = { ...drawn, means: 'totp', codeSentAt: null, typedSentence: 'Lu et approuvé' };
    const words = await wordsOf(signedDocument({ ...signed, signatories: [byHand, byCode] }, evidence, press));
    for (const found of ['Signature manuscrite', 'contrôlé par la coordination', 'application d’authentification', '« Lu et approuvé »'])
      expect(words).toContain(found);
  });

  it('says so when it is a demonstration', async () => {
    const words = await wordsOf(
      signedDocument({ ...signed, signatories: [{ ...signature, means: 'demonstration', codeSentAt: null }, drawn] }, evidence, press),
    );
    for (const found of ['Signature de démonstration.', 'aucun code n’a été envoyé', 'elle n’engage personne'])
      expect(words).toContain(found);
  });
});

describe('what people wrote', () => {
  const hostile = '#eval("1") *a* <x> $ @p `c` \\u0041 [U+] // /* "); #panic()';

  it('is never code', async () => {
    const paper: SignedPaper = {
      ...signed,
      version: { ...signed.version, title: hostile, text: `## ${hostile}\n\n- ${hostile}\n\n\`\`\`typ\n#read("/etc/passwd")\n\`\`\`` },
      structure: { name: hostile, siret: null, commune: hostile },
      signatories: [
        { ...signature, name: hostile, typedName: hostile, consentSentence: hostile, email: hostile },
        { ...drawn, name: hostile },
      ],
    };
    const words = await wordsOf(signedDocument(paper, evidence, press));
    expect(words).toContain('#eval("1") *a* <x> $ @p');
    expect(words).toContain('#read("/etc/passwd")');
    expect(words).toContain(`« ${hostile} »`);
  });

  it('stays on the page, whatever its length and its alphabet', async () => {
    const long = { ...signature, name: 'N'.repeat(160), typedName: 'Ñ'.repeat(160), function: '😀'.repeat(30) };
    const words = await wordsOf(
      signedDocument(
        { ...signed, signatories: [long, drawn], promeneur: { ...signed.promeneur, firstName: 'محمد\u202e' } },
        evidence,
        press,
      ),
    );
    expect(words).toContain('[U+1F600]');
    expect(words).toContain('Les signes que la police de ce document ne dessine pas');
    expect(words.replaceAll(/[\s\u200b]/g, '')).toContain('N'.repeat(160));
  });

  it('is printed at its greatest length in reasonable time', async () => {
    const paragraph = 'Le promeneur écoute, informe et oriente ; il tient parole. ';
    const version = {
      ...signed.version,
      text: Array.from({ length: 10 }, () => paragraph.repeat(100))
        .join('\n\n')
        .slice(0, 60_000),
    };
    const before = process.cpuUsage();
    await signedDocument({ ...signed, version }, evidence, press);
    // Of the processor's time, not of the clock's: a machine that does something else meanwhile proves nothing.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5000);
  });
});
