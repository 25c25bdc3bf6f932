import { computed, Service, signal } from '@angular/core';

/** What the shell must know of the requests under way: is something going on, does the server answer. */
@Service()
export class Connection {
  private readonly underWay = signal(0);
  private readonly silence = signal(false);
  private readonly attempts = signal(0);

  /** At least one request is under way. */
  readonly busy = computed(() => this.underWay() > 0);
  /** The last request found no server, or a server that is away (503). */
  readonly lost = this.silence.asReadonly();
  /** Grows each time the person asks to try again: what failed to load listens to it. */
  readonly attempt = this.attempts.asReadonly();

  begin(): void {
    this.underWay.update((count) => count + 1);
  }

  end(): void {
    this.underWay.update((count) => Math.max(0, count - 1));
  }

  /** @param reached whether a server that works was at the other end */
  heard(reached: boolean): void {
    this.silence.set(!reached);
  }

  retry(): void {
    this.attempts.update((count) => count + 1);
  }
}
