import { Component, computed, effect, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import {
  Button,
  Control,
  EmptyState,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  Icon,
  Load,
  MomentPipe,
  problemOf,
  serverErrors,
  Sheet,
  Stepper,
  Toasts,
} from '@promenade/platform/web';
import { hasInk, oneTimeCode, refuseBody, type SignatureRequest, type SignBody, type Stroke } from '@promenade/signatures/model';
import * as z from 'zod';
import { Prose } from './charter-prose';
import { fieldLabels, roleLabels, signatoryLabels } from './labels.fr';
import { SignatureDrawing } from './signature-drawing';
import { SignaturesApi } from './signatures-api';

type Step = 'read' | 'code' | 'sign' | 'done';
const steps: readonly Step[] = ['read', 'code', 'sign', 'done'];

const codeForm = z.object({ code: oneTimeCode });

/** Four screens: read, prove one's mailbox, sign, keep. What was typed stays if the server says no. */
@Component({
  selector: 'pmd-sign-page',
  imports: [
    Button, Control, EmptyState, FieldFrame, FormErrors, FormField, FormRoot, Icon, Load, MomentPipe, Prose, RouterLink, Sheet, SignatureDrawing, Stepper,
  ], // prettier-ignore
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './sign-page.html',
  styleUrl: './sign-page.scss',
})
export class SignPage {
  readonly id = input.required<string>();
  private readonly api = inject(SignaturesApi);
  private readonly toasts = inject(Toasts);

  protected readonly request = this.api.read(this.id);
  protected readonly others = this.api.list(() => ({ state: 'pending', size: '200' }));
  protected readonly step = linkedSignal<string, Step>({ source: this.id, computation: () => 'read' });
  protected readonly at = computed(() => steps.indexOf(this.step()));
  protected readonly names = ['Lire', 'Code', 'Signer', 'Reçu'];
  protected readonly roles = roleLabels;
  protected readonly states = signatoryLabels;

  protected readonly isMyTurn = computed(() => {
    const { self, next } = this.request.value() ?? {};
    return Boolean(self && next && self.id === next.id);
  });
  /** Other requests that the same act of a representative can sign (S2-44). */
  protected readonly alongside = computed(() => {
    const here = this.request.value();
    if (here?.self?.role !== 'representative' || !this.others.hasValue()) return [];
    return this.others
      .value()
      .items.filter(
        ({ id, next, structure, version }) =>
          id !== here.id && next?.role === 'representative' && structure.id === here.structure.id && version.id === here.version.id,
      );
  });
  protected readonly also = signal<readonly string[]>([]);

  private digest = '';
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  protected readonly done = signal<SignatureRequest | undefined>(undefined);

  private readonly codeDraft = signal({ code: '' });
  protected readonly codeForm = form(this.codeDraft, (path) => validateStandardSchema(path, codeForm), {
    submission: { action: async () => this.toSign(), onInvalid: () => this.codeErrors()?.show() },
  });
  private readonly codeErrors = viewChild<FormErrors>('codeErrors');

  protected readonly method = signal<'drawn' | 'typed'>('typed');
  protected readonly typedName = linkedSignal(() => this.request.value()?.self?.name ?? '');
  protected readonly strokes = signal<readonly Stroke[]>([]);
  protected readonly consent = signal(false);
  protected readonly whyNot = computed(() => {
    if (this.method() === 'typed' && this.typedName().trim().length < 2) return 'Tapez votre nom, comme sur un papier.';
    if (this.method() === 'drawn' && !hasInk(this.strokes())) return 'Signez dans le cadre, ou tapez votre nom.';
    return this.consent() ? '' : 'Cochez la phrase d’engagement.';
  });

  private readonly refuseDraft = signal({ reason: '' });
  private readonly refuseSheet = viewChild<Sheet>('refuseSheet');
  protected readonly refuseForm = form(this.refuseDraft, (path) => validateStandardSchema(path, refuseBody), {
    submission: { action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.refuse() },
  });

  constructor() {
    // A right code moves one on by itself: nothing else to press on that screen.
    effect(() => {
      const complete = oneTimeCode.safeParse(this.codeDraft().code).success;
      if (complete) untracked(() => this.step() === 'code' && this.toSign());
    });
  }

  /** The PDF is made and its digest kept: what is shown here is what will be signed. */
  protected async hasRead(): Promise<void> {
    await this.trying(async () => {
      this.digest ||= await this.api.shownDigest(this.id());
      await this.api.code(this.id());
      this.emptyCode();
      this.step.set('code');
    });
  }

  protected async sendAgain(): Promise<void> {
    await this.trying(async () => {
      await this.api.code(this.id());
      this.emptyCode();
      this.toasts.say('Nouveau code envoyé. Le précédent ne sert plus.');
    });
  }

  protected async sign(): Promise<void> {
    if (this.whyNot()) return;
    await this.trying(async () => {
      this.done.set(await this.api.sign(this.id(), this.body()));
      this.step.set('done');
    });
  }

  protected toggle(id: string): void {
    this.also.update((chosen) => (chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]));
  }

  protected openRefusal(): void {
    this.refuseSheet()?.open();
  }

  private body(): SignBody {
    const act =
      this.method() === 'typed'
        ? { method: 'typed' as const, typedName: this.typedName().trim() }
        : { method: 'drawn' as const, strokes: [...this.strokes()] };
    return {
      code: this.codeDraft().code,
      documentSha256: this.digest,
      consent: true,
      ...act,
      ...(this.also().length && { alsoFor: [...this.also()] }),
    };
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set('');
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      this.refusal.set(problem.errors[0]?.message ?? problem.message);
      if (problem.code === 'code-wrong' || problem.code === 'code-locked') this.backToCode();
      else if (problem.status === 409) this.request.reload();
    } finally {
      this.busy.set(false);
    }
  }

  /** The signature and the consent stay; only the code is asked again. */
  private backToCode(): void {
    this.emptyCode();
    this.step.set('code');
  }

  private toSign(): void {
    this.refusal.set('');
    this.step.set('sign');
  }

  /** A field made empty by us is not a fault of the person's. */
  private emptyCode(): void {
    this.codeDraft.set({ code: '' });
    this.codeForm().reset();
  }

  private async refuse(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      await this.api.refuse(this.id(), this.refuseDraft().reason);
    } catch (error) {
      return serverErrors(error, this.refuseForm);
    }
    this.refuseSheet()?.close();
    this.toasts.say('Votre refus est transmis à la coordination.');
    this.request.reload();
    return undefined;
  }
}
