import { Component, computed, effect, type ElementRef, input, signal, viewChild } from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { problemOf } from './api-problem';
import { fieldWording } from './field-labels';
import { Icon } from './icon';

/** What a form's `submission.action` returns when the API refused: each error on its field, the rest on the form. */
export function serverErrors(error: unknown, form: FieldTree<unknown>): ValidationError.WithOptionalFieldTree[] {
  const problem = problemOf(error);
  if (problem.errors.length === 0) return [{ kind: 'server', message: problem.message }];
  return problem.errors.map(({ path, message }) => ({ kind: 'server', message, fieldTree: fieldAt(form, path) }));
}

/** `structure.siret` or `items[0].name` in the tree of the form; the form itself when there is no such field. */
function fieldAt(form: FieldTree<unknown>, path: string): FieldTree<unknown> {
  const steps = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split(/[./]/)
    .filter(Boolean);
  let at: unknown = form;
  for (const step of steps) at = (at as Record<string, unknown> | undefined)?.[step];
  return typeof at === 'function' ? (at as FieldTree<unknown>) : form;
}

/**
 * The summary above a form that was sent and refused: says how many answers to see again, each a link to its field, and takes
 * the focus. Put it first in the `<form [formRoot]>`.
 */
@Component({
  selector: 'pmd-form-errors',
  imports: [Icon],
  template: `
    @if (shown().length) {
      <div #box class="note note-bad" role="alert" tabindex="-1">
        <pmd-icon name="bad" />
        <div>
          <p>
            <b>{{ shown().length === 1 ? 'Une réponse est à revoir' : shown().length + ' réponses sont à revoir' }}</b>
          </p>
          <ul>
            @for (line of shown(); track $index) {
              <li>
                @if (line.label) {
                  <button type="button" class="link" (click)="line.focus()">{{ line.label }}</button>&nbsp;:
                }
                {{ line.message }}
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    ul {
      margin-top: 0.25rem;
    }
  `,
})
export class FormErrors {
  readonly form = input.required<FieldTree<unknown>>();

  private readonly worded = fieldWording();
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  /** True from a send that failed until all is well: what is typed in between only shortens the list. */
  private readonly sent = signal(false);
  protected readonly shown = computed(() =>
    this.sent()
      ? this.form()()
          .errorSummary()
          .map((error) => lineOf(error, this.worded(error.message)))
      : [],
  );

  constructor() {
    let last: unknown;
    effect(() => {
      const errors = this.form()().errorSummary();
      const refusal = errors.find(({ kind }) => kind === 'server');
      if (errors.length === 0) this.sent.set(false);
      if (refusal && refusal !== last) this.show();
      last = refusal;
    });
  }

  /** For `submission.onInvalid`: the person sent a form whose answers do not stand. */
  show(): void {
    this.sent.set(true);
    this.focus();
  }

  private focus(): void {
    setTimeout(() => this.box()?.nativeElement.focus());
  }
}

function lineOf(error: ValidationError.WithFieldTree, message = 'à revoir'): { label: string; message: string; focus: () => void } {
  const state = error.fieldTree();
  const [control] = state.formFieldBindings();
  return { label: labelOf(control?.element), message, focus: () => state.focusBoundControl() };
}

function labelOf(element: HTMLElement | undefined): string {
  return (element && labelElementOf(element))?.firstChild?.textContent?.trim() ?? '';
}

/** The label of a native control, the legend of a group, else that of the field around a control of our own. */
function labelElementOf(element: HTMLElement): Element | null | undefined {
  if ('labels' in element) return (element as HTMLInputElement).labels?.[0];
  return element.querySelector('legend') ?? element.closest('pmd-field')?.querySelector('label');
}
