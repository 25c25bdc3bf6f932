import { Module } from '@nestjs/common';
import { DirectoryModule } from '@promenade/directory/api';
import { AskingController } from './asking.controller';
import { BulkReminder } from './bulk-reminder';
import { campaignControllers, campaignProviders } from './campaigns/parts';
import { ChartersController } from './charters.controller';
import { ChartersService } from './charters.service';
import { DeparturesNight } from './departures-night';
import { procedureControllers, procedureProviders } from './procedures/parts';
import { SigningDesk } from './signing-desk';
import { VersionShelf } from './version-shelf';

@Module({
  imports: [DirectoryModule],
  controllers: [ChartersController, AskingController, ...campaignControllers, ...procedureControllers],
  providers: [BulkReminder, ChartersService, VersionShelf, SigningDesk, DeparturesNight, ...campaignProviders, ...procedureProviders],
  exports: [ChartersService, SigningDesk],
})
export class CharterModule {}
