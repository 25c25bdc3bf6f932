import { computed, signal, type WritableSignal } from '@angular/core';
import { problemOf } from '@promenade/platform/web';
import { changesOf, type Meanwhile, rebased } from './rebase';

interface Versioned {
  readonly version: number;
}

/**
 * A record being edited: only what differs from what was read is sent, upon the version that was read. When somebody wrote in
 * between (412), the record is read again, what was typed is kept, and what they changed is told.
 */
export class RecordEdit<Draft extends object, Detail extends Versioned> {
  readonly draft: WritableSignal<Draft>;
  /** What the others wrote, once a save was refused for it; null before. */
  readonly meanwhile = signal<readonly Meanwhile<Draft>[] | null>(null);
  private readonly base: WritableSignal<Draft>;
  private version = 0;
  readonly changes = computed(() => changesOf(this.base(), this.draft()));

  constructor(
    private readonly fieldsOf: (detail: Detail) => Draft,
    blank: Draft,
  ) {
    this.draft = signal(blank);
    this.base = signal(blank);
  }

  get isOpen(): boolean {
    return this.version > 0;
  }

  open(detail: Detail): void {
    this.version = detail.version;
    this.base.set(this.fieldsOf(detail));
    this.draft.set(this.fieldsOf(detail));
  }

  /**
   * Writes the changes. @returns the record as it is now, with what takes the changes back; undefined when somebody else wrote
   * first and the person has to look. @throws any other refusal
   */
  async save(
    write: (changes: Partial<Draft>, version: number) => Promise<Detail>,
    readAgain: () => Promise<Detail>,
  ): Promise<{ readonly detail: Detail; readonly undo: () => Promise<Detail> } | undefined> {
    const before = this.base();
    const changes = this.changes();
    try {
      const detail = await write(changes, this.version);
      const former = Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof Draft]])) as Partial<Draft>;
      return { detail, undo: () => write(former, detail.version) };
    } catch (error) {
      if (problemOf(error).status !== 412) throw error;
      this.follow(await readAgain());
      return undefined;
    }
  }

  /** Takes the others' word for one field. */
  take(key: keyof Draft & string): void {
    const theirs = this.meanwhile()?.find((one) => one.key === key);
    if (theirs) this.draft.update((draft) => ({ ...draft, [key]: theirs.now }));
    this.meanwhile.update((all) => all && all.map((one) => (one.key === key ? { key, was: one.was, now: one.now } : one)));
  }

  private follow(fresh: Detail): void {
    const { draft, meanwhile } = rebased(this.base(), this.draft(), this.fieldsOf(fresh));
    this.version = fresh.version;
    this.base.set(this.fieldsOf(fresh));
    this.draft.set(draft);
    this.meanwhile.set(meanwhile);
  }
}
