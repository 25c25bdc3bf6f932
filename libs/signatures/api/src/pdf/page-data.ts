import { type Block, type List, type ListItem, proseOf, type Run, wordsOf } from '@promenade/documents/model';
import { plain } from '@promenade/platform/model';
import { signatureSvg } from '@promenade/signatures/model';
import { dayInFrench, french, inGroups, masked, parisDay, parisHour, parisTime, siretInFrench, bothTimes } from './french';
import type { PaperSignatory, PaperSignature, PreviewPaper, SignedPaper } from './paper';

const ROLES = { representative: 'Pour la structure', promeneur: 'Promeneur du Net' } as const;

/** What the template sets, as plain JSON: every sentence is made here, every place there. */
export function previewData(paper: PreviewPaper) {
  return {
    ...sharedData(paper),
    stamp: 'À signer',
    demonstration: false,
    signatories: paper.signatories.map((each) => blankOf(each, paper)),
    consent: paper.consentSentence ? french(paper.consentSentence) : null,
    evidence: null,
    verification: null,
  };
}

export function signedData(paper: SignedPaper, qr: string) {
  const demonstration = paper.signatories.some((each) => each.means === 'demonstration');
  return {
    ...sharedData(paper),
    stamp: demonstration ? 'Démonstration' : 'Signé',
    demonstration,
    signatories: paper.signatories.map((each) => ({ ...blankOf(each, paper), ...signatureOf(each) })),
    consent: null,
    evidence: evidenceOf(paper),
    verification: { ...paper.verification, page: paper.verification.url.replace(/^https?:\/\/|\?.*$/g, ''), qr },
  };
}

export type PageData = ReturnType<typeof previewData> | ReturnType<typeof signedData>;

function sharedData({ number, department, departmentName, version, structure, promeneur }: Omit<PreviewPaper, 'signatories'>) {
  const effective = version.effectiveOn ? `, en vigueur depuis le ${dayInFrench(version.effectiveOn)}` : '';
  return {
    number,
    network: departmentName ?? `Département ${department}`,
    title: french(version.title),
    edition: `Version ${version.number}${effective}`,
    parties: [
      {
        label: 'La structure',
        name: structure.name,
        lines: [structure.commune, structure.siret && `SIRET ${siretInFrench(structure.siret)}`].filter(Boolean),
      },
      {
        label: 'Le promeneur du Net',
        name: `${promeneur.firstName} ${promeneur.lastName}`.trim(),
        lines: [promeneur.function].filter(Boolean),
      },
    ],
    text: bodyOf(version.title, version.text),
  };
}

/** The text without the title that opens it, its headings beginning right under the title of the page. */
function bodyOf(title: string, text: string) {
  const blocks = proseOf(text);
  const [first] = blocks;
  const repeats = first?.kind === 'heading' && plain(wordsOf(first.runs)) === plain(title);
  const body = repeats ? blocks.slice(1) : blocks;
  const highest = Math.min(...body.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])), 4);
  return body.map((block) => setBlock(block, highest));
}

function setBlock(block: Block, highest: number): object {
  if (block.kind === 'list') return setList(block);
  return block.kind === 'heading'
    ? { kind: 'heading', level: block.level - highest + 2, runs: block.runs.map(setRun) }
    : { kind: 'paragraph', leads: wordsOf(block.runs).trimEnd().endsWith(':'), runs: block.runs.map(setRun) };
}

function setList({ ordered, start, items }: List): object {
  return {
    kind: 'list',
    ordered,
    start,
    items: items.map((item: ListItem) => ({ runs: item.runs.map(setRun), list: item.list && setList(item.list) })),
  };
}

function setRun({ text, strong, emphasis, href }: Run): object {
  // On paper an address has to be written out.
  const written = href && plain(href) !== plain(text) ? `${text} (${href.replace(/^mailto:/, '')})` : text;
  return { text: french(written), strong: strong ?? false, emphasis: emphasis ?? false };
}

