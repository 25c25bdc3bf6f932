import { Module } from '@nestjs/common';
import { DirectoryService } from './directory.service';
import { PromeneurLists } from './promeneur-lists';
import { PromeneurRecords } from './promeneur-records';
import { PromeneursController } from './promeneurs.controller';
import { PublicDirectory } from './public-directory';
import { PublicDirectoryController } from './public-directory.controller';
import { StructureRecords } from './structure-records';
import { StructuresController } from './structures.controller';

@Module({
  controllers: [PublicDirectoryController, PromeneursController, StructuresController],
  providers: [DirectoryService, PromeneurLists, PromeneurRecords, PublicDirectory, StructureRecords],
  exports: [DirectoryService],
})
export class DirectoryModule {}
