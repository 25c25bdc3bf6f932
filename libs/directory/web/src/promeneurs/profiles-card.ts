import { httpResource } from '@angular/common/http';
import { Component, computed, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import {
  type Network,
  networks,
  type OnlineProfileDraft,
  onlineProfileDraft,
  privateNetworks,
  type PromeneurDetail,
  settingList,
  type SettingValues,
} from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { Button, Control, FIELD_LABELS, FieldFrame, FormErrors, Icon, Session, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldLabels, networkLabels } from '../labels.fr';
import { refusedErrors } from '../refused-field';
import { PromeneursApi } from './promeneurs-api';

type Profile = PromeneurDetail['onlineProfiles'][number];

/** Where a promeneur can be met online: seen by all, added and taken away by the coordination. */
@Component({
  selector: 'pmd-profiles-card',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Icon],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './profiles-card.html',
  styleUrl: './profiles-card.scss',
})
export class ProfilesCard {
  readonly of = input.required<PromeneurDetail>();
  readonly writes = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PromeneursApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly summary = viewChild(FormErrors);
  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');
  protected readonly acts = acts();
  protected readonly adding = signal(false);
  protected readonly labels = networkLabels;

  /** Those the département uses, in its order. */
  private readonly settings = httpResource(
    () => (this.adding() && may(this.session.role(), 'settings.read') ? '/api/settings' : undefined),
    { parse: settingList.parse },
  );
  protected readonly offered = computed<readonly Network[]>(() => {
    const kept = this.settings.hasValue() ? this.settings.value().items.find(({ key }) => key === 'networks')?.value : undefined;
    return (kept as SettingValues['networks'] | undefined) ?? networks;
  });

  private readonly blank: OnlineProfileDraft = { network: 'instagram', handle: '' };
  private readonly draft = signal(this.blank);
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, onlineProfileDraft), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.add(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  protected isPrivate(network: Network): boolean {
    return (privateNetworks as readonly Network[]).includes(network);
  }

  protected open(): void {
    this.form().reset(this.blank);
    this.adding.set(true);
  }

  protected drop({ id, network, handle }: Profile): Promise<boolean> {
    return this.acts.during(id, async () => {
      await this.told(this.api.dropProfile(this.of().id, id));
      // Its button is gone: the hand goes on from the head of the list.
      this.head().nativeElement.focus();
      const again = () => this.told(this.api.addProfile(this.of().id, { network, handle }));
      this.toasts.say(`Profil retiré, ${networkLabels[network]} ${handle}.`, this.acts.undo(again));
    });
  }

  private async add(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const before = this.of().onlineProfiles;
      const detail = await this.api.addProfile(this.of().id, this.draft());
      this.changed.emit(detail);
      this.adding.set(false);
      const made = detail.onlineProfiles.find(({ id }) => !before.some((other) => other.id === id));
      if (made) {
        const takeBack = () => this.told(this.api.dropProfile(detail.id, made.id));
        this.toasts.say(`Profil ajouté, ${networkLabels[made.network]} ${made.handle}.`, this.acts.undo(takeBack));
      }
      return undefined;
    } catch (error) {
      const said = (owner: string) => `Ce profil est déjà celui de ${owner}.`;
      return refusedErrors(error, this.form, { 'profile-taken': { field: this.form.handle, said } });
    }
  }

  private async told(act: Promise<PromeneurDetail>): Promise<void> {
    this.changed.emit(await act);
  }
}
