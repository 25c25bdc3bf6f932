import { describe, expect, it } from '@jest/globals';
import { directoryData, placeData } from './page-data';
import { personData } from './person-data';
import { aCard, aPerson } from './public-testing';

type Node = Readonly<Record<string, unknown>>;

/** What schema.org and those who read it require of each type that we write. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  CollectionPage: ['name', 'description', 'url', 'inLanguage', 'breadcrumb', 'mainEntity'],
  BreadcrumbList: ['itemListElement'],
  ItemList: ['numberOfItems', 'itemListElement'],
  ListItem: ['position'],
  Person: ['name', 'url', 'worksFor'],
  Organization: ['name'],
  PostalAddress: ['addressCountry'],
};

const addressOf = (path: string) => new URL(path, 'https://promenade.example').href;
const page = { title: 'Promeneurs du Net, Vosges', description: 'Qui répond maintenant.', path: '/annuaire/88-vosges' };
const cards = [aCard(), aCard({ slug: '88-zoe-ailleurs-0002', firstName: 'Zoé' })];

describe('what machines are told', () => {
  it.each([
    ['/annuaire', directoryData(page, [{ code: '88', name: 'Vosges', slug: '88-vosges', count: 2 }], addressOf)],
    ['a département', placeData(page, { items: cards }, 1, addressOf)],
    ['a département where nobody is', placeData(page, { items: [] }, 1, addressOf)],
    ['somebody', personData(aPerson(), addressOf)],
  ])('of %s is of known types, each with what it must bear, and whole addresses', (_name, data) => {
    for (const node of nodesOf(data)) {
      expect(Object.keys(REQUIRED)).toContain(node['@type']);
      expect(Object.keys(node)).toEqual(expect.arrayContaining([...REQUIRED[node['@type'] as string]!]));
      for (const key of ['url', 'item']) expect(String(node[key] ?? 'https://')).toMatch(/^https:\/\//);
    }
  });

  it('of a département is where it stands and the addresses of its cards, in the order of the page, and nobody’s name', () => {
    const data = placeData(page, { items: cards }, 25, addressOf) as { breadcrumb: Node; mainEntity: Node };
    expect(data.breadcrumb['itemListElement']).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Annuaire', item: 'https://promenade.example/annuaire' },
      { '@type': 'ListItem', position: 2, name: page.title, item: 'https://promenade.example/annuaire/88-vosges' },
    ]);
    expect(data.mainEntity['itemListElement']).toEqual([
      { '@type': 'ListItem', position: 25, url: 'https://promenade.example/annuaire/88-vosges/88-manon-mjc-du-lac-k2x9' },
      { '@type': 'ListItem', position: 26, url: 'https://promenade.example/annuaire/88-vosges/88-zoe-ailleurs-0002' },
    ]);
    expect(JSON.stringify(data)).not.toMatch(/Manon|Zoé|manon_pdn88|MJC/);
  });
});

/** An object and those within it that say what they are. */
function nodesOf(data: unknown): Node[] {
  if (typeof data !== 'object' || data === null) return [];
  const inner = Object.values(data).flatMap(nodesOf);
  return Array.isArray(data) ? inner : [data as Node, ...inner];
}
