import type { RouteRecordRaw } from 'vue-router'

export const agreedRoutes: RouteRecordRaw[] = [
  {
    path: 'agreed',
    component: () => import('./AgreedPage.vue'),
    meta: { any: ['VISIT_READ'] },
  },
]
