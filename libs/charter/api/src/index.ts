export { CharterVersionEntity } from './charter.entity';
export * from './charter.module';
export * from './charters.service';
export { modelCharter } from './model-charter.fr';
export * from './signing-desk';
