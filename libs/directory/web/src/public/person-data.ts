import type { PublicPromeneur } from '@promenade/directory/model';

/** A person who works for an organization, as schema.org says it: what the page shows, and nothing it does not. */
export function personData(person: PublicPromeneur, addressOf: (path: string) => string): object {
  const { firstName, lastName, structure, department, onlineProfiles } = person;
  const data = {
    '@type': 'Person',
    givenName: firstName,
    familyName: lastName,
    name: [firstName, lastName].filter(Boolean).join(' '),
    jobTitle: person.function ?? 'Promeneur du Net',
    description: person.presentation,
    email: person.email,
    telephone: person.phone,
    image: person.photoUrl && addressOf(person.photoUrl),
    url: addressOf(`/annuaire/${department.slug}/${person.slug}`),
    sameAs: onlineProfiles.flatMap(({ url }) => (url ? [url] : [])),
    worksFor: said({
      '@type': 'Organization',
      name: structure.name,
      telephone: structure.phone,
      address: said({
        '@type': 'PostalAddress',
        streetAddress: structure.address,
        postalCode: structure.postalCode,
        addressLocality: structure.commune?.name,
        addressRegion: department.name,
        addressCountry: 'FR',
      }),
    }),
  };
  return said(data);
}

/** Only what is known. */
function said(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value && (!Array.isArray(value) || value.length)));
}
