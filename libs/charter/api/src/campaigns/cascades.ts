import { Injectable } from '@nestjs/common';
import type { Cascade } from '@promenade/charter/model';
import { DepartmentSettings } from '@promenade/directory/api';

/** When letters leave and what follows, as the département has it today: its own word, else the national level's, else the house's. */
@Injectable()
export class Cascades {
  constructor(private readonly settings: DepartmentSettings) {}

  async inForce(): Promise<Cascade> {
    return {
      reminderDays: [...(await this.settings.inForce('charterReminderDays'))].sort((a, b) => a - b),
      deadlineDays: await this.settings.inForce('charterDeadlineDays'),
      graceDays: await this.settings.inForce('charterGraceDays'),
      expiresAfterDays: await this.settings.inForce('charterExpiryDays'),
    };
  }
}
