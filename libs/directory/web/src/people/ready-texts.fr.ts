import type { PromeneurDetail, ReadyText } from '@promenade/directory/model';
import { departmentName, departmentSlug, fr } from '@promenade/platform/web';
import { weekWords } from './people-labels.fr';

export interface Filled {
  readonly promeneur: Pick<PromeneurDetail, 'firstName' | 'function' | 'structure' | 'department' | 'permanences' | 'contactNote'>;
  /** The address of the public page. */
  readonly page: string;
}

/** Where the public finds somebody, whole: it is pasted elsewhere. It opens once the record is listed. */
export function pageOf({ department, slug }: Pick<PromeneurDetail, 'department' | 'slug'>): string {
  return `${location.origin}/annuaire/${departmentSlug(department)}/${slug}`;
}

/** What is not known stays to be filled, between brackets that one sees. */
const orBlank = (said: string | null | undefined, blank: string) => said || `[${blank}]`;

/** Texts of the guide's first steps (G-18), in our own words, filled from the record: ready to be copied, then made one's own. */
export const readyTexts: Record<ReadyText, (filled: Filled) => string> = {
  about: ({ promeneur, page }) =>
    paragraphs(
      `Bonjour, je suis ${promeneur.firstName}. Je travaille pour ${structureOf(promeneur)} (${orBlank(promeneur.function, 'votre métier')}).`,
      `Je suis aussi Promeneur du Net, dans le réseau du département (${departmentName(promeneur.department)}) : une présence éducative en ligne, pour les jeunes et les parents.`,
      `Vous pouvez m’écrire pour une question, un souci, ou simplement pour parler. C’est gratuit et cela reste entre nous, dans les limites de ce réseau et de la loi : si quelqu’un est en danger, je fais ce qu’il faut pour le protéger.`,
      hoursOf(promeneur),
      `Vérifier que c’est bien moi : ${page}`,
    ),
  doubt: ({ promeneur }) =>
    paragraphs(
      'Bonjour,',
      `J’ai bien reçu votre demande. Ce compte est celui que j’utilise pour mon travail à ${structureOf(promeneur)} : je suis Promeneur du Net, à l’écoute des jeunes et des parents.`,
      'Avant d’accepter, j’aimerais savoir ce qui vous amène. Est-ce pour vous, pour quelqu’un que vous connaissez, ou pour votre travail ?',
      `À bientôt, ${promeneur.firstName}`,
    ),
  'first-contact': ({ promeneur, page }) =>
    paragraphs(
      'Salut,',
      `On est maintenant en contact. Je m’appelle ${promeneur.firstName}, je travaille à ${structureOf(promeneur)} et je suis Promeneur du Net : je suis en ligne pour répondre à tes questions, ou juste pour discuter.`,
      'Je vois ce que tu publies, comme tu vois ce que je publie. Je ne commente pas ta page ; si j’ai quelque chose à te dire, je t’écris en privé. Tu peux me retirer quand tu veux, et me parler autrement si tu préfères.',
      hoursOf(promeneur, 'tu'),
      `Pour être sûr que c’est bien moi : ${page}`,
    ),
  'first-contact-short': ({ promeneur, page }) =>
    paragraphs(
      `Salut, moi c’est ${promeneur.firstName} (${structureOf(promeneur)}). Je suis Promeneur du Net : écris-moi quand tu veux, je réponds à ma prochaine connexion.`,
      hoursOf(promeneur, 'tu'),
      `Ma fiche : ${page}`,
    ),
};

function structureOf({ structure }: Filled['promeneur']): string {
  return orBlank(structure?.name, 'votre structure');
}

function hoursOf({ permanences }: Filled['promeneur'], to: 'vous' | 'tu' = 'vous'): string {
  const week = weekWords(permanences) || '[vos jours et vos heures]';
  return to === 'tu' ? `Je suis là à coup sûr ${week}.` : `Je réponds à coup sûr ${week}.`;
}

function paragraphs(...said: string[]): string {
  return said.map((line) => fr(line)).join('\n\n');
}
