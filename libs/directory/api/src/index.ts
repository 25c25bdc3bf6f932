export * from './department-settings';
export * from './directory.module';
export * from './directory.service';
export * from './entities';
export * from './promeneur.entity';
export * from './structure.entity';
