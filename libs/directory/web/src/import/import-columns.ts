import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { gatheredFields, type ImportColumn, type ImportDetail, type ImportField, type ImportMapping } from '@promenade/directory/model';
import { Button, counted, type Status, StatusChip } from '@promenade/platform/web';
import { acts } from '../acts';
import { fieldFamilies, importFieldLabel } from './import-labels.fr';
import { ImportsApi } from './imports-api';
import { textOf } from './line-words';
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

  private readonly api = inject(ImportsApi);
  protected readonly acts = acts();
  protected readonly families = fieldFamilies;
  protected readonly label = importFieldLabel;
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
  /** One needs to know who somebody is. */
  protected readonly namesNobody = computed(() => {
    const fields = Object.values(this.said());
    return !fields.includes('fullName') && !(fields.includes('lastName') && fields.includes('firstName'));
  });

  protected sureness(column: ImportColumn): { is: Status; label: string } {
    if (this.said()[column.source] !== column.field) return { is: 'good', label: 'vous l’avez dit' };
    if (column.field === null) return { is: 'past', label: 'pas importée' };
    return isUnsure(column) ? { is: 'warn', label: 'à vérifier' } : { is: 'good', label: 'reconnue' };
  }

  /** The first things the column says, as they were read. */
  protected samplesOf({ field }: ImportColumn): string {
    if (!field) return '';
    const texts = this.of().rows.map(({ values }) => textOf(field, values));
    return [...new Set(texts.filter(Boolean))].slice(0, 3).join(' · ');
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
