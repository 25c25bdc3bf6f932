export { documentsRoutes } from './documents.routes';
export { publicDocumentsRoutes } from './verify/verify.routes';
