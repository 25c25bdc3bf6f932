import { Component, computed, type ElementRef, inject, input, linkedSignal, model, output, signal, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { Control, counted, FieldFrame, Icon, problemOf } from '@promenade/platform/web';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** What tells two of one name apart. */
  readonly detail?: string;
}

/** Long enough that one types a word, short enough that one does not wait. */
const PAUSE = 200;
let lookups = 0;

/**
 * Finds one among many by what is typed (a commune, a structure): the combobox of ARIA, list under the field. Its value is the
 * option's; words that are no option are not kept. Put it in a `pmd-field`, with `[formField]`.
 */
@Component({
  selector: 'pmd-lookup',
  imports: [Control, Icon],
  templateUrl: './lookup.html',
  styleUrl: './lookup.scss',
})
export class Lookup implements FormValueControl<string> {
  readonly search = input.required<(words: string) => Promise<readonly Option[]>>();
  /** The name of the value one begins with. */
  readonly shown = input('');
  readonly value = model('');
  readonly touched = model(false);
  readonly chosen = output<Option | null>();

  private readonly frame = inject(FieldFrame, { optional: true });
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private timer?: ReturnType<typeof setTimeout>;
  private asked = 0;
  /** The name of what is chosen now; none when the form empties the value. */
  private readonly picked = linkedSignal<{ shown: string; empty: boolean }, string>({
    source: () => ({ shown: this.shown(), empty: this.value() === '' }),
    computation: ({ shown, empty }, before) => (empty ? '' : before?.source.shown === shown && before.value ? before.value : shown),
  });

  protected readonly id = `recherche-${++lookups}`;
  protected readonly typed = linkedSignal(() => this.picked());
  protected readonly options = signal<readonly Option[]>([]);
  protected readonly open = signal(false);
  protected readonly at = signal(-1);
  protected readonly fault = signal('');
  protected readonly label = computed(() => this.frame?.label() ?? null);
  protected readonly told = computed(() => {
    if (!this.open()) return '';
    return counted(this.options().length, 'proposition', 'propositions', 'Rien ne répond à ces mots.');
  });

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(words: string): void {
    this.typed.set(words);
    clearTimeout(this.timer);
    if (words.trim() === '') return this.close();
    this.timer = setTimeout(() => void this.look(words.trim()), PAUSE);
  }

  protected onKey(event: KeyboardEvent): void {
    const acts: Record<string, () => void> = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: () => this.pickCurrent(),
      Escape: () => this.restore(),
    };
    const act = acts[event.key];
    if (!act || !(this.open() || event.key === 'ArrowDown' || (event.key === 'Enter' && this.isPending()))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  protected pick(option: Option): void {
    this.value.set(option.value);
    this.picked.set(option.label);
    this.typed.set(option.label);
    this.chosen.emit(option);
    this.close();
  }

  /** Words left without a choice: none when the field was emptied, else what was chosen before. */
  protected leave(): void {
    clearTimeout(this.timer);
    this.touched.set(true);
    if (this.typed().trim() === '' && this.value() !== '') {
      this.picked.set('');
      this.value.set('');
      this.chosen.emit(null);
    }
    this.restore();
  }

  private async look(words: string): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.asked;
    try {
      const found = await this.search()(words);
      if (turn !== this.asked) return;
      this.fault.set('');
      this.options.set(found);
      this.at.set(found.length > 0 ? 0 : -1);
      this.open.set(true);
    } catch (error) {
      if (turn === this.asked) this.fault.set(problemOf(error).message);
    }
  }

  private move(step: number): void {
    if (!this.open()) return void this.look(this.typed().trim());
    const count = this.options().length;
    if (count > 0) this.at.update((at) => (at + step + count) % count);
  }

  /** The list that answers to these words may not be there yet: it is asked for at once, and the form is not sent without it. */
  private pickCurrent(): void {
    if (!this.open()) return void this.look(this.typed().trim());
    const option = this.options()[this.at()];
    if (option) this.pick(option);
  }

  private isPending(): boolean {
    return this.typed().trim() !== '' && this.typed() !== this.picked();
  }

  private restore(): void {
    this.typed.set(this.picked());
    // Typed and given back before the page was drawn again, the binding saw no change.
    this.box().nativeElement.value = this.picked();
    this.close();
  }

  private close(): void {
    this.asked++;
    this.open.set(false);
  }
}
