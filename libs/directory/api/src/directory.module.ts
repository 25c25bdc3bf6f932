import { Module } from '@nestjs/common';
import { AccountLinks } from './account-links';
import { alertControllers, alertProviders } from './alerts/parts';
import { changeControllers, changeProviders } from './changes/parts';
import { checkControllers, checkProviders } from './checks/parts';
import { ProfileCheckLists } from './checks/profile-check-lists';
import { ProfileChecks } from './checks/profile-checks.service';
import { Communes } from './communes';
import { CommunesController } from './communes.controller';
import { DepartmentSettings } from './department-settings';
import { DirectoryService } from './directory.service';
import { Employments } from './employments.service';
import { CommuneCatalogue } from './import/commune-catalogue';
import { Decider } from './import/deciding/decider';
import { ImportMemory } from './import/import-memory';
import { ImportProgressBook } from './import/import-progress';
import { ImportStore } from './import/import-store';
import { ImportUndo } from './import/import-undo';
import { ImportWriter } from './import/import-writer';
import { ImportsErased } from './import/imports-erased';
import { ImportsController } from './import/imports.controller';
import { Imports } from './import/imports.service';
import { KnownRecords } from './import/known-records';
import { Duplicates } from './merging/duplicates.service';
import { EmploymentMoves } from './merging/employment-moves';
import { MergeBook } from './merging/merge-book';
import { MergedConsents } from './merging/merged-consents';
import { MergesController } from './merging/merges.controller';
import { Merges } from './merging/merges.service';
import { PromeneurMerges } from './merging/promeneur-merges.service';
import { PromeneurParts } from './merging/promeneur-parts';
import { StructureMerges } from './merging/structure-merges.service';
import { BulkRunner } from './many/bulk-runner';
import { Exports } from './many/exports.service';
import { LogosController, PublicLogosController } from './logos/logos.controller';
import { Logos } from './logos/logos.service';
import { manyControllers, manyProviders } from './many/parts';
import { NationalSettings } from './national-settings';
import { NationalSettingsController } from './national-settings.controller';
import { newcomerControllers, newcomerProviders } from './newcomers/parts';
import { OnlineProfiles } from './online-profiles.service';
import { peopleControllers, peopleProviders } from './people/parts';
import { Checklists } from './people/checklists.service';
import { Consents } from './people/consents.service';
import { Permanences } from './people/permanences.service';
import { Photos } from './people/photos.service';
import { ServedTerritories } from './people/served-territories.service';
import { DirectoryData } from './personal/directory-data';
import { ErasuresController } from './personal/erasures.controller';
import { Erasures } from './personal/erasures.service';
import { PrintsController } from './print/prints.controller';
import { Prints } from './print/prints.service';
import { PromeneurLists } from './promeneur-lists';
import { PromeneurPartsController } from './promeneur-parts.controller';
import { PromeneurRecords } from './promeneur-records';
import { PromeneursController } from './promeneurs.controller';
import { Promeneurs } from './promeneurs.service';
import { Places } from './public/places';
import { PublicDirectory } from './public/public-records';
import { PublicSearch } from './public/public-search';
import { PublicDirectoryController } from './public-directory.controller';
import { SettingsController } from './settings.controller';
import { StructurePartsController } from './structure-parts.controller';
import { StructureRecords } from './structure-records';
import { StructureStages } from './structure-stages.service';
import { StructuresController } from './structures.controller';
import { Structures } from './structures.service';
import { Coverage } from './territories/coverage';
import { TerritoriesController } from './territories/territories.controller';
import { Territories } from './territories/territories.service';
import { voiceControllers, voiceProviders } from './voices/parts';

@Module({
  controllers: [
    ...manyControllers,
    MergesController,
    ...alertControllers,
    ...changeControllers,
    ...checkControllers,
    ...newcomerControllers,
    ...peopleControllers,
    ...voiceControllers,
    CommunesController,
    ImportsController,
    LogosController,
    PublicLogosController,
    ErasuresController,
    NationalSettingsController,
    PrintsController,
    PromeneurPartsController,
    PromeneursController,
    PublicDirectoryController,
    SettingsController,
    StructurePartsController,
    StructuresController,
    TerritoriesController,
  ],
  providers: [
    ...manyProviders,
    ...alertProviders,
    ...changeProviders,
    ...checkProviders,
    ...newcomerProviders,
    ...peopleProviders,
    ...voiceProviders,
    AccountLinks,
    CommuneCatalogue,
    Communes,
    DepartmentSettings,
    DirectoryData,
    Erasures,
    DirectoryService,
    Employments,
    Decider,
    ImportMemory,
    ImportProgressBook,
    ImportStore,
    ImportUndo,
    ImportWriter,
    Imports,
    ImportsErased,
    KnownRecords,
    Logos,
    MergedConsents,
    NationalSettings,
    OnlineProfiles,
    Prints,
    PromeneurLists,
    PromeneurMerges,
    PromeneurParts,
    PromeneurRecords,
    Promeneurs,
    Places,
    PublicDirectory,
    PublicSearch,
    StructureRecords,
    StructureStages,
    Structures,
    Coverage,
    Territories,
    Duplicates,
    EmploymentMoves,
    MergeBook,
    Merges,
    StructureMerges,
  ],
  exports: [
    ...[BulkRunner, Checklists, Consents, Permanences, Photos, ServedTerritories],
    ...[ProfileCheckLists, ProfileChecks, StructureStages, Territories],
    ...[DepartmentSettings, DirectoryService, Employments, Exports, Imports, OnlineProfiles, Promeneurs, PublicDirectory, Structures],
  ],
})
export class DirectoryModule {}
