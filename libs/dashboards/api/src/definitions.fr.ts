import type { FigureKey } from '@promenade/dashboards/model';

/** What each figure counts, shown beside it (domain 3.2.3: no number without its definition). */
export const definitions: Readonly<Record<FigureKey, string>> = {
  'promeneurs-total': 'Personnes employées aujourd’hui par une structure du réseau et non retirées de l’annuaire.',
  'promeneurs-youth': 'Promeneurs présents qui accompagnent des jeunes. Une personne des deux volets compte aussi en parentalité.',
  'promeneurs-parenting': 'Promeneurs présents qui accompagnent des parents. Une personne des deux volets compte aussi en jeunesse.',
  'promeneurs-listed': 'Promeneurs visibles dans l’annuaire public : charte complète, emploi en cours, non retirés.',
  'promeneurs-awaiting-signature': 'Promeneurs présents dont la charte attend la signature de la structure ou la leur.',
  'structures-total': 'Structures inscrites dans le registre du département.',
  'structures-with-a-promeneur': 'Structures qui emploient aujourd’hui au moins un promeneur.',
  'charters-complete':
    'Promeneurs présents dont la charte est signée ici par la structure et par eux. Une date recopiée d’un tableur ne compte pas.',
  'charters-pending': 'Chartes demandées à des promeneurs présents, qui attendent au moins une signature.',
  'charters-missing': 'Promeneurs présents à qui la charte n’a pas encore été demandée.',
  'communes-covered': 'Communes où une structure emploie au moins un promeneur.',
  'arrivals-12-months':
    'Personnes dont le premier emploi de promeneur a commencé dans les douze derniers mois. Une arrivée sans date ne compte pas.',
  'departures-12-months': 'Personnes dont le dernier emploi de promeneur a pris fin dans les douze derniers mois.',
  'weekly-hours-mandated': 'Somme des heures par semaine que les employeurs confient aux promeneurs présents.',
};
