import { Module } from '@nestjs/common';
import { DirectoryModule } from '@promenade/directory/api';
import { AskingController } from './asking.controller';
import { ChartersController } from './charters.controller';
import { ChartersService } from './charters.service';
import { SigningDesk } from './signing-desk';

@Module({
  imports: [DirectoryModule],
  controllers: [ChartersController, AskingController],
  providers: [ChartersService, SigningDesk],
  exports: [ChartersService, SigningDesk],
})
export class CharterModule {}
