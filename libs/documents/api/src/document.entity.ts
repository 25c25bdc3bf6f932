import type { Document, DocumentType } from '@promenade/documents/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const instant = { to: (value: string) => value, from: (value: Date) => value.toISOString() };

/** The row of a file; its bytes lie in the vault under `storageKey`. It is written once and never changed. */
@Entity('document')
export class DocumentEntity implements Document {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'text', update: false })
  department: string;

  @Column({ type: 'text', update: false })
  name: string;

  @Column({ type: 'text', update: false })
  type: DocumentType;

  @Column({ type: 'int', update: false })
  size: number;

  @Column({ type: 'text', update: false })
  sha256: string;

  @Column({ type: 'text', update: false })
  storageKey: string;

  @Column({ type: 'timestamptz', update: false, transformer: instant })
  createdAt: string;
}
