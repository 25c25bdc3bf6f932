import { NgComponentOutlet } from '@angular/common';
import { Component, inject, signal, type Type, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Icon, Sheet, Toasts } from '@promenade/platform/web';

/**
 * « Traitements »: the long work under way (the room of notifications, loaded when it is opened) and what can still be undone.
 */
@Component({
  selector: 'pmd-tray',
  imports: [Button, Icon, NgComponentOutlet, RouterLink, Sheet],
  template: `
    <button pmdButton="quiet" type="button" (click)="open()"><pmd-icon name="tray" />Traitements</button>
    <pmd-sheet #sheet title="Traitements" (closed)="work.set(null)">
      <div class="stack">
        <ng-container [ngComponentOutlet]="work()" />
        @if (toasts.undoable().length) {
          <section class="stack-s" aria-labelledby="annulables">
            <h3 id="annulables">Ce qui peut encore être annulé</h3>
            <ul class="stack-s">
              @for (toast of toasts.undoable(); track toast.id) {
                <li class="row between">
                  <span>{{ toast.text }}</span>
                  <button pmdButton="plain" size="s" type="button" (click)="toasts.undo(toast)"><pmd-icon name="undo" />Annuler</button>
                </li>
              }
            </ul>
          </section>
        }
        <p><a routerLink="/traitements" (click)="sheet.close()">Tous les traitements</a></p>
      </div>
    </pmd-sheet>
  `,
})
export class Tray {
  protected readonly toasts = inject(Toasts);
  private readonly sheet = viewChild.required(Sheet);
  protected readonly work = signal<Type<unknown> | null>(null);

  async open(): Promise<void> {
    this.sheet().open();
    const room: Record<string, unknown> = await import('@promenade/notifications/web');
    this.work.set((room['ErrandTray'] as Type<unknown> | undefined) ?? null);
  }
}
