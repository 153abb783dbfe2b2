import type { RouteRecordRaw } from 'vue-router'

export const ledgerRoutes: RouteRecordRaw[] = [
  { path: 'ledger', component: () => import('./LedgerPage.vue'), meta: { any: ['LEDGER_READ'] } },
]
