import type { SeatHolder } from '@promenade/identity/api';
import type { Letter } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import type { Waiting } from './request-marks';
import type { RequestRow, SignatoryRow } from './rows';

/** What the room that asks adds to a letter: the coordination's own words, and the day by which a signature is expected. */
export interface WithWords {
  readonly message?: string | null | undefined;
  readonly signBy?: IsoDate | undefined;
}

/** What waits for one party, and the link by which they sign. */
export interface Called {
  readonly waits: readonly Waiting[];
  readonly link: string;
  readonly words: WithWords;
}

/** It is your turn: what to sign, for whom, and the one button. */
export function turnLetter(waits: readonly Waiting[], link: string, now: Date, words: WithWords = {}): Letter {
  const [{ signatory: to, structure, title }] = waits as [Waiting];
  const names = waits.map(({ promeneur }) => promeneur);
  return {
    to: to.email,
    occasion: `signature-turn/${to.partyId}/${now.toISOString()}`,
    subject:
      to.role === 'promeneur'
        ? 'Votre charte est prête, il reste à la lire et à la signer'
        : `La charte attend votre signature (${names.length})`,
    parts: [
      `Bonjour ${to.name},`,
      to.role === 'promeneur'
        ? `${structure} a signé « ${title} ». C’est maintenant votre tour.`
        : `« ${title} » attend la signature de ${structure} pour ${listed(names)}.`,
      ...said(words),
      'Vous lisez le texte, vous recevez un code, vous signez : comptez cinq minutes.',
      { link, label: 'Lire et signer' },
      'Ce lien est à vous seul : ne le faites pas suivre.',
    ],
  };
}

/** Again, to somebody whose turn it is still: one letter for all that waits for them, one button for each party they sign for. */
export function reminderLetter(called: readonly Called[]): Pick<Letter, 'subject' | 'parts'> {
  const [
    {
      waits: [one],
    },
  ] = called as [Called];
  const days = called.flatMap(({ words }) => words.signBy ?? []).sort();
  return {
    subject: days[0] ? `Votre signature est attendue avant le ${dayInFrench(days[0])}` : 'Votre signature est toujours attendue',
    parts: [
      `Bonjour ${one!.signatory.name},`,
      ...called.flatMap(({ waits, link, words }) => [whatWaits(waits), ...said(words), { link, label: buttonOf(called, waits) }]),
      'Vous avez déjà signé ? Ce courriel s’est croisé avec votre signature : il n’y a rien de plus à faire.',
      'Ces liens sont à vous seul : ne les faites pas suivre.',
    ],
  };
}

function whatWaits(waits: readonly Waiting[]): string {
  const [{ signatory, structure, title }] = waits as [Waiting];
  if (signatory.role === 'promeneur') return `« ${title} » attend votre signature.`;
  return `« ${title} » attend la signature de ${structure} pour ${listed(waits.map(({ promeneur }) => promeneur))}.`;
}

function buttonOf(called: readonly Called[], [one]: readonly Waiting[]): string {
  return called.length > 1 && one!.signatory.role === 'representative' ? `Lire et signer pour ${one!.structure}` : 'Lire et signer';
}

function said({ message, signBy }: WithWords): string[] {
  return [...(message ? ['La coordination vous écrit :', message] : []), ...(signBy ? [`À signer avant le ${dayInFrench(signBy)}.`] : [])];
}

export function codeLetter(to: Pick<SignatoryRow, 'email' | 'name'>, code: string, id: string): Letter {
  return {
    to: to.email,
    occasion: `signature-code/${id}`,
    subject: 'Votre code pour signer (10 min)',
    parts: [
      `Bonjour ${to.name},`,
      'Voici le code qui confirme votre signature. Il sert une fois, pendant dix minutes.',
      { code },
      'Vous n’êtes pas en train de signer ? Ne donnez ce code à personne et prévenez la coordination.',
    ],
  };
}

