import { plain } from '@promenade/platform/model';
import { distance } from './distance';
import { fieldsOfKind, type ImportField, type ImportKind } from './fields';

export interface HeaderGuess {
  readonly field: ImportField;
  readonly confidence: number;
}

const SURE = 1;
const LIKELY = 0.8;
const PERHAPS = 0.6;

const MAIL = String.raw`\b(?:e ?mails?|mails?|mels?|courriels?|adresse electronique)\b`;
const PHONE = String.raw`\b(?:tel\w*|portables?|mobiles?|gsm|numero de telephone)\b`;
const BOSS = String.raw`\b(?:represent\w*|rl|responsable legal|signataires?|resp(?:onsable)?s?|direct\w*|president\w*|hierarchi\w*|n 1)\b`;
const EMPLOYER = String.raw`\b(?:structures?|employeurs?|associations?|organismes?|etablissements?|porteur|porteuse)\b`;
const CONTACT = String.raw`\b(?:contacts?|referente?s?|interlocut\w*|signataires?)\b`;
const FUNCTION = String.raw`\b(?:fonctions?|qualite|titre)\b`;
const CHARTER = String.raw`\b(?:charte|signature|signee?)\b`;
const LEAVING = String.raw`\b(?:sortie|fin|depart|naissance|formation|reunion|convention|maj|mise a jour)\b`;

/** A header that holds each of these, and none of those after `without`. */
type HeaderRule = readonly [ImportField, number, readonly string[], without?: readonly string[]];

/** From the most telling to the least: the first that fits, fits best. Headers are compared without accents, capitals or signs. */
const rules: readonly HeaderRule[] = [
  ['representativeEmail', SURE, [MAIL, BOSS]],
  ['representativeName', SURE, [String.raw`\b(?:represent\w*|responsable legal)\b`], [PHONE, MAIL, String.raw`\b(?:fonction|qualite)\b`]],
  [
    'representativeName',
    PERHAPS,
    [String.raw`^(?:(?:nom|prenom)s? .*)?(?:resp(?:onsable)?|direct(?:eur|rice|ion)|president\w*)\b`],
    [PHONE, MAIL],
  ],
  ['siret', SURE, [String.raw`\bsiret\b`]],
  ['email', SURE, [MAIL], [BOSS, EMPLOYER, String.raw`\bperso\w*\b`]],
  ['email', 0.4, [MAIL, String.raw`\bperso\w*\b`]],
  ['phone', SURE, [PHONE], [BOSS, EMPLOYER, String.raw`\bperso\w*\b`, String.raw`\bfixe\b`]],
  ['phone', 0.4, [PHONE], [BOSS, EMPLOYER]],
  ['fullName', SURE, [String.raw`\bnoms?\b`, String.raw`\bprenoms?\b`], [BOSS, EMPLOYER]],
  ['firstName', SURE, [String.raw`^prenoms?\b`], [BOSS, String.raw`\bnoms?\b`]],
  [
    'structure',
    SURE,
    [String.raw`^(?:nom (?:de )?(?:la |l |du )?)?${EMPLOYER}`],
    [String.raw`\b(?:adresse|cp|ville|commune|type|statut|code)\b`, PHONE, MAIL],
  ],
  ['lastName', SURE, [String.raw`^noms?(?: (?:de famille|usuel|d usage|du promeneur|pdn))?$`]],
  [
    'fullName',
    LIKELY,
    [String.raw`^(?:promeneu(?:r|se|rs)|pdn|professionnel\w*|identite|personne|salarie\w*|intervenante?s?|contact)(?: du net)?$`],
  ],
  ['commune', SURE, [String.raw`\b(?:cp|code postal)\b`, String.raw`\b(?:ville|commune)\b`]],
  ['postalCode', SURE, [String.raw`^(?:cp|c p|codes? postal|codes? postaux|code post)\b`]],
  ['commune', SURE, [String.raw`^(?:communes?|villes?|localites?)\b`], [String.raw`\b(?:intervention|naissance)\b`]],
  ['address', SURE, [String.raw`^(?:adresses?|rue|voie|complement d adresse|adresse postale)\b`], [MAIL]],
  ['volet', SURE, [String.raw`^(?:volets?|publics?)\b`]],
  ['volet', LIKELY, [String.raw`\b(?:public|volet|cible)s?\b`]],
  ['charterSignedOn', SURE, [CHARTER, String.raw`\b(?:le|dates?|jour)\b`], [String.raw`\b(?:version|convention)\b`]],
  ['charterSignedOn', LIKELY, [CHARTER], [String.raw`\bconvention\b`]],
  ['weeklyHours', SURE, [String.raw`\b(?:h|heures?|hres?|temps|volume|duree)\b`, String.raw`\b(?:sem\w*|hebdo\w*)\b`]],
  [
    'weeklyHours',
    LIKELY,
    [String.raw`^(?:nb|nombre|nbre)? ?(?:d )?(?:heures?|h)(?: pdn)?$|^(?:volume horaire|temps dedie|temps pdn|mandat)`],
  ],
  ['startedOn', SURE, [String.raw`\b(?:entree|debut|arrivee|depuis|embauche|prise de (?:fonction|poste))\b`], [LEAVING]],
  ['startedOn', 0.4, [String.raw`^date$`]],
  ['function', SURE, [String.raw`^(?:fonctions?|postes?|metiers?|profession|intitule(?: du)? poste|qualite|emploi)\b`]],
  ['notes', SURE, [String.raw`^(?:observations?|obs|remarques?|notes?|commentaires?|divers|infos?)\b`]],
  ['network:facebook', SURE, [String.raw`\b(?:facebook|fb)\b`], [String.raw`\bmessenger\b`]],
  ['network:messenger', SURE, [String.raw`\bmessenger\b`]],
  ['network:instagram', SURE, [String.raw`\b(?:instagram|insta|ig)\b`]],
  ['network:snapchat', SURE, [String.raw`\b(?:snapchat|snap)\b`]],
  ['network:whatsapp', SURE, [String.raw`\bwhats ?app\b`]],
  ['network:tiktok', SURE, [String.raw`\btik ?tok\b`]],
  ['network:discord', SURE, [String.raw`\bdiscord\b`]],
  ['network:twitch', SURE, [String.raw`\btwitch\b`]],
  ['network:youtube', SURE, [String.raw`\b(?:you ?tube|yt)\b`]],
  ['network:x', SURE, [String.raw`^(?:x|twitter|x twitter|twitter x)\b`]],
  ['network:linkedin', SURE, [String.raw`\blinked ?in\b`]],
  ['network:mastodon', SURE, [String.raw`\bmastodon\b`]],
  ['network:online-game', SURE, [String.raw`\bjeux? (?:en ligne|video)\b|\bgaming\b`]],
  ['network:forum', SURE, [String.raw`\bforums?\b`]],
  ['network:sms', SURE, [String.raw`\bsms\b`]],
  ['network:video', SURE, [String.raw`\bvisio\w*\b`]],
  ['network:blog', SURE, [String.raw`\bblogs?\b`]],
  ['network:other', LIKELY, [String.raw`\bautres? reseaux?\b`]],
];

