import type { PublicCard, PublicDirectory, PublicPromeneur, PublicToday } from '@promenade/directory/model';

const slot = { network: null, audience: [] } as const;

export function aCard(given: Partial<PublicCard> = {}): PublicCard {
  return {
    slug: '88-manon-mjc-du-lac-k2x9',
    firstName: 'Manon',
    structure: { name: 'MJC du Lac', commune: { code: '88196', name: 'Gérardmer' } },
    volets: ['youth'],
    onlineProfiles: [{ network: 'instagram', handle: 'manon_pdn88', url: 'https://www.instagram.com/manon_pdn88/' }],
    photoUrl: null,
    charterSignedOn: '2025-09-12',
    reachability: { now: { ...slot, audience: [], on: '2026-11-24', from: '17:30', to: '20:00' }, next: null },
    nearness: null,
    ...given,
  };
}

export function aList(items: PublicCard[], given: Partial<PublicDirectory> = {}): PublicDirectory {
  const now = items.filter(({ reachability }) => reachability.now).length;
  return { items, total: items.length, page: 1, size: 24, now, place: null, places: [], ...given };
}

export function aDay(given: Partial<PublicToday> = {}): PublicToday {
  const counts = Array.from({ length: 33 }, (_, index) => (index >= 19 && index < 24 ? 1 : 0));
  return {
    day: '2026-11-24',
    minute: 18 * 60 + 10,
    from: 480,
    step: 30,
    youth: counts,
    parenting: counts.map(() => 0),
    now: 1,
    slots: [
      { slug: '88-manon-mjc-du-lac-k2x9', firstName: 'Manon', from: '17:30', to: '20:00', network: 'instagram', audience: ['youth'] },
    ],
    ...given,
  };
}

export function aPerson(given: Partial<PublicPromeneur> = {}): PublicPromeneur {
  const { nearness: _, structure, ...card } = aCard();
  return {
    ...card,
    department: { code: '88', name: 'Vosges', slug: '88-vosges' },
    function: 'Animatrice jeunesse',
    contactNote: null,
    permanences: [{ weekday: 2, from: '17:30', to: '20:00', network: null, audience: [], onHolidays: false }],
    lastName: null,
    phone: null,
    email: null,
    presentation: null,
    structure: { ...structure, address: '4 rue des Écoles', postalCode: '88400', phone: '+33353014012', logoUrl: null },
    ...given,
  };
}
