import { Component, computed, inject } from '@angular/core';
import type { SettingList } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { departmentName, Load, PageHead, Session } from '@promenade/platform/web';
import { SettingCard } from './setting-card';
import { SettingsApi } from './settings-api';

/** The rules that differ from one département to another. Each value bears its first day; the past stays as it was lived. */
@Component({
  selector: 'pmd-settings-page',
  imports: [Load, PageHead, SettingCard],
  template: `
    <pmd-page-head
      [title]="title()"
      lead="Un réglage change à partir d’un jour, jamais dans le passé : ce qui a été compté ne bouge pas."
    />
    <pmd-load [of]="settings" name="les réglages" [lines]="4" />
    @if (settings.hasValue()) {
      <div class="stack">
        @for (setting of settings.value().items; track setting.key) {
          <pmd-setting-card [of]="setting" [on]="settings.value().on" [writes]="writes()" (changed)="follow($event)" />
        }
      </div>
    }
  `,
})
export class SettingsPage {
  private readonly session = inject(Session);
  protected readonly settings = inject(SettingsApi).list();
  protected readonly writes = computed(() => may(this.session.role(), 'settings.write'));
  protected readonly title = computed(() => `Réglages : ${departmentName(this.session.department())}`);

  protected follow(list: SettingList): void {
    this.settings.set(list);
  }
}
