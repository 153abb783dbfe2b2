import type { RouteRecordRaw } from 'vue-router'

export const duplicateRoutes: RouteRecordRaw[] = [
  {
    path: 'duplicates',
    component: () => import('./DuplicatesPage.vue'),
    meta: { any: ['DUPLICATE_DECIDE'] },
  },
]
