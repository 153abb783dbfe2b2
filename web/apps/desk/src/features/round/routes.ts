import type { RouteRecordRaw } from 'vue-router'

export const roundRoutes: RouteRecordRaw[] = [
  {
    path: 'weeks',
    component: () => import('./WeekPage.vue'),
    meta: { any: ['PLAN_READ'] },
  },
]
