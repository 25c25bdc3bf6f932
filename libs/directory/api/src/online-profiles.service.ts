import { Injectable, NotFoundException } from '@nestjs/common';
import { handleKey, type OnlineProfileDraft, pageKey, type PromeneurDetail, readProfile } from '@promenade/directory/model';
import { Database, Invalid, Refused } from '@promenade/platform/api';
import { ProfileConflicts } from './checks/profile-conflicts';
import { DepartmentSettings } from './department-settings';
import { phoneReader } from './import/reading/phone-reader';
import { OnlineProfile, Promeneur } from './promeneur.entity';
import { PromeneurRecords } from './promeneur-records';

/** Where a promeneur can be met online. One page belongs to one promeneur of a département (G-21). */
@Injectable()
export class OnlineProfiles {
  constructor(
    private readonly database: Database,
    private readonly records: PromeneurRecords,
    private readonly settings: DepartmentSettings,
    private readonly conflicts: ProfileConflicts,
  ) {}

  /** @throws Refused 409 `profile-taken`, with whose it is */
  async add(promeneurId: string, draft: OnlineProfileDraft): Promise<PromeneurDetail> {
    const row = await this.database.take(Promeneur, { id: promeneurId });
    const profile = await this.read(draft, row.department);
    await this.free(profile, promeneurId);
    await this.database.manager.insert(OnlineProfile, { ...profile, department: row.department, promeneurId });
    return this.touched(row);
  }

  async remove(promeneurId: string, id: string): Promise<PromeneurDetail> {
    const row = await this.database.take(Promeneur, { id: promeneurId });
    const { affected } = await this.database.manager.delete(OnlineProfile, { id, promeneurId });
    if (!affected) throw new NotFoundException();
    return this.touched(row);
  }

  private async read({ network, handle }: OnlineProfileDraft, department: string) {
    const profile = readProfile(network, handle, phoneReader(department));
    if (!profile) throw unreadable('network-unreadable', 'Ce n’est ni un nom de profil, ni l’adresse d’une page de ce réseau.');
    const offered = await this.settings.inForce('networks');
    if (!offered.includes(profile.network)) throw unreadable('network-not-offered', 'Votre département n’utilise pas ce réseau.');
    return { ...profile, handleKey: handleKey(profile), pageKey: pageKey(profile) };
  }

  /** Facebook and Messenger show one account: its owner may name both. */
  private async free({ network, pageKey }: Pick<OnlineProfile, 'network' | 'pageKey'>, promeneurId: string): Promise<void> {
    const held = await this.database.manager.findBy(OnlineProfile, { pageKey });
    const other = held.find((one) => one.promeneurId !== promeneurId || one.network === network);
    if (!other) return;
    const owner = await this.database.manager.findOneByOrFail(Promeneur, { id: other.promeneurId });
    throw new Refused({ code: 'profile-taken', facts: { id: owner.id, name: `${owner.firstName} ${owner.lastName}` } });
  }

  private async touched(row: Promeneur): Promise<PromeneurDetail> {
    this.conflicts.lookAfterCommit();
    await this.database.manager.update(Promeneur, { id: row.id }, { version: row.version + 1 });
    return this.records.read(row.id);
  }
}

function unreadable(code: string, message: string): Invalid {
  return new Invalid([{ path: 'handle', code, message }]);
}
