import type { RouteRecordRaw } from 'vue-router'

export const truthRoutes: RouteRecordRaw[] = [
  {
    path: 'truth',
    component: () => import('./TruthPage.vue'),
    meta: { any: ['TRUTH_READ'] },
  },
]
