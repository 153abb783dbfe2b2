import type { RouteRecordRaw } from 'vue-router'

export const requestRoutes: RouteRecordRaw[] = [
  {
    path: 'requests',
    component: () => import('./RequestsPage.vue'),
    meta: { any: ['REQUEST_READ', 'REQUEST_HANDLE', 'REQUEST_SUPERVISE'] },
  },
]
