import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type CommuneItem, communeList } from '@promenade/directory/model';
import type { List } from '@promenade/platform/model';
import { PAGE_SIZE_MAX } from '@promenade/platform/model';
import { firstValueFrom } from 'rxjs';

const url = '/api/communes';

/** The communes of INSEE: those found by name or postal code, and all of a département's. */
@Service()
export class CommunesApi {
  private readonly http = inject(HttpClient);
  private readonly known = new Map<string, Promise<CommuneItem[]>>();

  async search(q: string): Promise<CommuneItem[]> {
    const found = await firstValueFrom(this.http.get<List<CommuneItem>>(url, { params: { q, size: 20 } }));
    return communeList.parse(found).items;
  }

  /** Asked once: communes do not change while one works. */
  ofDepartment(department: string): Promise<CommuneItem[]> {
    const known = this.known.get(department) ?? this.allOf(department);
    this.known.set(department, known);
    known.catch(() => this.known.delete(department));
    return known;
  }

  private async allOf(department: string): Promise<CommuneItem[]> {
    const found: CommuneItem[] = [];
    for (let page = 1, total = Infinity; found.length < total; page++) {
      const list = await firstValueFrom(this.http.get<List<CommuneItem>>(url, { params: { department, page, size: PAGE_SIZE_MAX } }));
      if (list.items.length === 0) break;
      found.push(...list.items);
      total = list.total;
    }
    return found;
  }
}
