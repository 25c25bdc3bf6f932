import { Module } from '@nestjs/common';
import { AccountLinks } from './account-links';
import { Communes } from './communes';
import { CommunesController } from './communes.controller';
import { DepartmentSettings } from './department-settings';
import { DirectoryService } from './directory.service';
import { Employments } from './employments.service';
import { CommuneCatalogue } from './import/commune-catalogue';
import { ImportUndo } from './import/import-undo';
import { ImportWriter } from './import/import-writer';
import { ImportsErased } from './import/imports-erased';
import { ImportsController } from './import/imports.controller';
import { Imports } from './import/imports.service';
import { KnownRecords } from './import/known-records';
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
    ImportsController,
    PromeneurPartsController,
    PromeneursController,
    PublicDirectoryController,
    SettingsController,
    StructuresController,
  ],
  providers: [
    AccountLinks,
    CommuneCatalogue,
    Communes,
    DepartmentSettings,
    DirectoryService,
    Employments,
    ImportUndo,
    ImportWriter,
    Imports,
    ImportsErased,
    KnownRecords,
    OnlineProfiles,
    PromeneurLists,
    PromeneurRecords,
    Promeneurs,
    PublicDirectory,
    StructureRecords,
    Structures,
  ],
  exports: [DepartmentSettings, DirectoryService, Employments, Imports, OnlineProfiles, Promeneurs, Structures],
})
export class DirectoryModule {}
