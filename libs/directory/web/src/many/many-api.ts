import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  type BulkAct,
  type BulkActDraft,
  bulkActList,
  type MailingDraft,
  mailingList,
  type MailingPreview,
  type MailingSent,
  type ManyRecords,
  nationalSite,
  type NationalUpdate,
  type RecordKind,
  type RecordTags,
  recordTags,
  type SavedView,
  type SavedViewChange,
  type SavedViewDraft,
  savedViewList,
  type TagItem,
  type Tagging,
  tagList,
  type ViewList,
} from '@promenade/directory/model';
import { PAGE_SIZE_MAX } from '@promenade/platform/model';
import { firstValueFrom } from 'rxjs';

export type Tagged = 'promeneurs' | 'structures';

/** Mirrors the controllers of « many »: tags, views, mailings, the national site. */
@Service()
export class ManyApi {
  private readonly http = inject(HttpClient);

  /** Asks nothing until they are wanted. */
  readonly tags = (wanted: () => boolean) =>
    httpResource(() => (wanted() ? { url: '/api/tags', params: { size: PAGE_SIZE_MAX } } : undefined), { parse: tagList.parse });

  readonly tagsOf = (kind: () => Tagged, id: () => string) =>
    httpResource(() => (id() ? `/api/${kind()}/${id()}/tags` : undefined), { parse: recordTags.parse });

  readonly views = (list: () => ViewList, wanted: () => boolean) =>
    httpResource(() => (wanted() ? { url: '/api/saved-views', params: { list: list(), size: PAGE_SIZE_MAX } } : undefined), {
      parse: savedViewList.parse,
    });

  readonly mailings = (page: () => string) =>
    httpResource(() => ({ url: '/api/mailings', params: { page: page() } }), { parse: mailingList.parse });

  readonly nationalSite = () => httpResource(() => '/api/national-site', { parse: nationalSite.parse });

  readonly bulkActs = (kind: () => RecordKind, wanted: () => boolean) =>
    httpResource(() => (wanted() ? { url: '/api/bulk-acts', params: { kind: kind() } } : undefined), { parse: bulkActList.parse });

  setTagsOf(kind: Tagged, id: string, labels: readonly string[]): Promise<RecordTags> {
    return firstValueFrom(this.http.put<RecordTags>(`/api/${kind}/${id}/tags`, { labels }));
  }

  makeTag(label: string): Promise<TagItem> {
    return firstValueFrom(this.http.post<TagItem>('/api/tags', { label }));
  }

  renameTag(id: string, label: string): Promise<TagItem> {
    return firstValueFrom(this.http.patch<TagItem>(`/api/tags/${id}`, { label }));
  }

  async removeTag(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/tags/${id}`));
  }

  async restoreTag(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/tags/${id}/restore`, {}));
  }

  /** @returns those it changed: the other one undoes it */
  putTag(id: string, records: ManyRecords): Promise<Tagging> {
    return firstValueFrom(this.http.post<Tagging>(`/api/tags/${id}/put`, records));
  }

  takeTag(id: string, records: ManyRecords): Promise<Tagging> {
    return firstValueFrom(this.http.post<Tagging>(`/api/tags/${id}/take`, records));
  }

  saveView(draft: SavedViewDraft): Promise<SavedView> {
    return firstValueFrom(this.http.post<SavedView>('/api/saved-views', draft));
  }

  changeView(id: string, change: SavedViewChange): Promise<SavedView> {
    return firstValueFrom(this.http.patch<SavedView>(`/api/saved-views/${id}`, change));
  }

  async removeView(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/saved-views/${id}`));
  }

  previewMailing(draft: MailingDraft): Promise<MailingPreview> {
    return firstValueFrom(this.http.post<MailingPreview>('/api/mailings/preview', draft));
  }

  sendMailing(draft: MailingDraft): Promise<MailingSent> {
    return firstValueFrom(this.http.post<MailingSent>('/api/mailings', draft));
  }

  markTold(): Promise<NationalUpdate> {
    return firstValueFrom(this.http.post<NationalUpdate>('/api/national-site/updates', {}));
  }

  async takeBackMark(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/national-site/updates/${id}`));
  }

  askBulk(draft: BulkActDraft): Promise<BulkAct> {
    return firstValueFrom(this.http.post<BulkAct>('/api/bulk-acts', draft));
  }

  undoBulk(id: string): Promise<BulkAct> {
    return firstValueFrom(this.http.post<BulkAct>(`/api/bulk-acts/${id}/undo`, {}));
  }

  closeBulk(id: string): Promise<BulkAct> {
    return firstValueFrom(this.http.post<BulkAct>(`/api/bulk-acts/${id}/close`, {}));
  }
}
