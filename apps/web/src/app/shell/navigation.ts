import type { Role } from '@promenade/platform/model';
import type { IconName } from '@promenade/platform/web';

export interface Entry {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  /** In the bottom bar of a phone, among the two rooms of the role. */
  readonly thumb?: boolean;
}

export interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

interface Room extends Entry {
  readonly group: 'Aujourd’hui' | 'Réseau' | 'Engagements' | 'Pilotage';
  readonly roles: readonly Role[] | 'all';
  readonly thumbFor?: readonly Role[];
  /** Only where letters are shown instead of sent. */
  readonly demonstration?: boolean;
}

/** Every room with a page, in the order of the path; who may enter is the table of the doors, read again by the API. */
const rooms: readonly Room[] = [
  { group: 'Aujourd’hui', path: '/', label: 'Accueil', icon: 'home', roles: 'all' },
  { group: 'Aujourd’hui', path: '/courriels', label: 'Courriels', icon: 'mail', roles: 'all', demonstration: true },
  {
    group: 'Réseau',
    path: '/promeneurs',
    label: 'Promeneurs',
    icon: 'people',
    roles: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
    thumbFor: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
  },
  {
    group: 'Réseau',
    path: '/structures',
    label: 'Structures',
    icon: 'building',
    roles: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
    thumbFor: ['structure'],
  },
  { group: 'Réseau', path: '/territoires', label: 'Territoires', icon: 'pin', roles: ['coordinator', 'caf', 'national'] },
  { group: 'Réseau', path: '/messages', label: 'Messages', icon: 'message', roles: ['coordinator'] },
  { group: 'Réseau', path: '/signalements', label: 'Signalements', icon: 'flag', roles: ['coordinator', 'caf'] },
  {
    group: 'Réseau',
    path: '/annuaire',
    label: 'Annuaire public',
    icon: 'eye',
    roles: 'all',
    thumbFor: ['promeneur', 'facilitator', 'partner'],
  },
  { group: 'Réseau', path: '/ma-fiche', label: 'Ma fiche', icon: 'person', roles: ['promeneur'] },
  {
    group: 'Engagements',
    path: '/chartes',
    label: 'Chartes',
    icon: 'sign',
    roles: ['coordinator', 'caf', 'national', 'structure', 'promeneur'],
    thumbFor: ['coordinator', 'structure', 'promeneur'],
  },
  { group: 'Engagements', path: '/documents', label: 'Documents', icon: 'document', roles: ['caf'] },
  { group: 'Engagements', path: '/mes-documents', label: 'Mes documents', icon: 'document', roles: ['structure', 'promeneur'] },
  {
    group: 'Pilotage',
    path: '/tableau-de-bord',
    label: 'Tableau de bord',
    icon: 'chart',
    roles: ['coordinator', 'caf', 'national', 'partner'],
    thumbFor: ['caf', 'national', 'partner'],
  },
  { group: 'Pilotage', path: '/journal', label: 'Journal', icon: 'journal', roles: ['coordinator'] },
  { group: 'Pilotage', path: '/comptes', label: 'Comptes', icon: 'accounts', roles: ['coordinator'] },
  { group: 'Pilotage', path: '/reglages', label: 'Réglages', icon: 'settings', roles: ['coordinator', 'national'] },
];

/** The path of one role, in groups; an empty group is not shown. */
export function navigationOf(role: Role, demonstration: boolean): readonly Group[] {
  const open = rooms.filter((room) => isOpen(room, role, demonstration));
  const names = [...new Set(open.map(({ group }) => group))];
  return names.map((name) => ({ name, entries: open.filter(({ group }) => group === name) }));
}

/** The two rooms a role goes to most, for the bottom bar of a phone. */
export function thumbRoomsOf(role: Role): readonly Entry[] {
  return rooms.filter((room) => isOpen(room, role, false) && room.thumbFor?.includes(role)).slice(0, 2);
}

/** The main action of a role, in the middle of the bottom bar. */
export function thumbActionOf(role: Role): Entry | undefined {
  return role === 'coordinator' ? { path: '/import', label: 'Importer', icon: 'plus' } : undefined;
}

function isOpen(room: Room, role: Role, demonstration: boolean): boolean {
  if (room.demonstration && !demonstration) return false;
  return room.roles === 'all' ? role !== 'visitor' : room.roles.includes(role);
}
