import type { LegalForm, OpeningSlot, StructureContact, StructureStage, StructureType } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('structure')
export class Structure {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column({ type: 'text', update: false }) readonly department: string;
  @Column('text') name: string;
  /** The name as it is searched. */
  @Column('text') plain: string;
  @Column('text', { nullable: true }) acronym: string | null;
  @Column('text', { nullable: true }) type: StructureType | null;
  @Column('text', { nullable: true }) siret: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) postalCode: string | null;
  @Column('text', { nullable: true }) communeCode: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) representativeName: string | null;
  @Column('text', { nullable: true }) representativeFunction: string | null;
  @Column('text', { nullable: true }) representativePhone: string | null;
  @Column('text', { nullable: true }) representativeEmail: string | null;
  @Column('uuid', { nullable: true }) representativeAccountId: string | null;
  @Column('text', { nullable: true }) legalForm: LegalForm | null;
  @Column('text', { nullable: true }) rna: string | null;
  @Column('text', { nullable: true }) website: string | null;
  @Column('text', { nullable: true }) presentation: string | null;
  @Column('text', { nullable: true }) callOfOrigin: string | null;
  @Column('double precision', { nullable: true }) latitude: number | null;
  @Column('double precision', { nullable: true }) longitude: number | null;
  @Column('uuid', { nullable: true }) qpvId: string | null;
  @Column('jsonb') contacts: StructureContact[];
  /** In order of the week. */
  @Column('jsonb') openingHours: OpeningSlot[];
  @Column('text', { nullable: true }) welcomesPublic: 'yes' | 'no' | null;
  @Column('date', { nullable: true }) conventionStartsOn: IsoDate | null;
  @Column('date', { nullable: true }) conventionEndsOn: IsoDate | null;
  /** The last stage that somebody said. */
  @Column('text', { nullable: true }) stage: StructureStage | null;
  /** The record that took this one over: it changes no more. */
  @Column('uuid', { nullable: true }) mergedInto: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  @Column({ type: 'timestamptz', update: false }) readonly createdAt: Date;
  @Column('integer') version: number;
}
