import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type Commitment, commitmentKinds, procedureDraft, type ProcedureSource, procedureSources } from '@promenade/charter/model';
import {
  Button,
  Control,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Icon,
  Load,
  ManyChoices,
  PageHead,
  serverErrors,
  Toasts,
} from '@promenade/platform/web';
import * as z from 'zod';
import { NamesWarning } from './names-warning';
import { fieldLabels, kindLegends } from './procedure-words.fr';
import { ProceduresApi } from './procedures-api';

type Fields = Record<Commitment['kind'], readonly string[]> & { facts: string };
const keys = z.array(z.string()).readonly();
const fieldsSchema = z
  .object({ commitment: keys, 'profile-item': keys, promise: keys, article: keys, facts: procedureDraft.shape.facts })
  .refine((typed) => commitmentKinds.some((kind) => typed[kind].length > 0), { path: ['commitment'], error: 'ground-missing' });

/** `/chartes/procedures/ouvrir?promeneur=…&source=…&de=…`: which commitments, and the facts. */
@Component({
  selector: 'pmd-procedure-open',
  imports: [
    ...[Button, Control, FieldFrame, FormErrors, FormField, FormRoot],
    ...[Icon, Load, ManyChoices, NamesWarning, PageHead, RouterLink],
  ],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './procedure-open.html',
})
export class ProcedureOpen {
  readonly promeneur = input<string>();
  readonly source = input<string>();
  readonly de = input<string>();

  private readonly api = inject(ProceduresApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly summary = viewChild(FormErrors);
  protected readonly known = this.api.commitments(this.promeneur);
  protected readonly crumbs = [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Non-respect', path: '/chartes/procedures' },
  ];
  protected readonly groups = computed(() => {
    const items = this.known.value()?.items ?? [];
    return commitmentKinds
      .map((kind) => ({ kind, legend: kindLegends[kind], choices: choicesOf(items, kind) }))
      .filter(({ choices }) => choices.length > 0);
  });
  protected readonly parties = computed(() => {
    const { promeneur, structure } = this.known.value()!;
    return [promeneur.name, structure?.name ?? ''];
  });
  protected readonly draft = signal<Fields>({ commitment: [], 'profile-item': [], promise: [], article: [], facts: '' });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, fieldsSchema as unknown as z.ZodType<Fields, Fields>), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.open(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  private async open(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { facts, ...chosen } = this.draft();
    const kind: ProcedureSource = procedureSources.find((each) => each === this.source()) ?? 'record';
    const grounds = commitmentKinds.flatMap((each) => [...chosen[each]]);
    try {
      const source = { kind, id: this.de() ?? null };
      const { id } = await this.api.open({ promeneurId: this.promeneur()!, source, grounds, facts });
      this.toasts.say('Procédure ouverte. Le promeneur et la structure en sont informés par courriel.');
      await this.router.navigate(['/chartes/procedures', id]);
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}

function choicesOf(items: readonly Commitment[], kind: Commitment['kind']) {
  return items.filter((item) => item.kind === kind).map(({ key, label }) => ({ value: key, label }));
}
