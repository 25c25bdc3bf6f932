import { Component, computed, inject, input, output, viewChild } from '@angular/core';
import { type StageMove, type StructureDetail, structureStages } from '@promenade/directory/model';
import { Button, DayPipe, fr, Icon, StatusChip, Stepper, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { StageSheet } from './stage-sheet';
import { stageChips, stageLabels } from './structure-labels.fr';
import { StructuresApi } from './structures-api';

/** Where a structure stands on its way into the network, and how it came there; each move has its way back. */
@Component({
  selector: 'pmd-stage-card',
  imports: [Button, DayPipe, Icon, StageSheet, StatusChip, Stepper],
  templateUrl: './stage-card.html',
  styleUrl: '../promeneurs/timeline.scss',
})
export class StageCard {
  readonly of = input.required<StructureDetail>();
  readonly writes = input(false);
  /** The record as it is after an act. */
  readonly changed = output<StructureDetail>();

  private readonly api = inject(StructuresApi);
  private readonly toasts = inject(Toasts);
  protected readonly sheet = viewChild(StageSheet);
  protected readonly acts = acts();
  protected readonly labels = stageLabels;
  protected readonly chips = stageChips;
  protected readonly steps = structureStages.slice(0, 4).map((stage) => stageLabels[stage]);
  /** Once in the network nothing of the way is left to walk. */
  protected readonly at = computed(() => {
    const at = structureStages.indexOf(this.of().stage);
    return at >= 3 ? 4 : at;
  });

  protected moved({ detail, move }: { readonly detail: StructureDetail; readonly move: StageMove }): void {
    this.changed.emit(detail);
    this.toasts.say(
      fr(`Étape notée : ${stageLabels[move.stage]}.`),
      this.acts.undo(() => this.told(this.api.takeBackStage(detail.id, move.id))),
    );
  }

  protected takeBack({ id, stage, since, note }: StageMove): Promise<boolean> {
    const structure = this.of().id;
    return this.acts.during(id, async () => {
      await this.told(this.api.takeBackStage(structure, id));
      const again = { stage, since, ...(note && { note }) };
      this.toasts.say(
        fr(`Étape retirée : ${stageLabels[stage]}.`),
        this.acts.undo(() => this.told(this.api.move(structure, again))),
      );
    });
  }

  private async told(act: Promise<StructureDetail>): Promise<void> {
    this.changed.emit(await act);
  }
}
