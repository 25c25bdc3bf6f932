import type { emailFault } from './email';
import type { CommuneFault } from './read-commune';

// What is, then what to do: the one place where the import speaks French. U+00A0 inside « », before a colon; U+202F before « ; » and « ? ».
const NBSP = '\u00A0';
const THIN = '\u202F';

const quoted = (text: string) => `«${NBSP}${text}${NBSP}»`;
const listed = (words: readonly string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ou ${words.at(-1)}`);

const emailFaults: Record<ReturnType<typeof emailFault>, string> = {
  'at-sign': 'Il manque le signe @ dans cette adresse.',
  accent: 'Une adresse e-mail s’écrit sans accent.',
  space: 'Une adresse e-mail s’écrit sans espace.',
  form: 'Il manque quelque chose à cette adresse, par exemple la fin du domaine.',
};

export const messages = {
  nameMissing: `Aucun nom sur cette ligne${NBSP}: elle est laissée de côté. Écrivez un nom et un prénom pour l’enregistrer.`,
  lastNameMissing: 'Il manque le nom. Écrivez-le dans la case pour enregistrer cette ligne.',
  firstNameMissing: 'Il manque le prénom. Écrivez-le dans la case pour enregistrer cette ligne.',
  nameUnclear: `On ne sait pas ce qui est le nom et ce qui est le prénom. Écrivez le nom en capitales${NBSP}: ${quoted('DURAND Léa')}.`,
  structureMissing: 'Il manque la structure qui emploie cette personne. Écrivez son nom dans la case, ou complétez la fiche plus tard.',
  emailInvalid: (fault: ReturnType<typeof emailFault>) =>
    `${emailFaults[fault]} Corrigez-la ici${THIN}; sinon la personne est enregistrée sans adresse.`,
  emailSeveral: (kept: string) => `Plusieurs adresses dans cette case${NBSP}: ${kept} est gardée. Laissez-en une seule.`,
  representativeEmailInvalid: (fault: ReturnType<typeof emailFault>) =>
    `${emailFaults[fault]} Corrigez-la ici${THIN}; sinon le représentant est enregistré sans adresse.`,
  emailShared: (who: string) =>
    `${who} a la même adresse. Chacun a besoin de la sienne pour signer${NBSP}: écrivez-en une autre, sinon la personne est enregistrée sans adresse.`,
  networkShared: (who: string) =>
    `${who} a le même compte. Corrigez l’un des deux${THIN}; sinon la personne est enregistrée sans ce compte.`,
  phoneInvalid: `On ne lit pas de numéro ici. Écrivez ses dix chiffres, ou l’indicatif du pays devant.`,
  phoneSeveral: `Plusieurs numéros dans cette case${NBSP}: le premier est gardé. Laissez-en un seul.`,
  siretInvalid: `Ce SIRET ne tombe pas juste. Recopiez ses 14 chiffres depuis un document de la structure.`,
  dateUnreadable: `On ne lit pas de date ici. Écrivez par exemple 10/05/2024, ${quoted('septembre 2023')} ou 2021.`,
  hoursUnreadable: `On ne lit pas d’heures par semaine ici. Écrivez par exemple ${quoted('2')}, ${quoted('1,5')} ou ${quoted('2h30')}.`,
  voletUnknown: `On ne reconnaît pas le public. Écrivez ${quoted('jeunesse')}, ${quoted('parentalité')} ou ${quoted('les deux')}.`,
  networkUnreadable: `On ne reconnaît pas ce compte. Écrivez son nom, sans espace, ou l’adresse de sa page.`,
  networkSeveral: (kept: string) => `Plusieurs comptes dans cette case${NBSP}: ${kept} est gardé. Ajoutez les autres sur la fiche.`,
  textTooLong: (most: number) => `Ce texte dépasse ${most} signes. Raccourcissez-le${THIN}; sinon il n’est pas enregistré.`,
  commune: (fault: CommuneFault, name: string, postalCode: string) => communeMessages[fault.kind](fault as never, name, postalCode),
  duplicateOfLine: (line: number) => `Cette personne est déjà à la ligne ${line}. Une seule des deux est enregistrée.`,
  duplicateOfRecord: `Cette personne est déjà dans l’annuaire${NBSP}: rien de nouveau ici.`,
  namesakeOfRecord: (name: string) =>
    `${name} est déjà dans l’annuaire, ailleurs. Si ce n’est pas la même personne, écrivez son adresse e-mail${THIN}; sinon corrigez sa fiche.`,
  structureNameMissing: `Aucun nom de structure sur cette ligne${NBSP}: elle est laissée de côté. Écrivez-le pour l’enregistrer.`,
  structureEmailInvalid: (fault: ReturnType<typeof emailFault>) =>
    `${emailFaults[fault]} Corrigez-la ici${THIN}; sinon la structure est enregistrée sans adresse e-mail.`,
  rnaInvalid: `Ce numéro RNA ne tombe pas juste. Il commence par W et compte dix signes${NBSP}: W881234567.`,
  websiteUnreadable: `On ne lit pas d’adresse de site ici. Écrivez-la comme dans un navigateur${NBSP}: mjc-du-lac.fr.`,
  structureTypeUnknown: `On ne reconnaît pas ce type. Écrivez par exemple ${quoted('centre social')}, ${quoted('MJC')} ou ${quoted('association')}.`,
  representativeEmailMissing: (former: string) =>
    `Le représentant change, sans son adresse${NBSP}: écrivez-la${THIN}; sinon ${former} reste sur la fiche.`,
  structureOfLine: (line: number) => `Cette structure est déjà à la ligne ${line}. Une seule des deux est enregistrée.`,
  structureOfRecord: `Cette structure est déjà dans l’annuaire${NBSP}: rien de nouveau ici.`,
  structureNamesakes: `Plusieurs structures portent ce nom. Écrivez le SIRET, ou la commune, pour dire laquelle.`,
  fieldOfOtherKind: 'Cette colonne ne peut pas dire cela dans un fichier de ce genre.',
  columnUnknown: 'Le fichier n’a pas de colonne de ce nom.',
  fieldTwice: `Deux colonnes disent la même chose${NBSP}: choisissez-en une.`,
  lineUnknown: 'Cette ligne n’est pas de celles à importer.',
};

type FaultOf<Kind extends CommuneFault['kind']> = Extract<CommuneFault, { kind: Kind }>;

const communeMessages: { [Kind in CommuneFault['kind']]: (fault: FaultOf<Kind>, name: string, postalCode: string) => string } = {
  unknown: ({ suggestion }, name) =>
    suggestion
      ? `On ne trouve pas ${quoted(name)}. Vouliez-vous écrire ${suggestion}${THIN}?`
      : `On ne trouve pas la commune ${quoted(name)}. Écrivez son nom officiel, ou son code postal.`,
  several: ({ names }) => `Plusieurs communes répondent${NBSP}: ${listed(names.slice(0, 8))}. Écrivez laquelle.`,
  'postal-code': ({ expected }, name, postalCode) =>
    `Le code postal ${postalCode} n’est pas celui de ${name} (${listed(expected.slice(0, 5))}). Corrigez l’un des deux.`,
  'postal-code-unknown': (_, __, postalCode) =>
    `Aucune commune n’a le code postal ${quoted(postalCode)}. Corrigez-le, ou écrivez la commune.`,
  department: ({ department }, name) => `${name} est dans un autre département (${department}). Vérifiez la commune avant d’enregistrer.`,
};

/** « Léa Durand (ligne 4) »: who else, so that one can look. */
export function whoIs(name: string, line?: number): string {
  return line === undefined ? `${name}, déjà dans l’annuaire,` : `${name} (ligne ${line})`;
}
