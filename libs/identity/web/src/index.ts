export { forPermission } from './for-permission';
export { identityRoutes } from './identity.routes';
