export * from './code';
export * from './drawing';
export * from './lifecycle';
export * from './signature';
export * from './strokes';
