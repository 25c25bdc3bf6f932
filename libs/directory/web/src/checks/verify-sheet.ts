import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, schema, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
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
  /** The name of the file chosen. */
  screenshot: string;
}

function draftOf({ met, on, evidenceUrl, note }: Fields): CheckVerification {
  return { met: met === 'yes', on, evidenceUrl: evidenceUrl.trim() || null, note: note.trim() || null };
}
const verification = z.preprocess((typed) => draftOf(typed as Fields), checkVerification) as unknown as z.ZodType<Fields, Fields>;

/** A screenshot that stands already may be older than the day: the house asks for one of that day, or a link. */
const shown = z
  .custom<Fields>()
  .refine(({ met, evidenceUrl, screenshot }) => met === 'no' || evidenceUrl.trim() !== '' || screenshot !== '', {
    error: 'evidence-missing',
    path: ['evidenceUrl'],
  });

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
  private readonly fields = signal<Fields>({ met: 'yes', on: '', evidenceUrl: '', note: '', screenshot: '' });
  protected readonly file = signal<File | null>(null);
  protected readonly title = computed(() => this.point()?.label ?? '');
  protected readonly verdicts = [
    { value: 'yes', label: 'présent' },
    { value: 'no', label: 'absent' },
  ];
  private readonly rules = schema<Fields>((path) => {
    validateStandardSchema(path, verification);
    validateStandardSchema(path, shown);
  });
  protected readonly form = form(this.fields, this.rules, {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary().show(),
    },
  });

  /** @param page the address of the profile: where most points are seen @param met what the sheet proposes */
  open(place: PointPlace, point: CheckPoint, page: string | null, met: boolean): void {
    this.place.set(place);
    this.point.set(point);
    this.file.set(null);
    const { evidenceUrl, note } = point;
    this.form().reset({
      met: met ? 'yes' : 'no',
      on: this.today(),
      evidenceUrl: evidenceUrl ?? page ?? '',
      note: note ?? '',
      screenshot: '',
    });
    this.sheet().open();
  }

  protected close(): void {
    this.sheet().close();
  }

  protected choose(event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0] ?? null;
    this.file.set(file);
    this.form.screenshot().value.set(file?.name ?? '');
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const [place, file] = [this.place()!, this.file()];
      this.verified.emit(await this.api.verify(place, draftOf(this.fields()), file));
      this.close();
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}
