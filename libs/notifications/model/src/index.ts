export * from './errand';
export * from './letter';
export * from './letter-stop';
export * from './nights';
