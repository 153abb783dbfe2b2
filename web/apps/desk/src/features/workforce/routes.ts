import type { RouteRecordRaw } from 'vue-router'

export const workforceRoutes: RouteRecordRaw[] = [
  {
    path: 'workforce',
    component: () => import('./WorkforcePage.vue'),
    meta: { any: ['WORKFORCE_READ'] },
  },
]
