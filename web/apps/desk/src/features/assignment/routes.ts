import type { RouteRecordRaw } from 'vue-router'

export const assignmentRoutes: RouteRecordRaw[] = [
  {
    path: 'assignment',
    component: () => import('./AssignmentPage.vue'),
    meta: { any: ['PLAN_READ'] },
  },
]
