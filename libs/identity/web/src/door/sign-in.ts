import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { email, isoInstant } from '@promenade/platform/model';
import { Button, Control, FieldFrame, Icon, LinkButton, NOW, ownPath, problemOf, serverErrors, Session } from '@promenade/platform/web';
import * as z from 'zod';
import { DoorsApi } from '../doors-api';
import { CodeStep } from './code-step';
import { LetterSent } from './letter-sent';

const asked = z.object({ email, password: z.string().min(1).max(200) });
const hourInParis = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Paris' });

/** `/connexion`: by password, or by a link sent to the address. What is typed stays, whatever is refused. */
@Component({
  selector: 'pmd-sign-in',
  imports: [Button, CodeStep, Control, FieldFrame, FormField, FormRoot, Icon, LetterSent, LinkButton, RouterLink],
  templateUrl: './sign-in.html',
})
export class SignIn {
  /** The page that was wanted, from `?vers=`. */
  readonly vers = input<string>();

  private readonly doors = inject(DoorsApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly now = inject(NOW);

  private readonly typed = signal({ email: '', password: '' });
  protected readonly sentTo = signal('');
  protected readonly sending = signal(false);
  protected readonly asksCode = signal(false);
  protected readonly refused = signal('');
  protected readonly greeting = computed(() => {
    const hour = parseInt(hourInParis.format(new Date(isoInstant.parse(this.now()))));
    return hour >= 18 || hour < 5 ? 'Bonsoir, entrez' : 'Bonjour, entrez';
  });
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, asked), {
    submission: { action: () => this.signIn() },
  });

  constructor() {
    // Whoever is signed in already has nothing to do here.
    this.session.load().then(
      () => this.session.isFull() && this.go(),
      () => undefined,
    );
  }

  protected async sendLink(): Promise<void> {
    const { email: typed } = this.form;
    typed().markAsTouched();
    if (typed().invalid()) return typed().focusBoundControl();
    this.sending.set(true);
    try {
      await this.doors.sendLink(typed().value());
      this.sentTo.set(typed().value());
    } catch (error) {
      this.refused.set(problemOf(error).message);
    } finally {
      this.sending.set(false);
    }
  }

  private async signIn(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    this.refused.set('');
    try {
      this.session.set(await this.doors.signIn(this.typed()));
      await this.go();
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.errors.length) return serverErrors(error, this.form);
      if (problem.code === 'totp-required') return this.askCode();
      if (problem.code === 'wrong-credentials') return this.wrong(problem.message);
      this.refused.set(problem.message);
      return undefined;
    }
  }

  protected readonly withCode = async (totp: string): Promise<void> => {
    this.session.set(await this.doors.signIn({ ...this.typed(), totp }));
    await this.go();
  };

  private askCode(): undefined {
    this.asksCode.set(true);
    return undefined;
  }

  private wrong(message: string): ValidationError.WithOptionalFieldTree[] {
    this.form.password().focusBoundControl();
    return [{ kind: 'server', message, fieldTree: this.form.password }];
  }

  private go(): Promise<boolean> {
    return this.router.navigateByUrl(ownPath(this.vers()), { replaceUrl: true });
  }
}
