import { Injectable } from '@nestjs/common';
import { Database, type DataSubject, KeepsPersonalData, PersonalData, type PersonalDataKeeper } from '@promenade/platform/api';

/** What somebody signed or sent, by name and digest, and the archives they took: the files themselves are in « Mes documents ». */
@KeepsPersonalData({ room: 'documents' })
@Injectable()
export class DocumentsData implements PersonalDataKeeper {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  async tell(subject: DataSubject): Promise<object> {
    // The national seat sees no file.
    const seats = subject.seats.filter(({ department }) => department !== null);
    const ask = (sql: string) =>
      this.personalData.fromSeats({ ...subject, seats }, () => this.database.query<{ id: string }>(sql, [subject.accountId]));
    return {
      documents: await ask(DOCUMENTS),
      archives: await ask(`select id, at, documents from document_export where by = $1 order by at`),
    };
  }
}

/** Those who sign see no other than theirs; those who run the network see all, and brought some of it. */
const DOCUMENTS = `
  select d.id, d.department, coalesce(a.kind, 'upload') as kind, a.number, a.title, d.name, d.type, d.size, d.sha256, d."createdAt"
  from document d left join document_about a on a.department = d.department and a."documentId" = d.id
  where a.kind is distinct from 'preview' and (d."createdBy" = $1 or (select app_role()) in ('promeneur', 'structure'))
  order by d."createdAt"`;
