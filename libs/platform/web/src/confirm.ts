import { inject, Injector, Service } from '@angular/core';

export interface Question {
  /** The question, with the name in it: « Retirer Thomas Didier de l’annuaire ? ». */
  readonly title: string;
  /** What will happen, what will not. */
  readonly text: string;
  /** The way out, first: « Garder Thomas ». */
  readonly keep: string;
  /** The act: « Retirer Thomas ». */
  readonly act: string;
}

/**
 * Asks before the irreversible, and only then; the rest offers an undo. `if (await confirm.ask({ … })) …`
 * The dialog comes with the first question: pages that may ask one load without it.
 */
@Service()
export class Confirm {
  private readonly injector = inject(Injector);

  async ask(question: Question): Promise<boolean> {
    const { askInDialog } = await import('./confirm-dialog');
    return askInDialog(this.injector, question);
  }
}
