import type { Place } from './world';

const nothing = () => ({});

/** What the doors of the charter and of its signatures are sent. */
export const charterBodies: Readonly<Record<string, (place: Place) => object>> = {
  'post /api/charters': () => ({ title: 'Charte d’essai', text: 'Article 1\n\nUn essai.' }),
  'put /api/charters/versions/:id': () => ({ title: 'Charte d’essai', text: 'Article 1\n\nUn essai.' }),
  'post /api/charters/versions/:id/publish': nothing,
  'post /api/charters/versions/:id/carry-over': nothing,
  'post /api/charter-campaigns': nothing,
  'post /api/charter-campaigns/:id/remind': nothing,
  'post /api/charter-campaigns/:id/cancel': nothing,
  'patch /api/charter-campaigns/:id': () => ({ graceEndsOn: '2099-01-01' }),
  'post /api/charter-procedures': (place) => ({
    ...{ promeneurId: place.otherPromeneur, source: { kind: 'record', id: null } },
    ...{ grounds: ['presence'], facts: 'Rien depuis le printemps.' },
  }),
  'post /api/charter-procedures/:id/notes': () => ({ on: '2026-01-01', text: 'Un essai.' }),
  'post /api/charter-procedures/:id/links': () => ({ label: 'Essai', link: 'https://exemple.example/' }),
  'post /api/charter-procedures/:id/ask': () => ({ asked: 'Remettre le bandeau.', dueOn: '2099-01-01' }),
  'post /api/charter-procedures/:id/answers': () => ({ text: 'Une réponse d’essai.' }),
  'post /api/charter-procedures/:id/correct': () => ({ word: 'Un essai.' }),
  'post /api/charter-procedures/:id/refer': () => ({ word: 'Un essai.' }),
  'post /api/charter-procedures/:id/withdraw': () => ({ word: 'Un essai.' }),
  'post /api/signatures': (place) => ({ promeneurIds: [place.otherPromeneur] }),
  'post /api/signatures/:id/remind': nothing,
  'post /api/signatures/:id/cancel': () => ({ reason: 'asked-in-error' }),
  'post /api/signatures/:id/paper': () => ({ signedOn: '2026-01-01' }),
  'post /api/signatures/:id/paper/accept': () => ({ sawBothSignatures: true, sawThisText: true }),
  'post /api/signatures/:id/paper/decline': () => ({ reason: 'Un essai' }),
  'post /api/signatures/:id/code': nothing,
  'post /api/signatures/:id/sign': () => ({
    code: '000000',
    documentSha256: '0'.repeat(64),
    consent: true,
    method: 'typed',
    typedName: 'Essai',
  }),
  'post /api/signatures/:id/refuse': () => ({ reason: 'Un essai' }),
};
