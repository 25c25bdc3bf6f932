import { Module } from '@nestjs/common';
import { AccountLinks } from './account-links';
import { Communes } from './communes';
import { CommunesController } from './communes.controller';
import { DepartmentSettings } from './department-settings';
import { DirectoryService } from './directory.service';
import { Employments } from './employments.service';
import { OnlineProfiles } from './online-profiles.service';
import { PromeneurLists } from './promeneur-lists';
import { PromeneurPartsController } from './promeneur-parts.controller';
import { PromeneurRecords } from './promeneur-records';
import { PromeneursController } from './promeneurs.controller';
import { Promeneurs } from './promeneurs.service';
import { PublicDirectory } from './public-directory';
import { PublicDirectoryController } from './public-directory.controller';
import { SettingsController } from './settings.controller';
import { StructureRecords } from './structure-records';
import { StructuresController } from './structures.controller';
import { Structures } from './structures.service';

@Module({
  controllers: [
    CommunesController,
    PromeneurPartsController,
    PromeneursController,
    PublicDirectoryController,
    SettingsController,
    StructuresController,
  ],
  providers: [
    AccountLinks,
    Communes,
    DepartmentSettings,
    DirectoryService,
    Employments,
    OnlineProfiles,
    PromeneurLists,
    PromeneurRecords,
    Promeneurs,
    PublicDirectory,
    StructureRecords,
    Structures,
  ],
  exports: [DepartmentSettings, DirectoryService, OnlineProfiles, Promeneurs, Structures],
})
export class DirectoryModule {}
