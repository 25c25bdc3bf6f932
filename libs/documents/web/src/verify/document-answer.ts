import { Component, computed, input } from '@angular/core';
import type { DocumentVerdict } from '@promenade/documents/model';
import { DayPipe, FrPipe, Icon, MomentPipe, StatusChip } from '@promenade/platform/web';
import { QrDrawing } from './qr-drawing';
import { endedWords, meansWords, verdictWords } from './verify-words.fr';

/** What the house knows of a document: who signed, when and how, and what it is worth today. */
@Component({
  selector: 'pmd-document-answer',
  imports: [DayPipe, FrPipe, Icon, MomentPipe, QrDrawing, StatusChip],
  templateUrl: './document-answer.html',
  styleUrl: './verify.scss',
})
export class DocumentAnswer {
  readonly of = input.required<DocumentVerdict>();
  /** `file`: it was compared, byte for byte; `code`: only what is printed on it was read. */
  readonly by = input.required<'file' | 'code'>();
  /** The file that was compared, as the person calls it. */
  readonly name = input('');
  /** Tells this answer from the others of the page. */
  readonly at = input(0);

  protected readonly id = computed(() => `document-${this.at()}`);
  protected readonly words = computed(() => {
    const { verdict, revokedFor } = this.of();
    if (revokedFor !== null && revokedFor !== 'decided') return endedWords[revokedFor];
    return verdictWords[verdict as Exclude<DocumentVerdict['verdict'], 'unknown'>];
  });
  protected readonly verdict = computed(() => {
    const { verdict, revokedFor } = this.of();
    if (revokedFor === 'participation-ended') return 'Document reconnu : participation terminée';
    if (revokedFor === 'lapsed') return 'Document reconnu, et non renouvelé';
    if (verdict === 'superseded') return 'Document reconnu, et remplacé depuis';
    if (verdict === 'revoked') return 'Document révoqué : il ne vaut plus rien';
    return this.by() === 'file' ? 'Document reconnu et intact' : 'Ce code est celui d’un document signé ici';
  });
  protected readonly title = computed(() => {
    const { title, version } = this.of();
    return version === null ? (title ?? '') : `${title}, version ${version}`;
  });
  protected readonly since = computed(() => {
    const { revokedOn, supersededOn, completedAt } = this.of();
    return revokedOn ?? supersededOn ?? completedAt;
  });
  protected readonly steps = computed(() => {
    const { signatories, structure } = this.of();
    return signatories.map(({ role, name, signedAt, means }) => ({
      who: role === 'representative' && structure ? placeOf(structure) : 'Promeneur du Net',
      name,
      signedAt,
      means: meansWords[means] ?? means,
    }));
  });
  /** In groups of four, as people compare them. */
  protected readonly digest = computed(() => this.of().sha256?.match(/.{4}/g)?.join(' ') ?? '');
  protected readonly certificate = computed(() => this.of().certificateSha256?.match(/.{4}/g)?.join(' ') ?? '');
}

/** Many a structure bears the name of its commune already. */
function placeOf({ name, commune }: NonNullable<DocumentVerdict['structure']>): string {
  return commune && !name.includes(commune) ? `${name}, ${commune}` : name;
}
