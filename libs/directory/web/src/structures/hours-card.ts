import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { openingHours, type OpeningSlot, opennessAt, type StructureDetail } from '@promenade/directory/model';
import { Button, NOW, problemOf, Sheet, StatusChip, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldLabels } from '../labels.fr';
import { HoursEditor } from './hours-editor';
import { opennessSaid, weekSaid } from './hours-words';
import { StructuresApi } from './structures-api';

/** When a structure receives, whether it is open now, and the week corrected whole. */
@Component({
  selector: 'pmd-hours-card',
  imports: [Button, HoursEditor, Sheet, StatusChip],
  templateUrl: './hours-card.html',
  styles: `
    :host {
      display: block;
    }
    .kv {
      grid-template-columns: 6rem minmax(0, 1fr);
    }
    dt::first-letter {
      text-transform: uppercase;
    }
  `,
})
export class HoursCard {
  readonly of = input.required<StructureDetail>();
  readonly writes = input(false);
  readonly changed = output<StructureDetail>();

  private readonly api = inject(StructuresApi);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(NOW);
  private readonly sheet = viewChild(Sheet);
  protected readonly acts = acts();
  protected readonly draft = signal<readonly OpeningSlot[]>([]);
  protected readonly fault = signal('');
  protected readonly week = computed(() => weekSaid(this.of().openingHours));
  protected readonly openness = computed(() => {
    const now = this.now();
    const openness = opennessAt(this.of().openingHours, new Date(now));
    return { open: openness.open, said: opennessSaid(openness, now) };
  });

  protected open(): void {
    const { openingHours } = this.of();
    this.draft.set(openingHours.length ? openingHours : [{ weekday: 1, from: '09:00', to: '12:00' }]);
    this.fault.set('');
    this.sheet()?.open();
  }

  protected close(): void {
    this.sheet()?.close();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const read = openingHours.safeParse(this.draft());
    if (!read.success) return this.fault.set(fieldLabels[read.error.issues[0]!.message] ?? 'Il manque une heure.');
    await this.acts.during('hours', async () => {
      try {
        await this.write(read.data);
        this.close();
      } catch (error) {
        this.fault.set(problemOf(error).message);
      }
    });
  }

  private async write(hours: OpeningSlot[]): Promise<void> {
    const { id, version, openingHours: before } = this.of();
    const detail = await this.api.change(id, { openingHours: hours }, version);
    this.changed.emit(detail);
    const back = async (): Promise<void> => this.changed.emit(await this.api.change(id, { openingHours: before }, detail.version));
    this.toasts.say('Horaires enregistrés.', this.acts.undo(back));
  }
}
