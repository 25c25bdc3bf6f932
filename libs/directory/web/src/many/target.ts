import { computed, linkedSignal, type Signal, signal } from '@angular/core';
import type { ManyRecords, PromeneurFilter, RecordKind, StructureFilter } from '@promenade/directory/model';

/** Whom an act on many is for, as a page knows it: those of `ids`, or all that `query` finds, `total` of them. */
export interface Chosen {
  readonly kind: RecordKind;
  readonly ids: readonly string[];
  /** The filters of the list when all that they find is chosen; the house then looks for itself. */
  readonly query: Readonly<Record<string, string>> | null;
  readonly total: number;
}

const NOT_FILTERS = ['page', 'size', 'sort', 'department', 'to'];

/** Without any filter, all of them are said to be meant: the house takes no silence for it. */
export function recordsOf({ kind, ids, query }: Pick<Chosen, 'kind' | 'ids' | 'query'>): ManyRecords {
  const filter = query && filterOf(query);
  const everyone = filter && Object.keys(filter).length === 0 ? { everyone: true as const } : {};
  return { kind, target: filter ? { filter, ...everyone } : { ids: [...ids] } } as ManyRecords;
}

/** The same as an address says it: by filters, else one by one. */
export function namedIn({ ids, query }: Chosen): Record<string, string> {
  return query ? { ...query } : { ids: ids.join(',') };
}

export function filterOf(query: Readonly<Record<string, string>>): PromeneurFilter & StructureFilter {
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => value !== '' && !NOT_FILTERS.includes(key)));
}

interface Listed<Row> {
  readonly rows: () => readonly Row[];
  readonly total: () => number;
  readonly asked: () => Record<string, string>;
}

export interface Choice<Row> {
  /** Ids, as the table ticks them. */
  readonly picked: ReturnType<typeof signal<ReadonlySet<string>>>;
  readonly rows: Signal<readonly Row[]>;
  /** All that the filters find, beyond the page; another choice or other filters take it back. */
  readonly whole: ReturnType<typeof linkedSignal<boolean>>;
  readonly canBeWhole: Signal<boolean>;
  readonly chosen: Signal<Chosen>;
}

/** What is chosen in a list. Call it in a field. */
export function choiceIn<Row extends { readonly id: string }>(kind: RecordKind, { rows, total, asked }: Listed<Row>): Choice<Row> {
  const picked = signal<ReadonlySet<string>>(new Set());
  const chosenRows = computed(() => rows().filter(({ id }) => picked().has(id)));
  const whole = linkedSignal<unknown, boolean>({ source: () => [picked(), asked()], computation: () => false });
  return {
    picked,
    rows: chosenRows,
    whole,
    canBeWhole: computed(() => !whole() && total() > rows().length && chosenRows().length === rows().length),
    chosen: computed(() => {
      const ids = chosenRows().map(({ id }) => id);
      return whole() ? { kind, ids, query: filterOf(asked()), total: total() } : { kind, ids, query: null, total: ids.length };
    }),
  };
}
