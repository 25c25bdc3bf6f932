import { type DynamicModule, Module } from '@nestjs/common';
import { DiscrepanciesController } from './discrepancies.controller';
import { DiskVault, VAULT_FOLDER } from './disk-vault';
import { DocumentsController } from './documents.controller';
import { DocumentsService } from './documents.service';
import { OwnDocuments } from './own-documents';
import { Press, press } from './press';
import { Reconcile } from './reconcile';
import { Vault } from './vault';

@Module({})
export class DocumentsModule {
  /** Keeps documents in a folder of the disk; rooms above find `DocumentsService`, `Press` and `Vault` without importing it again. */
  static with({ folder }: { readonly folder: string }): DynamicModule {
    return {
      module: DocumentsModule,
      global: true,
      // That of discrepancies first: its address is no document's.
      controllers: [DiscrepanciesController, DocumentsController],
      providers: [
        OwnDocuments,
        Reconcile,
        { provide: VAULT_FOLDER, useValue: folder },
        { provide: Vault, useClass: DiskVault },
        { provide: Press, useValue: press },
        DocumentsService,
      ],
      exports: [DocumentsService, Press, Vault],
    };
  }
}
