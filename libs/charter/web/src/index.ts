export { charterRoutes } from './charter.routes';
