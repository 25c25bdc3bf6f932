import { Component, computed, effect, inject, input, linkedSignal, type Resource, signal } from '@angular/core';
import { problemOf } from './api-problem';
import { Button } from './button';
import { Connection } from './connection';
import { Icon } from './icon';

/** Grey stones where the text will be; shown after 300 ms, so that a quick answer does not flash. */
@Component({
  selector: 'pmd-skeleton',
  template: `
    @if (late()) {
      <div role="status" [attr.aria-label]="'Chargement : ' + name()">
        @for (width of widths(); track $index) {
          <span class="line"
            ><span class="stone round"></span
            ><span class="two"
              ><span class="stone" [style.width.%]="width"></span><span class="stone thin" [style.width.%]="width - 22"></span></span
          ></span>
        }
      </div>
    }
  `,
  styles: `
    div,
    .two {
      display: grid;
      flex: 1;
      gap: var(--s-2);
    }
    div {
      gap: var(--s-3);
    }
    .line {
      display: flex;
      gap: var(--s-3);
      align-items: center;
    }
    .stone {
      display: block;
      height: 1rem;
      border-radius: var(--r-s);
      background: var(--still-soft);
    }
    .thin {
      height: 0.75rem;
    }
    .round {
      flex: none;
      width: 2.375rem;
      height: 2.375rem;
      border-radius: 50%;
    }
  `,
})
export class Skeleton {
  readonly name = input('la page');
  readonly lines = input(3);

  protected readonly late = signal(false);
  protected readonly widths = computed(() => Array.from({ length: this.lines() }, (_, index) => [70, 52, 61][index % 3]!));

  constructor() {
    effect((onCleanup) => {
      const timer = setTimeout(() => this.late.set(true), 300);
      onCleanup(() => clearTimeout(timer));
    });
  }
}

/**
 * The two states of a resource that are not its value: loading (stones) and failed (the sentence and « Réessayer »).
 * The page shows the value: `<pmd-load [of]="list" name="la liste" /> @if (list.hasValue()) { … }`
 */
@Component({
  selector: 'pmd-load',
  imports: [Button, Icon, Skeleton],
  template: `
    @if (problem(); as told) {
      <div class="note note-bad" role="alert">
        <pmd-icon [name]="told.isPassing ? 'offline' : 'bad'" />
        <div>
          <p>{{ told.message }}</p>
          @if (told.status !== 403 && told.status !== 404) {
            <p class="again"><button pmdButton="line" size="s" type="button" (click)="reload()">Réessayer</button></p>
          }
        </div>
      </div>
    } @else if (of().isLoading() && !hadValue()) {
      <pmd-skeleton [name]="name()" [lines]="lines()" />
    }
  `,
  styles: `
    .again {
      margin-top: var(--s-2);
    }
  `,
})
export class Load {
  readonly of = input.required<Resource<unknown> & { reload?(): boolean }>();
  readonly name = input('la page');
  readonly lines = input(3);

  private readonly connection = inject(Connection);
  protected readonly problem = computed(() => (this.of().error() ? problemOf(this.of().error()) : undefined));
  /** Once a value was shown, a reload leaves it on the screen: no stones over what one is reading. */
  protected readonly hadValue = linkedSignal<boolean, boolean>({
    source: () => this.of().hasValue(),
    computation: (has, before) => has || (before?.value ?? false),
  });

  constructor() {
    let seen = this.connection.attempt();
    effect(() => {
      const attempt = this.connection.attempt();
      if (attempt !== seen && this.of().error()) this.reload();
      seen = attempt;
    });
  }

  protected reload(): void {
    this.of().reload?.();
  }
}
