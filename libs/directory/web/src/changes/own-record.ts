import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import {
  type Network,
  promeneurDetail,
  promeneurList,
  type PromeneurProposal,
  type Proposed,
  type ServedTerritory,
  volets,
} from '@promenade/directory/model';
import {
  Button,
  Control,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Load,
  ManyChoices,
  PageHead,
  serverErrors,
  Session,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { ProfileCheckCard } from '../checks/profile-check-card';
import { fieldLabels, voletLabels } from '../labels.fr';
import { ServedEditor } from '../people/served-editor';
import { WeekEditor } from '../people/week-editor';
import { changesOf } from '../rebase';
import { changeFieldLabels } from './change-words.fr';
import { ChangesApi } from './changes-api';
import { blankOwn, type OwnFields, ownFieldsOf, ownProposal } from './own-draft';
import { PagesEditor } from './pages-editor';
import { PendingNote } from './pending-note';

/** « Ma fiche », or that of a promeneur of one's structure: what is changed here waits for the coordination if the public reads it. */
@Component({
  selector: 'pmd-own-record',
  imports: [
    ...[Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Load, ManyChoices, PageHead, PagesEditor, PendingNote],
    ...[ProfileCheckCard, RouterLink, ServedEditor, WeekEditor],
  ],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './own-record.html',
})
export class OwnRecord {
  /** The promeneur; one's own when none is named. */
  readonly id = input<string>();

  private readonly api = inject(ChangesApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly summary = viewChild(FormErrors);
  protected readonly acts = acts();
  /** In one's own seat the list is oneself. */
  protected readonly mine = httpResource(() => (this.id() ? undefined : '/api/promeneurs?size=1'), { parse: promeneurList.parse });
  private readonly of = computed(() => this.id() ?? (this.mine.hasValue() ? this.mine.value().items[0]?.id : undefined));
  protected readonly record = httpResource(() => (this.of() ? `/api/promeneurs/${this.of()}` : undefined), {
    parse: promeneurDetail.parse,
  });
  protected readonly waiting = this.api.pending('promeneurs', this.of);
  protected readonly pending = computed(() => (this.waiting.hasValue() ? this.waiting.value().pending : null));
  protected readonly isOneself = computed(() => this.session.role() === 'promeneur');
  protected readonly hasNone = computed(() => this.mine.hasValue() && this.mine.value().items.length === 0);
  protected readonly labels = changeFieldLabels;
  protected readonly volets = volets.map((value) => ({ value, label: voletLabels[value] }));
  private readonly base = signal<OwnFields>(blankOwn);
  protected readonly draft = signal<OwnFields>(blankOwn);
  protected readonly opened = signal(false);
  protected readonly networks = computed<Network[]>(() => [...new Set(this.draft().onlineProfiles.map(({ network }) => network))]);
  /** Of the places served, by their code: a proposal holds codes alone. */
  private readonly placeNames = signal<Readonly<Record<string, string>>>({});
  protected readonly served = computed<ServedTerritory[]>(() =>
    this.draft().territories.map(({ kind, code }) => ({ kind, code, name: this.placeNames()[code] ?? code })),
  );
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, ownProposal), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.propose(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  constructor() {
    effect(() => {
      if (this.opened() || !this.record.hasValue() || !this.waiting.hasValue()) return;
      this.open();
    });
  }

  /** Writes one list of the draft. */
  protected set<K extends keyof OwnFields>(key: K, value: readonly unknown[]): void {
    this.draft.update((draft) => ({ ...draft, [key]: value }));
  }

  protected serve({ kind, code, name }: ServedTerritory): void {
    this.placeNames.update((names) => ({ ...names, [code]: name }));
    this.set('territories', [...this.draft().territories, { kind, code }]);
  }

  protected leave(place: ServedTerritory): void {
    this.set(
      'territories',
      this.draft().territories.filter(({ kind, code }) => kind !== place.kind || code !== place.code),
    );
  }

  protected sendPhoto(event: Event): Promise<boolean> {
    const file = (event.target as HTMLInputElement).files?.[0];
    return this.acts.during('photo', async () => {
      if (!file) return;
      this.follow(await this.api.proposePhoto(this.of()!, file));
      this.toasts.say('La photo attend l’accord de la coordination.');
    });
  }

  protected dropPhoto(): Promise<boolean> {
    return this.acts.during('photo', async () => {
      this.follow(await this.api.proposeNoPhoto(this.of()!));
      this.toasts.say('Le retrait de la photo attend l’accord de la coordination.');
    });
  }

  private open(): void {
    const detail = this.record.value()!;
    const fields = ownFieldsOf(detail, this.pending());
    this.placeNames.set({ ...Object.fromEntries(detail.territories.map(({ code, name }) => [code, name])), ...this.pending()?.places });
    this.base.set(fields);
    this.draft.set(fields);
    this.opened.set(true);
  }

  private async propose(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const { applied, pending } = await this.api.propose(this.of()!, changesOf(this.base(), this.draft()) as PromeneurProposal);
      this.follow({ applied, pending });
      this.base.set(this.draft());
      this.toasts.say(pending ? 'C’est proposé à la coordination.' : applied.length ? 'C’est enregistré.' : 'Rien n’a changé.');
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }

  private follow(proposed: Proposed): void {
    this.waiting.set(proposed);
  }
}
