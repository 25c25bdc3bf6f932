export { directoryRoutes } from './directory.routes';
export { publicDirectoryRoutes } from './public/public.routes';
export { publicVoicesRoutes, voicesRoutes } from './voices/voices.routes';
