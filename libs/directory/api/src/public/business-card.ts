import { networkLabels, type PublicPromeneur } from '@promenade/directory/model';
import ICAL from 'ical.js';
import { dayInFrench } from '../print/words.fr';

type Value = string | string[];

/**
 * What is public of somebody as a vCard 4.0, for the address book of a phone.
 * @param page the address of their page: where it can be checked later that they still are a promeneur
 */
export function businessCardOf(person: PublicPromeneur, page: string): string {
  const card = new ICAL.Component(['vcard', [], []]);
  const add = (name: string, value: Value | null, parameters: Readonly<Record<string, string>> = {}) => {
    if (!value?.length) return;
    const property = new ICAL.Property(name, card);
    for (const [key, said] of Object.entries(parameters)) property.setParameter(key, said);
    property.setValue(value);
    card.addProperty(property);
  };
  const { firstName, lastName, structure } = person;
  add('version', '4.0');
  add('fn', [firstName, lastName].filter(Boolean).join(' '));
  add('n', [lastName ?? '', firstName, '', '', '']);
  add('org', structure.name);
  add('title', person.function ?? 'Promeneur du Net');
  add('tel', person.phone, { type: 'work' });
  add('email', person.email, { type: 'work' });
  if (structure.address) {
    add('adr', ['', '', structure.address, structure.commune?.name ?? '', '', structure.postalCode ?? '', 'France'], { type: 'work' });
  }
  for (const { url } of person.onlineProfiles) add('url', url);
  add('url', page, { pref: '1' });
  add('note', noteOf(person, page));
  return `${card.toString()}\r\n`;
}

function noteOf({ onlineProfiles, department, charterSignedOn }: PublicPromeneur, page: string): string {
  const accounts = onlineProfiles.map(({ network, handle }) => `${networkLabels[network]} : ${handle}`);
  const charter = `Promeneur du Net (${department.name}), charte signée le ${dayInFrench(charterSignedOn)}.`;
  return [charter, ...accounts, `À vérifier sur ${page}`].join('\n');
}
