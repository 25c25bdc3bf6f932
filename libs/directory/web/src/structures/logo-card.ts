import { Component, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { photoLimits, photoTypes, type StructureDetail } from '@promenade/directory/model';
import { Button, Icon, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { StructuresApi } from './structures-api';

/** The logo of a structure: picked, replaced, removed; each can be undone from the message. */
@Component({
  selector: 'pmd-logo-card',
  imports: [Button, Icon],
  template: `
    <section class="card stack-s" aria-labelledby="logo">
      <h2 id="logo">Logo</h2>
      @if (of().logoUrl; as url) {
        <img [src]="url" [alt]="'Logo de la structure ' + of().name" width="128" height="128" />
      } @else {
        <p class="soft">Pas de logo. Il aide à reconnaître la structure sur la page publique de ses promeneurs.</p>
      }
      @if (writes()) {
        <p class="row">
          <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'send'" busyWord="Envoi…" (click)="pick()">
            <pmd-icon name="photo" />{{ of().logoUrl ? 'Remplacer le logo' : 'Choisir un logo' }}
          </button>
          @if (of().logoUrl) {
            <button pmdButton="plain" size="s" type="button" [busy]="acts.busy() === 'remove'" (click)="remove()">Retirer le logo</button>
          }
        </p>
        <p class="cap soft">En JPEG, PNG ou WebP, 10 Mo au plus. Il est gardé entier, dans un carré blanc.</p>
        <input #box class="sr" type="file" tabindex="-1" aria-hidden="true" [accept]="accept" (change)="picked()" />
      }
      @if (fault()) {
        <p class="note note-bad" role="alert"><pmd-icon name="bad" />{{ fault() }}</p>
      }
    </section>
  `,
  styles: `
    img {
      border: var(--edge);
      border-radius: var(--r-m);
    }
  `,
})
export class LogoCard {
  readonly of = input.required<StructureDetail>();
  readonly writes = input(false);
  readonly changed = output<StructureDetail>();

  private readonly api = inject(StructuresApi);
  private readonly toasts = inject(Toasts);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly acts = acts();
  protected readonly fault = signal('');
  protected readonly accept = photoTypes.join(',');

  protected pick(): void {
    this.box()!.nativeElement.click();
  }

  protected picked(): Promise<unknown> {
    const box = this.box()!.nativeElement;
    const file = box.files?.[0];
    // The same file again is a choice too.
    box.value = '';
    return this.send(file);
  }

  protected remove(): Promise<boolean> {
    const { id, logoUrl } = this.of();
    return this.acts.during('remove', async () => {
      const former = await this.api.logo(logoUrl!);
      this.changed.emit(await this.api.dropLogo(id));
      this.toasts.say('Le logo est retiré.', this.backTo(id, former));
    });
  }

  private async send(file: File | undefined): Promise<void> {
    if (!file) return;
    this.fault.set(faultOf(file));
    if (this.fault()) return;
    const { id, logoUrl } = this.of();
    await this.acts.during('send', async () => {
      const former = logoUrl ? await this.api.logo(logoUrl) : null;
      this.changed.emit(await this.api.putLogo(id, file));
      this.toasts.say('Le logo est enregistré.', this.backTo(id, former));
    });
  }

  private backTo(id: string, former: Blob | null): () => Promise<boolean> {
    return this.acts.undo(async () => this.changed.emit(former ? await this.api.putLogo(id, former) : await this.api.dropLogo(id)));
  }
}

function faultOf({ type, size }: File): string {
  if (!(photoTypes as readonly string[]).includes(type)) return 'Il faut un logo en JPEG, PNG ou WebP.';
  return size > photoLimits.bytes ? 'Ce logo pèse plus de 10 Mo. Choisissez-en un plus léger.' : '';
}
