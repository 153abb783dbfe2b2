import type { RouteRecordRaw } from 'vue-router'

export const exchangeRoutes: RouteRecordRaw[] = [
  {
    path: 'exchange',
    component: () => import('./ExchangePage.vue'),
    meta: { any: ['IMPORT', 'EXPORT'] },
  },
]
