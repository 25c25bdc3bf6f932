import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';
import { may } from '@promenade/identity/model';
import { forPermission } from '@promenade/identity/web';
import { Session } from '@promenade/platform/web';
import { asksBeforeLeaving } from './leaving';

/** Who reads no signature, as the national level, comes for the texts. */
const readsSignatures: CanActivateFn = () =>
  may(inject(Session).role(), 'signatures.read') || inject(Router).createUrlTree(['/chartes/textes']);

export const charterRoutes: Routes = [
  {
    path: 'chartes',
    title: 'Chartes',
    canActivate: [readsSignatures],
    loadComponent: async () => (await import('./signature-list')).SignatureList,
  },
  {
    path: 'chartes/procedures',
    title: 'Non-respect de la charte',
    loadComponent: async () => (await import('./procedures/procedure-list')).ProcedureListPage,
  },
  {
    path: 'chartes/procedures/ouvrir',
    title: 'Ouvrir une procédure',
    loadComponent: async () => (await import('./procedures/procedure-open')).ProcedureOpen,
  },
  {
    path: 'chartes/procedures/:id',
    title: 'Procédure',
    loadComponent: async () => (await import('./procedures/procedure-record')).ProcedureRecord,
  },
  {
    path: 'chartes/campagnes',
    title: 'Campagnes de signature',
    loadComponent: async () => (await import('./campaigns/campaign-list')).CampaignListPage,
  },
  {
    path: 'chartes/campagnes/nouvelle',
    title: 'Ouvrir une campagne',
    loadComponent: async () => (await import('./campaigns/campaign-open')).CampaignOpen,
  },
  {
    path: 'chartes/campagnes/:id',
    title: 'Campagne de signature',
    loadComponent: async () => (await import('./campaigns/campaign-record')).CampaignRecord,
  },
  {
    path: 'chartes/listes-signees',
    title: 'Listes signées',
    canMatch: [forPermission('anchors.read')],
    loadComponent: async () => (await import('./signed-lists')).SignedLists,
  },
  { path: 'chartes/textes', title: 'Le texte de la charte', loadComponent: async () => (await import('./charter-list')).CharterList },
  {
    path: 'chartes/textes/nouveau',
    title: 'Écrire une version',
    canDeactivate: [asksBeforeLeaving],
    loadComponent: async () => (await import('./charter-form')).CharterForm,
  },
  { path: 'chartes/textes/:id', title: 'Charte', loadComponent: async () => (await import('./charter-page')).CharterPage },
  {
    path: 'chartes/textes/:id/difference',
    title: 'Ce qui change dans la charte',
    loadComponent: async () => (await import('./charter-difference')).CharterDifferencePage,
  },
  {
    path: 'chartes/textes/:id/modifier',
    title: 'Modifier la charte',
    canDeactivate: [asksBeforeLeaving],
    loadComponent: async () => (await import('./charter-form')).CharterForm,
  },
];
