export * from './errand';
export * from './letter';
export * from './nights';
