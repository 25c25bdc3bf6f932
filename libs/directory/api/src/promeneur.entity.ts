import type { CharterProgress, ConsentField, LeavingReason, Network, Volet } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

type Precision = 'year' | 'month' | 'day';

@Entity('promeneur')
export class Promeneur {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column({ type: 'text', update: false }) readonly department: string;
  @Column({ type: 'text', update: false }) readonly slug: string;
  @Column('text') firstName: string;
  @Column('text') lastName: string;
  /** First name and surname as they are searched. */
  @Column('text') plain: string;
  @Column('text') plainFirstName: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) function: string | null;
  @Column('text', { array: true }) volets: Volet[];
  @Column('text', { nullable: true }) notes: string | null;
  @Column('text', { nullable: true }) presentation: string | null;
  @Column('text', { nullable: true }) contactNote: string | null;
  @Column('uuid', { nullable: true }) photoId: string | null;
  /** What the person agrees to show: written with its line in `consent`. */
  @Column('text', { array: true }) publishes: ConsentField[];
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('date', { nullable: true }) declaredCharterOn: IsoDate | null;
  @Column('text', { nullable: true }) declaredCharterPrecision: Precision | null;
  @Column('text') charterState: CharterProgress;
  @Column('date', { nullable: true }) charterSignedOn: IsoDate | null;
  @Column('uuid', { nullable: true }) charterVersionId: string | null;
  @Column('date', { nullable: true }) withdrawnOn: IsoDate | null;
  @Column('text', { nullable: true }) leavingReason: LeavingReason | null;
  /** The record that took this one over: such a row is seen by merges alone (migration 020). */
  @Column('uuid', { nullable: true }) mergedInto: string | null;
  @Column({ type: 'timestamptz', update: false }) readonly createdAt: Date;
  /** Counts the changes of the record, its employments and profiles included. */
  @Column('integer') version: number;
}

@Entity('employment')
export class Employment {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column({ type: 'text', update: false }) readonly department: string;
  @Column({ type: 'uuid', update: false }) readonly promeneurId: string;
  @Column({ type: 'uuid', update: false }) readonly structureId: string;
  @Column('date', { nullable: true }) startsOn: IsoDate | null;
  @Column('text', { nullable: true }) startsOnPrecision: Precision | null;
  @Column('date', { nullable: true }) endsOn: IsoDate | null;
  @Column('integer', { nullable: true }) weeklyMinutes: number | null;
  @Column('text', { nullable: true }) jobDescription: 'yes' | 'no' | null;
}

@Entity('online_profile')
export class OnlineProfile {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column({ type: 'text', update: false }) readonly department: string;
  @Column({ type: 'uuid', update: false }) readonly promeneurId: string;
  @Column('text') network: Network;
  @Column('text') handle: string;
  /** What makes two spellings of a handle the same. */
  @Column('text') handleKey: string;
  /** What makes two pages one, whatever their network: that of one promeneur of the département. */
  @Column('text') pageKey: string;
  @Column('text', { nullable: true }) url: string | null;
}
