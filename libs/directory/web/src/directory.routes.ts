import type { Routes } from '@angular/router';
import { forPermission } from '@promenade/identity/web';

/** The private pages; each is loaded when its path is asked for. */
export const directoryRoutes: Routes = [
  { path: 'promeneurs', title: 'Promeneurs', loadComponent: async () => (await import('./promeneurs/promeneur-list')).PromeneurListPage },
  {
    path: 'promeneurs/nouveau',
    title: 'Ajouter un promeneur',
    loadComponent: async () => (await import('./promeneurs/promeneur-new')).PromeneurNew,
  },
  {
    path: 'promeneurs/controles',
    title: 'Contrôler les profils',
    loadComponent: async () => (await import('./checks/check-list')).CheckList,
  },
  {
    path: 'promeneurs/doublons',
    title: 'Doublons',
    data: { kind: 'promeneur' },
    loadComponent: async () => (await import('./structures/duplicates-page')).DuplicatesPage,
  },
  {
    path: 'promeneurs/courrier',
    title: 'Écrire un courrier',
    canMatch: [forPermission('mailings.write')],
    loadComponent: async () => (await import('./many/mailing-page')).MailingPage,
  },
  {
    path: 'promeneurs/courriers',
    title: 'Courriers envoyés',
    canMatch: [forPermission('mailings.write')],
    loadComponent: async () => (await import('./many/mailing-list')).MailingListPage,
  },
  {
    path: 'promeneurs/etiquettes',
    title: 'Étiquettes',
    canMatch: [forPermission('directory.write')],
    loadComponent: async () => (await import('./many/tag-list')).TagListPage,
  },
  {
    path: 'promeneurs/site-national',
    title: 'Site national',
    canMatch: [forPermission('national-site.write')],
    loadComponent: async () => (await import('./many/national-site-page')).NationalSitePage,
  },
  {
    path: 'promeneurs/permanences',
    title: 'Qui répond, et quand',
    loadComponent: async () => (await import('./people/cover-page')).CoverPage,
  },
  {
    path: 'promeneurs/premiers-pas',
    title: 'Vos premiers pas',
    data: { part: 'premiers-pas' },
    loadComponent: async () => (await import('./life/life-page')).LifePage,
  },
  {
    path: 'promeneurs/:id',
    title: 'Fiche d’un promeneur',
    loadComponent: async () => (await import('./promeneurs/promeneur-record')).PromeneurRecord,
  },
  {
    path: 'promeneurs/:id/modifier',
    title: 'Modifier une fiche',
    loadComponent: async () => (await import('./promeneurs/promeneur-edit')).PromeneurEdit,
  },
  {
    path: 'promeneurs/:id/fusionner/:otherId',
    title: 'Fusionner deux fiches',
    canMatch: [forPermission('directory.write')],
    loadComponent: async () => (await import('./promeneurs/promeneur-merge')).PromeneurMergePage,
  },
  {
    path: 'promeneurs/:id/premiers-pas',
    title: 'Premiers pas',
    data: { part: 'premiers-pas' },
    loadComponent: async () => (await import('./life/life-page')).LifePage,
  },
  {
    path: 'promeneurs/:id/depart',
    title: 'Départ',
    data: { part: 'depart' },
    loadComponent: async () => (await import('./life/life-page')).LifePage,
  },
  {
    path: 'promeneurs/:id/effacer',
    title: 'Effacer une personne',
    canMatch: [forPermission('directory.write')],
    loadComponent: async () => (await import('./personal/erase-page')).ErasePage,
  },
  { path: 'mes-donnees', title: 'Mes données', loadComponent: async () => (await import('./personal/own-data-page')).OwnDataPage },
  { path: 'structures', title: 'Structures', loadComponent: async () => (await import('./structures/structure-list')).StructureListPage },
  {
    path: 'structures/nouvelle',
    title: 'Ajouter une structure',
    loadComponent: async () => (await import('./structures/structure-form')).StructureForm,
  },
  {
    path: 'structures/arrivees',
    title: 'Arrivées proposées',
    canMatch: [forPermission('newcomers.read')],
    loadComponent: async () => (await import('./newcomers/newcomer-list')).NewcomerListPage,
  },
  {
    path: 'structures/:id/accueillir',
    title: 'Proposer un promeneur',
    canMatch: [forPermission('newcomers.propose')],
    loadComponent: async () => (await import('./newcomers/newcomer-form')).NewcomerForm,
  },
  {
    path: 'structures/courrier',
    title: 'Écrire un courrier',
    data: { kind: 'structure' },
    canMatch: [forPermission('mailings.write')],
    loadComponent: async () => (await import('./many/mailing-page')).MailingPage,
  },
  {
    path: 'structures/doublons',
    title: 'Doublons',
    data: { kind: 'structure' },
    loadComponent: async () => (await import('./structures/duplicates-page')).DuplicatesPage,
  },
  {
    path: 'structures/:id/fusionner/:otherId',
    title: 'Fusionner deux fiches',
    loadComponent: async () => (await import('./structures/merge-page')).MergePage,
  },
  {
    path: 'structures/:id',
    title: 'Fiche d’une structure',
    loadComponent: async () => (await import('./structures/structure-record')).StructureRecord,
  },
  {
    path: 'structures/:id/modifier',
    title: 'Modifier une structure',
    loadComponent: async () => (await import('./structures/structure-form')).StructureForm,
  },
  {
    path: 'territoires',
    title: 'Territoires',
    loadComponent: async () => (await import('./territories/territories-page')).TerritoriesPage,
  },
  { path: 'ma-fiche', title: 'Ma fiche', loadComponent: async () => (await import('./changes/own-record')).OwnRecord },
  {
    path: 'promeneurs/:id/proposer',
    title: 'Proposer une modification',
    loadComponent: async () => (await import('./changes/own-record')).OwnRecord,
  },
  {
    path: 'structures/:id/proposer',
    title: 'Proposer une modification',
    loadComponent: async () => (await import('./changes/own-structure')).OwnStructure,
  },
  { path: 'modifications', title: 'Modifications', loadComponent: async () => (await import('./changes/change-list')).ChangeList },
  {
    path: 'modifications/:id',
    title: 'Une modification',
    loadComponent: async () => (await import('./changes/change-record')).ChangeRecord,
  },
  { path: 'import', title: 'Importer', loadComponent: async () => (await import('./import/import-choose')).ImportChoose },
  { path: 'import/:id', title: 'Relire un import', loadComponent: async () => (await import('./import/import-page')).ImportPage },
  { path: 'reglages', title: 'Réglages', loadComponent: async () => (await import('./settings/settings-page')).SettingsPage },
];
