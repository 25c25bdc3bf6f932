import { Component, effect, type ElementRef, input, output, viewChild } from '@angular/core';
import { Icon, LinkButton } from '@promenade/platform/web';

/** A field that somebody else wrote meanwhile, as words. */
export interface MeanwhileLine {
  readonly key: string;
  readonly label: string;
  readonly was: string;
  readonly now: string;
  readonly mine?: string;
}

/** What somebody else changed while a form was being filled (412). What was typed is in the form still; each line may be given up. */
@Component({
  selector: 'pmd-meanwhile',
  imports: [Icon, LinkButton],
  template: `
    <div #box class="note note-warn" role="alert" tabindex="-1">
      <pmd-icon name="warn" />
      <div class="stack-s">
        <p><b>Quelqu’un a modifié cette fiche pendant que vous écriviez. Rien n’est perdu&nbsp;: votre texte est gardé.</b></p>
        @if (lines().length) {
          <ul>
            @for (line of lines(); track line.key) {
              <li>
                {{ line.label }}&nbsp;: «&nbsp;{{ line.was || 'rien' }}&nbsp;» est devenu «&nbsp;{{ line.now || 'rien' }}&nbsp;».
                @if (line.mine !== undefined) {
                  Vous avez écrit «&nbsp;{{ line.mine || 'rien' }}&nbsp;».
                  <button pmdLink (click)="take.emit(line.key)">Garder plutôt «&nbsp;{{ line.now || 'rien' }}&nbsp;»</button>
                }
              </li>
            }
          </ul>
        } @else {
          <p>Ce qui a changé n’est pas dans ce formulaire.</p>
        }
        <p>Relisez, puis enregistrez de nouveau.</p>
      </div>
    </div>
  `,
})
export class MeanwhileNote {
  readonly lines = input.required<readonly MeanwhileLine[]>();
  readonly take = output<string>();
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  constructor() {
    let told = 0;
    effect(() => {
      // Once for each refusal; a line given up only changes its words.
      if (this.lines().length !== told || told === 0) this.box().nativeElement.focus();
      told = this.lines().length;
    });
  }
}
