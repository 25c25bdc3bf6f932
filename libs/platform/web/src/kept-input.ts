import { afterRenderEffect, Directive, ElementRef, inject, input } from '@angular/core';

/**
 * What a field of a page rendered on the server holds: `<input [pmdKept]="asked()" />`. Somebody may type before JavaScript comes:
 * their words stay, and only a new address writes over them.
 */
@Directive({ selector: 'input[pmdKept]', host: { '[attr.value]': 'pmdKept()' } })
export class KeptValue {
  readonly pmdKept = input.required<string>();

  constructor() {
    onceChanged(this.pmdKept, (field, value) => (field.value = value));
  }
}

/** The same of a radio button: `<input type="radio" [pmdChosen]="asked().volet === 'youth'" />`. */
@Directive({ selector: 'input[pmdChosen]', host: { '[attr.checked]': "pmdChosen() ? '' : null" } })
export class KeptChoice {
  readonly pmdChosen = input.required<boolean>();

  constructor() {
    onceChanged(this.pmdChosen, (field, value) => (field.checked = value));
  }
}

function onceChanged<T>(value: () => T, write: (field: HTMLInputElement, value: T) => void): void {
  const field = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
  let before: { readonly value: T } | undefined;
  afterRenderEffect(() => {
    const now = { value: value() };
    if (before && before.value !== now.value) write(field, now.value);
    before = now;
  });
}
