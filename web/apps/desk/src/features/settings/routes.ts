import type { RouteRecordRaw } from 'vue-router'

export const settingsRoutes: RouteRecordRaw[] = [
  {
    path: 'settings',
    component: () => import('./SettingsPage.vue'),
    meta: { any: ['SETTINGS_WRITE'], everywhere: true },
  },
]
