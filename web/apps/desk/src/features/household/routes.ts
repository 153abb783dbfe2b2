import type { RouteRecordRaw } from 'vue-router'

export const householdRoutes: RouteRecordRaw[] = [
  {
    path: 'households',
    component: () => import('./HouseholdsPage.vue'),
    meta: { any: ['HOUSEHOLD_READ'] },
  },
  {
    path: 'households/:county/:id',
    component: () => import('./HouseholdPage.vue'),
    meta: { any: ['HOUSEHOLD_READ'], own: true },
  },
]
