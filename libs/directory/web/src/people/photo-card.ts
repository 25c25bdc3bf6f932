import { Component, computed, type ElementRef, inject, input, type OnDestroy, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { photoLimits, type PhotoSubject, photoSubjects, photoTypes, type PromeneurDetail } from '@promenade/directory/model';
import { Button, Choices, Confirm, Icon, Session, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { de } from '../names.fr';
import { PeopleApi } from './people-api';
import { photoAlt } from './people-labels.fr';

/** A file chosen, and how it will be cut: the browser shows the square that the service keeps. */
interface Chosen {
  readonly file: File;
  readonly url: string;
}

/** The photo of a promeneur: dropped or picked, seen as it will be cut, replaced, removed. */
@Component({
  selector: 'pmd-photo-card',
  imports: [Button, Choices, Icon, RouterLink],
  templateUrl: './photo-card.html',
  styleUrl: './photo-card.scss',
})
export class PhotoCard implements OnDestroy {
  readonly of = input.required<PromeneurDetail>();
  /** The coordination puts a photo; a promeneur proposes theirs, and removes it. */
  readonly writes = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PeopleApi);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly picker = viewChild<ElementRef<HTMLInputElement>>('picker');
  protected readonly acts = acts();
  protected readonly chosen = signal<Chosen | null>(null);
  protected readonly shows = signal<string>('person');
  protected readonly over = signal(false);
  protected readonly fault = signal('');
  protected readonly accept = photoTypes.join(',');
  protected readonly subjects = photoSubjects.map((value) => ({
    value,
    label: value === 'person' ? 'la personne' : 'la structure',
  }));
  protected readonly isOneself = computed(() => this.session.role() === 'promeneur');
  protected readonly alt = computed(() => photoAlt[this.of().photo?.shows ?? 'person'](this.of().firstName));

  ngOnDestroy(): void {
    this.forget();
  }

  protected pick(): void {
    this.picker()?.nativeElement.click();
  }

  protected picked(event: Event): void {
    const box = event.target as HTMLInputElement;
    this.choose(box.files?.[0]);
    // The same file again is a choice too.
    box.value = '';
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.choose(event.dataTransfer?.files[0]);
  }

  protected forget(): void {
    const chosen = this.chosen();
    if (chosen) URL.revokeObjectURL(chosen.url);
    this.chosen.set(null);
  }

  protected send(): Promise<boolean> {
    const { file } = this.chosen()!;
    const shows = this.shows() as PhotoSubject;
    const { photo } = this.of();
    return this.acts.during('send', async () => {
      const former = photo && (await this.api.photo(photo.url));
      this.changed.emit(await this.api.putPhoto(this.of().id, file, shows));
      this.forget();
      const back = async () =>
        this.changed.emit(former ? await this.api.putPhoto(this.of().id, former, photo!.shows) : await this.api.dropPhoto(this.of().id));
      this.toasts.say(`La photo ${de(this.of().firstName)} est enregistrée.`, this.acts.undo(back));
    });
  }

  /** The coordination can put it back; the person could only propose it again, and is asked first. */
  protected async remove(): Promise<void> {
    const { id, firstName, photo } = this.of();
    if (this.isOneself() && !(await this.sure())) return;
    await this.acts.during('remove', async () => {
      const bytes = this.writes() ? await this.api.photo(photo!.url) : null;
      this.changed.emit(await this.api.dropPhoto(id));
      const back = async () => this.changed.emit(await this.api.putPhoto(id, bytes!, photo!.shows));
      this.toasts.say(`La photo ${de(firstName)} est retirée.`, bytes ? this.acts.undo(back) : undefined);
    });
  }

  private sure(): Promise<boolean> {
    return this.confirm.ask({
      title: 'Retirer votre photo ?',
      text: 'Elle disparaît de votre fiche tout de suite. Pour en remettre une, il faudra la proposer.',
      keep: 'Garder ma photo',
      act: 'Retirer ma photo',
    });
  }

  private choose(file: File | undefined): void {
    if (!file) return;
    this.forget();
    this.fault.set(faultOf(file));
    if (!this.fault()) this.chosen.set({ file, url: URL.createObjectURL(file) });
  }
}

function faultOf({ type, size }: File): string {
  if (!(photoTypes as readonly string[]).includes(type)) return 'Il faut une photo en JPEG, PNG ou WebP.';
  return size > photoLimits.bytes ? 'Cette photo pèse plus de 10 Mo. Choisissez-en une plus légère.' : '';
}
