import { afterNextRender, effect, inject, Injector, type Signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';

/** Puts the keyboard in the field that the address names (`?champ=siret`), once the form is there. Call it in the constructor. */
export function focusAsked<T extends object>(form: FieldTree<T>, asked: Signal<string | undefined>, ready: () => boolean): void {
  const injector = inject(Injector);
  let last: string | undefined;
  effect(() => {
    const name = asked();
    if (!name || name === last || !ready()) return;
    last = name;
    const fields = form as unknown as Readonly<Record<string, FieldTree<unknown> | undefined>>;
    afterNextRender(() => fields[name]?.().focusBoundControl(), { injector });
  });
}
