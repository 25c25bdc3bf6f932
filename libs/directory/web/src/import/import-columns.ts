import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import {
  gatheredFields,
  type ImportColumn,
  type ImportDetail,
  type ImportField,
  type ImportKind,
  importKinds,
  type ImportMapping,
} from '@promenade/directory/model';
import { Button, count, counted, type Status, StatusChip } from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldFamilies, importFieldLabel, kindWords } from './import-labels.fr';
import { ImportsApi } from './imports-api';
import { byNeed, isUnsure } from './unsure';

/** What each column of the file is about; those in doubt first. A field said for one column leaves the other, in sight. */
@Component({
  selector: 'pmd-import-columns',
  imports: [Button, StatusChip],
  templateUrl: './import-columns.html',
  styleUrl: './import-columns.scss',
})
export class ImportColumns {
  readonly of = input.required<ImportDetail>();
  /** The import with the columns as said; the same one when nothing was said. */
  readonly named = output<ImportDetail>();
  /** The import, its columns guessed anew. */
  readonly changed = output<ImportDetail>();

  private readonly api = inject(ImportsApi);
  protected readonly acts = acts();
  protected readonly families = computed(() => fieldFamilies[this.of().kind]);
  protected readonly kinds = importKinds.map((kind) => ({ kind, words: kindWords[kind].of }));
  /** Named as they were in the last file of the département. */
  protected readonly remembered = computed(() => this.of().columns.filter((column) => column.remembered).length);
  protected readonly recalled = computed(() =>
    counted(this.remembered(), 'colonne est nommée comme la dernière fois', 'colonnes sont nommées comme la dernière fois'),
  );
  protected readonly label = importFieldLabel;
  protected readonly count = count;
  protected readonly columns = computed(() => byNeed(this.of().columns));
  /** What is said of each column, by its source. */
  protected readonly said = linkedSignal<ImportMapping>(() =>
    Object.fromEntries(this.of().columns.map(({ source, field }) => [source, field])),
  );
  /** What a person answered: a guess left as it was, once seen, is an answer. */
  private readonly answers = computed<ImportMapping>(() => {
    const said = this.said();
    const answered = this.of().columns.filter((column) => said[column.source] !== column.field || isUnsure(column));
    return Object.fromEntries(answered.map(({ source }) => [source, said[source] ?? null]));
  });
  protected readonly doubts = computed(() => {
    const unsure = this.of().columns.filter(isUnsure).length;
    const all = counted(this.of().columns.length, 'colonne', 'colonnes');
    return unsure
      ? `${counted(unsure, 'colonne à vérifier', 'colonnes à vérifier')}, sur ${all}.`
      : `${all}, toutes reconnues ou laissées de côté.`;
  });
  /** One needs to know who somebody is, or which structure. */
  protected readonly lacking = computed(() => {
    const fields = Object.values(this.said());
    if (this.of().kind === 'structures') return fields.includes('structure') ? '' : 'Il manque le nom des structures';
    const hasNames = fields.includes('fullName') || (fields.includes('lastName') && fields.includes('firstName'));
    return hasNames ? '' : 'Il manque le nom et le prénom';
  });

  protected sureness(column: ImportColumn): { is: Status; label: string } {
    if (this.said()[column.source] !== column.field) return { is: 'good', label: 'vous l’avez dit' };
    if (column.remembered) return { is: 'good', label: 'comme la dernière fois' };
    if (column.field === null) return { is: 'past', label: 'pas importée' };
    return isUnsure(column) ? { is: 'warn', label: 'à vérifier' } : { is: 'good', label: 'reconnue' };
  }

  /** The first things the column says, as the file has them. */
  protected samplesOf({ samples = [] }: ImportColumn): string {
    return samples.join(' · ');
  }

  protected take(kind: string): Promise<boolean> {
    return this.acts.during('kind', async () => this.changed.emit(await this.api.revise(this.of().id, { kind: kind as ImportKind })));
  }

  /** @param source of every column when none is said */
  protected forget(source?: string): Promise<boolean> {
    return this.acts.during('forget', async () => this.changed.emit(await this.api.forget(this.of().id, source)));
  }

  protected say(source: string, word: string): void {
    const field = (word || null) as ImportField | null;
    this.said.update((said) => {
      const alone = field !== null && !gatheredFields.includes(field);
      const others = Object.entries(said).map(([other, its]) => [other, alone && its === field ? null : its]);
      return { ...Object.fromEntries(others), [source]: field };
    });
  }

  protected next(): Promise<boolean> {
    return this.acts.during('next', async () => {
      const mapping = this.answers();
      this.named.emit(Object.keys(mapping).length > 0 ? await this.api.revise(this.of().id, { mapping }) : this.of());
    });
  }
}
