import { createHash } from 'node:crypto';
import type { Letter } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';

const longDay = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
/** « 12 septembre 2026 », « 1er mars 2027 ». */
const dayInFrench = (day: IsoDate): string => longDay.format(new Date(`${day}T12:00:00Z`)).replace(/^1 /, '1er ');
const listed = (names: readonly string[]): string => new Intl.ListFormat('fr', { type: 'conjunction' }).format(names);
const counted = (count: number): string => (count === 1 ? '1 promeneur n’a' : `${count} promeneurs n’ont`);

/** What every letter of a campaign tells of it. */
export interface Told {
  readonly campaignId: string;
  readonly title: string;
  readonly number: number;
  readonly graceEndsOn: IsoDate;
}

interface To {
  readonly to: string;
  readonly name: string;
}

/** To the promeneur, before what they signed ceases to count. @param days left, the notice it is @param link when it is their turn */
export function noticeToPromeneur(
  { to, name, structure, turn, link }: To & { structure: string; turn: string; link: string | null },
  told: Told,
  notice: number,
): Letter {
  const next =
    turn === 'awaiting-structure'
      ? [`${structure} doit signer d’abord : nous le lui rappelons aujourd’hui. Vous recevrez ensuite un courriel.`]
      : ['La demande de signature n’est plus ouverte : écrivez à la coordination, qui vous en enverra une autre.'];
  return {
    to,
    occasion: `charter-notice/${told.campaignId}/${told.graceEndsOn}/${notice}/${digestOf(to)}`,
    subject: `À signer avant le ${dayInFrench(told.graceEndsOn)} pour rester dans l’annuaire`,
    parts: [
      `Bonjour ${name},`,
      `« ${told.title} » a une nouvelle version, la ${told.number}. Elle attend encore une signature.`,
      `La charte que vous avez signée auparavant compte jusqu’au ${dayInFrench(told.graceEndsOn)} inclus. Après ce jour, votre fiche sortira de l’annuaire public ; elle y reviendra dès que la nouvelle version sera signée.`,
      ...(link ? [{ link, label: 'Lire et signer' }, 'Ce lien est à vous seul : ne le faites pas suivre.'] : next),
    ],
  };
}

/** To the representative, for all those of the structure. @param awaited those whose turn is the structure's */
export function noticeToRepresentative(
  { to, name, structure, names, link }: To & { structure: string; names: readonly string[]; link: string | null },
  told: Told,
  notice: number,
): Letter {
  return {
    to,
    occasion: `charter-notice/${told.campaignId}/${told.graceEndsOn}/${notice}/${digestOf(to)}/structure`,
    subject: `Charte : ${counted(names.length)} pas encore signé`,
    parts: [
      `Bonjour ${name},`,
      `Pour ${structure}, la version ${told.number} de « ${told.title} » n’est pas encore signée par les deux parties : ${listed(names)}.`,
      `Après le ${dayInFrench(told.graceEndsOn)}, leur fiche sortira de l’annuaire public, jusqu’à ce que la charte soit signée.`,
      ...(link
        ? [{ link, label: `Lire et signer pour ${structure}` }, 'Ce lien est à vous seul : ne le faites pas suivre.']
        : ['Votre structure a signé : il reste la signature du promeneur. Un mot de votre part l’aidera.']),
    ],
  };
}

/** To the coordination, once for all. */
export function noticeToCoordination(
  { to, name }: To,
  { count, page }: { count: number; page: string },
  told: Told,
  notice: number,
): Letter {
  return {
    to,
    occasion: `charter-notice/${told.campaignId}/${told.graceEndsOn}/${notice}/${digestOf(to)}/coordination`,
    subject: `${counted(count)} pas signé la version ${told.number} de la charte`,
    parts: [
      `Bonjour ${name},`,
      `Le délai de grâce de « ${told.title} » finit le ${dayInFrench(told.graceEndsOn)}. ${counted(count)} pas encore signé : passé ce jour, leur fiche sortira de l’annuaire public.`,
      'Les personnes et leurs structures viennent d’être prévenues. Vous pouvez les relancer, ou donner plus de temps.',
      { link: page, label: 'Voir la campagne' },
    ],
  };
}

/** To the promeneur, the morning after. */
export function lapsedLetter({ to, name }: To, told: Told): Letter {
  return {
    to,
    occasion: `charter-lapsed/${told.campaignId}/${told.graceEndsOn}/${digestOf(to)}`,
    subject: 'Votre fiche n’est plus dans l’annuaire public',
    parts: [
      `Bonjour ${name},`,
      `La version ${told.number} de « ${told.title} » n’a pas été signée avant le ${dayInFrench(told.graceEndsOn)} : la charte signée auparavant ne compte plus, et votre fiche est sortie de l’annuaire public.`,
      'Rien n’est perdu. Dès que la structure et vous aurez signé, votre fiche y reviendra aussitôt. Demandez un lien à la coordination si vous n’en avez plus.',
    ],
  };
}

/** An occasion names no address. */
function digestOf(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 32);
}
