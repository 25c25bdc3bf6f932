import { inject, InjectionToken } from '@angular/core';

/**
 * French of the rules that a schema names by a code ('code-format', 'ends-before-it-starts'): the room's `fieldLabels`, given by
 * the page: `providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }]`.
 */
export const FIELD_LABELS = new InjectionToken<Readonly<Record<string, string>>>('field labels', { factory: () => ({}) });

/** What is shown for the message of an error: its French when it is a code, itself when it is a sentence already. */
export function fieldWording(): (message: string | undefined) => string | undefined {
  const labels = inject(FIELD_LABELS);
  return (message) => (message === undefined ? undefined : (labels[message] ?? message));
}
