import type { CharterVersion, ProfileItem, VersionState } from '@promenade/charter/model';
import type { IsoDate } from '@promenade/platform/model';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A version of the charter; published, PostgreSQL itself refuses to change it. */
@Entity('charter_version')
export class CharterVersionEntity implements Omit<CharterVersion, 'publishedAt'> {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column({ type: 'text', nullable: true, update: false }) readonly department: string | null;
  @Column({ type: 'integer', update: false }) readonly number: number;
  @Column('text') title: string;
  @Column('text') text: string;
  @Column('jsonb') profileItems: ProfileItem[];
  @Column('text') consentSentence: string;
  @Column('uuid', { nullable: true }) coreId: string | null;
  @Column('text', { nullable: true }) additions: string | null;
  @Column('text', { nullable: true }) typedSentence: string | null;
  @Column('boolean') material: boolean;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') state: VersionState;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('date', { nullable: true }) effectiveOn: IsoDate | null;
  @Column({ type: 'timestamptz', update: false }) readonly createdAt: Date;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
}

export function readable({ publishedAt, ...row }: CharterVersionEntity): CharterVersion {
  return { ...row, publishedAt: publishedAt && publishedAt.toISOString() };
}
