import { french, parisDay, parisTime } from './pdf/french';

/** What the LISEZMOI of an evidence tells: what is there, and how to check it without us. */
export interface ReadmeFacts {
  readonly number: string;
  readonly title: string;
  readonly completedAt: string;
  readonly isSealed: boolean;
  /** The day of the signed list that names this chain; none before the night that follows. */
  readonly anchorDay: string | null;
  readonly isTimestamped: boolean;
  /** Whoever signed this along with another request, by one act: what was on the screen was the document of the other. */
  readonly signedAlong: readonly { readonly name: string; readonly shown: string }[];
}

export function readmeOf(facts: ReadmeFacts): string {
  const parts = [heading(facts), contents(facts), onSeal(facts), CHAIN, onAnchor(facts), LEVEL];
  return french(`${parts.join('\n\n')}\n`).replaceAll('\n', '\r\n');
}

const heading = ({ number, title, completedAt }: ReadmeFacts) => `PREUVE DE SIGNATURE ${number}
${title}
Signée par toutes les parties le ${parisTime(completedAt)}.

Tout se vérifie hors ligne, sans Promenade et sans nous demander quoi que ce soit : avec Node.js (version 20 ou plus récente), OpenSSL,
et pdfsig, qui fait partie de Poppler. Placez-vous dans le dossier où vous avez extrait ces fichiers.`;

const contents = ({ anchorDay, isTimestamped }: ReadmeFacts) => `CE QUE CONTIENT CETTE ARCHIVE
  charte.pdf           le document complet : texte, signatures, page de preuve
  document-montre.pdf  le document présenté à la signature, tel qu’il était avant elle
  events.jsonl         ce qui s’est passé, dans l’ordre ; chaque ligne porte l’empreinte de la précédente
${
  anchorDay
    ? `  anchor.json          la liste signée du ${parisDay(`${anchorDay}T12:00:00Z`)}, qui nomme cette suite d’événements
  anchor.p7s           la signature de cette liste
${isTimestamped ? '  anchor.tsr           son horodatage par un tiers\n' : ''}`
    : ''
}  certificates.pem     les certificats du cachet technique
  verify-chain.mjs     le programme qui vérifie la suite d’événements (30 lignes, à lire avant de s’en servir)`;

const onSeal = (facts: ReadmeFacts) => [onChange(facts), ...facts.signedAlong.map(alongOf)].join('\n');

const alongOf = ({ name, shown }: ReadmeFacts['signedAlong'][number]) =>
  `${name} a signé ce document avec d’autres, par un même acte (« actId ») : le document affiché alors était celui d’une autre demande,
d’empreinte ${shown} (« shown »), et non celui-ci.`;

const onChange = ({ isSealed }: ReadmeFacts) =>
  isSealed
    ? `1. LE DOCUMENT N’A PAS CHANGÉ
  pdfsig charte.pdf
répond « Signature is Valid ». Un seul octet modifié, et il répond le contraire.
  sha256sum charte.pdf document-montre.pdf
donne les empreintes que l’on retrouve dans events.jsonl : celle du document présenté à chaque « signed », celle du document complet à « completed ».`
    : `1. LE DOCUMENT N’A PAS CHANGÉ
Ce document a été complété avant que Promenade pose un cachet technique : il n’en porte pas.
  sha256sum charte.pdf document-montre.pdf
donne les empreintes que l’on retrouve dans events.jsonl : celle du document présenté à chaque « signed », celle du document complet à « completed ».`;

const CHAIN = `2. RIEN N’A ÉTÉ AJOUTÉ, RETIRÉ NI DÉPLACÉ DANS CE QUI S’EST PASSÉ
  node verify-chain.mjs events.jsonl
répond « Chaîne intacte », ou nomme le premier événement qui ne tient pas. Pour chaque événement, l’empreinte « hash » est le SHA-256 de
l’empreinte précédente, d’un retour à la ligne, et du texte « line ». Aucun nom n’y figure, seulement des identifiants et des empreintes :
« origin » est l’empreinte salée de l’adresse et du navigateur, que Promenade oublie après un an.`;

const onAnchor = ({ anchorDay, isTimestamped }: ReadmeFacts) =>
  anchorDay
    ? `3. CETTE SUITE N’A PAS ÉTÉ RÉÉCRITE EN ENTIER
  node verify-chain.mjs events.jsonl anchor.json
  openssl cms -verify -inform DER -in anchor.p7s -content anchor.json -binary -CAfile certificates.pem -partial_chain -purpose any -no_check_time -out /dev/null
${
  isTimestamped
    ? `  openssl ts -verify -data anchor.json -in anchor.tsr -token_in -CAfile autorite.pem
où autorite.pem est le certificat de l’autorité d’horodatage, à demander à celle-ci.
`
    : ''
}Chaque liste porte l’empreinte de la précédente (« prev »). L’empreinte de ces listes part chaque nuit par courriel à la
coordination, à la Caf et au niveau national : demandez-leur celle de ce jour, et comparez-la à ce que répond
  sha256sum anchor.json`
    : `3. CETTE SUITE N’A PAS ÉTÉ RÉÉCRITE EN ENTIER
La liste signée qui nomme cette suite est faite la nuit qui suit : demandez cette archive de nouveau demain, elle y sera.`;

const LEVEL = `CE QUE VAUT CETTE SIGNATURE
Signature électronique simple (règlement eIDAS, article 3, point 10), avec cachet technique ; ni avancée ni qualifiée.`;
