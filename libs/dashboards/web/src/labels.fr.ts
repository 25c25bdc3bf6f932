import type { FigureKey, FigureUnit } from '@promenade/dashboards/model';

export const figureNames: Readonly<Record<FigureKey, string>> = {
  'promeneurs-total': 'Promeneurs',
  'promeneurs-youth': 'Volet jeunesse',
  'promeneurs-parenting': 'Volet parentalité',
  'promeneurs-listed': 'Dans l’annuaire public',
  'promeneurs-awaiting-signature': 'En attente de signature',
  'structures-total': 'Structures',
  'structures-with-a-promeneur': 'Structures avec un promeneur',
  'charters-complete': 'Chartes signées',
  'charters-pending': 'Chartes en cours',
  'charters-missing': 'Chartes à demander',
  'communes-covered': 'Communes couvertes',
  'arrivals-12-months': 'Arrivées en douze mois',
  'departures-12-months': 'Départs en douze mois',
  'weekly-hours-mandated': 'Heures confiées par semaine',
};

/** Written after the value where the name does not say it. */
export const unitSigns: Readonly<Record<FigureUnit, string>> = { people: '', structures: '', charters: '', communes: '', hours: 'h' };

/** The figures by the question they answer. */
export const groups: readonly { readonly title: string; readonly keys: readonly FigureKey[] }[] = [
  { title: 'Le réseau', keys: ['promeneurs-total', 'promeneurs-youth', 'promeneurs-parenting', 'promeneurs-listed'] },
  { title: 'Les chartes', keys: ['charters-complete', 'charters-pending', 'charters-missing', 'promeneurs-awaiting-signature'] },
  {
    title: 'Les structures et les territoires',
    keys: ['structures-total', 'structures-with-a-promeneur', 'communes-covered', 'weekly-hours-mandated'],
  },
  { title: 'Les mouvements', keys: ['arrivals-12-months', 'departures-12-months'] },
];
