import { computed, inject, resource, type Signal } from '@angular/core';
import type { CommuneName } from '@promenade/directory/model';
import { type Choice, Session } from '@promenade/platform/web';
import { CommunesApi } from './communes-api';

/**
 * The communes given, then the intercommunalités they belong to: what a list is filtered by. The names of the latter are asked for
 * only when they are wanted. Call it in a field.
 * @param everyEpci those of the whole département: somebody may go where no structure is
 */
export function territoryChoices(
  communes: Signal<readonly CommuneName[]>,
  wanted: Signal<boolean>,
  { everyEpci = false } = {},
): Signal<readonly Choice[]> {
  const session = inject(Session);
  const api = inject(CommunesApi);
  const known = resource({
    params: () => (wanted() ? (session.department() ?? undefined) : undefined),
    loader: ({ params }) => api.ofDepartment(params),
  });
  return computed(() => {
    const here = distinct(communes().map(({ code, name }) => ({ value: code, label: name })));
    const codes = new Set(here.map(({ value }) => value));
    const all = known.hasValue() ? known.value() : [];
    const around = all.flatMap(({ code, epci }) =>
      epci && (everyEpci || codes.has(code)) ? [{ value: epci.code, label: epci.name }] : [],
    );
    return [...here, ...distinct(around)];
  });
}

/** Each once, in the order of the alphabet. */
export function distinct(choices: readonly Choice[]): Choice[] {
  const byValue = new Map(choices.map((choice) => [choice.value, choice]));
  return [...byValue.values()].sort((one, other) => one.label.localeCompare(other.label, 'fr'));
}
