import type { Alert, AlertKind, RecordGap } from '@promenade/directory/model';
import { counted, dayOf, fr, type IconName } from '@promenade/platform/web';

/** What a card says of an alert: one fact, one sentence, one action. */
export interface AlertWords {
  readonly icon: IconName;
  readonly kind: string;
  readonly fact: string;
  readonly detail: string;
  readonly action: string;
}

type Words = (alert: Alert) => AlertWords;

const whose = ({ records }: Alert): string => records[0]?.name ?? '';
const names = ({ records, count }: Alert): string => {
  const told = [...new Set(records.map(({ name }) => name))].filter(Boolean);
  const more = count - records.length;
  return `${told.join(', ')}${more > 0 ? ` et ${counted(more, 'autre', 'autres')}` : ''}.`;
};
const datedNames = ({ records, count }: Alert): string => {
  const told = records.map(({ name, on }) => (on ? `${name} le ${dayOf(on)}` : name));
  const more = count - records.length;
  return `${told.join(', ')}${more > 0 ? ` et ${counted(more, 'autre', 'autres')}` : ''}.`;
};

/** A field that records lack. @param one « n’a pas d’adresse électronique » @param many the same of several */
const lacking =
  (icon: IconName, one: string, many: string, detail: string): Words =>
  (alert) => ({
    ...{ icon, kind: 'Fiches à compléter', detail: alert.count === 1 ? detail : `${detail} ${names(alert)}` },
    fact: alert.count === 1 ? `${whose(alert)} ${one}` : `${counted(alert.count, 'promeneur', 'promeneurs')} ${many}`,
    action: alert.count === 1 ? 'Compléter la fiche' : 'Voir les fiches',
  });

const gaps: Record<RecordGap, string> = {
  ...{ function: 'fonction', volets: 'volets', 'weekly-hours': 'heures par semaine', served: 'commune desservie' },
  ...{ siret: 'SIRET', commune: 'commune', address: 'adresse' },
};

/** Records that lack several things, each told with what it lacks; one starts with the first. */
const incomplete =
  (icon: IconName, kind: string, one: string, many: string): Words =>
  (alert) => {
    const { records, count } = alert;
    const told = records.map(({ name, gaps: lacked = [] }) => `${name} : ${lacked.map((gap) => gaps[gap]).join(', ')}`);
    const more = count - records.length;
    return {
      ...{ icon, kind, fact: `${counted(count, one, many)} à compléter` },
      detail: fr(`${told.join(' ; ')}${more > 0 ? ` ; et ${counted(more, 'autre', 'autres')}` : ''}.`),
      action: count === 1 ? 'Compléter la fiche' : 'Compléter la première',
    };
  };

const ofCharters: Pick<
  Record<AlertKind, Words>,
  'charter-refused' | 'paper-waiting' | 'charter-late' | 'charter-awaiting-promeneur' | 'charter-awaiting-structure' | 'charter-to-ask'
> = {
  'charter-refused': (alert) => ({
    ...{ icon: 'bad', kind: 'Chartes refusées', detail: datedNames(alert).replace(/^/, 'Refusée pour ') },
    fact: `${counted(alert.count, 'charte refusée attend', 'chartes refusées attendent')} votre réponse`,
    action: alert.count === 1 ? 'Lire la raison' : 'Voir lesquelles',
  }),
  'paper-waiting': (alert) => ({
    ...{ icon: 'document', kind: 'Signatures manuscrites', detail: datedNames(alert).replace(/^/, 'Reçue pour ') },
    fact: `${counted(alert.count, 'charte signée sur papier attend', 'chartes signées sur papier attendent')} votre contrôle`,
    action: alert.count === 1 ? 'Contrôler' : 'Voir lesquelles',
  }),
  'charter-late': (alert) => ({
    ...{ icon: 'wait', kind: 'Chartes en retard', action: 'Relancer', detail: datedNames(alert).replace(/^/, 'Demandée à ') },
    fact: `${counted(alert.count, 'charte attend', 'chartes attendent')} depuis plus de 14 jours`,
  }),
  'charter-awaiting-promeneur': ({ count }) => ({
    ...{ icon: 'wait', kind: 'Signatures en cours', action: 'Voir qui relancer' },
    fact: `${counted(count, 'charte attend', 'chartes attendent')} la signature du promeneur`,
    detail: 'La structure a déjà signé. Sans cette signature, la fiche n’est pas dans l’annuaire public.',
  }),
  'charter-awaiting-structure': ({ count }) => ({
    ...{ icon: 'wait', kind: 'Signatures en cours', action: 'Voir qui relancer' },
    fact: `${counted(count, 'charte attend', 'chartes attendent')} la signature de la structure`,
    detail: 'Le promeneur pourra signer ensuite.',
  }),
  'charter-to-ask': ({ count }) => ({
    ...{ icon: 'sign', kind: 'Chartes à demander', action: 'Demander les signatures' },
    fact: `${counted(count, 'promeneur n’a', 'promeneurs n’ont')} pas encore reçu la charte`,
    detail: fr('Une demande suffit : la structure signe, puis le promeneur, et la fiche devient publique.'),
  }),
};