export function completeLetter(to: SignatoryRow, { id, number, snapshot, completedAt }: RequestRow, link: string): Letter {
  return {
    to: to.email,
    occasion: `signature-complete/${id}/${to.id}/${completedAt ?? ''}`,
    subject: 'C’est signé',
    parts: [
      `Bonjour ${to.name},`,
      `« ${snapshot.version.title} » est signée par ${snapshot.structure.name} et par ${snapshot.promeneur.firstName} ${snapshot.promeneur.lastName}.`,
      `Le document porte le numéro ${number}. Prenez-en un exemplaire, avec sa preuve :`,
      { link, label: 'Ouvrir ce qui est signé' },
      'Gardez ce courriel : le lien sert une fois, et vous en fera envoyer un neuf chaque fois que vous voudrez le retrouver.',
    ],
  };
}

/** What somebody has signed, asked for again from a link of before. */
export function keptLetter(to: Pick<SignatoryRow, 'partyId' | 'name' | 'email'>, link: string, now: Date): Letter {
  return {
    to: to.email,
    occasion: `signature-kept/${to.partyId}/${now.toISOString()}`,
    subject: 'Retrouver ce que vous avez signé',
    parts: [
      `Bonjour ${to.name},`,
      'Rien n’attend votre signature. Voici un lien vers ce que vous avez signé, avec sa preuve.',
      { link, label: 'Ouvrir ce qui est signé' },
      'Ce lien est à vous seul : ne le faites pas suivre.',
    ],
  };
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('fr', { type: 'conjunction' }).format(names);
}

const longDay = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** « 12 septembre 2026 », « 1er mars 2027 ». */
function dayInFrench(day: IsoDate): string {
  return longDay.format(new Date(`${day}T12:00:00Z`)).replace(/^1 /, '1er ');
}

/** To the coordination. The reason is read in the house: a mailbox keeps no word that somebody may want forgotten. */
export function refusedLetter({ email, firstName }: SeatHolder, { id, snapshot }: RequestRow, by: SignatoryRow, house: string): Letter {
  const { promeneur, structure, version } = snapshot;
  return {
    to: email,
    occasion: `signature-refused/${id}/${email}`,
    subject: `${by.name} a refusé de signer la charte`,
    parts: [
      `Bonjour ${firstName},`,
      `${by.name} a refusé de signer « ${version.title} », pour ${promeneur.firstName} ${promeneur.lastName} et ${structure.name}.`,
      'La raison est dans Promenade, et la personne attend votre réponse. Vous pourrez ensuite lui proposer la charte de nouveau.',
      { link: new URL(`/signer/${id}`, house).href, label: 'Lire la raison' },
    ],
  };
}

/** Names told in one letter: the rest is in the list. */
const TOLD = 20;

/** To the coordination: requests whose term has come, and whom each was waiting for. */
export function expiredLetter({ email, firstName }: SeatHolder, requests: readonly RequestRow[], day: IsoDate, house: string): Letter {
  const more = requests.length - TOLD;
  return {
    to: email,
    occasion: `signature-expired/${day}/${email}`,
    subject: `Chartes arrivées à leur terme sans être signées (${requests.length})`,
    parts: [
      `Bonjour ${firstName},`,
      'Ces chartes n’ont pas été signées à temps, et ne peuvent plus l’être :',
      ...requests
        .slice(0, TOLD)
        .map(({ snapshot: { promeneur, structure } }) => `${promeneur.firstName} ${promeneur.lastName}, ${structure.name}`),
      ...(more > 0 ? [`et ${more} de plus.`] : []),
      'Vous pouvez les proposer de nouveau : un nouveau courriel part, et le délai recommence.',
      { link: new URL('/chartes?state=expired', house).href, label: 'Voir lesquelles' },
    ],
  };
}

/** The scan of a charter signed by hand could not be taken: why, and what to do. */
export function paperDeclinedLetter(to: SignatoryRow, request: RequestRow, paperId: string, reason: string): Letter {
  return {
    to: to.email,
    occasion: `paper-declined/${paperId}/${to.id}`,
    subject: 'La charte signée sur papier n’a pas pu être retenue',
    parts: [
      `Bonjour ${to.name},`,
      `La coordination a regardé la charte signée à la main (« ${request.snapshot.version.title} », n° ${request.number}), et n’a pas pu la retenir :`,
      `« ${reason} »`,
      'Rien n’est perdu : la demande reste ouverte. Envoyez une autre numérisation, ou signez en ligne par le lien que vous avez reçu.',
    ],
  };
}
