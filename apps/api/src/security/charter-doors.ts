import type { Doors } from './whose';

/** Those of the charter and of its signatures, as `doors` tells of all: copied by hand, never derived. */
export const charterDoors: readonly Doors[] = [
  {
    // charters: read
    may: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
    routes: ['get /api/charters', 'get /api/charters/versions/:id', 'get /api/charters/versions/:id/difference'],
  },
  {
    // charters: write (the national level: its own text)
    may: ['coordinator', 'national'],
    routes: [
      'post /api/charters',
      'put /api/charters/versions/:id',
      'delete /api/charters/versions/:id',
      'post /api/charters/versions/:id/publish',
      'post /api/charters/versions/:id/carry-over',
    ],
  },
  {
    // non-respect of the charter: read (structure and promeneur: their own)
    may: ['coordinator', 'caf', 'structure', 'promeneur'],
    routes: [
      'get /api/charter-procedures',
      'get /api/charter-procedures/:id',
      'get /api/charter-procedures/:id/evidence/:evidenceId',
      'get /api/charter-procedures/:id/dossier',
    ],
  },
  { may: ['structure', 'promeneur'], routes: ['post /api/charter-procedures/:id/answers'] },
  {
    may: ['coordinator'],
    routes: [
      'get /api/charter-procedures/commitments/:promeneurId',
      'post /api/charter-procedures',
      'post /api/charter-procedures/:id/notes',
      'post /api/charter-procedures/:id/links',
      'post /api/charter-procedures/:id/evidence',
      'delete /api/charter-procedures/:id/evidence/:evidenceId',
      'post /api/charter-procedures/:id/ask',
      'post /api/charter-procedures/:id/correct',
      'post /api/charter-procedures/:id/refer',
      'post /api/charter-procedures/:id/withdraw',
    ],
  },
  // campaigns of signature: read, export (as any list), open and lead
  {
    may: ['coordinator', 'caf', 'national'],
    routes: ['get /api/charter-campaigns', 'get /api/charter-campaigns/:id', 'get /api/charter-campaigns/:id/members'],
  },
  { may: ['coordinator', 'caf'], routes: ['get /api/charter-campaigns/:id/members/export'] },
  { may: ['national'], routes: ['get /api/charter-campaigns/departments', 'get /api/charter-campaigns/departments/file'] },
  {
    may: ['coordinator'],
    routes: [
      'get /api/charter-campaigns/preview',
      'post /api/charter-campaigns',
      'patch /api/charter-campaigns/:id',
      'post /api/charter-campaigns/:id/remind',
      'post /api/charter-campaigns/:id/cancel',
    ],
  },
  // signatures: ask
  {
    may: ['coordinator'],
    routes: [
      'post /api/signatures',
      'post /api/signatures/:id/remind',
      'post /api/signatures/:id/cancel',
      'post /api/signatures/:id/paper/accept',
      'post /api/signatures/:id/paper/decline',
    ],
  },
  // signatures: on paper (structure and promeneur: their own; by link)
  { may: ['coordinator', 'structure', 'promeneur'], routes: ['post /api/signatures/:id/paper'] },
  {
    // signatures: read, document (structure and promeneur: their own; by link)
    may: ['coordinator', 'caf', 'structure', 'promeneur'],
    routes: [
      'get /api/signatures',
      'get /api/signatures/:id',
      'get /api/signatures/:id/difference',
      'get /api/signatures/:id/preview',
      'get /api/signatures/:id/document',
      'get /api/signatures/:id/events',
      'get /api/signatures/:id/evidence',
      'get /api/signatures/:id/paper',
    ],
  },
  // signatures: the signed lists of the heads of the chains
  { may: ['coordinator', 'caf', 'national'], routes: ['get /api/signatures/anchors', 'get /api/signatures/anchors/:id'] },
  {
    // sign, code (their own turn; by link)
    may: ['structure', 'promeneur'],
    routes: ['post /api/signatures/:id/code', 'post /api/signatures/:id/sign', 'post /api/signatures/:id/refuse'],
  },
];
