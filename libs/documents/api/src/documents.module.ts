import { type DynamicModule, Module } from '@nestjs/common';
import { DiskVault, VAULT_FOLDER } from './disk-vault';
import { DocumentsService } from './documents.service';
import { Press, press } from './press';
import { Vault } from './vault';

@Module({})
export class DocumentsModule {
  /** Keeps documents in a folder of the disk; rooms above find `DocumentsService`, `Press` and `Vault` without importing it again. */
  static with({ folder }: { readonly folder: string }): DynamicModule {
    return {
      module: DocumentsModule,
      global: true,
      providers: [
        { provide: VAULT_FOLDER, useValue: folder },
        { provide: Vault, useClass: DiskVault },
        { provide: Press, useValue: press },
        DocumentsService,
      ],
      exports: [DocumentsService, Press, Vault],
    };
  }
}
