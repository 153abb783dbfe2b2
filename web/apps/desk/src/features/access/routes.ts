import type { RouteRecordRaw } from 'vue-router'

export const accessRoutes: RouteRecordRaw[] = [
  {
    path: 'access',
    component: () => import('./AccountsPage.vue'),
    meta: { any: ['ACCESS_ADMIN'], everywhere: true },
  },
]
