import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Service } from '@angular/core';
import { type SettingChange, type SettingKey, type SettingList, settingList } from '@promenade/directory/model';
import { Session } from '@promenade/platform/web';
import { firstValueFrom } from 'rxjs';

/** Mirrors SettingsController and, in the national seat, NationalSettingsController: one method per route, the same names. */
@Service()
export class SettingsApi {
  private readonly http = inject(HttpClient);

  private readonly session = inject(Session);
  private readonly at = computed(() => (this.session.role() === 'national' ? '/api/national-settings' : '/api/settings'));

  readonly list = () => httpResource(() => this.at(), { parse: settingList.parse });

  change(key: SettingKey, change: SettingChange): Promise<SettingList> {
    return firstValueFrom(this.http.put<SettingList>(`${this.at()}/${key}`, change));
  }
}
