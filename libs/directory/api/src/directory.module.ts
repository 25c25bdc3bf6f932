import { Module } from '@nestjs/common';
import { DirectoryService } from './directory.service';
import { PromeneurLists } from './promeneur-lists';
import { PromeneurRecords } from './promeneur-records';
import { PromeneursController } from './promeneurs.controller';
import { StructureRecords } from './structure-records';
import { StructuresController } from './structures.controller';

@Module({
  controllers: [PromeneursController, StructuresController],
  providers: [DirectoryService, PromeneurLists, PromeneurRecords, StructureRecords],
  exports: [DirectoryService],
})
export class DirectoryModule {}
