import { Component, computed, inject, input, output, viewChild } from '@angular/core';
import type { CheckedProfile, CheckPoint, PromeneurChecks } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { Button, fr, FrPipe, Icon, type IconName, Session, StatusChip, TODAY, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { networkLabels } from '../labels.fr';
import { checkedWhen, colourChips, pointWords, scoreOf } from './check-words.fr';
import { ChecksApi, type PointPlace, screenshotOf } from './checks-api';
import { VerifySheet } from './verify-sheet';

/** One page of a promeneur, point by point: said by its owner, seen by the coordination. */
@Component({
  selector: 'pmd-checked-profile',
  imports: [Button, FrPipe, Icon, StatusChip, VerifySheet],
  templateUrl: './checked-profile.html',
  styleUrl: './checked-profile.scss',
})
export class CheckedProfilePart {
  readonly of = input.required<CheckedProfile>();
  readonly promeneurId = input.required<string>();
  readonly changed = output<PromeneurChecks>();

  private readonly api = inject(ChecksApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly today = inject(TODAY);
  private readonly sheet = viewChild.required(VerifySheet);
  protected readonly acts = acts();
  protected readonly labels = networkLabels;
  protected readonly words = pointWords;
  protected readonly verifies = computed(() => may(this.session.role(), 'profile-checks.write'));
  protected readonly declares = computed(() => may(this.session.role(), 'own-record.write'));
  protected readonly wasSeen = computed(() => this.of().points.some(({ verifiedOn }) => verifiedOn !== null));
  protected readonly chip = computed(() => colourChips[this.of().colour ?? 'red']);
  protected readonly score = computed(() => scoreOf(this.of().points));
  protected readonly when = computed(() => checkedWhen(this.of(), this.today()));

  protected markOf({ colour }: CheckPoint): IconName {
    return colourChips[colour].icon;
  }

  protected placeOf({ key }: CheckPoint): PointPlace {
    return { promeneurId: this.promeneurId(), profileId: this.of().id, item: key };
  }

  protected screenshotOf(point: CheckPoint): string {
    return screenshotOf(this.placeOf(point));
  }

  protected look(point: CheckPoint): void {
    this.sheet().open(this.placeOf(point), point, this.of().url, point.met ?? true);
  }

  protected follow(checks: PromeneurChecks): void {
    this.changed.emit(checks);
    this.toasts.say('Contrôle enregistré.');
  }

  /** Seen today on the page itself, as it should be; what stood there before is put back from the toast. A name without a page is asked for evidence. */
  protected async see(point: CheckPoint): Promise<boolean> {
    const [place, evidenceUrl] = [this.placeOf(point), this.of().url];
    if (!evidenceUrl) {
      this.sheet().open(place, point, null, true);
      return false;
    }
    return this.acts.during(point.key, async () => {
      this.changed.emit(await this.api.verify(place, { met: true, on: this.today(), evidenceUrl, note: null }));
      this.toasts.say(
        fr(`Vu : ${point.label}.`),
        this.acts.undo(() => this.putBack(place, point)),
      );
    });
  }

  protected declare(point: CheckPoint): Promise<boolean> {
    const place = this.placeOf(point);
    const declared = point.declaredAt === null || point.met === false;
    const say = async (said: boolean): Promise<void> => this.changed.emit(await this.api.declare(place, said));
    return this.acts.during(point.key, async () => {
      await say(declared);
      this.toasts.say(
        declared ? fr(`Noté : ${point.label}.`) : 'C’est retiré.',
        this.acts.undo(() => say(!declared)),
      );
    });
  }

  protected noteChange(): Promise<boolean> {
    const place = { promeneurId: this.promeneurId(), profileId: this.of().id };
    const say = async (said: boolean): Promise<void> => this.changed.emit(await this.api.noteChange(place, said));
    return this.acts.during('changed', async () => {
      await say(true);
      this.toasts.say(
        'La coordination regardera de nouveau.',
        this.acts.undo(() => say(false)),
      );
    });
  }

  /** What was verified before evidence was asked cannot be said again as it was: the point is to be looked at. */
  private async putBack(place: PointPlace, { met, verifiedOn, evidenceUrl, note, hasScreenshot }: CheckPoint): Promise<void> {
    const stands = met === null || verifiedOn === null ? false : met ? evidenceUrl !== null || hasScreenshot : note !== null;
    this.changed.emit(await (stands ? this.api.verify(place, { met: met!, on: verifiedOn!, evidenceUrl, note }) : this.api.forget(place)));
  }
}
