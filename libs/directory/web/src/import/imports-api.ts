import { HttpClient, type HttpEvent, HttpEventType, httpResource, HttpResponse } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import { type ImportCounts, importDetail, type ImportDetail, importList, type ImportPatch } from '@promenade/directory/model';
import { firstValueFrom, lastValueFrom, tap } from 'rxjs';

const base = '/api/directory/imports';

/** Mirrors ImportsController: one method per route, the same names. */
@Service()
export class ImportsApi {
  private readonly http = inject(HttpClient);

  readonly list = () => httpResource(() => ({ url: base, params: { size: 10 } }), { parse: importList.parse });

  readonly read = (id: Signal<string>) => httpResource(() => `${base}/${id()}`, { parse: importDetail.parse });

  /** @param told how much of the file has left, in per cent */
  async open(file: File, told: (percent: number) => void): Promise<ImportDetail> {
    const form = new FormData();
    form.append('file', file, file.name);
    const events = this.http.post<ImportDetail>(base, form, { reportProgress: true, observe: 'events' });
    const last = await lastValueFrom(events.pipe(tap((event) => told(percentOf(event)))));
    return importDetail.parse((last as HttpResponse<ImportDetail>).body);
  }

  async revise(id: string, patch: ImportPatch): Promise<ImportDetail> {
    return importDetail.parse(await firstValueFrom(this.http.patch(`${base}/${id}`, patch)));
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
