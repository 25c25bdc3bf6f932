import { Component, computed, input } from '@angular/core';
import { initialsOf } from './fr';

/** Initials in a pebble, or the photo; purely decorative, the name is beside it. Never on lists the Caf sees. */
@Component({
  selector: 'pmd-portrait',
  host: { 'aria-hidden': 'true', '[class]': 'classes()' },
  template: `
    @if (photo()) {
      <img [src]="photo()" alt="" [attr.loading]="size() === 'xl' ? null : 'lazy'" decoding="async" />
    } @else {
      {{ initials() }}
    }
  `,
  styleUrl: './portrait.scss',
})
export class Portrait {
  readonly name = input.required<string>();
  readonly photo = input<string | null | undefined>(null);
  readonly size = input<'xs' | 's' | 'm' | 'xl'>('s');

  protected readonly initials = computed(() => initialsOf(this.name()));
  /** The same person has the same pebble everywhere. */
  protected readonly classes = computed(() => {
    const sum = [...this.name()].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
    return `is-${this.size()} pebble-${sum % 4}`;
  });
}
