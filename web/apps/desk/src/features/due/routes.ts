import type { RouteRecordRaw } from 'vue-router'

export const dueRoutes: RouteRecordRaw[] = [
  { path: 'due', component: () => import('./DuePage.vue'), meta: { any: ['HOUSEHOLD_READ'] } },
]
