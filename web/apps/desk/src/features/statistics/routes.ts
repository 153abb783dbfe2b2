import type { RouteRecordRaw } from 'vue-router'

export const statisticsRoutes: RouteRecordRaw[] = [
  {
    path: 'statistics',
    component: () => import('./StatisticsPage.vue'),
    meta: { any: ['STATISTICS_READ'] },
  },
]
