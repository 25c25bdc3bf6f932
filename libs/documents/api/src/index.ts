export * from './disk-vault';
export * from './document.entity';
export * from './documents.module';
export * from './documents.service';
export * from './press';
export * from './vault';
