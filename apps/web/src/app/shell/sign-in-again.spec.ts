import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { apiInterceptors, Session, type SessionView } from '@promenade/platform/web';
import { SignInAgain } from './sign-in-again';

const seats = [
  { id: 'm1', role: 'coordinator', department: '88' },
  { id: 'm2', role: 'caf', department: '33' },
] as const;
const claire: SessionView = {
  account: { id: '1', email: 'claire@reseau.example', firstName: 'Claire', lastName: 'Aubertin' },
  memberships: [...seats],
  role: 'caf',
  department: '33',
  purpose: 'session',
  subjectId: null,
};

describe('signing in again, over the page', () => {
  const close = jest.fn();
  let server: HttpTestingController;
  let screen: HTMLElement;
  const wait = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done, 5));
    TestBed.tick();
  };

  beforeEach(async () => {
    close.mockClear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors(apiInterceptors)),
        provideHttpClientTesting(),
        { provide: MatDialogRef, useValue: { close } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).set(claire);
    const fixture = TestBed.createComponent(SignInAgain);
    await fixture.whenStable();
    screen = fixture.nativeElement;
  });

  async function send(password: string): Promise<void> {
    const field = screen.querySelector<HTMLInputElement>('input[type=password]')!;
    field.value = password;
    field.dispatchEvent(new Event('input'));
    screen.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await wait();
  }

  it('asks only the password, and comes back in the same seat', async () => {
    await send('bon');
    const asked = server.expectOne('/api/session');
    expect(asked.request.body).toEqual({ email: 'claire@reseau.example', password: 'bon' });
    asked.flush({}, { status: 201, statusText: 'x' });
    await wait();
    server.expectOne('/api/session').flush({ ...claire, role: 'coordinator', department: '88' });
    await wait();
    const seat = server.expectOne('/api/session/membership');
    expect(seat.request.body).toEqual({ membershipId: 'm2' });
    seat.flush(claire);
    await wait();
    expect(close).toHaveBeenCalledWith(true);
  });

  it('says what was refused and stays open', async () => {
    await send('faux');
    server
      .expectOne('/api/session')
      .flush({ title: 'Ce mot de passe ne correspond pas.', code: 'wrong', status: 401 }, { status: 401, statusText: 'x' });
    await wait();
    expect(screen.querySelector('[role=alert]')!.textContent).toContain('Ce mot de passe ne correspond pas.');
    expect(close).not.toHaveBeenCalled();
  });

  it('asks for the code when the account has one', async () => {
    await send('bon');
    server
      .expectOne('/api/session')
      .flush({ title: 'Il faut un code.', code: 'totp-required', status: 401 }, { status: 401, statusText: 'x' });
    await wait();
    expect(screen.querySelector('input[autocomplete=one-time-code]')).not.toBeNull();
    expect(screen.querySelector('[role=alert]')).toBeNull();
  });
});
