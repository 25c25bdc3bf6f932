import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, required, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { type InvitableRole, invitationDraft, rolesManagedBy } from '@promenade/identity/model';
import {
  Button,
  Choices,
  Control,
  departmentCodes,
  departmentName,
  FIELD_LABELS,
  FieldFrame,
  FormErrors,
  serverErrors,
  Session,
  Toasts,
} from '@promenade/platform/web';
import { fieldLabels, roleNames } from '../labels.fr';
import { MembersApi } from './members-api';

const nothing = { email: '', firstName: '', lastName: '', role: '' as InvitableRole };

/** Who is invited, and to which role. A promeneur or a structure is better invited from their record, which the account then joins. */
@Component({
  selector: 'pmd-invite-form',
  imports: [Button, Choices, Control, FieldFrame, FormErrors, FormField, FormRoot],
  providers: [{ provide: FIELD_LABELS, useValue: fieldLabels }],
  template: `
    <form class="stack" [formRoot]="form">
      <p class="soft">Un courriel part avec un lien qui sert quatorze jours. Aucun compte n’est créé avant la réponse.</p>
      <pmd-form-errors [form]="form" />
      @if (namesDepartment()) {
        <pmd-field label="Département" [error]="departmentFault()">
          <select pmdControl [value]="department()" (change)="department.set($any($event.target).value)">
            <option value="">Choisir…</option>
            @for (code of codes; track code) {
              <option [value]="code">{{ code }} {{ nameOf(code) }}</option>
            }
          </select>
        </pmd-field>
      }
      <pmd-choices legend="Rôle" [choices]="roles()" [formField]="form.role" [hint]="hint()" />
      <pmd-field label="Adresse électronique"><input pmdControl type="email" autocomplete="off" [formField]="form.email" /></pmd-field>
      <pmd-field label="Prénom"><input pmdControl autocomplete="off" [formField]="form.firstName" /></pmd-field>
      <pmd-field label="Nom"><input pmdControl autocomplete="off" [formField]="form.lastName" /></pmd-field>
      <button pmdButton="act" type="submit" [busy]="form().submitting()">Envoyer l’invitation</button>
    </form>
  `,
})
export class InviteForm {
  readonly invited = output();

  private readonly api = inject(MembersApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly summary = viewChild.required(FormErrors);

  protected readonly codes = departmentCodes;
  protected readonly nameOf = departmentName;
  protected readonly namesDepartment = computed(() => this.session.role() === 'national');
  protected readonly department = signal('');
  protected readonly departmentFault = signal('');
  protected readonly roles = computed(() => rolesManagedBy(this.session.role()).map((role) => ({ value: role, label: roleNames[role] })));
  private readonly typed = signal(nothing);
  protected readonly hint = computed(() =>
    ['promeneur', 'structure'].includes(this.typed().role)
      ? 'S’il y a déjà une fiche, invitez plutôt depuis elle : le compte y sera rattaché.'
      : '',
  );
  protected readonly form = form(
    this.typed,
    (path) => {
      required(path.role, { message: 'Choisissez un rôle.' });
      validateStandardSchema(path, invitationDraft as never);
    },
    { submission: { action: () => this.send(), onInvalid: () => this.summary().show() } },
  );

  clear(): void {
    this.form().reset(nothing);
    this.department.set('');
    this.departmentFault.set('');
  }

  private async send(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    this.departmentFault.set(this.namesDepartment() && !this.department() ? 'Choisissez le département.' : '');
    if (this.departmentFault()) return undefined;
    try {
      const { email } = await this.api.invite(this.typed(), this.department() || undefined);
      this.toasts.say(`Invitation envoyée à ${email}.`);
      this.invited.emit();
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}
