import { charterDoors } from './charter-doors';
import { directoryDoors } from './directory-doors';
import { type Doors, every } from './whose';

/**
 * Who may call what: copied by hand from the table of the contract, and never derived from the code it watches over.
 * A door that is not here, or no longer there, fails the test: whoever adds one says here whose it is.
 */
export const doors: readonly Doors[] = [
  ...directoryDoors,
  ...charterDoors,
  // dashboard
  { may: ['coordinator', 'caf', 'national', 'partner'], routes: ['get /api/dashboards/department'] },
  {
    // public, health, openapi, session
    may: 'everybody',
    routes: [
      'get /api/health/live',
      'get /api/health/ready',
      'get /api/openapi.json',
      'get /api/letters',
      'get /api/public/directory',
      'get /api/public/promeneurs/:slug',
      'get /api/public/photos/:slug',
      'get /api/public/logos/:slug',
      'get /api/public/directory/today',
      'get /api/public/communes',
      'get /api/public/promeneurs/:slug/card.vcf',
      'get /api/public/promeneurs/:slug/qr.svg',
      'get /api/public/departments',
      'get /api/public/verify',
      'get /api/public/documents/:sha256',
      'get /api/public/documents/code/:code',
      'get /api/public/seal/certificates',
      'get /api/public/seal/certificates/:sha256.pem',
      'post /api/public/reports',
      'post /api/public/messages',
      'post /api/public/letters/stop',
      'post /api/public/letters/resume',
      'post /api/session',
      'delete /api/session',
      'post /api/session/link',
      'post /api/session/link/again',
      'post /api/session/magic-link',
      'post /api/password/forgotten',
      'post /api/password/reset',
    ],
  },
  {
    // one's own session, account, errands: whoever is signed in
    may: every,
    routes: [
      'get /api/session',
      'put /api/session/membership',
      'get /api/sessions',
      'delete /api/sessions/:id',
      'delete /api/sessions',
      'get /api/account',
      'get /api/account/data',
      'patch /api/account',
      'put /api/password',
      'get /api/account/second-factor',
      'post /api/account/second-factor',
      'post /api/account/second-factor/confirm',
      'post /api/account/second-factor/codes',
      'post /api/account/second-factor/off',
      'get /api/invitation',
      'post /api/invitation/accept',
      'post /api/invitation/decline',
      'get /api/errands',
      'post /api/errands/:id/stop',
    ],
  },
  {
    // those who have a seat, and those invited to one
    may: ['coordinator', 'national'],
    routes: [
      'get /api/members',
      'patch /api/members/:id',
      'delete /api/members/:id',
      'delete /api/members/:id/second-factor',
      'get /api/invitations',
      'post /api/invitations',
      'post /api/invitations/:id/resend',
      'post /api/invitations/:id/restore',
      'delete /api/invitations/:id',
    ],
  },
  // what families report: the coordination acts, the Caf reads
  { may: ['coordinator', 'caf'], routes: ['get /api/reports', 'get /api/reports/:id'] },
  { may: ['coordinator'], routes: ['post /api/reports/:id/acknowledge', 'post /api/reports/:id/decide'] },
  {
    // what they write to the coordination
    may: ['coordinator'],
    routes: [
      'get /api/messages',
      'get /api/messages/:id',
      'post /api/messages/:id/answer',
      'post /api/messages/:id/close',
      'post /api/messages/:id/reopen',
    ],
  },
  {
    // work on many: tags, views, files
    may: ['coordinator', 'caf'],
    routes: [
      'get /api/tags',
      'get /api/promeneurs/:id/tags',
      'get /api/structures/:id/tags',
      'get /api/saved-views',
      'post /api/saved-views',
      'patch /api/saved-views/:id',
      'delete /api/saved-views/:id',
      'get /api/promeneurs/export',
      'get /api/structures/export',
      'get /api/national-site',
      'get /api/national-site/file',
      'post /api/national-site/updates',
      'delete /api/national-site/updates/:id',
    ],
  },
  {
    may: ['coordinator'],
    routes: [
      'post /api/tags',
      'patch /api/tags/:id',
      'delete /api/tags/:id',
      'post /api/tags/:id/restore',
      'post /api/tags/:id/put',
      'post /api/tags/:id/take',
      'put /api/promeneurs/:id/tags',
      'put /api/structures/:id/tags',
      'get /api/mailings',
      'post /api/mailings/preview',
      'post /api/mailings',
      'get /api/bulk-acts',
      'post /api/bulk-acts',
      'post /api/bulk-acts/:id/undo',
      'post /api/bulk-acts/:id/close',
    ],
  },
  // the settings of the département
  { may: ['coordinator', 'caf'], routes: ['get /api/settings'] },
  { may: ['coordinator'], routes: ['put /api/settings/:key'] },
  // what stands above them
  { may: ['national'], routes: ['get /api/national-settings', 'put /api/national-settings/:key'] },
  {
    // documents: what one signed or received, one by one or in an archive (structure and promeneur: their own)
    may: ['coordinator', 'caf', 'structure', 'promeneur'],
    routes: [
      'get /api/documents',
      'get /api/documents/mine',
      'get /api/documents/structures',
      'get /api/documents/archive',
      'get /api/documents/:id/file',
    ],
  },
  {
    // documents: what the disk and the base do not agree upon
    may: ['coordinator'],
    routes: [
      'get /api/documents/discrepancies',
      'post /api/documents/discrepancies/:id/check',
      'post /api/documents/discrepancies/:id/set-aside',
    ],
  },
  // the journal
  { may: ['coordinator', 'national'], routes: ['get /api/audit'] },
];

/** Whose a door is; nothing when nobody has said so. */
export function whoMay(door: string): Doors['may'] | undefined {
  return doors.find(({ routes }) => routes.includes(door))?.may;
}