const ofCampaigns: Pick<Record<AlertKind, Words>, 'campaign-to-open' | 'campaign-lapsing' | 'campaign-late' | 'own-charter-due'> = {
  'campaign-to-open': (alert) => ({
    ...{ icon: 'sign', kind: 'Nouvelle charte', action: 'Ouvrir la campagne', fact: fr(`Un nouveau texte : « ${whose(alert)} »`) },
    detail: 'Tous ceux de l’annuaire sont à prier de le signer. En attendant, ce qu’ils ont signé compte encore.',
  }),
  'campaign-lapsing': (alert) => ({
    ...{
      icon: 'warn',
      kind: 'Campagne de signature',
      action: 'Voir qui relancer',
      detail: datedNames(alert).replace(/^/, 'Fin du délai de grâce : '),
    },
    fact: `${counted(alert.count, 'promeneur va sortir', 'promeneurs vont sortir')} de l’annuaire`,
  }),
  'campaign-late': (alert) => ({
    ...{ icon: 'wait', kind: 'Campagne de signature', action: 'Voir qui relancer', detail: names(alert) },
    fact: `${counted(alert.count, 'promeneur n’a', 'promeneurs n’ont')} pas signé la nouvelle charte à temps`,
  }),
  'own-charter-due': (alert) => ({
    ...{ icon: 'sign', kind: 'À signer', action: alert.count === 1 ? 'Lire et signer' : 'Voir ce qui attend', detail: names(alert) },
    fact: `${counted(alert.count, 'charte à signer', 'chartes à signer')} avant le ${dayOf(alert.records[0]?.on ?? '')}`,
  }),
};

