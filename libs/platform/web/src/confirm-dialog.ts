import { Component, inject, type Injector } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Button } from './button';
import type { Question } from './confirm';

export async function askInDialog(injector: Injector, question: Question): Promise<boolean> {
  const asked = injector.get(MatDialog).open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
    data: question,
    role: 'alertdialog',
    maxWidth: '34rem',
    autoFocus: 'first-tabbable',
  });
  return (await firstValueFrom(asked.afterClosed())) === true;
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
