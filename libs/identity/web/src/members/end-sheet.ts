import { Component, inject, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, required, type ValidationError } from '@angular/forms/signals';
import type { Member } from '@promenade/identity/model';
import { Button, Control, FieldFrame, serverErrors, Sheet } from '@promenade/platform/web';
import { FormRefusal } from '../form-refusal';
import { MembersApi } from './members-api';

/** The last day of a role, chosen in advance; it may be taken back until then. */
@Component({
  selector: 'pmd-end-sheet',
  imports: [Button, Control, FieldFrame, FormField, FormRefusal, FormRoot, Sheet],
  template: `
    <pmd-sheet title="Prévoir la fin de l’accès">
      <form class="stack" [formRoot]="form">
        <p>
          <b>{{ name() }}</b> garde l’accès jusqu’au soir de ce jour. Vous pourrez revenir sur ce choix.
        </p>
        <pmd-form-refusal [form]="form" />
        <pmd-field label="Dernier jour"><input pmdControl type="date" [formField]="form.endsOn" /></pmd-field>
        <button pmdButton="act" type="submit" [busy]="form().submitting()">Prévoir cette fin</button>
      </form>
    </pmd-sheet>
  `,
})
export class EndSheet {
  readonly planned = output<{ member: Member; endsOn: string }>();

  private readonly api = inject(MembersApi);
  private readonly sheet = viewChild.required(Sheet);
  private readonly member = signal<Member | undefined>(undefined);
  private readonly typed = signal({ endsOn: '' });
  protected readonly name = signal('');
  protected readonly form = form(this.typed, (path) => required(path.endsOn, { message: 'Choisissez un jour.' }), {
    submission: { action: () => this.save() },
  });

  open(member: Member): void {
    this.member.set(member);
    this.name.set(`${member.account.firstName} ${member.account.lastName}`);
    this.form().reset({ endsOn: '' });
    this.sheet().open();
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const member = this.member()!;
    const { endsOn } = this.typed();
    try {
      await this.api.change(member.id, { endsOn });
    } catch (error) {
      return serverErrors(error, this.form);
    }
    this.sheet().close();
    this.planned.emit({ member, endsOn });
    return undefined;
  }
}
