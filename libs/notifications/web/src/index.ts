export { ErrandTray } from './errand-tray';
export { notificationsRoutes } from './notifications.routes';
