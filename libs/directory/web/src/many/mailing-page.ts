import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import {
  type MailingAddressees,
  mailingAddressees,
  type MailingDraft,
  type MailingPreview,
  mailingWords,
  type ManyRecords,
  type RecordKind,
} from '@promenade/directory/model';
import {
  Button,
  Confirm,
  Control,
  counted,
  EmptyState,
  FieldFrame,
  FIELD_LABELS,
  FormErrors,
  fr,
  FrPipe,
  Icon,
  PageHead,
  serverErrors,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldLabels, leftOutLabels } from '../labels.fr';
import { addresseeLabels, nouns } from './bulk-words.fr';
import { ManyApi } from './many-api';
import { filterOf, recordsOf } from './target';

/** A letter to many: whom is in the address, as the list left it; it is read again before it leaves. */
@Component({
  selector: 'pmd-mailing-page',
  imports: [Button, Control, EmptyState, FieldFrame, FormErrors, FormField, FormRoot, FrPipe, Icon, PageHead, RouterLink],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './mailing-page.html',
  styles: `
    .review {
      margin-top: var(--s-6);
    }
    .letter {
      max-width: 66ch;
      white-space: pre-wrap;
    }
  `,
})
export class MailingPage {
  /** Whom the list it comes from is of. */
  readonly kind = input<RecordKind>('promeneur');

  private readonly api = inject(ManyApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  private readonly summary = viewChild.required(FormErrors);
  protected readonly acts = acts();
  protected readonly list = computed(() => ({
    label: this.kind() === 'structure' ? 'Structures' : 'Promeneurs',
    path: `/${this.kind()}s`,
  }));
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { initialValue: {} as Record<string, string> });

  /** Nobody is written to by silence: the whole network is chosen here, or nobody. */
  protected readonly everyone = signal(false);
  private readonly records = computed<ManyRecords | null>(() => {
    const { ids, ...query } = this.params() as Record<string, string>;
    if (ids) return recordsOf({ kind: this.kind(), ids: ids.split(','), query: null });
    return this.everyone() || Object.keys(filterOf(query)).length > 0 ? recordsOf({ kind: this.kind(), ids: [], query }) : null;
  });
  protected readonly isNamed = computed(() => this.records() !== null);
  protected readonly whom = computed(() => {
    const { ids, filter } = this.records()?.target ?? {};
    if (ids) return fr(`À ${counted(ids.length, ...nouns[this.kind()])}, ${ids.length === 1 ? 'choisie' : 'choisies'} dans la liste.`);
    const filters = Object.keys(filter ?? {}).length;
    return fr(filters ? `À celles que ${filters === 1 ? 'votre filtre trouve' : `vos ${filters} filtres trouvent`}.` : 'À tout le réseau.');
  });
  protected readonly to = signal<MailingAddressees>('representative');
  protected readonly addressees = mailingAddressees.map((value) => ({ value, label: addresseeLabels[value] }));
  private readonly asked = computed(
    () => ({ ...this.draft(), ...this.records()!, ...(this.kind() === 'structure' && { to: this.to() }) }) as MailingDraft,
  );

  private readonly draft = signal({ subject: '', text: fr('Bonjour {{prénom}},\n\n') });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, mailingWords), {
    submission: {
      action: (tree) =>
        this.api.previewMailing(this.asked()).then(
          (preview) => this.preview.set(preview),
          (error: unknown) => serverErrors(error, tree),
        ) as Promise<undefined>,
      onInvalid: () => this.summary().show(),
    },
  });
  /** What was read again is gone as soon as a word changes: what leaves is what was seen. */
  private readonly preview = linkedSignal<unknown, MailingPreview | null>({
    source: () => [this.draft(), this.records(), this.to()],
    computation: () => null,
  });
  protected readonly seen = this.preview.asReadonly();

  protected readonly hint = fr('{{prénom}} et {{structure}} sont remplacés pour chacun. Rien d’autre ne l’est.');
  protected readonly reasons = leftOutLabels;
  protected readonly leftOutTitle = computed(() =>
    fr(`${counted(this.seen()?.leftOut.length ?? 0, 'personne ne reçoit', 'personnes ne reçoivent')} pas ce courrier :`),
  );
  protected readonly countOf = (count: number) => counted(count, 'personne', 'personnes');

  protected async send(): Promise<void> {
    const { recipients } = this.seen()!;
    const sure = await this.confirm.ask({
      title: fr(`Envoyer ce courrier à ${this.countOf(recipients)} ?`),
      text: 'Les lettres partent tout de suite, une par personne. Un courriel parti ne se reprend pas.',
      keep: 'Ne rien envoyer',
      act: 'Envoyer',
    });
    if (!sure) return;
    await this.acts.during('send', async () => {
      await this.api.sendMailing(this.asked());
      this.toasts.say(fr('Les lettres partent. Vous pouvez suivre l’envoi dans « Traitements ».'));
      await this.router.navigate(['/promeneurs/courriers']);
    });
  }
}
