import { Component, computed, inject, input, signal } from '@angular/core';
import { may } from '@promenade/identity/model';
import { Button, fr, Icon, Session, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { ManyApi, type Tagged } from './many-api';

/** The tags of one record: read by the coordination and the Caf, put on and taken off by the coordination. Shows nothing to others. */
@Component({
  selector: 'pmd-tag-card',
  imports: [Button, Icon],
  template: `
    @if (reads() && (writes() || labels().length)) {
      <section class="card stack-s" aria-labelledby="etiquettes-titre">
        <h2 id="etiquettes-titre" class="title-s">Étiquettes</h2>
        @if (labels().length) {
          <ul class="wrap tags">
            @for (label of labels(); track label) {
              <li class="tag">
                {{ label }}
                @if (writes()) {
                  <button
                    pmdButton="quiet"
                    size="icon"
                    type="button"
                    [attr.aria-label]="'Retirer l’étiquette ' + label"
                    (click)="drop(label)"
                  >
                    <pmd-icon name="x" />
                  </button>
                }
              </li>
            }
          </ul>
        }
        @if (writes()) {
          <form class="row no-print" (submit)="$event.preventDefault(); add()">
            <input
              class="input"
              maxlength="40"
              autocomplete="off"
              aria-label="Nouvelle étiquette"
              placeholder="à rappeler"
              list="etiquettes-connues"
              [value]="word()"
              (focus)="wanted.set(true)"
              (input)="word.set($any($event.target).value)"
            />
            <datalist id="etiquettes-connues">
              @for (tag of known(); track tag.id) {
                <option [value]="tag.label"></option>
              }
            </datalist>
            <button pmdButton="line" type="submit" [busy]="acts.busy() === 'add'">Ajouter</button>
          </form>
        }
      </section>
    }
  `,
  styles: `
    .tags {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .tag {
      display: inline-flex;
      align-items: center;
    }
    form {
      flex-wrap: nowrap;
    }
  `,
})
export class TagCard {
  readonly kind = input<Tagged>('promeneurs');
  readonly recordId = input.required<string>();

  private readonly api = inject(ManyApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly reads = computed(() => may(this.session.role(), 'directory.export'));
  protected readonly writes = computed(() => may(this.session.role(), 'directory.write'));
  private readonly own = this.api.tagsOf(this.kind, () => (this.reads() ? this.recordId() : ''));
  protected readonly labels = computed(() => (this.own.hasValue() ? this.own.value().items.map(({ label }) => label) : []));
  protected readonly wanted = signal(false);
  private readonly tags = this.api.tags(() => this.wanted());
  protected readonly known = computed(() => (this.tags.hasValue() ? this.tags.value().items : []));
  protected readonly word = signal('');
  protected readonly acts = acts();

  protected async add(): Promise<void> {
    const word = this.word().trim();
    if (!word) return;
    const before = this.labels();
    if (await this.acts.during('add', () => this.write([...before, word]))) this.word.set('');
  }

  protected async drop(label: string): Promise<void> {
    const before = this.labels();
    await this.acts.during('drop', async () => {
      await this.write(before.filter((each) => each !== label));
      this.toasts.say(
        fr(`Étiquette « ${label} » retirée.`),
        this.acts.undo(() => this.write(before)),
      );
    });
  }

  private async write(labels: readonly string[]): Promise<void> {
    this.own.set(await this.api.setTagsOf(this.kind(), this.recordId(), labels));
  }
}
