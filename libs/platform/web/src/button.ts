import { Component, computed, Directive, ElementRef, inject, input, Renderer2 } from '@angular/core';

export type ButtonKind = 'act' | 'line' | 'plain' | 'quiet' | 'bad' | 'night' | 'seat';

let reasons = 0;

/**
 * Holds a button that may be refused, and says why underneath: never `disabled`, so that it can be reached and read.
 * A link that lifts the refusal goes in the slot `lift`.
 */
@Component({
  selector: 'pmd-refusable',
  template: `
    <ng-content />
    @if (reason()) {
      <p class="reason" [id]="id">{{ reason() }} <ng-content select="[lift]" /></p>
    }
  `,
  styles: `
    :host {
      display: inline-grid;
      justify-items: start;
      gap: 0.375rem;
    }
    .reason {
      font-size: var(--t-caption);
      line-height: 1.45;
      color: var(--ink-soft);
      max-width: 40ch;
    }
  `,
})
export class Refusable {
  /** Why it cannot be done now, in French; empty when it can. */
  readonly reason = input<string | null | undefined>('');
  readonly id = `raison-${++reasons}`;
}

/** `<button pmdButton="act">`: act (filled, one a screen), line, plain (underlined), quiet (a tool of the shell), bad (irreversible), night (on the deep band), seat (as wide as its place). */
@Component({
  selector: 'button[pmdButton], a[pmdButton]',
  host: {
    '[class]': 'classes()',
    '[attr.type]': 'type()',
    '[attr.aria-busy]': "busy() ? 'true' : null",
    '[attr.aria-disabled]': "refused() || busy() ? 'true' : null",
    '[attr.aria-describedby]': 'refused() ? refusable?.id : null',
  },
  template: `
    <span class="word"><ng-content /></span>
    @if (busy()) {
      <span class="busy">{{ busyWord() }}</span>
    }
  `,
  styleUrl: './button.scss',
})
export class Button {
  readonly pmdButton = input<ButtonKind | ''>('line');
  readonly size = input<'' | 's' | 'thumb' | 'icon'>('');
  readonly type = input<'button' | 'submit' | null>(null);
  readonly busy = input(false);
  readonly busyWord = input('Envoi…');

  protected readonly refusable = inject(Refusable, { optional: true });
  protected readonly refused = computed(() => Boolean(this.refusable?.reason()));
  protected readonly classes = computed(
    () => `btn btn-${this.pmdButton() || 'line'}${this.size() && ` btn-${this.size()}`}${this.busy() ? ' is-busy' : ''}`,
  );

  constructor() {
    // In the capture phase, so before the page's own `(click)` and before a router link.
    inject(Renderer2).listen(inject(ElementRef).nativeElement, 'click', (event: Event) => this.stopWhenRefused(event), { capture: true });
  }

  private stopWhenRefused(event: Event): void {
    if (!this.refused() && !this.busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** A link that looks like text but acts: `<button pmdLink>`. */
@Directive({ selector: 'button[pmdLink]', host: { class: 'link', type: 'button' } })
export class LinkButton {}
