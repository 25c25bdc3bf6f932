import { HttpClient, type HttpEvent, HttpEventType, httpResource, HttpResponse } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import {
  type ImportCounts,
  importDetail,
  type ImportDetail,
  type ImportKind,
  importList,
  type ImportPatch,
  importProgress,
  type ImportProgress,
} from '@promenade/directory/model';
import { firstValueFrom, lastValueFrom, tap } from 'rxjs';

const base = '/api/directory/imports';

/** Mirrors ImportsController: one method per route, the same names. */
@Service()
export class ImportsApi {
  private readonly http = inject(HttpClient);

  readonly list = () => httpResource(() => ({ url: base, params: { size: 10 } }), { parse: importList.parse });

  readonly read = (id: Signal<string>) => httpResource(() => `${base}/${id()}`, { parse: importDetail.parse });

  /**
   * @param key under which the server tells how far it is once the file has left; `kind` empty: the file says it
   * @param told how much of the file has left, in per cent
   */
  async open(file: File, { key, kind }: { key: string; kind: ImportKind | '' }, told: (percent: number) => void): Promise<ImportDetail> {
    const form = new FormData();
    form.append('progress', key);
    if (kind) form.append('kind', kind);
    form.append('file', file, file.name);
    const events = this.http.post<ImportDetail>(base, form, { reportProgress: true, observe: 'events' });
    const last = await lastValueFrom(events.pipe(tap((event) => told(percentOf(event)))));
    return importDetail.parse((last as HttpResponse<ImportDetail>).body);
  }

  async revise(id: string, patch: ImportPatch): Promise<ImportDetail> {
    return importDetail.parse(await firstValueFrom(this.http.patch(`${base}/${id}`, patch)));
  }

  /** Of an import, or of a file under its key. */
  async progress(id: string): Promise<ImportProgress> {
    return importProgress.parse(await firstValueFrom(this.http.get(`${base}/${id}/progress`)));
  }

  /** @param source of one column; of every one that is remembered when none is said */
  async forget(id: string, source?: string): Promise<ImportDetail> {
    return importDetail.parse(await firstValueFrom(this.http.post(`${base}/${id}/forget`, source === undefined ? {} : { source })));
  }

  async resume(id: string): Promise<ImportDetail> {
    return importDetail.parse(await firstValueFrom(this.http.post(`${base}/${id}/resume`, {})));
  }

  commit(id: string): Promise<ImportCounts> {
    return firstValueFrom(this.http.post<ImportCounts>(`${base}/${id}/commit`, {}));
  }

  async undo(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`${base}/${id}/undo`, {}));
  }

  async discard(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${base}/${id}`));
  }

  /** A file that the browser keeps by itself. */
  rejectedUrl(id: string): string {
    return `${base}/${id}/rejected.csv`;
  }
}

function percentOf(event: HttpEvent<unknown>): number {
  if (event.type === HttpEventType.Sent) return 0;
  if (event.type !== HttpEventType.UploadProgress || !event.total) return 100;
  return Math.round((100 * event.loaded) / event.total);
}
