import type { NewcomerState, Volet } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('newcomer')
export class NewcomerRow {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column({ type: 'text', update: false }) readonly department: string;
  @Column({ type: 'uuid', update: false }) readonly structureId: string;
  @Column({ type: 'text', update: false }) readonly firstName: string;
  @Column({ type: 'text', update: false }) readonly lastName: string;
  @Column({ type: 'text', update: false }) readonly email: string;
  @Column({ type: 'text', update: false }) readonly function: string;
  @Column({ type: 'text', array: true, update: false }) readonly volets: Volet[];
  @Column({ type: 'integer', update: false }) readonly weeklyMinutes: number;
  @Column({ type: 'date', update: false }) readonly startsOn: IsoDate;
  @Column({ type: 'text', update: false }) readonly mandate: string;
  @Column('text') state: NewcomerState;
  @Column({ type: 'text', update: false }) readonly proposedBy: string;
  @Column({ type: 'timestamptz', update: false }) readonly proposedAt: Date;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) promeneurId: string | null;
}
