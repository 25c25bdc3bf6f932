import type { Doors } from './whose';

/** Those of the directory, as `doors` tells of all: copied by hand, never derived. */
export const directoryDoors: readonly Doors[] = [
  {
    // promeneurs, structures: read (structure and promeneur: their own)
    may: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
    routes: [
      'get /api/promeneurs',
      'get /api/promeneurs/:id',
      'get /api/promeneurs/:id/photo',
      'get /api/structures',
      'get /api/structures/:id',
      'get /api/structures/:id/logo',
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
      'put /api/structures/:id/logo',
      'delete /api/structures/:id/logo',
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
  {
    // newcomers: propose, take back (their own)
    may: ['structure'],
    routes: ['put /api/structures/:id/proposal', 'post /api/structures/:id/newcomers', 'post /api/newcomers/:id/withdraw'],
  },
  { may: ['coordinator', 'structure'], routes: ['get /api/newcomers'] },
  { may: ['coordinator'], routes: ['post /api/newcomers/:id/approve', 'post /api/newcomers/:id/decline'] },
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
    routes: ['get /api/territories', 'get /api/territories/coverage', 'get /api/territories/coverage/file', 'get /api/territories/:id'],
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
];
