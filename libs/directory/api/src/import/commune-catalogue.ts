import { Injectable } from '@nestjs/common';
import { type Commune, type CommuneIndex, communeIndex } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';

/** The communes of the country, indexed once for the life of the process: INSEE changes them once a year, by a migration. */
@Injectable()
export class CommuneCatalogue {
  private made: CommuneIndex | undefined;

  constructor(private readonly database: Database) {}

  async index(): Promise<CommuneIndex> {
    this.made ??= communeIndex(
      await this.database.query<Commune>(`select code, name, department, "postalCodes" from commune order by code`),
    );
    return this.made;
  }
}
