import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { importKinds, type ImportItem, type ImportKind } from '@promenade/directory/model';
import {
  Button,
  counted,
  fr,
  Icon,
  Load,
  MomentPipe,
  PageHead,
  problemOf,
  type Status,
  StatusChip,
  Stepper,
} from '@promenade/platform/web';
import { followed } from './import-follow';
import { importSteps, kindWords } from './import-labels.fr';
import { ImportProgressBar } from './import-progress-bar';
import { ImportsApi } from './imports-api';

/** As the server counts them; it is asked only when the file may pass. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The first step: the file, its limits, and the imports that wait or were made. */
@Component({
  selector: 'pmd-import-choose',
  imports: [Button, Icon, ImportProgressBar, Load, MomentPipe, PageHead, RouterLink, StatusChip, Stepper],
  templateUrl: './import-choose.html',
  styleUrl: './import-choose.scss',
})
export class ImportChoose {
  private readonly api = inject(ImportsApi);
  private readonly router = inject(Router);

  protected readonly steps = importSteps;
  protected readonly crumbs = [{ label: 'Promeneurs', path: '/promeneurs' }];
  protected readonly imports = this.api.list();
  protected readonly fault = signal('');
  protected readonly sending = signal<{ name: string; percent: number } | null>(null);
  protected readonly over = signal(false);
  /** What the lines are about, when the person says it. */
  protected readonly kind = signal<ImportKind | ''>('');
  protected readonly kinds = importKinds.map((kind) => ({ kind, words: kindWords[kind].of }));
  private key = '';
  /** How far the server is with the file, once it has it. */
  protected readonly far = followed(() => this.key);
  protected readonly hasLeft = computed(() => this.sending()?.percent === 100);
  protected readonly leaving = computed(() => {
    const sending = this.sending();
    return sending ? fr(`Envoi de « ${sending.name} »`) : '';
  });

  protected choose(files: FileList | null | undefined): void {
    const [file, ...others] = files ?? [];
    this.over.set(false);
    if (!file || this.sending()) return;
    this.fault.set(others.length > 0 ? 'Un fichier à la fois : choisissez celui de l’annuaire.' : whyNot(file));
    if (!this.fault()) void this.send(file);
  }

  /** Without it the browser would open the file in place of the page. */
  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.choose(event.dataTransfer?.files);
  }

  protected stateOf({ state }: ImportItem): { is: Status; label: string } {
    if (state === 'draft') return { is: 'draft', label: 'à finir' };
    return state === 'committed' ? { is: 'good', label: 'enregistré' } : { is: 'past', label: 'annulé' };
  }

  protected countsOf({ kind, counts: { create, update, duplicate, reject } }: ImportItem): string {
    const { many } = kindWords[kind];
    return counted(create + update + duplicate + reject, `ligne de ${many}`, `lignes de ${many}`);
  }

  private async send(file: File): Promise<void> {
    this.sending.set({ name: file.name, percent: 0 });
    this.key = crypto.randomUUID();
    try {
      const { id } = await this.api.open(file, { key: this.key, kind: this.kind() }, (percent) => this.follow(file.name, percent));
      await this.router.navigate(['/import', id]);
    } catch (error) {
      const { errors, message } = problemOf(error);
      this.fault.set(errors[0]?.message ?? message);
    } finally {
      this.far.stop();
      this.sending.set(null);
    }
  }

  private follow(name: string, percent: number): void {
    if (percent === 100 && !this.hasLeft()) this.far.start();
    this.sending.set({ name, percent });
  }
}

/** What can be told before anything leaves. */
function whyNot({ name, size }: File): string {
  if (!/\.(xlsx|csv|txt|tsv)$/i.test(name)) {
    return fr(`« ${name} » n’est pas un tableau que l’on sait lire. Enregistrez-le en .xlsx ou en .csv, puis choisissez-le.`);
  }
  if (size === 0) return 'Ce fichier est vide. Choisissez celui de l’annuaire.';
  if (size <= MOST_BYTES) return '';
  return fr(`Ce fichier fait ${Math.ceil(size / 1024 / 1024)} Mo ; la limite est de 10 Mo. Enlevez les images ou découpez-le.`);
}
