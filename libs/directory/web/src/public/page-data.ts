import type { PublicDepartments, PublicDirectory } from '@promenade/directory/model';
import { fr } from '@promenade/platform/web';

type AddressOf = (path: string) => string;

/** A page of the public site: what it is called, in one sentence, and where it stands from the root. */
interface Named {
  readonly title: string;
  readonly description: string;
  readonly path: string;
}

const root = { name: 'Annuaire', path: '/annuaire' };

/** `/annuaire` as schema.org says it: a collection of the départements where somebody can be found. */
export function directoryData(page: Named, open: PublicDepartments['items'], addressOf: AddressOf): object {
  const places = open.map(({ slug, name }) => ({ name, url: addressOf(`${root.path}/${slug}`) }));
  return collection(page, [root], places, addressOf);
}

/**
 * The page of a département as schema.org says it: where it stands, and the addresses of the cards that it shows, in their order. Who
 * they are is said by their own page alone.
 * @param first the rank of the first of them: pages of a list follow one another
 */
export function placeData(page: Named, list: Pick<PublicDirectory, 'items'>, first: number, addressOf: AddressOf): object {
  const cards = list.items.map(({ slug }) => ({ url: addressOf(`${page.path}/${slug}`) }));
  return collection(page, [root, { name: page.title, path: page.path }], cards, addressOf, first);
}

function collection(
  { title, description, path }: Named,
  trail: readonly { readonly name: string; readonly path: string }[],
  items: readonly object[],
  addressOf: AddressOf,
  first = 1,
): object {
  return {
    '@type': 'CollectionPage',
    name: fr(title),
    description: fr(description),
    url: addressOf(path),
    inLanguage: 'fr',
    breadcrumb: {
      '@type': 'BreadcrumbList',
      itemListElement: trail.map((step, index) => inList(index + 1, { name: step.name, item: addressOf(step.path) })),
    },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: items.length,
      itemListElement: items.map((item, index) => inList(first + index, item)),
    },
  };
}

function inList(position: number, item: object): object {
  return { '@type': 'ListItem', position, ...item };
}
