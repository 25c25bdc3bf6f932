export { directoryRoutes } from './directory.routes';
export { publicDirectoryRoutes } from './public/public.routes';
