import { HttpClient, type HttpResponse } from '@angular/common/http';
import { inject, type Signal, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from './api-problem';
import { Toasts } from './toasts';

export interface Downloads {
  /** A file is on its way. */
  readonly busy: Signal<boolean>;
  /** Fetches a file of ours and hands it to the person, under the name the house gives it; a refusal is said. @returns whether it came */
  fetch(path: string, query?: Readonly<Record<string, string>>): Promise<boolean>;
}

/** Files that the house writes, one at a time: `downloads.fetch('/api/promeneurs/export', { format: 'xlsx' })`. Call it in a field. */
export function downloads(): Downloads {
  const http = inject(HttpClient);
  const toasts = inject(Toasts);
  const busy = signal(false);
  const fetch = async (path: string, query: Readonly<Record<string, string>> = {}): Promise<boolean> => {
    if (busy()) return false;
    busy.set(true);
    try {
      save(await firstValueFrom(http.get(path, { params: query, responseType: 'arraybuffer', observe: 'response' })));
      return true;
    } catch (error) {
      toasts.say(problemOf(error).message);
      return false;
    } finally {
      busy.set(false);
    }
  };
  return { busy: busy.asReadonly(), fetch };
}

/** The name with its accents where there is one, and the plain one otherwise. */
function nameIn(disposition: string): string | undefined {
  const accented = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return accented ? decodeURIComponent(accented) : /filename="?([^";]+)"?/.exec(disposition)?.[1];
}

function save({ body, headers, url }: HttpResponse<ArrayBuffer>): void {
  const said = nameIn(headers.get('Content-Disposition') ?? '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([body!], { type: headers.get('Content-Type') ?? '' }));
  link.download = said ?? (url ?? '').split('?')[0]!.split('/').at(-1)!;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
