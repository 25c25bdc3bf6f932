import { afterNextRender, computed, ElementRef, inject, signal } from '@angular/core';
import { problemOf } from '@promenade/platform/web';

type Values = Readonly<Record<string, string>>;

/** What a check finds in what was typed: a sentence per field. */
export type Faults = Readonly<Record<string, string>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What every public form asks: somewhere to send it, words, and an address that is one. */
export function faultsOf(values: Values, least: number): Faults {
  return {
    ...(!values['department'] && !values['promeneur'] && { department: 'Choisissez un département.' }),
    ...((values['text'] ?? '').trim().length < least && { text: 'Il vous manque quelques mots : dites ce qui se passe.' }),
    ...(values['email'] && !EMAIL.test(values['email']) && { email: 'Cette adresse n’est pas complète : il y faut un @ et un domaine.' }),
  };
}

/** Sends a public form once, and keeps what came back: a receipt, sentences for the fields, or one for the whole. Call it in a field. */
export function voiceForm<T>(check: (values: Values) => Faults, send: (values: Values) => Promise<T>) {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const [receipt, faults, problem] = [signal<T | undefined>(undefined), signal<Faults>({}), signal('')];
  const [sending, ready] = [signal(false), signal(false)];
  afterNextRender(() => ready.set(true));

  const show = (found: Faults): void => {
    faults.set(found);
    const [first] = Object.keys(found);
    if (first) setTimeout(() => host.querySelector<HTMLElement>(`[name="${first}"]`)?.focus());
  };
  const failed = (error: unknown): void => {
    const told = problemOf(error);
    show(Object.fromEntries(told.errors.map(({ path, message }) => [path, message])));
    problem.set(told.message);
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending()) return;
    const values = valuesOf(event.target as HTMLFormElement);
    problem.set('');
    show(check(values));
    if (Object.keys(faults()).length) return;
    sending.set(true);
    await send(values).then((got) => receipt.set(got), failed);
    sending.set(false);
  };
  return { receipt, faults, problem, sending, ready: ready.asReadonly(), submit, wrong: computed(() => Object.keys(faults()).length > 0) };
}

/** What was typed, empty fields left out: the API takes an absent field for nothing. */
function valuesOf(form: HTMLFormElement): Values {
  const typed = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const);
  return Object.fromEntries(typed.filter(([, value]) => value !== ''));
}
