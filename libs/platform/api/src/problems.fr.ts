/** What a person reads when a door stays closed: what is, then what to do. One sentence per code, else per status. */
const byCode: Record<string, string> = {
  'foreign-origin': 'Cette demande vient d’un autre site. Ouvrez Promenade et recommencez.',
  'in-flight': 'Cette demande est déjà en cours. Attendez sa réponse.',
  'key-reused': 'Cette clé a déjà servi pour une autre demande.',
  'totp-required': 'Il manque le code à six chiffres de votre application.',
  'wrong-credentials': 'Ce mot de passe ne correspond pas à cette adresse.',
  'link-used': 'Ce lien a déjà servi. Demandez-en un nouveau.',
  'link-expired': 'Ce lien a expiré. Demandez-en un nouveau.',
  'link-unknown': 'Ce lien n’est plus valable. Demandez-en un nouveau.',
  'already-there': 'Cela existe déjà.',
  'errand-ended': 'Ce traitement est déjà terminé.',
  'email-taken': 'Cette adresse est déjà celle d’un autre promeneur du département.',
  'profile-taken': 'Ce profil est déjà celui d’un promeneur du département.',
  'siret-taken': 'Ce SIRET est déjà celui d’une autre structure du département.',
  'already-employed': 'Cette personne travaille déjà pour cette structure à ces dates.',
  'structure-employs': 'Des promeneurs travaillent ou ont travaillé pour cette structure : elle ne peut plus être supprimée.',
  'records-since-changed': 'Des fiches ont été signées ou modifiées depuis : elles ne peuvent plus être retirées.',
  'import-committed': 'Cet import est déjà enregistré.',
  'import-not-committed': 'Cet import n’est pas enregistré : il n’y a rien à annuler.',
  'import-undone': 'Cet import est déjà annulé.',
  'code-wrong': 'Ce code n’est pas le bon.',
  'code-locked': 'Trop d’essais : demandez un nouveau code.',
  'not-your-turn': 'Ce n’est pas encore votre tour de signer.',
  'already-signed': 'C’est déjà signé.',
  'version-superseded': 'Le texte a changé depuis. Relisez la nouvelle version.',
  'request-refused': 'Cette demande a été refusée par un signataire. Elle est close.',
  'request-expired': 'Cette demande est arrivée à son terme. Il faut en faire une autre.',
  'already-asked': 'Cette charte est déjà à signer. Relancez plutôt le signataire.',
  'promeneur-left': 'Cette personne a quitté le réseau : elle n’a plus rien à signer.',
  'promeneur-email-missing': 'Il manque l’adresse électronique du promeneur. Ajoutez-la à sa fiche.',
  'structure-missing': 'Ce promeneur n’a pas de structure aujourd’hui. Ajoutez son emploi.',
  'representative-missing': 'Il manque le nom ou l’adresse de qui représente la structure. Complétez sa fiche.',
  'version-missing': 'Aucune charte n’est en vigueur. Publiez-en une.',
  'version-draft': 'Cette version est encore un brouillon. Publiez-la d’abord.',
  'already-published': 'Cette version est publiée : elle ne change plus. Faites-en une nouvelle.',
  'effective-in-the-past': 'Cette version ne peut pas entrer en vigueur dans le passé.',
  'storage-away': 'Le disque ne répond pas ou il est plein. Rien n’est perdu : réessayez dans un moment.',
  'not-migrated': 'Le service se met à jour. Réessayez dans un instant.',
  'database-away': 'Le service reprend son souffle. Votre saisie est gardée : réessayez dans un instant.',
};

const byStatus: Record<number, string> = {
  400: 'Cette demande est illisible.',
  401: 'Connectez-vous pour continuer.',
  403: 'Votre rôle ne permet pas cette action.',
  404: 'Cette page ou cette fiche n’existe pas.',
  405: 'Cette action n’existe pas ici.',
  408: 'L’envoi a été trop lent. Réessayez.',
  409: 'Cette action n’est pas possible maintenant.',
  412: 'Quelqu’un a modifié cette fiche entre-temps. Rechargez-la.',
  413: 'Ce fichier est trop lourd.',
  415: 'Ce format n’est pas accepté.',
  422: 'Il reste quelque chose à corriger.',
  429: 'Trop de demandes à la fois. Réessayez dans un moment.',
  500: 'Nous n’avons pas pu terminer. Rien n’est perdu : réessayez.',
  503: 'Le service reprend son souffle. Votre saisie est gardée : réessayez dans un instant.',
};

const codes: Record<number, string> = {
  400: 'unreadable',
  401: 'no-session',
  403: 'role',
  404: 'not-found',
  405: 'method',
  408: 'too-slow',
  409: 'refused',
  412: 'changed-meanwhile',
  413: 'too-large',
  415: 'unsupported-type',
  422: 'invalid',
  429: 'too-many',
  500: 'broken',
  503: 'away',
};

export function titleOf(status: number, code: string): string {
  return byCode[code] ?? byStatus[status] ?? byStatus[500]!;
}

export function codeOf(status: number): string {
  return codes[status] ?? 'broken';
}
