export * from './chain';
export * from './code';
export * from './drawing';
export * from './event';
export * from './lifecycle';
export * from './paper';
export * from './signature';
export * from './strokes';
