import { Component, inject, Service } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Button } from './button';

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

/** Asks before the irreversible, and only then; the rest offers an undo. `if (await confirm.ask({ … })) …` */
@Service()
export class Confirm {
  private readonly dialog = inject(MatDialog);

  async ask(question: Question): Promise<boolean> {
    const asked = this.dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      role: 'alertdialog',
      maxWidth: '34rem',
      autoFocus: 'first-tabbable',
    });
    return (await firstValueFrom(asked.afterClosed())) === true;
  }
}

@Component({
  selector: 'pmd-confirm-dialog',
  imports: [Button, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <div mat-dialog-content class="text">{{ question.text }}</div>
    <p class="acts">
      <button pmdButton="line" type="button" [mat-dialog-close]="false">{{ question.keep }}</button>
      <button pmdButton="bad" type="button" [mat-dialog-close]="true">{{ question.act }}</button>
    </p>
  `,
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3);
      justify-content: flex-end;
      padding: 0 var(--s-5) var(--s-5);
    }
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