const ofOthers: Omit<Record<AlertKind, Words>, keyof typeof ofCharters | keyof typeof ofCampaigns> = {
  'report-waiting': ({ count }) => ({
    ...{ icon: 'flag', kind: 'Urgent', action: count === 1 ? 'Lire le signalement' : 'Lire les signalements' },
    fact: `${counted(count, 'signalement attend', 'signalements attendent')} une réponse`,
    detail: 'Dire qu’il est reçu suffit pour commencer.',
  }),
  'message-waiting': ({ count }) => ({
    ...{ icon: 'message', kind: 'Messages', action: count === 1 ? 'Lire le message' : 'Lire les messages' },
    fact: `${counted(count, 'message attend', 'messages attendent')} une réponse`,
    detail: 'Écrit depuis l’annuaire public, par quelqu’un qui n’a pas trouvé à qui parler.',
  }),
  'procedure-overdue': ({ count }) => ({
    ...{ icon: 'warn', kind: 'Non-respect de la charte', action: count === 1 ? 'Décider de la suite' : 'Voir les procédures' },
    fact: `${counted(count, 'correction demandée a dépassé', 'corrections demandées ont dépassé')} sa date`,
    detail: 'C’est corrigé, ou vous renvoyez au comité de pilotage.',
  }),
  'procedure-answered': ({ count }) => ({
    ...{ icon: 'message', kind: 'Non-respect de la charte', action: count === 1 ? 'Lire la réponse' : 'Voir les procédures' },
    fact: `${counted(count, 'procédure a', 'procédures ont')} reçu une réponse`,
    detail: 'Si c’est corrigé, dites-le d’un mot : la procédure se clôt.',
  }),
  'own-procedure': (alert) => ({
    ...{ icon: 'warn', kind: 'Votre charte', action: alert.count === 1 ? 'Lire et répondre' : 'Voir les procédures' },
    fact:
      alert.count === 1 && alert.records[0]?.on
        ? `Une correction vous est demandée avant le ${dayOf(alert.records[0].on)}`
        : `${counted(alert.count, 'procédure attend', 'procédures attendent')} votre réponse`,
    detail: 'La coordination note un engagement de la charte qui ne lui paraît pas tenu. Vous pouvez répondre par écrit.',
  }),
  'file-missing': (alert) => ({
    ...{ icon: 'bad', kind: 'Fichiers perdus', action: 'Voir que faire' },
    fact: `${counted(alert.count, 'document n’a plus son fichier', 'documents n’ont plus leur fichier')}, ou plus le bon`,
    detail: 'Une sauvegarde peut le rendre.',
  }),
  'file-unknown': ({ count }) => ({
    ...{ icon: 'document', kind: 'Fichiers sans document', action: 'Voir que faire' },
    fact: `${counted(count, 'fichier n’appartient', 'fichiers n’appartiennent')} à aucun document`,
    detail: 'Un envoi interrompu en laisse un. Rien n’est perdu.',
  }),
  'profile-conflict': (alert) => ({
    ...{ icon: 'warn', kind: 'Un profil, deux départements', action: 'Voir à qui écrire' },
    fact:
      alert.count === 1
        ? `Le profil ${whose(alert)} est noté aussi dans un autre département`
        : `${counted(alert.count, 'profil est noté', 'profils sont notés')} aussi dans un autre département`,
    detail: 'Un profil appartient à une seule personne.',
  }),
  'change-waiting': (alert) => ({
    ...{ icon: 'edit', kind: 'Modifications à relire', action: 'Relire', detail: names(alert) },
    fact: `${counted(alert.count, 'fiche attend', 'fiches attendent')} votre accord`,
  }),
  'newcomer-waiting': (alert) => ({
    ...{ icon: 'people', kind: 'Arrivées proposées', action: 'Répondre', detail: datedNames(alert) },
    fact: `${counted(alert.count, 'structure propose quelqu’un', 'personnes sont proposées par leur structure')}`,
  }),
  'employment-ending': (alert) => ({
    ...{ icon: 'calendar', kind: 'Fins d’emploi', action: alert.count === 1 ? 'Préparer la suite' : 'Voir les fiches' },
    fact:
      alert.count === 1 && alert.records[0]?.on
        ? `L’emploi de ${whose(alert)} finit le ${dayOf(alert.records[0].on)}`
        : `${counted(alert.count, 'emploi finit', 'emplois finissent')} dans les soixante jours`,
    detail: alert.count === 1 ? 'Sans suite notée, la fiche quitte l’annuaire ce jour-là.' : datedNames(alert),
  }),
  'check-due': (alert) => ({
    ...{ icon: 'check', kind: 'Profils à contrôler', action: 'Contrôler les profils', detail: names(alert) },
    fact: `${counted(alert.count, 'profil est', 'profils sont')} à revoir`,
  }),
  'check-red': (alert) => ({
    ...{ icon: 'check', kind: 'Profils à contrôler', action: 'Contrôler les profils' },
    fact: `Il manque quelque chose sur ${counted(alert.count, 'profil', 'profils')}`,
    detail: 'Photo, nom affiché ou lien vers l’annuaire. Une lettre dit à chacun ce qui manque.',
  }),
  'representative-missing': (alert) => ({
    ...{ icon: 'building', kind: 'Structures à compléter', action: alert.count === 1 ? 'Compléter la structure' : 'Voir les structures' },
    fact:
      alert.count === 1
        ? `Personne n’est nommé pour ${whose(alert)}`
        : `${counted(alert.count, 'structure n’a', 'structures n’ont')} personne pour signer`,
    detail: `Sans représentant, aucune charte ne peut partir.${alert.count === 1 ? '' : ` ${names(alert)}`}`,
  }),
  'missing-email': lacking('mail', 'n’a pas d’adresse électronique', 'n’ont pas d’adresse électronique', 'Sans elle, ni charte ni compte.'),
  'missing-phone': lacking(
    'phone',
    'n’a pas de téléphone',
    'n’ont pas de téléphone',
    'Pour joindre la personne quand un courriel ne suffit pas.',
  ),
  'missing-profile': lacking(
    'web',
    'n’a aucun profil en ligne',
    'n’ont aucun profil en ligne',
    'C’est par eux que les jeunes et les parents écrivent.',
  ),
  'missing-permanence': lacking(
    'clock',
    'n’a pas noté de permanence',
    'n’ont pas noté de permanence',
    'L’annuaire ne peut pas dire quand écrire.',
  ),
  'missing-photo': lacking('photo', 'n’a pas de photo', 'n’ont pas de photo', 'Votre département la demande pour être en activité.'),
  'promeneur-incomplete': incomplete('people', 'Fiches à compléter', 'fiche de promeneur est', 'fiches de promeneurs sont'),
  'structure-incomplete': incomplete('building', 'Structures à compléter', 'fiche de structure est', 'fiches de structures sont'),
  'own-change-waiting': (alert) => ({
    ...{ icon: 'edit', kind: 'En attente d’accord', action: 'Voir la proposition', detail: names(alert) },
    fact: `${counted(alert.count, 'modification attend', 'modifications attendent')} l’accord de la coordination`,
  }),
  'own-declarations': (alert) => ({
    ...{ icon: 'check', kind: 'Votre profil', action: 'Dire ce qui est fait' },
    fact: `Il reste des points à compléter sur ${alert.count === 1 ? whose(alert) : counted(alert.count, 'profil', 'profils')}`,
    detail: 'La charte dit ce que chaque profil montre. Cochez ce qui est fait.',
  }),
  'own-onboarding': ({ count }) => ({
    ...{ icon: 'done', kind: 'Vos premiers pas', action: 'Continuer' },
    fact: `Il vous reste ${counted(count, 'étape', 'étapes')}`,
    detail: 'Chaque étape est expliquée ; les messages à écrire sont prêts, remplis avec votre fiche.',
  }),
  'staff-to-complete': lacking('people', 'n’a pas une fiche complète', 'n’ont pas une fiche complète', 'Fonction ou permanences.'),
};

/** The words of an alert, in the order of its facts. */
export function wordsOf(alert: Alert): AlertWords {
  return { ...ofCharters, ...ofCampaigns, ...ofOthers }[alert.kind](alert);
}
