import type { RouteRecordRaw } from 'vue-router'

export const mapRoutes: RouteRecordRaw[] = [
  { path: 'map', component: () => import('./MapPage.vue'), meta: { any: ['AREA_READ'] } },
]
