import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type CommuneName, type StructureDetail, type StructureDraft, structureTypes, legalForms } from '@promenade/directory/model';
import { Button, Control, FIELD_LABELS, FieldFrame, FormErrors, fr, Load, PageHead, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { focusAsked } from '../asked-field';
import { CommunesApi } from '../communes-api';
import { fieldLabels, structureTypeLabels } from '../labels.fr';
import { Lookup, type Option } from '../lookup/lookup';
import { type MeanwhileLine, MeanwhileNote } from '../meanwhile-note';
import type { Meanwhile } from '../rebase';
import { RecordEdit } from '../record-edit';
import { refusedErrors } from '../refused-field';
import { TerritoriesApi } from '../territories/territories-api';
import { legalFormLabels } from './structure-labels.fr';
import { blankStructure, fieldsOfStructure, structureFieldLabels, type StructureFields, structureForm } from './structure-draft';
import { StructuresApi } from './structures-api';

/** A new structure, or an edited one: what it is, where, and who signs for it. */
@Component({
  selector: 'pmd-structure-form',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Load, Lookup, MeanwhileNote, PageHead, RouterLink],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './structure-form.html',
  styles: 'form { max-width: 60rem; }',
})
export class StructureForm {
  /** None for a new one. */
  readonly id = input('');
  /** The field to begin with, when one comes to complete it. */
  readonly champ = input<string>();
  private readonly api = inject(StructuresApi);
  private readonly communes = inject(CommunesApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly acts = acts();
  private readonly summary = viewChild(FormErrors);

  protected readonly labels = structureFieldLabels;
  protected readonly types = structureTypes.map((value) => ({ value, label: structureTypeLabels[value] }));
  protected readonly forms = legalForms.map((value) => ({ value, label: legalFormLabels[value] }));
  protected readonly quarters = inject(TerritoriesApi).list(() => ({ kind: 'qpv' }));
  protected readonly record = this.api.read(this.id);
  protected readonly edit = new RecordEdit<StructureFields, StructureDetail>((detail) => this.fieldsOf(detail), blankStructure);
  /** Names of the communes met here, by code. */
  private readonly communeNames = signal<Readonly<Record<string, string>>>({});
  protected readonly form = form(this.edit.draft, (path) => validateStandardSchema(path, structureForm), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary()?.show(),
    },
  });
  protected readonly ready = computed(() => !this.id() || this.record.hasValue());
  protected readonly name = computed(() => (this.record.hasValue() ? this.record.value().name : ''));
  protected readonly communeName = computed(() => this.communeNames()[this.edit.draft().communeCode] ?? '');
  protected readonly crumbs = computed(() => [
    { label: 'Structures', path: '/structures' },
    ...(this.name() ? [{ label: this.name(), path: `/structures/${this.id()}` }] : []),
  ]);
  protected readonly meanwhile = computed(() => this.edit.meanwhile()?.map((told) => this.lineOf(told)) ?? null);
  /** Another address is another person: the former representative's account signs no more. */
  protected readonly changesRepresentative = computed(
    () => Boolean(this.record.value()?.representative.hasAccount) && 'representativeEmail' in this.edit.changes(),
  );

  constructor() {
    focusAsked(this.form, this.champ, this.ready);
    effect(() => {
      if (this.record.hasValue() && !this.edit.isOpen) this.edit.open(this.record.value());
    });
  }

  protected readonly findCommune = async (words: string): Promise<Option[]> => {
    const found = await this.communes.search(words);
    found.forEach((commune) => this.meet(commune));
    return found.map(({ code, name, postalCodes }) => ({ value: code, label: name, detail: postalCodes.join(', ') }));
  };

  protected take(key: string): void {
    this.edit.take(key as keyof StructureFields);
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const saved = this.id() ? await this.change() : await this.create();
      if (saved) await this.router.navigate(['/structures', saved]);
      return undefined;
    } catch (error) {
      const said = (owner: string) => `Ce SIRET est déjà celui de ${owner}.`;
      return refusedErrors(error, this.form, { 'siret-taken': { field: this.form.siret, said } });
    }
  }

  private async create(): Promise<string> {
    const { id, name } = await this.api.create(this.edit.draft() as unknown as StructureDraft);
    const takeBack = async (): Promise<void> => {
      await this.api.remove(id);
      await this.router.navigate(['/structures']);
    };
    this.toasts.say(fr('Structure enregistrée : ') + `${name}.`, this.acts.undo(takeBack));
    return id;
  }

  private async change(): Promise<string | undefined> {
    const write = (changes: Partial<StructureFields>, version: number) =>
      this.api.change(this.id(), changes as unknown as StructureDraft, version);
    const saved = await this.edit.save(write, () => this.api.readNow(this.id()));
    if (!saved) return undefined;
    this.toasts.say(fr('Fiche à jour : ') + `${saved.detail.name}.`, this.acts.undo(saved.undo));
    return this.id();
  }

  private fieldsOf(detail: StructureDetail): StructureFields {
    if (detail.commune) this.meet(detail.commune);
    return fieldsOfStructure(detail);
  }

  private meet({ code, name }: CommuneName): void {
    this.communeNames.update((names) => ({ ...names, [code]: name }));
  }

  private lineOf({ key, was, now, ...told }: Meanwhile<StructureFields>): MeanwhileLine {
    const said = (value: unknown): string => this.saidOf(key, String(value ?? ''));
    const line = { key, label: structureFieldLabels[key], was: said(was), now: said(now) };
    return 'mine' in told ? { ...line, mine: said(told.mine) } : line;
  }

  private saidOf(key: keyof StructureFields, value: string): string {
    const words: Partial<Record<keyof StructureFields, Readonly<Record<string, string>>>> = {
      communeCode: this.communeNames(),
      type: structureTypeLabels,
      legalForm: legalFormLabels,
      welcomesPublic: { yes: 'oui', no: 'non' },
      qpvId: Object.fromEntries((this.quarters.hasValue() ? this.quarters.value().items : []).map(({ id, name }) => [id, name])),
    };
    return words[key]?.[value] ?? value;
  }
}
