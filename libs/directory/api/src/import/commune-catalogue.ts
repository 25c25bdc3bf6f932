import { Injectable } from '@nestjs/common';
import { Database } from '@promenade/platform/api';

/** The communes of the country, in the words of whoever indexes them: INSEE changes them once a year, by a migration. */
@Injectable()
export class CommuneCatalogue {
  constructor(private readonly database: Database) {}

  /** @returns JSON, an array of `Commune` */
  async text(): Promise<string> {
    const [all] = await this.database.query<{ text: string }>(
      `select json_agg(json_build_object('code', code, 'name', name, 'department', department, 'postalCodes', "postalCodes") order by code)::text
       as text from commune`,
    );
    return all!.text;
  }
}
