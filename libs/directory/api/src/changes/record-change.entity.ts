import type { ChangeField, ChangeState, FieldValues } from '@promenade/directory/model';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('record_change')
export class RecordChangeRow {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column({ type: 'text', update: false }) readonly department: string;
  @Column({ type: 'uuid', update: false, nullable: true }) readonly promeneurId: string | null;
  @Column({ type: 'uuid', update: false, nullable: true }) readonly structureId: string | null;
  @Column('text') state: ChangeState;
  @Column('integer') version: number;
  @Column('text') proposedBy: string;
  @Column('text') proposedRole: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('jsonb') before: FieldValues;
  @Column('jsonb') after: FieldValues;
  @Column('text', { array: true }) approvedFields: ChangeField[];
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
}