function blankOf(each: PaperSignatory, { structure }: Pick<PreviewPaper, 'structure'>) {
  const place = each.role === 'representative' ? structure.name : undefined;
  return {
    role: ROLES[each.role],
    name: each.name,
    lines: [each.function, place].filter(Boolean),
    drawing: null,
    typed: null,
    handwritten: false,
    signedOn: null,
    signedAt: null,
  };
}

function signatureOf({ method, strokes, typedName, signedAt, means, name }: PaperSignature) {
  return {
    drawing: method === 'drawn' ? signatureSvg(strokes ?? []) : null,
    typed: method === 'typed' ? (typedName ?? name) : null,
    handwritten: method === 'handwritten',
    ...(means === 'demonstration'
      ? { signedOn: 'Signature de démonstration', signedAt: parisTime(signedAt) }
      : {
          signedOn: `Signé le ${parisDay(signedAt)}`,
          signedAt: method === 'handwritten' ? 'date écrite sur le papier' : `à ${parisHour(signedAt)}`,
        }),
  };
}

function evidenceOf(paper: SignedPaper) {
  return {
    facts: [
      ['Numéro de la demande', paper.number],
      ['Texte', `${french(paper.version.title)}, version ${paper.version.number}`],
      ['Achevé le', bothTimes(paper.completedAt)],
    ],
    digests: [
      ['Empreinte du texte (SHA-256)', inGroups(paper.version.sha256)],
      ...digestsOf(paper, (means) => means !== 'paper').map((digest) => ['Empreinte du PDF montré (SHA-256)', digest]),
      ...digestsOf(paper, (means) => means === 'paper').map((digest) => ['Empreinte de la numérisation (SHA-256)', digest]),
    ],
    acts: paper.signatories.map(actOf),
  };
}

function digestsOf({ signatories }: SignedPaper, wanted: (means: PaperSignature['means']) => boolean): string[] {
  return [...new Set(signatories.filter(({ means }) => wanted(means)).map(({ documentSha256 }) => inGroups(documentSha256)))];
}

function actOf(each: PaperSignature) {
  return {
    role: ROLES[each.role],
    name: each.name,
    consent: french(each.consentSentence),
    facts: [
      ['Signé le', bothTimes(each.signedAt)],
      ['Vérification', meansOf(each)],
      ['Signature', methodOf(each)],
      ...(each.typedSentence ? [['Phrase recopiée', `« ${each.typedSentence} »`]] : []),
      ...(each.otherRequests ? [['Portée', reachOf(each.otherRequests, each.shownSha256)]] : []),
    ].map(([term, words]) => [term, french(words!)]),
  };
}

function methodOf({ method, typedName, name }: PaperSignature): string {
  if (method === 'typed') return `nom tapé : « ${typedName ?? name} »`;
  return method === 'drawn'
    ? 'dessinée à l’écran, tracée par le serveur'
    : 'manuscrite, sur papier : la numérisation est jointe à ce document';
}

function meansOf({ means, codeSentAt, email }: PaperSignature): string {
  if (means === 'demonstration') return 'signature de démonstration, faite par le programme sans code : elle n’engage personne';
  if (means === 'totp') return 'code à usage unique de son application d’authentification, saisi et reconnu';
  if (means === 'paper') return 'signature manuscrite sur un exemplaire imprimé, numérisé puis contrôlé par la coordination';
  const sent = codeSentAt ? ` le ${parisTime(codeSentAt)}` : '';
  return `code à six chiffres envoyé à ${masked(email)}${sent}, saisi et reconnu`;
}

function reachOf(count: number, shown: string | null | undefined): string {
  const reach = count === 1 ? 'le même acte signe une autre demande' : `le même acte signe ${count} autres demandes`;
  return shown ? `${reach} ; le PDF affiché alors était celui d’une autre, d’empreinte ${inGroups(shown)}` : reach;
}
