import { computed, inject, type Signal } from '@angular/core';
import { missingFields, type PromeneurItem, promeneurStates, type TagItem, volets } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { departmentName, type Filter, Session } from '@promenade/platform/web';
import { missingLabels, stateLabels, voletLabels } from '../labels.fr';
import { distinct, territoryChoices } from '../territories';
import { TerritoriesApi } from '../territories/territories-api';

const byVolet: Filter = { key: 'volet', label: 'Volet', choices: volets.map((value) => ({ value, label: voletLabels[value] })) };
const byState: Filter = {
  key: 'state',
  label: 'État',
  choices: promeneurStates.map((value) => ({ value, label: stateLabels[value] })),
};
const byAccount: Filter = {
  key: 'hasAccount',
  label: 'Compte',
  choices: [
    { value: 'yes', label: 'avec un compte' },
    { value: 'no', label: 'sans compte' },
  ],
};
const byMissing: Filter = {
  key: 'missing',
  label: 'Il manque',
  choices: missingFields.map((value) => ({ value, label: missingLabels[value] })),
};

const byArrival: Filter = { key: 'arrived', label: 'Arrivée', choices: [{ value: 'this-year', label: 'cette année' }] };

/**
 * What promeneurs can be filtered by; structures and communes are those of the network. Call it in a field.
 * @param everyone the network as far as it is known @param wanted whether somebody is about to choose, or has chosen, a territory
 * @param tags those of the département, for whoever may read them
 */
export function promeneurFilters(
  everyone: Signal<readonly PromeneurItem[]>,
  wanted: Signal<boolean>,
  tags: Signal<readonly TagItem[]>,
): Signal<readonly Filter[]> {
  const communes = computed(() => everyone().flatMap(({ commune }) => (commune ? [commune] : [])));
  const session = inject(Session);
  const places = territoryChoices(communes, wanted, { everyEpci: true });
  const keeps = computed(() => wanted() && may(session.role(), 'territories.read') && session.department() !== null);
  const kept = inject(TerritoriesApi).list(() => (keeps() ? {} : undefined));
  const territories = computed(() => [
    ...places(),
    ...(kept.hasValue() ? kept.value().items : []).map(({ id, name }) => ({ value: id, label: name })),
    ...[session.department()].flatMap((code) => (code ? [{ value: code, label: `tout le département (${departmentName(code)})` }] : [])),
  ]);
  const structures = computed(() =>
    distinct(everyone().flatMap(({ structure }) => (structure ? [{ value: structure.id, label: structure.name }] : []))),
  );
  const departments = computed(() =>
    distinct(everyone().map(({ department }) => ({ value: department, label: departmentName(department) }))),
  );
  return computed(() => [
    ...(departments().length > 1 ? [{ key: 'department', label: 'Département', choices: departments() }] : []),
    byVolet,
    byState,
    { key: 'territory', label: 'Territoire', choices: territories() },
    { key: 'structure', label: 'Structure', choices: structures() },
    ...(tags().length ? [{ key: 'tag', label: 'Étiquette', choices: tags().map(({ id, label }) => ({ value: id, label })) }] : []),
    byAccount,
    byMissing,
    byArrival,
  ]);
}
