import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type CheckPoint, type CheckVerification, checkVerification, type PromeneurChecks } from '@promenade/directory/model';
import { Button, Choices, Control, FIELD_LABELS, FieldFrame, FormErrors, serverErrors, Sheet, TODAY } from '@promenade/platform/web';
import * as z from 'zod';
import { fieldLabels } from '../labels.fr';
import { ChecksApi, type PointPlace } from './checks-api';

interface Fields {
  met: string;
  on: string;
  evidenceUrl: string;
  note: string;
}

function draftOf({ met, on, evidenceUrl, note }: Fields): CheckVerification {
  return { met: met === 'yes', on, evidenceUrl: evidenceUrl.trim() || null, note: note.trim() || null };
}
const verification = z.preprocess((typed) => draftOf(typed as Fields), checkVerification) as unknown as z.ZodType<Fields, Fields>;

/** What was seen of a point, on which day, with a link or a screenshot to show it. */
@Component({
  selector: 'pmd-verify-sheet',
  imports: [Button, Choices, Control, FieldFrame, FormErrors, FormField, FormRoot, Sheet],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  templateUrl: './verify-sheet.html',
})
export class VerifySheet {
  readonly verified = output<PromeneurChecks>();

  private readonly api = inject(ChecksApi);
  protected readonly today = inject(TODAY);
  private readonly sheet = viewChild.required(Sheet);
  private readonly summary = viewChild.required(FormErrors);
  private readonly place = signal<PointPlace | null>(null);
  private readonly point = signal<CheckPoint | null>(null);
  private readonly fields = signal<Fields>({ met: 'yes', on: '', evidenceUrl: '', note: '' });
  protected readonly file = signal<File | null>(null);
  protected readonly title = computed(() => this.point()?.label ?? '');
  protected readonly verdicts = [
    { value: 'yes', label: 'présent' },
    { value: 'no', label: 'absent' },
  ];
  protected readonly form = form(this.fields, (path) => validateStandardSchema(path, verification), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary().show(),
    },
  });

  /** @param met what the sheet proposes */
  open(place: PointPlace, point: CheckPoint, met: boolean): void {
    this.place.set(place);
    this.point.set(point);
    this.file.set(null);
    const { evidenceUrl, note } = point;
    this.form().reset({ met: met ? 'yes' : 'no', on: this.today(), evidenceUrl: evidenceUrl ?? '', note: note ?? '' });
    this.sheet().open();
  }

  protected close(): void {
    this.sheet().close();
  }

  protected choose(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const [place, file] = [this.place()!, this.file()];
      const checks = await this.api.verify(place, draftOf(this.fields()));
      this.verified.emit(file ? await this.api.keepScreenshot(place, file) : checks);
      this.close();
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}
