export { askAgain } from './again';
export { ErrandTray } from './errand-tray';
export { notificationsRoutes, stopRoutes } from './notifications.routes';
