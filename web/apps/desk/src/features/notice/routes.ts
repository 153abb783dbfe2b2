import type { RouteRecordRaw } from 'vue-router'

export const noticeRoutes: RouteRecordRaw[] = [
  {
    path: 'outbox',
    component: () => import('./OutboxPage.vue'),
    meta: { any: ['SETTINGS_WRITE'], everywhere: true },
  },
]
