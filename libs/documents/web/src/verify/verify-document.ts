import { afterNextRender, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DocumentVerdict } from '@promenade/documents/model';
import { Button, counted, FrPipe, Icon, KeptValue, LinkButton, Load, problemOf, PublicFace, QrScan } from '@promenade/platform/web';
import { DocumentAnswer } from './document-answer';
import { readFile, type Unreadable } from './file-reading';
import { type Question, questionIn, questionOnPaper } from './question';
import { VerifyApi } from './verify-api';
import { unreadableWords } from './verify-words.fr';

/** A file that somebody chose, and how far its answer is. */
interface Compared {
  readonly id: number;
  readonly file: File;
  readonly sha256?: string;
  /** What the file says of itself: nothing is told of it when the file is not ours. */
  readonly number?: string | undefined;
  readonly verdict?: DocumentVerdict;
  readonly unreadable?: Unreadable;
  readonly fault?: string;
}

/** Compared at once; more would only be a way to wear the door out. */
const MOST = 20;

/** `/verifier/document`: whether a document is genuine, by its file, its code or its digest. Whole without JavaScript for the last two. */
@Component({
  selector: 'pmd-verify-document',
  imports: [Button, DocumentAnswer, FrPipe, Icon, KeptValue, LinkButton, Load, QrScan, RouterLink],
  templateUrl: './verify-document.html',
  styleUrl: './verify.scss',
})
export class VerifyDocumentPage {
  /** From the address: what the QR code of a document says. */
  readonly code = input<string>();
  readonly sha256 = input<string>();

  private readonly api = inject(VerifyApi);
  private readonly router = inject(Router);
  protected readonly asked = computed(() => (this.code() ?? this.sha256() ?? '').trim().slice(0, 300));
  protected readonly question = computed(() => questionIn(this.asked()));
  protected readonly isUnclear = computed(() => this.asked() !== '' && !this.question());
  protected readonly answer = this.api.verdict(this.question);
  /** To hash and to scan need JavaScript: what needs it comes with it. */
  protected readonly isAlive = signal(false);
  protected readonly scanning = signal(false);
  /** What a QR code holds when it is none of this house: shown, never followed. */
  protected readonly foreign = signal('');
  protected readonly over = signal(false);
  protected readonly compared = signal<readonly Compared[]>([]);
  protected readonly tooMany = signal(false);
  protected readonly reading = computed(() => this.compared().filter(isUnderway).length);
  protected readonly said = computed(() => (this.reading() ? `Lecture de ${counted(this.reading(), 'fichier', 'fichiers')}…` : ''));
  protected readonly words = unreadableWords;
  private count = 0;

  constructor() {
    const face = inject(PublicFace);
    effect(() =>
      face.tell({
        title: 'Vérifier un document signé',
        description:
          'Savoir si un document signé avec Promenade est vrai et s’il a été modifié depuis. Le fichier ne quitte pas votre appareil.',
        path: '/verifier/document',
        passing: this.asked() !== '',
      }),
    );
    afterNextRender(() => this.isAlive.set(true));
  }

  /** The same address as the form would make without us, without loading the page anew. */
  protected check(event: Event): void {
    event.preventDefault();
    this.ask(String(new FormData(event.target as HTMLFormElement).get('code') ?? ''));
  }

  protected scanned(text: string): void {
    const question = questionOnPaper(text, globalThis.location.host);
    if (question) return this.ask(question.value, question.kind);
    this.scanning.set(false);
    this.foreign.set(text.slice(0, 300));
  }

  protected choose(files: FileList | null | undefined): void {
    this.over.set(false);
    const chosen = Array.from(files ?? []);
    if (!chosen.length) return;
    this.tooMany.set(chosen.length > MOST);
    this.compared.set(chosen.slice(0, MOST).map((file) => ({ id: ++this.count, file })));
    void this.compareAll(this.compared());
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

  protected again(one: Compared): void {
    const fresh = { id: one.id, file: one.file };
    this.note(one.id, fresh);
    void this.compare(fresh);
  }

  /** The page is about a document, and this file is another one. */
  protected isOther({ verdict }: Compared): boolean {
    const about = this.answer.hasValue() ? this.answer.value() : undefined;
    return about?.verdict !== 'unknown' && Boolean(about?.sha256 && verdict?.sha256 && about.sha256 !== verdict.sha256);
  }

  protected isUnderway = isUnderway;

  private ask(words: string, kind: Question['kind'] = 'code'): void {
    this.scanning.set(false);
    this.foreign.set('');
    this.compared.set([]);
    void this.router.navigate(['/verifier/document'], { queryParams: { [kind]: words.trim() || null } });
  }

  /** One after the other: a phone holds one file in memory, not twenty. */
  private async compareAll(all: readonly Compared[]): Promise<void> {
    for (const one of all) await this.compare(one);
  }

  private async compare(one: Compared): Promise<void> {
    const read = await readFile(one.file);
    if (typeof read === 'string') return this.note(one.id, { ...one, unreadable: read });
    try {
      this.note(one.id, { ...one, ...read, verdict: await this.api.verdictOf(read.sha256) });
    } catch (error) {
      this.note(one.id, { ...one, ...read, fault: problemOf(error).message });
    }
  }

  private note(id: number, now: Compared): void {
    this.compared.update((all) => all.map((one) => (one.id === id ? now : one)));
  }
}

function isUnderway({ verdict, unreadable, fault }: Compared): boolean {
  return !verdict && !unreadable && !fault;
}
