import { Injectable } from '@nestjs/common';
import { Nightly, type NightlyJob } from '@promenade/platform/api';
import { Signing } from './signing';

/** Each night, closes the requests that nobody signed within their term. */
@Nightly({ name: 'signatures-overdue', at: '02:30' })
@Injectable()
export class Overdue implements NightlyJob {
  constructor(private readonly signing: Signing) {}

  async run(): Promise<void> {
    await this.signing.expireOverdue();
  }
}
