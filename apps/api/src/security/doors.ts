import type { MemberRole } from '@promenade/platform/model';

/** `everybody`: with or without a session. `by link`: the holder of a link too, for what the link is about. */
interface Doors {
  readonly may: 'everybody' | readonly MemberRole[];
  readonly routes: readonly string[];
}

const every: readonly MemberRole[] = ['coordinator', 'caf', 'national', 'structure', 'promeneur', 'facilitator', 'partner'];

/**
 * Who may call what: copied by hand from the table of the contract, and never derived from the code it watches over.
 * A door that is not here, or no longer there, fails the test: whoever adds one says here whose it is.
 */
export const doors: readonly Doors[] = [
  {
    // promeneurs, structures: read (structure and promeneur: their own)
    may: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
    routes: [
      'get /api/promeneurs',
      'get /api/promeneurs/:id',
      'get /api/promeneurs/:id/photo',
      'get /api/structures',
      'get /api/structures/:id',
      'get /api/communes',
    ],
  },
  {
    // promeneurs, structures: write
    may: ['coordinator'],
    routes: [
      'post /api/promeneurs',
      'patch /api/promeneurs/:id',
      'delete /api/promeneurs/:id',
      'post /api/promeneurs/:id/withdraw',
      'post /api/promeneurs/:id/relist',
      'post /api/promeneurs/:id/employments',
      'patch /api/promeneurs/:id/employments/:employmentId',
      'delete /api/promeneurs/:id/employments/:employmentId',
      'post /api/promeneurs/:id/online-profiles',
      'delete /api/promeneurs/:id/online-profiles/:profileId',
      'put /api/promeneurs/:id/permanences',
      'put /api/promeneurs/:id/territories',
      'put /api/promeneurs/:id/photo',
      'put /api/promeneurs/:id/departure',
      'delete /api/promeneurs/:id/departure',
      'post /api/structures',
      'patch /api/structures/:id',
      'delete /api/structures/:id',
    ],
  },
  {
    // badge, business cards, poster (structure and promeneur: their own)
    may: ['coordinator', 'structure', 'promeneur'],
    routes: ['get /api/promeneurs/:id/badge.pdf', 'get /api/promeneurs/:id/business-cards.pdf', 'get /api/promeneurs/:id/poster.pdf'],
  },
  { may: ['coordinator'], routes: ['post /api/promeneurs/badges'] },
  // forgetting a person who asks for it
  { may: ['coordinator'], routes: ['get /api/promeneurs/:id/erasure', 'post /api/promeneurs/:id/erasure'] },
  {
    // changes that people propose: read (structure and promeneur: of their own records)
    may: ['coordinator', 'structure', 'promeneur'],
    routes: [
      'get /api/record-changes',
      'get /api/record-changes/:id',
      'get /api/record-changes/:id/photo',
      'get /api/promeneurs/:id/proposal',
      'get /api/structures/:id/proposal',
    ],
  },
  {
    // changes: propose, take back (their own)
    may: ['structure', 'promeneur'],
    routes: [
      'put /api/promeneurs/:id/proposal',
      'put /api/promeneurs/:id/proposal/photo',
      'delete /api/promeneurs/:id/proposal/photo',
      'post /api/record-changes/:id/withdraw',
    ],
  },
  { may: ['structure'], routes: ['put /api/structures/:id/proposal'] },
  {
    // what waits for oneself, and what one puts aside
    may: ['coordinator', 'caf', 'structure', 'promeneur'],
    routes: ['get /api/directory/alerts', 'put /api/directory/alerts/:key/pause', 'delete /api/directory/alerts/:key/pause'],
  },
  // changes: decide
  { may: ['coordinator'], routes: ['post /api/record-changes/:id/approve', 'post /api/record-changes/:id/refuse'] },
  // profile checks: read the list, what two départements share; verify, with evidence, and ask
  { may: ['coordinator', 'caf'], routes: ['get /api/profile-checks', 'get /api/profile-conflicts'] },
  {
    // profile checks of one record (structure and promeneur: their own)
    may: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
    routes: ['get /api/promeneurs/:id/checks', 'get /api/promeneurs/:id/online-profiles/:profileId/checks/:item/screenshot'],
  },
  {
    may: ['coordinator'],
    routes: [
      'post /api/promeneurs/:id/checks/ask',
      'put /api/promeneurs/:id/online-profiles/:profileId/checks/:item/verification',
      'delete /api/promeneurs/:id/online-profiles/:profileId/checks/:item/verification',
      'put /api/promeneurs/:id/online-profiles/:profileId/checks/:item/screenshot',
      'delete /api/promeneurs/:id/online-profiles/:profileId/checks/:item/screenshot',
    ],
  },
  {
    // what a promeneur says of their own pages
    may: ['promeneur'],
    routes: [
      'put /api/promeneurs/:id/online-profiles/:profileId/changed',
      'put /api/promeneurs/:id/online-profiles/:profileId/checks/:item/declaration',
    ],
  },
  {
    // territories: read
    may: ['coordinator', 'caf', 'national'],
    routes: ['get /api/territories', 'get /api/territories/coverage', 'get /api/territories/:id'],
  },
  {
    // territories: write; stages, duplicates and merges of records
    may: ['coordinator'],
    routes: [
      'post /api/territories',
      'put /api/territories/:id',
      'delete /api/territories/:id',
      'post /api/structures/:id/stages',
      'delete /api/structures/:id/stages/:stageId',
      'get /api/structures/duplicates',
      'get /api/promeneurs/duplicates',
      'post /api/duplicates/distinct',
      'delete /api/duplicates/distinct/:pairId',
      'get /api/structures/:id/merges/:otherId',
      'post /api/structures/:id/merges',
      'get /api/promeneurs/:id/merges/:otherId',
      'post /api/promeneurs/:id/merges',
      'get /api/merges',
      'post /api/merges/:mergeId/undo',
    ],
  },
  {
    // what the coordination and a promeneur, of their own record, both write
    may: ['coordinator', 'promeneur'],
    routes: [
      'delete /api/promeneurs/:id/photo',
      'post /api/promeneurs/:id/absences',
      'delete /api/promeneurs/:id/absences/:absenceId',
      'get /api/promeneurs/:id/consents',
      'put /api/promeneurs/:id/consents/:field',
      'put /api/promeneurs/:id/onboarding/:step',
      'delete /api/promeneurs/:id/onboarding/:step',
      'put /api/promeneurs/:id/departure/:step',
      'delete /api/promeneurs/:id/departure/:step',
    ],
  },
  // how an ordinary week is covered
  { may: ['coordinator', 'caf'], routes: ['get /api/directory/permanences'] },
  {
    // imports
    may: ['coordinator'],
    routes: [
      'get /api/directory/imports',
      'post /api/directory/imports',
      'get /api/directory/imports/:id',
      'patch /api/directory/imports/:id',
      'delete /api/directory/imports/:id',
      'get /api/directory/imports/:id/rejected.csv',
      'get /api/directory/imports/:id/progress',
      'post /api/directory/imports/:id/forget',
      'post /api/directory/imports/:id/commit',
      'post /api/directory/imports/:id/resume',
      'post /api/directory/imports/:id/undo',
    ],
  },
  {
    // charters: read
    may: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
    routes: ['get /api/charters', 'get /api/charters/versions/:id'],
  },
  {
    // charters: write
    may: ['coordinator'],
    routes: [
      'post /api/charters',
      'put /api/charters/versions/:id',
      'delete /api/charters/versions/:id',
      'post /api/charters/versions/:id/publish',
    ],
  },
  // signatures: ask
  { may: ['coordinator'], routes: ['post /api/signatures', 'post /api/signatures/:id/remind'] },
  {
    // signatures: read, document (structure and promeneur: their own; by link)
    may: ['coordinator', 'caf', 'structure', 'promeneur'],
    routes: ['get /api/signatures', 'get /api/signatures/:id', 'get /api/signatures/:id/preview', 'get /api/signatures/:id/document'],
  },
  {
    // sign, code (their own turn; by link)
    may: ['structure', 'promeneur'],
    routes: ['post /api/signatures/:id/code', 'post /api/signatures/:id/sign', 'post /api/signatures/:id/refuse'],
  },
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
      'get /api/public/directory/today',
      'get /api/public/communes',
      'get /api/public/promeneurs/:slug/card.vcf',
      'get /api/public/promeneurs/:slug/qr.svg',
      'get /api/public/departments',
      'get /api/public/verify',
      'post /api/public/reports',
      'post /api/public/messages',
      'post /api/public/letters/stop',
      'post /api/public/letters/resume',
      'post /api/session',
      'delete /api/session',
      'post /api/session/link',
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
    ],
  },
  // the settings of the département
  { may: ['coordinator', 'caf'], routes: ['get /api/settings'] },
  { may: ['coordinator'], routes: ['put /api/settings/:key'] },
  // the journal
  { may: ['coordinator', 'national'], routes: ['get /api/audit'] },
];

/** Whose a door is; nothing when nobody has said so. */
export function whoMay(door: string): Doors['may'] | undefined {
  return doors.find(({ routes }) => routes.includes(door))?.may;
}