/** What a file of structures says in its own manner: there, « Nom », « Mail » and « Tél. » are the structure's. */
const ofStructures: readonly HeaderRule[] = [
  ['acronym', SURE, [String.raw`^(?:sigles?|acronymes?|abreviations?|initiales|nom (?:court|abrege))\b`]],
  ['website', SURE, [String.raw`\b(?:sites? (?:web|internet)|adresse (?:web|internet|du site)|page web)\b|^(?:web|url|www)\b`], [MAIL]],
  ['website', LIKELY, [String.raw`^sites?$`]],
  ['representativeFunction', SURE, [FUNCTION, `${BOSS}|${CONTACT}`], [PHONE, MAIL]],
  ['representativeFunction', LIKELY, [String.raw`^(?:fonctions?|qualite)$`]],
  ['representativePhone', SURE, [PHONE, BOSS], [String.raw`\bdirecte?s?\b`]],
  [
    'structure',
    SURE,
    [String.raw`^(?:noms?|denomination|raison sociale|intitule|designation)\b`],
    [BOSS, PHONE, MAIL, CONTACT, String.raw`^nom (?:court|abrege)\b`],
  ],
  ['representativeName', LIKELY, [CONTACT], [PHONE, MAIL, FUNCTION]],
  ['structureType', SURE, [String.raw`\b(?:types?|categories?|natures?|statuts?)\b`], [PHONE, MAIL]],
  ['rna', SURE, [String.raw`\b(?:rna|n(?:umero|o)? (?:d )?association)\b`]],
  ['email', SURE, [MAIL], [BOSS, String.raw`\bperso\w*\b`]],
  ['phone', SURE, [PHONE], [BOSS, String.raw`\bperso\w*\b`]],
  ['phone', LIKELY, [String.raw`\b(?:standard|fixe)\b`]],
];

const compile = (list: readonly HeaderRule[]) =>
  list.map(([field, confidence, all, without = []]) => ({
    guess: { field, confidence },
    all: all.map((pattern) => new RegExp(pattern)),
    without: without.map((pattern) => new RegExp(pattern)),
  }));

const compiled: Record<ImportKind, ReturnType<typeof compile>> = {
  promeneurs: compile(rules),
  structures: compile([...ofStructures, ...rules.filter(([field]) => fieldsOfKind.structures.includes(field))]),
};

/** Words long enough to be recognised with a letter amiss. */
const spelt: Readonly<Record<string, ImportField>> = {
  prenom: 'firstName',
  structure: 'structure',
  employeur: 'structure',
  fonction: 'function',
  adresse: 'address',
  commune: 'commune',
  'code postal': 'postalCode',
  courriel: 'email',
  telephone: 'phone',
  observations: 'notes',
  facebook: 'network:facebook',
  instagram: 'network:instagram',
  snapchat: 'network:snapchat',
};

/** What a header may mean, the likeliest first, each field once. */
export function guessesOf(header: string, kind: ImportKind = 'promeneurs'): HeaderGuess[] {
  const words = plain(header.slice(0, 80));
  if (words === '') return [];
  const found = compiled[kind]
    .filter(({ all, without }) => all.every((pattern) => pattern.test(words)) && !without.some((pattern) => pattern.test(words)))
    .map(({ guess }) => guess);
  if (found.length === 0) return misspelt(words).filter(({ field }) => fieldsOfKind[kind].includes(field));
  return found
    .filter((guess, at) => found.findIndex(({ field }) => field === guess.field) === at)
    .toSorted((a, b) => b.confidence - a.confidence);
}

function misspelt(words: string): HeaderGuess[] {
  const near = Object.keys(spelt).find((word) => distance(words, word, 3) <= (word.length >= 8 ? 2 : 1));
  return near ? [{ field: spelt[near]!, confidence: PERHAPS }] : [];
}
