import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import {
  type CampaignDetail,
  campaignDetail,
  type CampaignDraft,
  type CampaignExtension,
  campaignList,
  campaignMemberList,
  campaignPreview,
  type CampaignReminded,
  departmentProgressList,
} from '@promenade/charter/model';
import { firstValueFrom } from 'rxjs';

const at = '/api/charter-campaigns';

/** Mirrors CampaignsController and DepartmentProgressController. */
@Service()
export class CampaignsApi {
  private readonly http = inject(HttpClient);

  readonly list = (page: () => string) => httpResource(() => ({ url: at, params: { page: page() } }), { parse: campaignList.parse });
  readonly read = (id: Signal<string>) => httpResource(() => `${at}/${id()}`, { parse: campaignDetail.parse });
  readonly members = (id: Signal<string>, query: () => Record<string, string>) =>
    httpResource(() => ({ url: `${at}/${id()}/members`, params: query() }), { parse: campaignMemberList.parse });
  readonly preview = () => httpResource(() => `${at}/preview`, { parse: campaignPreview.parse });

  readonly departments = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: `${at}/departments`, params: query() }), { parse: departmentProgressList.parse });
  readonly departmentsFile = `${at}/departments/file`;

  exportPath(id: string): string {
    return `${at}/${id}/members/export`;
  }

  open(draft: CampaignDraft): Promise<CampaignDetail> {
    return firstValueFrom(this.http.post<CampaignDetail>(at, draft));
  }

  extend(id: string, extension: CampaignExtension): Promise<CampaignDetail> {
    return firstValueFrom(this.http.patch<CampaignDetail>(`${at}/${id}`, extension));
  }

  remind(id: string): Promise<CampaignReminded> {
    return firstValueFrom(this.http.post<CampaignReminded>(`${at}/${id}/remind`, {}));
  }

  cancel(id: string): Promise<CampaignDetail> {
    return firstValueFrom(this.http.post<CampaignDetail>(`${at}/${id}/cancel`, {}));
  }
}
