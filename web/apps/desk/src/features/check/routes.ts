import type { RouteRecordRaw } from 'vue-router'

export const checkRoutes: RouteRecordRaw[] = [
  {
    path: 'checks',
    component: () => import('./ChecksPage.vue'),
    meta: { any: ['HOUSEHOLD_READ'] },
  },
]
