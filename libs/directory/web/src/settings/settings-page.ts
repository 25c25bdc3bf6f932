import { Component, computed, inject } from '@angular/core';
import type { SettingList } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { departmentName, fr, Load, PageHead, Session } from '@promenade/platform/web';
import { SettingCard } from './setting-card';
import { SettingsApi } from './settings-api';

const LOCAL = 'Un réglage change à partir d’un jour, jamais dans le passé : ce qui a été compté ne bouge pas.';
const NATIONAL =
  'Ce qui vaut dans chaque département qui n’a rien choisi d’autre, à partir d’un jour. Qui a choisi garde son choix ; une campagne ouverte garde ses dates.';

/** The rules that differ from one département to another; in the national seat, what holds where they said nothing. Each value bears its first day; the past stays as it was lived. */
@Component({
  selector: 'pmd-settings-page',
  imports: [Load, PageHead, SettingCard],
  template: `
    <pmd-page-head [title]="title()" [lead]="lead()" />
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
  private readonly isNational = computed(() => may(this.session.role(), 'national-settings.write'));
  protected readonly writes = computed(() => may(this.session.role(), 'settings.write') || this.isNational());
  protected readonly title = computed(() =>
    this.isNational() ? 'Réglages nationaux' : `Réglages : ${departmentName(this.session.department())}`,
  );
  protected readonly lead = computed(() => fr(this.isNational() ? NATIONAL : LOCAL));

  protected follow(list: SettingList): void {
    this.settings.set(list);
  }
}
