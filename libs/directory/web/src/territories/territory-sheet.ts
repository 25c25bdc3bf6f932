import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type CommuneName, type KeptKind, type TerritoryDraft, territoryDraft, type TerritoryItem } from '@promenade/directory/model';
import { Button, Control, FIELD_LABELS, FieldFrame, FormErrors, fr, Icon, Session, Sheet } from '@promenade/platform/web';
import * as z from 'zod';
import { CommunesApi } from '../communes-api';
import { fieldLabels } from '../labels.fr';
import { Lookup, type Option } from '../lookup/lookup';
import { refusedErrors } from '../refused-field';
import { TerritoriesApi } from './territories-api';

interface Fields {
  name: string;
  code: string;
  communeCodes: string[];
  /** The commune being looked for; never sent. */
  commune: string;
}

/** Adds a territory that the département keeps, or corrects one. */
@Component({
  selector: 'pmd-territory-sheet',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Icon, Lookup, Sheet],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './territory-sheet.html',
})
export class TerritorySheet {
  readonly kind = input.required<KeptKind>();
  readonly saved = output<{ readonly said: string; readonly undo: () => Promise<unknown> }>();

  private readonly api = inject(TerritoriesApi);
  private readonly communes = inject(CommunesApi);
  private readonly session = inject(Session);
  private readonly sheet = viewChild.required(Sheet);
  private readonly summary = viewChild.required(FormErrors);
  protected readonly before = signal<TerritoryItem | null>(null);
  private readonly fields = signal<Fields>({ name: '', code: '', communeCodes: [], commune: '' });
  /** Communes met here, by code: what is chosen is shown by name. */
  private readonly met = signal<readonly CommuneName[]>([]);
  protected readonly chosen = computed(() =>
    this.fields().communeCodes.map((code) => this.met().find((one) => one.code === code) ?? { code, name: code }),
  );
  protected readonly form = form(
    this.fields,
    (path) =>
      validateStandardSchema(
        path,
        z.preprocess((typed) => this.draftOf(typed as Fields), territoryDraft) as unknown as z.ZodType<Fields, Fields>,
      ),
    {
      submission: {
        action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
        onInvalid: () => this.summary().show(),
      },
    },
  );
  protected readonly title = computed(() => this.before()?.name ?? (this.kind() === 'ctg' ? 'Ajouter une CTG' : 'Ajouter un quartier'));

  open(territory: TerritoryItem | null): void {
    this.before.set(territory);
    this.met.set(territory?.communes ?? []);
    this.form().reset(fieldsOf(territory));
    this.sheet().open();
  }

  protected readonly findCommune = async (words: string): Promise<Option[]> => {
    const found = await this.communes.search(words);
    const here = found.filter(({ department }) => department === this.session.department());
    this.met.update((met) => [...met, ...here.map(({ code, name }) => ({ code, name }))]);
    return here.map(({ code, name, postalCodes }) => ({ value: code, label: name, detail: postalCodes.join(', ') }));
  };

  protected add(option: Option | null): void {
    if (!option) return;
    this.fields.update((fields) => ({ ...fields, communeCodes: [...new Set([...fields.communeCodes, option.value])], commune: '' }));
  }

  protected leaveOut(code: string): void {
    this.fields.update((fields) => ({ ...fields, communeCodes: fields.communeCodes.filter((one) => one !== code) }));
  }

  protected close(): void {
    this.sheet().close();
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const [draft, before] = [this.draftOf(this.fields()), this.before()];
      const { id, name } = before ? await this.api.change(before.id, draft) : await this.api.create(draft);
      const undo = () => (before ? this.api.change(id, whole(before)) : this.api.remove(id));
      this.saved.emit({ said: fr(`Territoire enregistré : ${name}.`), undo });
      this.close();
      return undefined;
    } catch (error) {
      const said = (owner: string) => `${owner} porte déjà ce nom ou ce code.`;
      return refusedErrors(error, this.form, { 'territory-taken': { field: this.form.name, said } });
    }
  }

  private draftOf({ name, code, communeCodes }: Fields): TerritoryDraft {
    return { kind: this.kind(), name, communeCodes: [...communeCodes], ...(code.trim() && { code: code.trim() }) };
  }
}

function fieldsOf(territory: TerritoryItem | null): Fields {
  const { name, code, communes } = territory ?? { name: '', code: null, communes: [] };
  return { name, code: code ?? '', communeCodes: communes.map((commune) => commune.code), commune: '' };
}

function whole({ kind, name, code, communes }: TerritoryItem): TerritoryDraft {
  return { kind, name, communeCodes: communes.map((commune) => commune.code), ...(code && { code }) };
}
