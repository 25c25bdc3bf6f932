import { effect, Injectable, signal, untracked } from '@angular/core';
import { strokes as drawing, type Stroke } from '@promenade/signatures/model';
import * as z from 'zod';
import { draftKey } from './kept-drafts';

export const signSteps = ['read', 'code', 'sign', 'done'] as const;
export type SignStep = (typeof signSteps)[number];

/** `mail`: a code sent by e-mail, given before the signature. `app`: one of the application, given with it, for it lives thirty seconds. */
export type CodeWay = 'mail' | 'app';

const kept = z.object({
  step: z.enum(['code', 'sign']),
  way: z.enum(['mail', 'app']),
  mailed: z.boolean(),
  method: z.enum(['typed', 'drawn']),
  typedName: z.string().max(160),
  typedSentence: z.string().max(160),
  strokes: z.union([z.tuple([]), drawing]).catch([]),
  also: z.array(z.uuid()),
});

/**
 * A signature that is being given: what was typed, drawn and chosen. It outlives a reload in the same tab, for somebody called away or
 * a telephone that forgets a page; never the code, nor the tick of the consent, which are given at the moment of signing.
 */
@Injectable()
export class SignDraft {
  readonly step = signal<SignStep>('read');
  readonly way = signal<CodeWay>('mail');
  /** Whether a code has been sent by e-mail. */
  readonly mailed = signal(false);
  readonly code = signal('');
  readonly method = signal<'typed' | 'drawn'>('typed');
  readonly typedName = signal('');
  readonly typedSentence = signal('');
  readonly strokes = signal<readonly Stroke[]>([]);
  readonly also = signal<readonly string[]>([]);
  readonly consent = signal(false);
  /** Whether something was found of an earlier visit. */
  readonly isResumed = signal(false);

  private readonly key = signal('');

  constructor() {
    effect(() => {
      const [key, step] = [this.key(), this.step()];
      if (!key || (step !== 'code' && step !== 'sign')) return;
      const { way, mailed, method, typedName, typedSentence, strokes, also } = this;
      const now = { step, way: way(), mailed: mailed(), method: method(), typedName: typedName() };
      write(key, JSON.stringify({ ...now, typedSentence: typedSentence(), strokes: strokes(), also: also() }));
    });
  }

  /** For that signatory of that request; what was kept of it comes back, once. */
  open(requestId: string, signatoryId: string, name: string): void {
    const key = draftKey(requestId, signatoryId);
    if (untracked(this.key) === key) return;
    this.empty(name);
    const found = kept.safeParse(read(key));
    if (found.success) this.restore(found.data);
    this.key.set(key);
  }

  /** Signed, or refused: nothing of it stays in the browser. */
  forget(): void {
    remove(untracked(this.key));
    this.key.set('');
  }

  /** To the text again; what was typed stays. */
  back(): void {
    remove(untracked(this.key));
    this.isResumed.set(false);
    this.step.set('read');
  }

  private empty(name: string): void {
    this.step.set('read');
    this.way.set('mail');
    this.method.set('typed');
    this.typedName.set(name);
    for (const each of [this.code, this.typedSentence]) each.set('');
    for (const each of [this.mailed, this.consent, this.isResumed]) each.set(false);
    this.strokes.set([]);
    this.also.set([]);
  }

  /** One comes back where one was; before the code sent by e-mail, which is asked again. */
  private restore({ step, way, mailed, method, typedName, typedSentence, strokes, also }: z.infer<typeof kept>): void {
    this.step.set(way === 'mail' ? 'code' : step);
    this.way.set(way);
    this.mailed.set(mailed);
    this.method.set(method);
    this.typedName.set(typedName);
    this.typedSentence.set(typedSentence);
    this.strokes.set(strokes);
    this.also.set(also);
    this.isResumed.set(true);
  }
}

/** A browser may keep nothing, or hold what is no longer ours: one begins again. */
function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function write(key: string, words: string): void {
  try {
    sessionStorage.setItem(key, words);
  } catch {
    // Full, or refused by the browser: the page works all the same.
  }
}

function remove(key: string): void {
  try {
    if (key) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
