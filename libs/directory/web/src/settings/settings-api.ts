import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type SettingChange, type SettingKey, type SettingList, settingList } from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors SettingsController: one method per route, the same names. */
@Service()
export class SettingsApi {
  private readonly http = inject(HttpClient);

  readonly list = () => httpResource(() => '/api/settings', { parse: settingList.parse });

  change(key: SettingKey, change: SettingChange): Promise<SettingList> {
    return firstValueFrom(this.http.put<SettingList>(`/api/settings/${key}`, change));
  }
}
