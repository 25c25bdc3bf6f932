import type { core } from 'zod';
import { fr } from 'zod/locales';

/** Rules of ours that zod cannot word. A rule without a line here keeps its code and reads « À corriger. ». */
const words: Record<string, string> = {
  'unwritable-character': 'Un caractère de ce texte ne peut pas être gardé. Retapez-le.',
  'line-break': 'Écrivez sur une seule ligne.',
  'password-short': 'Écrivez au moins 12 caractères : quelques mots sans rapport entre eux font un bon mot de passe.',
  'record-without-role': 'Seuls un promeneur et une structure ont une fiche.',
  'note-missing': 'Dites en quelques mots ce qui manque.',
  'heir-missing': 'Dites à qui ce profil est transmis, ou son nouveau nom.',
  'core-or-own-text': 'Écrivez un texte entier, ou ce que vous ajoutez au texte national : pas les deux.',
  'ground-missing': 'Choisissez au moins un engagement.',
  'said-twice': 'La même valeur est donnée deux fois.',
  'value-or-follow': 'Dites une valeur, ou que vous suivez de nouveau celle d’au-dessus : l’une des deux.',
  'code-format': 'Le code a six chiffres.',
  'document-code-format': 'Le code d’un document a seize signes, en quatre groupes de quatre.',
  'typed-name-missing': 'Tapez votre nom pour signer.',
  'drawing-missing': 'Dessinez votre signature, ou tapez votre nom.',
  'drawing-empty': 'Un seul point ne fait pas une signature. Dessinez-la, ou tapez votre nom.',
  'drawing-too-long': 'Ce dessin est trop long. Recommencez en moins de traits.',
  'closes-before-it-opens': 'L’heure de fin doit suivre l’heure de début.',
  'hours-overlap': 'Deux horaires du même jour se chevauchent.',
  'point-unreadable': 'Écrivez la latitude puis la longitude, comme 48.0713, 6.8779.',
  'website-unreadable': 'Écrivez l’adresse d’un site, comme https://mjc-du-lac.fr.',
  'qpv-code': 'Un code de quartier s’écrit comme QN08801M.',
  'code-of-qpv': 'Seul un quartier (QPV) a un code.',
  'ends-before-it-starts': 'La fin doit suivre le début.',
  'target-unclear': 'Dites pour qui : des personnes choisies, ou celles que des filtres trouvent.',
  'filter-empty': 'Sans filtre, ce serait tout le monde. Dites-le si c’est bien ce que vous voulez.',
  'placeholder-unknown': 'Entre doubles accolades, seuls {{prénom}} et {{structure}} sont remplacés.',
};

const locale = fr().localeError;

/** A code for the page and a French sentence for a person, from an issue of zod. */
export function messageOf(issue: core.$ZodIssue): { code: string; message: string } {
  const own = /^[a-z]+(?:-[a-z]+)+$/.test(issue.message) ? issue.message : undefined;
  if (own) return { code: own, message: words[own] ?? 'À corriger.' };
  return { code: issue.code.replaceAll('_', '-'), message: french(issue) };
}

const MISSING = 'Ce champ est nécessaire.';

/** Issues that we word better than zod does. */
const better: readonly { readonly is: (issue: core.$ZodIssue) => boolean; readonly words: string }[] = [
  { is: (issue) => issue.code === 'invalid_type' && issue.input === undefined, words: MISSING },
  { is: (issue) => issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1, words: MISSING },
  {
    is: (issue) => issue.code === 'invalid_format' && issue.format === 'email',
    words: 'Cette adresse n’est pas complète : il y faut un @ et un domaine.',
  },
];

function french(issue: core.$ZodIssue): string {
  const ours = better.find(({ is }) => is(issue));
  if (ours) return ours.words;
  const said = locale(issue as never);
  return typeof said === 'string' ? said : (said?.message ?? issue.message);
}
