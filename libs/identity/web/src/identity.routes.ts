import type { Routes } from '@angular/router';
import { forPermission } from './for-permission';

/** The doors, then what is inside; the shells ask for theirs. */
export const identityRoutes: Routes = [
  { path: 'connexion', title: 'Se connecter', loadComponent: async () => (await import('./door/sign-in')).SignIn },
  {
    path: 'connexion/deux-etapes',
    title: 'Connexion en deux étapes',
    loadComponent: async () => (await import('./account/two-steps/two-steps-page')).TwoStepsPage,
  },
  { path: 'lien/:token', title: 'Votre lien', loadComponent: async () => (await import('./door/follow-link')).FollowLink },
  { path: 'invitation', title: 'Votre invitation', loadComponent: async () => (await import('./door/answer-invitation')).AnswerInvitation },
  {
    path: 'mot-de-passe/oublie',
    title: 'Mot de passe oublié',
    loadComponent: async () => (await import('./door/forgotten-password')).ForgottenPassword,
  },
  {
    path: 'mot-de-passe/nouveau',
    title: 'Choisir un mot de passe',
    loadComponent: async () => (await import('./door/choose-password')).ChoosePassword,
  },
  { path: 'mon-compte', title: 'Mon compte', loadComponent: async () => (await import('./account/account-page')).AccountPage },
  {
    path: 'mon-compte/deux-etapes',
    title: 'Connexion en deux étapes',
    loadComponent: async () => (await import('./account/two-steps/two-steps-page')).TwoStepsPage,
  },
  {
    path: 'comptes',
    canMatch: [forPermission('members.read')],
    loadComponent: async () => (await import('./members/members-frame')).MembersFrame,
    children: [
      { path: '', pathMatch: 'full', title: 'Comptes', loadComponent: async () => (await import('./members/member-list')).MemberList },
      {
        path: 'invitations',
        title: 'Invitations',
        loadComponent: async () => (await import('./members/invitation-list')).InvitationList,
      },
    ],
  },
];
